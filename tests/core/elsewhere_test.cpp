// SPDX-License-Identifier: Apache-2.0
// What is on at the other venues: asked for like the venue's day, shown to who asks, and nothing is to be chosen there.
#include "kiosk/core/links.hpp"
#include "tests/core/scenario.hpp"

using namespace scenario;

namespace {

Instant local(const std::string& time) { return *parse_rfc3339("2024-04-28T" + time + ":00-04:00"); }

FestivalScreening screening(const std::string& title, const std::string& starts) {
  FestivalScreening made;
  made.id = ScreeningId(title);
  made.title = title;
  made.starts_at = local(starts);
  made.online = {local("00:00") - 3h, made.starts_at - 60min};
  return made;
}

/// Union here; at Alger Hall one that is over, one online until 19:00, one of which only the box office has tickets,
/// and a cancelled one.
FestivalDay festival() {
  FestivalVenue here{VenueId("bader"), "Isabel Bader Theatre", "", {}, std::nullopt, {screening("Union", "18:30")}};
  FestivalVenue alger{VenueId("alger"),
                      "Alger Hall",
                      "in the arcade",
                      {},
                      policy::Window{local("12:00"), local("20:00")},
                      {screening("Over", "17:00"), screening("Soon", "18:15"), screening("Later", "20:00"),
                       screening("Full", "20:30"), screening("Dark", "21:00"), screening("Tonight", "22:00")}};
  alger.screenings[3].allotment = AllotmentState::kFull;
  alger.screenings[4].cancelled = true;
  alger.screenings[5].online.opens = local("20:00");
  return {"America/Toronto", *parse_date("2024-04-28"), {here, alger}};
}

/// The request for the festival's day that is under way since the venue's day came.
RequestId asked(const Kiosk& kiosk) {
  REQUIRE(kiosk.state.festival.fetching != RequestId{});
  return kiosk.state.festival.fetching;
}

/// A kiosk that was told of the festival's day.
Kiosk told() {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.post(FestivalDayAnswered{asked(kiosk), std::optional(festival()), "f1"});
  return kiosk;
}

Duration next_festival_day_in(const Kiosk& kiosk) { return *next_festival_day(kiosk.state) - kiosk.state.steady; }

}  // namespace

TEST_CASE("the other venues' screenings of today, with their box office hours and what can be had online now") {
  auto kiosk = told();
  const auto button = kiosk.sees<ScanView>().elsewhere;
  REQUIRE(button.has_value());
  REQUIRE(button->label == "Elsewhere today");
  kiosk.touch(button->action);
  const auto view = kiosk.sees<PanelView>();
  REQUIRE(view.headline == "Elsewhere today");
  REQUIRE(view.groups.size() == 1);
  const auto& alger = view.groups[0];
  REQUIRE(alger.title == "Alger Hall");
  REQUIRE(alger.note == "Box office from 12:00 to 20:00: in the arcade.");
  std::vector<std::string> rows;
  for (const auto& row : alger.rows) {
    rows.push_back(row.time + " " + row.title + ": " + row.badge->text);
    REQUIRE_FALSE(row.button.has_value());
    REQUIRE_FALSE(row.about.has_value());
  }
  REQUIRE(rows == std::vector<std::string>{"18:15 Soon: At its box office", "20:00 Later: Online until 19:00",
                                           "20:30 Full: Full · rush line", "21:00 Dark: Cancelled",
                                           "22:00 Tonight: Online from 20:00"});
  kiosk.touch(view.back.action);
  REQUIRE(kiosk.in<Attract>());
  REQUIRE_FALSE(kiosk.state.panel.has_value());
  kiosk.does_nothing_more_but_its_rhythm();
}

TEST_CASE("from the choices one looks elsewhere and comes back to them") {
  auto kiosk = told();
  kiosk.signs_in(good_pass());
  const auto before = kiosk.view();
  REQUIRE(kiosk.sees<ChoicesView>().more.back().label == "Elsewhere today");
  kiosk.touch(kiosk.sees<ChoicesView>().more.back().action);
  REQUIRE_FALSE(kiosk.view().personal);
  kiosk.touch(ClosePanel{});
  REQUIRE(kiosk.view() == before);
}

TEST_CASE("an older service does not know of other venues: nothing leads there, and it is asked again an hour later") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.post(FestivalDayAnswered{asked(kiosk), failure(error(ServiceError::Kind::kRejected)), ""});
  REQUIRE_FALSE(kiosk.sees<ScanView>().elsewhere.has_value());
  REQUIRE_FALSE(kiosk.state.trouble.has_value());
  REQUIRE(next_festival_day_in(kiosk) == 1h);
  kiosk.effects.clear();
  kiosk.wait(59min);
  for (const auto& effect : kiosk.effects) REQUIRE_FALSE(std::holds_alternative<FetchFestivalDay>(effect));
}

