// SPDX-License-Identifier: Apache-2.0
// What every view has beside its body: a name, a bar, whether it is about somebody, and how it is said.
#include <set>

#include "tests/core/scenario.hpp"

using namespace scenario;

namespace {

using Labels = std::vector<std::string>;

Labels bar_of(const Kiosk& kiosk) {
  Labels labels;
  for (const auto& button : kiosk.view().bar) labels.push_back(button.label);
  return labels;
}

std::vector<OfferedLanguage> languages(int n) {
  std::vector<OfferedLanguage> all = {{"en", "English"}, {"fr", "Français"}, {"es", "Español"}};
  all.resize(static_cast<std::size_t>(n));
  return all;
}

Visit visit_with_one_given() {
  Visit visit;
  visit.answer = good_pass();
  visit.wanted = 2;
  visit.given = 1;
  return visit;
}

}  // namespace

TEST_CASE("two languages stand in the bar in their own names, more behind the globe, one nowhere") {
  Kiosk kiosk;
  kiosk.starts_up();
  REQUIRE(bar_of(kiosk) == Labels{"Accessibility", "Help"});
  REQUIRE(kiosk.view().bar_far == 2);

  kiosk.state.settings.languages = languages(2);
  REQUIRE(bar_of(kiosk) == Labels{"English", "Français", "Accessibility", "Help"});
  REQUIRE(kiosk.view().bar[1].language == "fr");
  REQUIRE(kiosk.view().bar[0].selected);
  kiosk.touch(kiosk.view().bar[1].action);
  REQUIRE_FALSE(kiosk.view().bar[0].selected);
  REQUIRE(kiosk.view().bar[1].selected);

  kiosk.state.settings.languages = languages(3);
  REQUIRE(bar_of(kiosk) == Labels{"English", "Français", "More languages", "Accessibility", "Help"});
  REQUIRE(kiosk.view().bar[2].action == Action{OpenPanel{Panel::kLanguages}});
}

TEST_CASE("the choices have the other language at hand, and say how long they stand") {
  Kiosk kiosk;
  kiosk.state.settings.languages = languages(2);
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  REQUIRE(bar_of(kiosk) == Labels{"Accessibility", "Français", "Help"});
  REQUIRE(kiosk.view().bar_note == "Signing out in 1:20");
  kiosk.touch(ChooseLanguage{"fr"});
  REQUIRE(bar_of(kiosk) == Labels{"Accessibility", "English", "Help"});
}

TEST_CASE("from every panel there is a way to the others and back") {
  Kiosk kiosk;
  kiosk.state.settings.languages = languages(3);
  kiosk.starts_up();
  kiosk.touch(OpenPanel{Panel::kLanguages});
  REQUIRE(bar_of(kiosk) == Labels{"Accessibility", "Help"});
  kiosk.touch(OpenPanel{Panel::kAccessibility});
  REQUIRE(bar_of(kiosk) == Labels{"Languages", "Help"});
  kiosk.touch(OpenPanel{Panel::kHelp});
  REQUIRE(bar_of(kiosk) == Labels{"Languages", "Accessibility"});
  kiosk.touch(OpenPanel{Panel::kKeys});
  REQUIRE(bar_of(kiosk) == Labels{"Languages", "Help"});
  kiosk.touch(kiosk.sees<PanelView>().back.action);
  REQUIRE(kiosk.sees<PanelView>().headline == "Accessibility");
  kiosk.touch(kiosk.sees<PanelView>().back.action);
  REQUIRE(kiosk.in<Attract>());
  REQUIRE_FALSE(kiosk.state.panel.has_value());
}

