// SPDX-License-Identifier: Apache-2.0
// Time-outs, their warning, and the sleep in between.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/core/scenario.hpp"

using namespace scenario;

TEST_CASE("somebody who does nothing is warned, then signed out") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.wait(59s);
  REQUIRE_FALSE(kiosk.view().still_there.has_value());
  REQUIRE(kiosk.view().bar_note == "Signing out in 0:21");
  kiosk.wait(1s);
  REQUIRE(kiosk.view().still_there->seconds_left == 20);

  SECTION("a touch gives all the time back") {
    kiosk.touch(MoreTime{});
    REQUIRE_FALSE(kiosk.view().still_there.has_value());
    kiosk.wait(59s);
    REQUIRE_FALSE(kiosk.view().still_there.has_value());
  }
  SECTION("and again, as often as they like") {
    for (int i = 0; i < 10; ++i) {
      kiosk.touch(MoreTime{});
      kiosk.wait(70s);
      REQUIRE(kiosk.view().still_there.has_value());
    }
  }
  SECTION("no touch signs them out") {
    kiosk.wait(19s);
    REQUIRE(kiosk.view().still_there->seconds_left == 1);
    kiosk.wait(1s);
    REQUIRE(kiosk.in<Attract>());
  }
}

TEST_CASE("an idle kiosk wakes for its clock and its links, and for nothing else") {
  Kiosk kiosk;
  kiosk.starts_up();
  int ticks = 0;
  const auto until = kiosk.state.steady + 10min;
  while (*wake_at(kiosk.state) <= until) {
    kiosk.state.now += *wake_at(kiosk.state) - kiosk.state.steady;
    kiosk.state.steady = *wake_at(kiosk.state);
    kiosk.post(Tick{});
    ++ticks;
    while (!kiosk.effects.empty()) {
      if (std::holds_alternative<FetchDay>(kiosk.effects.front())) {
        kiosk.post(DayAnswered{kiosk.expects<FetchDay>().request, std::optional<VenueDay>(), "v1"});
      } else if (std::holds_alternative<ReportConditions>(kiosk.effects.front())) {
        kiosk.post(ConditionsReported{kiosk.expects<ReportConditions>().request, std::nullopt});
      } else if (std::holds_alternative<FetchFestivalDay>(kiosk.effects.front())) {
        kiosk.post(FestivalDayAnswered{kiosk.expects<FetchFestivalDay>().request, std::optional<FestivalDay>(), "f1"});
      } else {
        kiosk.post(PrinterChecked{kiosk.expects<CheckPrinter>().request, PrinterCondition::kReady});
      }
    }
  }
  REQUIRE(ticks <= 40);
}

TEST_CASE("a day that does not come is asked for again, each time a little later") {
  Kiosk kiosk;
  kiosk.post(Started{});
  std::vector<Duration> pauses;
  for (int i = 0; i < 6; ++i) {
    const auto fetch = kiosk.expects<FetchDay>();
    kiosk.effects.clear();
    const auto asked = kiosk.state.now;
    kiosk.post(DayAnswered{fetch.request, failure(error(ServiceError::Kind::kUnreachable)), ""});
    while (std::ranges::none_of(kiosk.effects, [](const Effect& e) { return std::holds_alternative<FetchDay>(e); })) {
      kiosk.wait(1s);
    }
    pauses.push_back(kiosk.state.now - asked);
  }
  REQUIRE(pauses.front() == 2s);
  REQUIRE(pauses.back() == 30s);
  REQUIRE(std::is_sorted(pauses.begin(), pauses.end()));
}

TEST_CASE("a clock that is set, forwards or back, moves no time-out") {
  for (const auto jump : {-3h, 3h}) {
    Kiosk kiosk;
    kiosk.starts_up();
    kiosk.signs_in(good_pass());
    kiosk.wait(30s);
    kiosk.state.now += jump;
    kiosk.post(Tick{});
    REQUIRE(kiosk.in<Choosing>());
    REQUIRE_FALSE(kiosk.view().still_there.has_value());
    kiosk.wait(30s);
    REQUIRE(kiosk.view().still_there->seconds_left == 20);
    kiosk.wait(20s);
    REQUIRE(kiosk.in<Attract>());
  }
}

