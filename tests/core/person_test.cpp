// SPDX-License-Identifier: Apache-2.0
// What a person likes, and the panels in which they say so.
#include "tests/core/scenario.hpp"

using namespace scenario;

namespace {

Kiosk in_three_languages() {
  Kiosk kiosk;
  kiosk.state.settings.languages = {{"en", "English"}, {"fr", "Français"}, {"es", "Español"}};
  kiosk.starts_up();
  return kiosk;
}

/// Large Spanish on black, nothing moving, low on the screen, loud.
void likes_it_otherwise(Kiosk& kiosk) {
  kiosk.touch(ChooseLanguage{"es"});
  kiosk.touch(ChooseLook{Look::kHighContrast});
  kiosk.touch(ChooseTextSize{200});
  kiosk.touch(ChooseReach{true});
  kiosk.touch(ChooseCalm{true});
  kiosk.touch(ChangeVolume{});
}

const Preferences kOtherwise{"es", Look::kHighContrast, 200, true, true, 80};

}  // namespace

TEST_CASE("what is chosen before the scan lasts through the visit, and ends with it") {
  auto kiosk = in_three_languages();
  likes_it_otherwise(kiosk);
  REQUIRE(kiosk.state.preferences == kOtherwise);
  kiosk.signs_in(good_pass());
  REQUIRE(kiosk.state.preferences == kOtherwise);
  REQUIRE(language_of(kiosk.state) == "es");

  SECTION("by signing out") {
    kiosk.touch(SignOut{});
    REQUIRE(kiosk.state.preferences == Preferences{});
    REQUIRE(language_of(kiosk.state) == "en");
  }
  SECTION("by the time-out") {
    kiosk.wait(80s);
    REQUIRE(kiosk.in<Attract>());
    REQUIRE(kiosk.state.preferences == Preferences{});
  }
  SECTION("by somebody else's pass") {
    kiosk.scan("FEST-26-0002");
    REQUIRE(kiosk.state.preferences == Preferences{});
  }
  SECTION("by the end of the ticket") {
    kiosk.takes_union();
    REQUIRE(kiosk.state.preferences == kOtherwise);
    kiosk.touch(GotIt{});
    REQUIRE(kiosk.state.preferences == Preferences{});
  }
  SECTION("not by a refusal, whose way back looks the same pass up again") {
    kiosk.touch(Choose{ScreeningId("bus-2100")});
    REQUIRE(kiosk.in<Refused>());
    kiosk.touch(Back{});
    kiosk.expects<LookUpPass>();
    REQUIRE(kiosk.state.preferences == kOtherwise);
  }
}

TEST_CASE("whoever is told that something did not work stays who they are") {
  auto kiosk = in_three_languages();
  likes_it_otherwise(kiosk);
  kiosk.post(ScanRefused{});
  REQUIRE(kiosk.in<Apology>());
  REQUIRE(kiosk.state.preferences == kOtherwise);

  SECTION("they scan again at once") {
    kiosk.signs_in(good_pass());
    REQUIRE(kiosk.state.preferences == kOtherwise);
  }
  SECTION("they touch OK and scan then") {
    kiosk.touch(Back{});
    REQUIRE(kiosk.in<Attract>());
    kiosk.signs_in(good_pass());
    REQUIRE(kiosk.state.preferences == kOtherwise);
  }
  SECTION("they walk away") {
    kiosk.wait(80s);
    REQUIRE(kiosk.in<Attract>());
    REQUIRE(kiosk.state.preferences == Preferences{});
  }
  SECTION("they touch OK and walk away then") {
    kiosk.touch(Back{});
    kiosk.wait(79s);
    REQUIRE(kiosk.state.preferences == kOtherwise);
    kiosk.wait(1s);
    REQUIRE(kiosk.state.preferences == Preferences{});
  }
}

TEST_CASE("what was chosen and then left alone is forgotten for the next person") {
  auto kiosk = in_three_languages();
  kiosk.touch(ChooseLanguage{"fr"});
  kiosk.wait(79s);
  REQUIRE(language_of(kiosk.state) == "fr");

  SECTION("after the time that ends a visit too") {
    kiosk.wait(1s);
    REQUIRE(language_of(kiosk.state) == "en");
  }
  SECTION("but not while somebody moves about on the screen") {
    kiosk.stir();
    kiosk.wait(79s);
    REQUIRE(language_of(kiosk.state) == "fr");
  }
}

TEST_CASE("a panel that is left open is warned about and closed, with what was chosen in it") {
  auto kiosk = in_three_languages();
  kiosk.touch(OpenPanel{Panel::kAccessibility});
  kiosk.touch(ChooseTextSize{150});
  kiosk.wait(59s);
  REQUIRE_FALSE(kiosk.view().still_there.has_value());
  kiosk.wait(1s);
  REQUIRE(kiosk.view().still_there->seconds_left == 20);
  REQUIRE(kiosk.view().still_there->sign_out.label == "Start over");

  SECTION("nobody answers") {
    kiosk.wait(20s);
    REQUIRE_FALSE(kiosk.state.panel.has_value());
    REQUIRE(kiosk.state.preferences == Preferences{});
  }
  SECTION("somebody needs more time") {
    kiosk.touch(MoreTime{});
    REQUIRE_FALSE(kiosk.view().still_there.has_value());
    REQUIRE(kiosk.state.panel.has_value());
  }
  SECTION("somebody starts over") {
    kiosk.touch(SignOut{});
    REQUIRE_FALSE(kiosk.state.panel.has_value());
    REQUIRE(kiosk.state.preferences == Preferences{});
  }
}