TEST_CASE("the accessibility panel marks what holds, in every group that has something to choose") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.touch(OpenPanel{Panel::kAccessibility});
  const auto chosen = [&] {
    Labels labels;
    for (const auto& group : kiosk.sees<PanelView>().groups) {
      for (const auto& button : group.choices) {
        if (button.selected) labels.push_back(button.label);
      }
    }
    return labels;
  };
  REQUIRE(chosen() == Labels{"Standard", "Light", "All over the screen", "Gentle"});
  for (const auto& group : kiosk.sees<PanelView>().groups) {
    if (group.choices.back().action != Action{OpenPanel{Panel::kKeys}}) kiosk.touch(group.choices.back().action);
  }
  REQUIRE(chosen() == Labels{"Very large", "High contrast", "Low on the screen", "None"});
  const auto volume = kiosk.sees<PanelView>().groups.back().choices.front();
  REQUIRE(volume.label == "Volume 60 %");
  REQUIRE(volume.speech == "Change the volume. It is 60 percent now");
}

TEST_CASE("help is not promised where it could not be called") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.state.trouble = OutOfService::Reason::kJournal;
  kiosk.state.mode = OutOfService{OutOfService::Reason::kJournal};
  REQUIRE(bar_of(kiosk) == Labels{"Accessibility", "Help"});
  kiosk.state.service.failures = 1;
  REQUIRE(bar_of(kiosk) == Labels{"Accessibility"});
  kiosk.state.service.failures = 0;
  kiosk.state.mode = OutOfService{OutOfService::Reason::kDeviceRefused};
  REQUIRE(bar_of(kiosk) == Labels{"Accessibility"});
}

TEST_CASE("a kiosk out of service says why, where to go, and what it is called") {
  Kiosk kiosk;
  kiosk.state.settings.kiosk_name = "bader-lobby-2";
  kiosk.starts_up();
  kiosk.state.mode = OutOfService{OutOfService::Reason::kJournal};
  const auto view = kiosk.sees<MessageView>();
  REQUIRE(view.headline == "Please go to the box office");
  REQUIRE(view.body.find("can’t keep its records safe") != std::string::npos);
  REQUIRE(view.footnote == "Box office: ground floor, left of the doors. Tell staff which kiosk it is: bader-lobby-2.");
}

TEST_CASE("the first moments are told as such, and a service that does not answer too") {
  Kiosk kiosk;
  kiosk.state.settings.kiosk_name = "bader-lobby-2";
  kiosk.post(Started{});
  const auto fetch = kiosk.expects<FetchDay>();
  kiosk.opens_journal();
  REQUIRE(kiosk.view().name == "starting up");
  REQUIRE(kiosk.sees<BusyView>().lead == "bader-lobby-2 is asking for today’s programme.");
  kiosk.post(DayAnswered{fetch.request, failure(error(ServiceError::Kind::kUnreachable)), ""});
  REQUIRE(kiosk.sees<ScanView>().headline == "We can’t reach the ticketing service");
  REQUIRE(kiosk.view().top.place == "Ticket kiosk");
}

TEST_CASE("a view keeps its name while only its figures change, and no two kinds share one") {
  Kiosk kiosk;
  kiosk.starts_up();
  std::set<std::string> names;
  const auto is_new = [&] { return names.insert(kiosk.view().name).second; };
  REQUIRE(is_new());
  for (const auto panel : {Panel::kLanguages, Panel::kAccessibility, Panel::kHelp, Panel::kKeys, Panel::kElsewhere}) {
    kiosk.touch(OpenPanel{panel});
    REQUIRE(is_new());
  }
  kiosk.touch(OpenPanel{Panel::kAccessibility});
  REQUIRE_FALSE(is_new());
  kiosk.touch(ChooseTextSize{200});
  REQUIRE_FALSE(is_new());
  kiosk.touch(ClosePanel{});

  kiosk.scan("FEST-26-0001");
  kiosk.expects<LookUpPass>();
  REQUIRE(is_new());
  kiosk.answers(pass_with_union_in_hand());
  REQUIRE(is_new());
  kiosk.wait(65s);
  REQUIRE_FALSE(is_new());
  for (const auto* screening : {"union-1830", "harbour-1915"}) {
    kiosk.touch(ShowFilm{ScreeningId(screening)});
    REQUIRE(is_new());
    kiosk.touch(Back{});
    kiosk.touch(Choose{ScreeningId(screening)});
    REQUIRE(is_new());
    kiosk.touch(Back{});
  }
  kiosk.touch(Choose{ScreeningId("bus-2100")});
  REQUIRE(kiosk.view().name == "refusal screening_full");
}

