// SPDX-License-Identifier: Apache-2.0
// One film looked at: what it says, and what can be done about it.
#include <algorithm>

#include "tests/core/scenario.hpp"

using namespace scenario;

namespace {

const ScreeningId kUnion("union-1830");

std::vector<std::string> labels_of(const std::vector<Button>& buttons) {
  std::vector<std::string> labels;
  for (const auto& button : buttons) labels.push_back(button.label);
  return labels;
}

}  // namespace

TEST_CASE("a film tells its access notices, its words, its people and its website") {
  Kiosk kiosk;
  kiosk.starts_up();
  const auto row = kiosk.sees<ScanView>().rows.front();
  REQUIRE(row.own_title == "Syndicat");
  REQUIRE(row.about->label == "About Union");
  kiosk.touch(row.about->action);
  const auto film = kiosk.sees<FilmView>();
  REQUIRE(film.headline == "Union");
  REQUIRE(film.own_title == "Syndicat");
  REQUIRE(film.line == "Brett Story, Stephen Maing · 104 min");
  REQUIRE(film.line_speech == "Brett Story, Stephen Maing · 104 minutes");
  REQUIRE(film.badges == std::vector<Badge>{{"18:30 · Theatre 1", Tone::kInfo}, {"Tickets", Tone::kOk}});
  REQUIRE(film.access.size() == 3);
  REQUIRE(film.access[0] == AccessLine{{"CC", "closed captions"}, "Closed captions: ask for a device at the door"});
  REQUIRE(film.access[1].text == "Open captions in French on the screen");
  REQUIRE(film.access[2] ==
          AccessLine{{"ASL", "ASL, sign language"}, "Interpreted in ASL on Sunday, April 28: intro and Q&A"});
  REQUIRE(film.no_access.empty());
  REQUIRE(film.facts == std::vector<Fact>{{"Directors", "Brett Story, Stephen Maing"},
                                          {"Gaffer", "Ines Okoye"},
                                          {"Distributor", "The Film Collaborative"},
                                          {"Sales agent", "Submarine"}});
  REQUIRE(film.website == "https://www.union.example/");
  REQUIRE(film.website_speech == "The film’s website: union.example");
}

TEST_CASE("a film of which little is known says so and leaves out the rest") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.touch(ShowFilm{ScreeningId("bus-2100")});
  auto film = kiosk.sees<FilmView>();
  REQUIRE(film.line == "96 min");
  REQUIRE(film.no_access == "Nothing is announced for this screening. Staff at the box office can help.");
  REQUIRE(film.facts.empty());
  REQUIRE(film.website.empty());
  REQUIRE(film.website_label.empty());

  kiosk.state.service.day->films.clear();
  film = kiosk.sees<FilmView>();
  REQUIRE(film.headline == "bus");
  REQUIRE(film.badges[1].text == "Full · rush line");
}

TEST_CASE("a film that nobody signed in looks at sells nothing, and a pass is enough to go on") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.touch(ShowFilm{kUnion});
  REQUIRE(kiosk.view().bar_note == "Scan your pass to get a ticket");
  REQUIRE_FALSE(kiosk.view().personal);
  kiosk.touch(Choose{kUnion});
  kiosk.does_nothing_more();

  SECTION("a pass is looked up") {
    kiosk.signs_in(good_pass());
    REQUIRE(kiosk.in<Choosing>());
  }
  SECTION("what is no pass is told so") {
    kiosk.post(ScanRefused{});
    REQUIRE(kiosk.sees<MessageView>().headline == "That is not a pass");
  }
  SECTION("several passes are told so") {
    kiosk.post(SeveralSeen{{Place::kLeft, Place::kRight}, {}});
    REQUIRE(kiosk.in<Apology>());
  }
  SECTION("Back leads back") {
    kiosk.touch(Back{});
    REQUIRE(kiosk.in<Attract>());
  }
  SECTION("nobody there any more: a warning, then the beginning") {
    kiosk.wait(60s);
    REQUIRE(kiosk.view().still_there.has_value());
    kiosk.wait(20s);
    REQUIRE(kiosk.in<Attract>());
  }
  SECTION("a programme without it leads back") {
    auto day = evening_at_bader();
    day.screenings.erase(day.screenings.begin());
    kiosk.state.service.day = day;
    kiosk.post(Tick{});
    REQUIRE(kiosk.in<Attract>());
  }
  SECTION("trouble ends it") {
    kiosk.state.trouble = OutOfService::Reason::kDeviceRefused;
    kiosk.post(Tick{});
    REQUIRE(kiosk.in<OutOfService>());
  }
}

TEST_CASE("a film that is not on cannot be looked at") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.touch(ShowFilm{ScreeningId("nowhere")});
  REQUIRE(kiosk.in<Attract>());
  kiosk.signs_in(good_pass());
  kiosk.touch(ShowFilm{ScreeningId("nowhere")});
  REQUIRE(kiosk.in<Choosing>());
}