TEST_CASE("only what the kiosk has can be chosen") {
  auto kiosk = in_three_languages();
  kiosk.touch(ChooseLanguage{"tlh"});
  kiosk.touch(ChooseLanguage{""});
  kiosk.touch(ChooseTextSize{175});
  kiosk.touch(ChooseTextSize{-100});
  REQUIRE(kiosk.state.preferences == Preferences{});
}

TEST_CASE("the volume goes up by steps and from the loudest to the quietest") {
  Kiosk kiosk;
  kiosk.starts_up();
  std::vector<int> heard;
  for (int i = 0; i < 6; ++i) {
    kiosk.touch(ChangeVolume{});
    heard.push_back(kiosk.state.preferences.volume);
  }
  REQUIRE(heard == std::vector<int>{80, 100, 20, 40, 60, 80});
}

TEST_CASE("a panel stands over what is there, and lets nothing of it be touched") {
  auto kiosk = in_three_languages();
  kiosk.signs_in(good_pass());
  const auto choices = kiosk.view();
  kiosk.touch(OpenPanel{Panel::kAccessibility});
  REQUIRE(kiosk.sees<PanelView>().headline == "Accessibility");
  kiosk.touch(Choose{ScreeningId("union-1830")});
  kiosk.touch(PrintReserved{});
  kiosk.does_nothing_more();
  REQUIRE(kiosk.in<Choosing>());
  kiosk.touch(ClosePanel{});
  REQUIRE(kiosk.view() == choices);
}

TEST_CASE("signing out from a panel is signing out") {
  auto kiosk = in_three_languages();
  kiosk.signs_in(good_pass());
  kiosk.touch(OpenPanel{Panel::kHelp});
  kiosk.wait(60s);
  REQUIRE(kiosk.view().still_there->sign_out.action == Action{SignOut{}});
  kiosk.touch(SignOut{});
  REQUIRE(kiosk.in<Attract>());
  REQUIRE_FALSE(kiosk.state.panel.has_value());
}

TEST_CASE("a language chosen from all of them is where the list ends") {
  auto kiosk = in_three_languages();
  kiosk.touch(OpenPanel{Panel::kLanguages});
  const auto panel = kiosk.sees<PanelView>();
  REQUIRE(panel.groups.front().choices.size() == 3);
  REQUIRE(panel.groups.front().choices[0].selected);
  REQUIRE(panel.groups.front().choices[2].label == "Español");
  REQUIRE(panel.groups.front().choices[2].language == "es");
  kiosk.touch(panel.groups.front().choices[2].action);
  REQUIRE(language_of(kiosk.state) == "es");
  REQUIRE(kiosk.sees<ScanView>().headline == "Scan your pass to get tickets");
}

TEST_CASE("a pass, or several, at an open panel are what counts") {
  auto kiosk = in_three_languages();
  kiosk.touch(OpenPanel{Panel::kAccessibility});
  kiosk.touch(ChooseTextSize{150});

  SECTION("one is looked up, as its holder likes the screen") {
    kiosk.signs_in(good_pass());
    REQUIRE(kiosk.sees<ChoicesView>().headline == "Hello, Amara");
    REQUIRE(kiosk.state.preferences.text_percent == 150);
  }
  SECTION("several are refused") {
    kiosk.post(SeveralSeen{{Place::kLeft, Place::kRight}, {}});
    REQUIRE(kiosk.sees<MessageView>().headline == "Two passes are in view");
  }
  SECTION("the same pass, held a little longer, is no news") {
    kiosk.signs_in(good_pass());
    kiosk.touch(OpenPanel{Panel::kAccessibility});
    kiosk.scan("FEST-26-0001");
    REQUIRE(kiosk.sees<PanelView>().headline == "Accessibility");
    kiosk.does_nothing_more();
  }
}

TEST_CASE("a panel over a ticket on its way disturbs nothing, and closes for what came of it") {
  auto kiosk = in_three_languages();
  kiosk.signs_in(good_pass());
  kiosk.touch(Choose{ScreeningId("union-1830")});
  kiosk.writes<journal::Intent>();
  kiosk.touch(OpenPanel{Panel::kAccessibility});
  kiosk.journal_is_durable();
  kiosk.expects<ObtainTicket>();
  kiosk.issues(union_ticket());
  kiosk.writes<journal::Issued>();
  kiosk.journal_is_durable();
  kiosk.expects<Print>();
  REQUIRE(kiosk.sees<PanelView>().headline == "Accessibility");

  SECTION("it came out") {
    kiosk.prints(PrintOutcome::kPrinted);
    kiosk.writes<journal::Delivered>();
    kiosk.journal_is_durable();
    REQUIRE(kiosk.sees<DeliveredView>().headline == "Take your ticket");
  }
  SECTION("it did not") {
    kiosk.prints(PrintOutcome::kFailed, PrinterCondition::kPaperOut);
    kiosk.writes<journal::Delivered>();
    kiosk.journal_is_durable();
    REQUIRE(kiosk.sees<MessageView>().badge->text == "Printer is out of paper");
  }
}

TEST_CASE("a kiosk out of service can still be read by everybody, and forgets for the next one") {
  auto kiosk = in_three_languages();
  kiosk.state.trouble = OutOfService::Reason::kJournal;
  kiosk.state.mode = OutOfService{OutOfService::Reason::kJournal};
  kiosk.touch(ChooseTextSize{200});
  kiosk.touch(OpenPanel{Panel::kAccessibility});
  REQUIRE(kiosk.sees<PanelView>().headline == "Accessibility");
  kiosk.wait(60s);
  REQUIRE(kiosk.view().still_there.has_value());
  kiosk.wait(20s);
  REQUIRE(kiosk.sees<MessageView>().badge->text == "Out of service");
  REQUIRE(kiosk.state.preferences == Preferences{});
}