TEST_CASE("what says something about somebody says so, and nothing else does") {
  Kiosk kiosk;
  kiosk.starts_up();
  REQUIRE_FALSE(kiosk.view().personal);
  kiosk.scan("FEST-26-0001");
  kiosk.expects<LookUpPass>();
  REQUIRE_FALSE(kiosk.view().personal);
  kiosk.answers(good_pass());
  REQUIRE(kiosk.view().personal);
  kiosk.touch(OpenPanel{Panel::kAccessibility});
  REQUIRE_FALSE(kiosk.view().personal);
  kiosk.touch(ClosePanel{});
  kiosk.gets_union_printed();
  REQUIRE(kiosk.view().personal);
  for (const auto& [kind, personal] :
       {std::pair(Apology::Kind::kNotAPass, false), std::pair(Apology::Kind::kSeveralPasses, false),
        std::pair(Apology::Kind::kNoService, false), std::pair(Apology::Kind::kOutcomeUnknown, true),
        std::pair(Apology::Kind::kAtBoxOffice, true)}) {
    kiosk.state.mode = Apology{kind, kiosk.state.steady, {}};
    REQUIRE(kiosk.view().personal == personal);
  }
  kiosk.state.mode = Refused{std::nullopt, verdict(policy::Reason::kPassExpired), kiosk.state.steady};
  REQUIRE(kiosk.view().personal);
}

TEST_CASE("what is written short is said in full") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(pass_with_two_reserved());
  const auto choices = kiosk.sees<ChoicesView>();
  REQUIRE(choices.rows[0].detail == "Theatre 1 · 104 min");
  REQUIRE(choices.rows[0].detail_speech == "Theatre 1 · 104 minutes");
  REQUIRE(choices.rows[0].access[0] == AccessMark{"CC", "closed captions"});
  REQUIRE(choices.rows[0].button->label == "Print");
  REQUIRE(choices.rows[0].button->speech == "Print the ticket for Union");
  REQUIRE(choices.rows[1].button->speech == "Get a ticket for A Quiet Harbour");
  REQUIRE(choices.reserved->button.speech == "Print your 2 reserved tickets");
  kiosk.wait(65s);
  REQUIRE(kiosk.view().still_there->seconds_speech == "15 seconds left");
  kiosk.state.mode = Shown{visit_with_one_given(), union_ticket(), kiosk.state.steady};
  REQUIRE(kiosk.sees<TicketView>().card.reference_speech == "Ticket number T, 7, F, 3, K, 9, 2, Q, D");
  REQUIRE_FALSE(kiosk.sees<TicketView>().card.code_speech.empty());
}

TEST_CASE("of several tickets, each says which one it is") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.state.mode = Printing{visit_with_one_given(), IdempotencyKey("way"), union_ticket(), kiosk.state.steady};
  const auto busy = kiosk.sees<BusyView>();
  REQUIRE(busy.lead == "2 of 2 · Union · 18:30 · Theatre 1");
  REQUIRE(busy.done == 1);
  REQUIRE(busy.total == 2);
}

TEST_CASE("a ticket for elsewhere is told as such, and tomorrow's opening while it is to come") {
  Kiosk kiosk;
  kiosk.starts_up();
  auto answer = good_pass();
  auto elsewhere = union_ticket();
  elsewhere.screening = ScreeningId("dawn-2200");
  elsewhere.title = "Dawn";
  elsewhere.venue = VenueId("lightbox");
  elsewhere.venue_name = "Lightbox";
  elsewhere.starts_at += 3h;
  answer.tickets = {elsewhere};
  kiosk.signs_in(answer);
  REQUIRE(kiosk.sees<ChoicesView>().notes ==
          Labels{"Elsewhere today: Dawn at 21:30, Lightbox. Its ticket is handed out there.",
                 "Tomorrow’s tickets open online tonight at 21:00."});
  kiosk.state.now = *parse_rfc3339("2024-04-28T21:00:00-04:00");
  REQUIRE(kiosk.sees<ChoicesView>().notes.size() == 1);
}