TEST_CASE("what can be done about a film is what its offer says") {
  Kiosk kiosk;
  kiosk.starts_up();
  using Labels = std::vector<std::string>;

  SECTION("a ticket to be had") {
    kiosk.signs_in(good_pass());
    kiosk.touch(kiosk.sees<ChoicesView>().rows.front().about->action);
    REQUIRE(kiosk.view().personal);
    REQUIRE(labels_of(kiosk.view().bar) == Labels{"Get ticket", "Show on screen", "Accessibility", "Help"});
    kiosk.touch(kiosk.view().bar[0].action);
    REQUIRE(kiosk.writes<journal::Intent>().obtain.kind == ObtainKind::kIssue);
  }
  SECTION("a reserved one") {
    kiosk.signs_in(pass_with_two_reserved());
    kiosk.touch(ShowFilm{kUnion});
    REQUIRE(kiosk.sees<FilmView>().badges[1] == Badge{"Reserved for you", Tone::kOk});
    REQUIRE(labels_of(kiosk.view().bar) == Labels{"Print ticket", "Show on screen", "Accessibility", "Help"});
  }
  SECTION("one in hand, and one that it overlaps") {
    kiosk.signs_in(pass_with_union_in_hand());
    kiosk.touch(ShowFilm{kUnion});
    REQUIRE(kiosk.sees<FilmView>().badges[1] == Badge{"Handed out at 17:10", Tone::kOk});
    REQUIRE(labels_of(kiosk.view().bar) == Labels{"Reprint", "Show on screen", "Accessibility", "Help"});
    kiosk.touch(Back{});
    kiosk.touch(ShowFilm{ScreeningId("harbour-1915")});
    REQUIRE(kiosk.sees<FilmView>().badges[1] == Badge{"Overlaps Union", Tone::kInfo});
    REQUIRE(labels_of(kiosk.view().bar) == Labels{"Swap for this", "Accessibility", "Help"});
    kiosk.touch(kiosk.view().bar[0].action);
    REQUIRE(kiosk.sees<MessageView>().headline == "Swap for A Quiet Harbour?");
  }
  SECTION("none") {
    kiosk.signs_in(good_pass());
    kiosk.touch(ShowFilm{ScreeningId("bus-2100")});
    REQUIRE(labels_of(kiosk.view().bar) == Labels{"Why is there no ticket?", "Accessibility", "Help"});
    kiosk.touch(kiosk.view().bar[0].action);
    REQUIRE(kiosk.in<Refused>());
  }
  SECTION("only on the screen, where nothing would come out of the printer") {
    kiosk.state.printer.condition = PrinterCondition::kPaperOut;
    kiosk.signs_in(pass_with_two_reserved());
    kiosk.touch(ShowFilm{kUnion});
    REQUIRE(labels_of(kiosk.view().bar) == Labels{"Show on screen", "Accessibility", "Help"});
  }
}

TEST_CASE("a ticket asked for on the screen is shown and not printed") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(ShowFilm{kUnion});
  kiosk.touch(Choose{kUnion, DeliveryMethod::kScreen});
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  kiosk.expects<ObtainTicket>();
  kiosk.issues(union_ticket());
  kiosk.writes<journal::Issued>();
  kiosk.journal_is_durable();
  REQUIRE(kiosk.writes<journal::Delivered>().delivery.method == DeliveryMethod::kScreen);
  kiosk.journal_is_durable();
  REQUIRE(kiosk.sees<TicketView>().card.code == union_ticket().code.str());
}

TEST_CASE("a new ticket asked for on the screen is asked about first, and shown then") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(pass_with_union_in_hand());
  kiosk.touch(Choose{kUnion, DeliveryMethod::kScreen});
  kiosk.touch(Confirm{});
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  kiosk.expects<ObtainTicket>();
  kiosk.issues(union_ticket());
  kiosk.writes<journal::Issued>();
  kiosk.journal_is_durable();
  REQUIRE(kiosk.writes<journal::Delivered>().delivery.method == DeliveryMethod::kScreen);
}

TEST_CASE("a kiosk without a printer shows what was asked for on paper") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.state.printer.condition = PrinterCondition::kAbsent;
  kiosk.signs_in(good_pass());
  kiosk.touch(Choose{kUnion, DeliveryMethod::kPrint});
  REQUIRE(std::get<Obtaining>(kiosk.state.mode).visit.method == DeliveryMethod::kScreen);
}

TEST_CASE("looking at a film keeps the visit, and another pass ends it") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(ShowFilm{kUnion});
  kiosk.scan("FEST-26-0001");
  REQUIRE(kiosk.in<AboutFilm>());
  kiosk.touch(Back{});
  REQUIRE(kiosk.sees<ChoicesView>().headline == "Hello, Amara");
  kiosk.does_nothing_more();
  kiosk.touch(ShowFilm{kUnion});
  kiosk.scan("FEST-26-0002");
  REQUIRE(kiosk.expects<LookUpPass>().code == PassCode("FEST-26-0002"));
}