TEST_CASE(
    "what was told once stands and is asked for a minute later, though a proxy says that there is no such thing") {
  auto kiosk = told();
  kiosk.wait(61s);
  const auto again = kiosk.expects<FetchFestivalDay>();
  kiosk.post(FestivalDayAnswered{again.request, failure(error(ServiceError::Kind::kRejected)), ""});
  REQUIRE(kiosk.sees<ScanView>().elsewhere.has_value());
  REQUIRE(next_festival_day_in(kiosk) == 60s);
  kiosk.effects.clear();
  kiosk.wait(61s);
  REQUIRE(kiosk.expects<FetchFestivalDay>().etag == "f1");
}

TEST_CASE("a service that answers nothing at all is not taken for one that does not know of other venues") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.state.service.failures = 1;
  kiosk.post(FestivalDayAnswered{asked(kiosk), failure(error(ServiceError::Kind::kRejected)), ""});
  REQUIRE(next_festival_day_in(kiosk) == 60s);
}

TEST_CASE("what is known of other venues stands while the service cannot be reached, and is asked for by its tag") {
  auto kiosk = told();
  kiosk.wait(61s);
  const auto again = kiosk.expects<FetchFestivalDay>();
  REQUIRE(again.etag == "f1");
  SECTION("it cannot be reached") {
    kiosk.post(FestivalDayAnswered{again.request, failure(error(ServiceError::Kind::kUnreachable)), ""});
  }
  SECTION("it has nothing new") { kiosk.post(FestivalDayAnswered{again.request, std::optional<FestivalDay>(), "f1"}); }
  REQUIRE(kiosk.sees<ScanView>().elsewhere.has_value());
  REQUIRE(kiosk.state.service.failures == 0);
  kiosk.post(FestivalDayAnswered{again.request, std::optional(FestivalDay{}), "late"});  // twice: the second is stale
  REQUIRE(kiosk.sees<ScanView>().elsewhere.has_value());
}

TEST_CASE("what was last said a quarter of an hour ago is not shown, and asked for all the while") {
  auto kiosk = told();
  kiosk.touch(OpenPanel{Panel::kElsewhere});
  const auto answer = [&](bool reached) {
    kiosk.effects.clear();
    kiosk.touch(MoreTime{});
    kiosk.wait(61s);
    const auto request = kiosk.expects<FetchFestivalDay>().request;
    if (reached) return kiosk.post(FestivalDayAnswered{request, std::optional<FestivalDay>(), "f1"});
    kiosk.post(FestivalDayAnswered{request, failure(error(ServiceError::Kind::kOutcomeUnknown)), ""});
  };
  for (int minute = 0; minute < 20; ++minute) answer(true);  // the same as before is said anew each time
  REQUIRE(kiosk.sees<PanelView>().groups.size() == 1);
  for (int minute = 0; minute < 14; ++minute) answer(false);
  REQUIRE(kiosk.sees<PanelView>().groups.size() == 1);
  answer(false);
  REQUIRE(kiosk.sees<PanelView>().lead == "What other venues show is not known at the moment.");
  REQUIRE(kiosk.sees<PanelView>().groups.empty());
  kiosk.touch(ClosePanel{});
  REQUIRE_FALSE(kiosk.sees<ScanView>().elsewhere.has_value());
  answer(true);
  REQUIRE(kiosk.sees<ScanView>().elsewhere.has_value());
}

TEST_CASE("what is on elsewhere on another day than the one that is shown here is not shown") {
  auto kiosk = told();
  auto tomorrow = evening_at_bader();
  tomorrow.day = *parse_date("2024-04-29");
  kiosk.wait(61s);
  kiosk.post(DayAnswered{kiosk.expects<FetchDay>().request, std::optional(tomorrow), "v2"});
  REQUIRE_FALSE(kiosk.sees<ScanView>().elsewhere.has_value());
}

TEST_CASE("where nothing is to come elsewhere nothing leads there, and a panel that stands says so") {
  auto kiosk = told();
  kiosk.touch(OpenPanel{Panel::kElsewhere});
  kiosk.state.now = local("22:00");
  REQUIRE(kiosk.sees<PanelView>().lead == "Nothing more is shown at another venue today.");
  REQUIRE(kiosk.sees<PanelView>().groups.empty());
  kiosk.touch(ClosePanel{});
  REQUIRE_FALSE(kiosk.sees<ScanView>().elsewhere.has_value());
}

TEST_CASE("before there is a venue's day no other is asked for") {
  Kiosk kiosk;
  kiosk.post(Started{});
  kiosk.post(Tick{});
  for (const auto& effect : kiosk.effects) REQUIRE_FALSE(std::holds_alternative<FetchFestivalDay>(effect));
}