namespace {

/// Brings a kiosk into each mode that signs the person out, and says which.
std::vector<std::pair<std::string, Kiosk>> every_mode_with_a_warning() {
  std::vector<std::pair<std::string, Kiosk>> kiosks;
  const auto add = [&](const std::string& name, const PassAnswer& answer, auto&& lead) {
    Kiosk kiosk;
    kiosk.starts_up();
    if (answer.holder) kiosk.signs_in(answer);
    lead(kiosk);
    kiosks.emplace_back(name, std::move(kiosk));
  };
  const PassAnswer nobody;
  add("choices", good_pass(), [](Kiosk&) {});
  add("film, signed in", good_pass(), [](Kiosk& k) { k.touch(ShowFilm{ScreeningId("union-1830")}); });
  add("film", nobody, [](Kiosk& k) { k.touch(ShowFilm{ScreeningId("union-1830")}); });
  add("confirming", pass_with_union_in_hand(), [](Kiosk& k) { k.touch(Choose{ScreeningId("union-1830")}); });
  add("refused", good_pass(), [](Kiosk& k) { k.touch(Choose{ScreeningId("bus-2100")}); });
  add("pass refused", nobody, [](Kiosk& k) {
    k.signs_in(PassAnswer{std::nullopt, verdict(policy::Reason::kPassExpired), {}, {}});
  });
  add("apology", nobody, [](Kiosk& k) { k.post(ScanRefused{}); });
  add("panel", nobody, [](Kiosk& k) { k.touch(OpenPanel{Panel::kAccessibility}); });
  add("panel over choices", good_pass(), [](Kiosk& k) { k.touch(OpenPanel{Panel::kLanguages}); });
  add("overdue look-up", nobody, [](Kiosk& k) {
    k.scan("FEST-26-0001");
    k.expects<LookUpPass>();
    k.wait(15s);
  });
  add("overdue ticket", good_pass(), [](Kiosk& k) {
    k.touch(Choose{ScreeningId("union-1830")});
    k.writes<journal::Intent>();
    k.journal_is_durable();
    k.expects<ObtainTicket>();
    k.wait(15s);
  });
  add("faulted", good_pass(), [](Kiosk& k) {
    k.gets_union_printed();
    k.prints(PrintOutcome::kFailed, PrinterCondition::kPaperOut);
    k.writes<journal::Delivered>();
    k.journal_is_durable();
  });
  add("shown", good_pass(), [](Kiosk& k) {
    k.gets_union_printed();
    k.prints(PrintOutcome::kFailed, PrinterCondition::kPaperOut);
    k.writes<journal::Delivered>();
    k.journal_is_durable();
    k.touch(ShowOnScreen{});
    k.writes<journal::Delivered>();
    k.journal_is_durable();
    k.expects<ReportDelivery>();
  });
  add("delivered, and somebody stirs", good_pass(), [](Kiosk& k) {
    k.takes_union();
    k.stir();
  });
  return kiosks;
}

}  // namespace

TEST_CASE("in every mode with a time-out: warned 20 s before, and prolonged as often as is wished") {
  for (auto& [name, kiosk] : every_mode_with_a_warning()) {
    INFO(name);
    const auto mode = kiosk.state.mode.index();
    for (int i = 0; i < 12; ++i) {
      kiosk.wait(59s);
      REQUIRE_FALSE(kiosk.view().still_there.has_value());
      kiosk.wait(1s);
      REQUIRE(kiosk.view().still_there->seconds_left == 20);
      kiosk.wait(19s);
      REQUIRE(kiosk.view().still_there->seconds_left == 1);
      if (i % 2 == 0) {
        kiosk.touch(MoreTime{});
      } else {
        kiosk.stir();
      }
      REQUIRE(kiosk.state.mode.index() == mode);
      REQUIRE_FALSE(kiosk.view().still_there.has_value());
    }
    kiosk.wait(80s);
    REQUIRE(kiosk.in<Attract>());
    REQUIRE_FALSE(kiosk.state.panel.has_value());
    REQUIRE(kiosk.state.preferences == Preferences{});
  }
}

TEST_CASE("a ticket that was taken away is asked about soon, and then the view ends as any other") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.takes_union();
  kiosk.wait(14s);
  REQUIRE_FALSE(kiosk.view().still_there.has_value());
  kiosk.wait(1s);
  REQUIRE(kiosk.view().still_there->seconds_left == 20);

  SECTION("where nobody does anything") {
    kiosk.wait(19s);
    REQUIRE(kiosk.in<Delivered>());
    kiosk.wait(1s);
    REQUIRE(kiosk.in<Attract>());
  }
  SECTION("not where somebody still looks at it") {
    kiosk.touch(MoreTime{});
    kiosk.wait(59s);
    REQUIRE(kiosk.in<Delivered>());
    REQUIRE_FALSE(kiosk.view().still_there.has_value());
  }
}

TEST_CASE("what was handed out stands for so long only, even if the screen is touched, and says so at the end") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  SECTION("on paper") { kiosk.takes_union(); }
  SECTION("on the screen") { kiosk.shows_union(); }
  const auto mode = kiosk.state.mode.index();
  int prolonged = 0;
  bool told = false;
  for (int i = 0; i < 200 && kiosk.state.mode.index() == mode; ++i) {
    kiosk.wait(10s);
    const auto warning = kiosk.view().still_there;
    if (warning && warning->more_time) ++prolonged;
    told = told || (warning && !warning->more_time);
    if (warning) kiosk.touch(MoreTime{});
    kiosk.stir();
    kiosk.touch(OpenPanel{Panel::kHelp});
    kiosk.touch(ClosePanel{});
  }
  REQUIRE(kiosk.in<Attract>());
  REQUIRE(told);
}

TEST_CASE("before that it is prolonged at least ten times, each at the last moment") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.takes_union();
  for (int i = 0; i < 10; ++i) {
    while (!kiosk.view().still_there) kiosk.wait(1s);
    kiosk.wait(19s);
    REQUIRE(kiosk.view().still_there->more_time.has_value());
    kiosk.touch(MoreTime{});
    REQUIRE_FALSE(kiosk.view().still_there.has_value());
  }
}

TEST_CASE("nor is the time before its first warning taken off that, however long it is") {
  Kiosk kiosk;
  kiosk.state.settings.idle = 5s;
  kiosk.state.settings.delivered = 10min;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.takes_union();
  for (int i = 0; i < 11; ++i) {
    while (!kiosk.view().still_there) kiosk.wait(1s);
    kiosk.wait(19s);
    REQUIRE(kiosk.view().still_there->more_time.has_value());
    kiosk.touch(MoreTime{});
    REQUIRE_FALSE(kiosk.view().still_there.has_value());
  }
}
