// SPDX-License-Identifier: Apache-2.0
// Giving a ticket back: asked about first, carried out once and through the journal, and settled after a crash.
#include "tests/core/scenario.hpp"

using namespace scenario;
using Kind = ServiceError::Kind;

namespace {

using Labels = std::vector<std::string>;

Labels labels_of(const std::vector<Button>& buttons) {
  Labels labels;
  for (const auto& button : buttons) labels.push_back(button.label);
  return labels;
}

/// Amara holds Union and is asked whether she means to give it back.
Kiosk asked() {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(pass_with_union_in_hand());
  kiosk.touch(GiveBack{});
  return kiosk;
}

/// She meant it, and the service is asked.
Kiosk asking() {
  auto kiosk = asked();
  kiosk.touch(Confirm{});
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  kiosk.expects<ReturnTicket>();
  return kiosk;
}

const Obtain kUnionBack{ObtainKind::kReturn, PassId("p-amara"), ScreeningId("union-1830"), union_ticket().id, 1};

}  // namespace

TEST_CASE("a ticket is given back once its intent is durable, and the visit goes on with choices asked for anew") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(pass_with_union_in_hand());
  REQUIRE(labels_of(kiosk.sees<ChoicesView>().more) == Labels{"Give a ticket back"});
  kiosk.touch(kiosk.sees<ChoicesView>().more[0].action);
  const auto question = kiosk.sees<MessageView>();
  REQUIRE(question.headline == "Give this ticket back?");
  REQUIRE(question.body.find("Union · 18:30 · Theatre 1") == 0);
  REQUIRE(question.body.find("Its seat is free at once") != std::string::npos);
  REQUIRE(question.body.find("no longer good at the door") != std::string::npos);
  REQUIRE(labels_of(question.actions) == Labels{"Give it back", "Keep what I have"});
  kiosk.does_nothing_more();

  kiosk.touch(Confirm{});
  REQUIRE(kiosk.writes<journal::Intent>().obtain == kUnionBack);
  const auto key = kiosk.last<AppendJournal>().entry.key;
  REQUIRE(kiosk.sees<BusyView>().headline == "Giving your ticket back");
  kiosk.does_nothing_more();

  kiosk.journal_is_durable();
  const ReturnTicket sent{kiosk.expects<ReturnTicket>()};
  REQUIRE(sent.key == key);
  REQUIRE(sent.ticket == union_ticket().id);
  REQUIRE(sent.visit == VisitToken("visit-of-amara"));
  kiosk.gives_back();
  REQUIRE(kiosk.sees<MessageView>().headline == "Your ticket is given back");
  REQUIRE(kiosk.sees<MessageView>().body.find("The paper you hold is no longer good") != std::string::npos);
  kiosk.writes<journal::Closed>();
  kiosk.journal_is_durable();
  REQUIRE(kiosk.state.ways.empty());

  kiosk.touch(Back{});
  REQUIRE(kiosk.expects<LookUpPass>().code == PassCode("FEST-26-0001"));
  kiosk.answers(good_pass());
  REQUIRE(kiosk.sees<ChoicesView>().rows[0].button->label == "Get ticket");  // who thinks again can have it again
  REQUIRE(kiosk.sees<ChoicesView>().more.empty());
}

TEST_CASE("of several tickets the person says which, and may keep them all") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(pass_with_two_reserved());
  kiosk.touch(GiveBack{});
  const auto which = kiosk.sees<MessageView>();
  REQUIRE(labels_of(which.actions) == Labels{"18:30 Union", "21:00 Night Bus, Northbound", "Keep what I have"});
  kiosk.touch(which.actions[1].action);
  REQUIRE(kiosk.sees<MessageView>().headline == "Give this ticket back?");
  REQUIRE(kiosk.sees<MessageView>().body.find("Night Bus") == 0);
  SECTION("it is kept") {
    kiosk.touch(Back{});
    REQUIRE(kiosk.in<Choosing>());
    kiosk.does_nothing_more();
  }
  SECTION("it is given back; nothing says that paper is in a hand") {
    kiosk.touch(Confirm{});
    REQUIRE(kiosk.writes<journal::Intent>().obtain.ticket == night_bus_ticket().id);
    kiosk.journal_is_durable();
    kiosk.expects<ReturnTicket>();
    kiosk.gives_back();
    REQUIRE(kiosk.sees<MessageView>().body.find("paper you hold") == std::string::npos);
  }
}

TEST_CASE("a film whose ticket is held can be given back from there, and no other") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(pass_with_union_in_hand());
  kiosk.touch(ShowFilm{ScreeningId("harbour-1915")});
  REQUIRE(kiosk.sees<FilmView>().more.empty());
  kiosk.touch(Back{});
  kiosk.touch(ShowFilm{ScreeningId("union-1830")});
  REQUIRE(labels_of(kiosk.sees<FilmView>().more) == Labels{"Give this ticket back"});
  kiosk.touch(kiosk.sees<FilmView>().more[0].action);
  REQUIRE(kiosk.sees<MessageView>().headline == "Give this ticket back?");
}

TEST_CASE("what cannot be given back here is not asked about") {
  Kiosk kiosk;
  kiosk.starts_up();
  auto answer = pass_with_union_in_hand();
  SECTION("its screening has begun") { kiosk.state.now = union_ticket().starts_at; }
  SECTION("it is of another venue, and not offered here") {
    answer.tickets[0].venue = VenueId("alger");
    answer.tickets[0].screening = ScreeningId("elsewhere");
  }
  SECTION("it is nobody's here") { answer.tickets.clear(); }
  kiosk.signs_in(answer);
  REQUIRE(kiosk.sees<ChoicesView>().more.empty());
  const auto before = kiosk.state.mode;
  kiosk.touch(GiveBack{});
  kiosk.touch(GiveBack{union_ticket().id});
  REQUIRE(kiosk.state.mode == before);
  kiosk.does_nothing_more();
}

TEST_CASE("the rule says no: until when it could be given back, or where it is") {
  auto kiosk = asking();
  auto why = error(Kind::kRefused);
  SECTION("too late") {
    why.verdict = verdict(policy::Reason::kWindowClosed);
    why.verdict->closes_at = *parse_rfc3339("2024-04-28T17:30:00-04:00");
    kiosk.return_fails(why);
    REQUIRE(kiosk.sees<MessageView>().headline == "Too late to give it back");
    REQUIRE(kiosk.sees<MessageView>().body.find("It could be given back until 17:30.") == 0);
  }
  SECTION("an older service says no time") {
    why.verdict = verdict(policy::Reason::kWindowClosed);
    kiosk.return_fails(why);
    REQUIRE(kiosk.sees<MessageView>().body.find("It stays good") == 0);
  }
  SECTION("at another venue") {
    why.verdict = verdict(policy::Reason::kWrongVenue);
    why.verdict->venue = VenueId("bader");
    kiosk.return_fails(why);
    REQUIRE(kiosk.sees<MessageView>().body.find("Isabel Bader Theatre") != std::string::npos);
  }
  SECTION("for another reason") {
    why.verdict = verdict(policy::Reason::kPassSuspended);
    kiosk.return_fails(why);
    REQUIRE(kiosk.sees<MessageView>().headline == "It can’t be given back here");
  }
  REQUIRE(kiosk.view().name.find("refusal return ") == 0);
  kiosk.writes<journal::Closed>();
  kiosk.touch(Back{});
  kiosk.expects<LookUpPass>();
}

TEST_CASE("a request to give back that certainly did not get through leaves the ticket with the person") {
  auto kiosk = asking();
  for (int i = 0; i < 2; ++i) {
    kiosk.return_fails(error(Kind::kUnreachable));
    kiosk.wait(4s);
    REQUIRE(kiosk.expects<ReturnTicket>().key == kiosk.last<AppendJournal>().entry.key);
  }
  kiosk.return_fails(error(Kind::kUnreachable));
  REQUIRE(kiosk.sees<MessageView>().headline == "The ticket is still yours");
  kiosk.writes<journal::Closed>();
}

TEST_CASE("a visit that has ended at the service, and a ticket that it does not know, change nothing") {
  auto kiosk = asking();
  SECTION("the look-up is too long ago") {
    kiosk.return_fails(error(Kind::kVisitEnded));
    REQUIRE(kiosk.sees<MessageView>().headline == "Scan your pass again");
  }
  SECTION("it was given back at another kiosk meanwhile") {
    kiosk.return_fails(error(Kind::kRejected));
    REQUIRE(kiosk.sees<MessageView>().headline == "Please ask at the box office");
  }
  kiosk.writes<journal::Closed>();
}

TEST_CASE("an answer that is lost is asked for again under the same key") {
  auto kiosk = asking();
  const auto first = kiosk.last<ReturnTicket>();
  kiosk.return_fails(error(Kind::kOutcomeUnknown));
  kiosk.wait(1s);
  const auto second = kiosk.expects<ReturnTicket>();
  REQUIRE(second.key == first.key);
  REQUIRE(second.visit == first.visit);
  kiosk.gives_back();
  REQUIRE(kiosk.sees<MessageView>().headline == "Your ticket is given back");
}

TEST_CASE("no answer yet: what may be done already is said of the ticket that is given back") {
  auto kiosk = asking();
  kiosk.wait(10s);
  REQUIRE(kiosk.sees<MessageView>().headline == "Still giving your ticket back");
  kiosk.wait(6s);
  const auto overdue = kiosk.sees<MessageView>();
  REQUIRE(overdue.headline == "No answer yet");
  REQUIRE(overdue.body.find("Your ticket may be given back already") != std::string::npos);
  REQUIRE(overdue.reference.has_value());
  SECTION("and then it comes") {
    kiosk.gives_back();
    REQUIRE(kiosk.sees<MessageView>().headline == "Your ticket is given back");
  }
  SECTION("the person leaves: it is withdrawn, and what nobody knows yet is said") {
    kiosk.touch(SignOut{});
    REQUIRE(kiosk.expects<WithdrawRequest>().key == kiosk.last<ReturnTicket>().key);
    REQUIRE(kiosk.sees<MessageView>().headline == "We’re still asking");
    REQUIRE(kiosk.sees<MessageView>().body.find("whether your ticket is given back") != std::string::npos);
    REQUIRE(kiosk.sees<MessageView>().reference.has_value());
    kiosk.touch(Back{});
    kiosk.scan("FEST-26-0001");
    kiosk.expects<LookUpPass>();
    kiosk.answers(pass_with_union_in_hand());  // it is in doubt until the withdrawal is answered
    REQUIRE(kiosk.sees<MessageView>().body.find("whether your ticket is given back") != std::string::npos);
    kiosk.was_not_carried_out();  // nothing was done, or it was given back: no code was made either way
    kiosk.writes<journal::Closed>();
    kiosk.journal_is_durable();
    REQUIRE(kiosk.state.ways.empty());
  }
}

TEST_CASE("before the journal has the intent nothing is asked, and the person is told that") {
  auto kiosk = asked();
  kiosk.touch(Confirm{});
  kiosk.writes<journal::Intent>();
  kiosk.wait(16s);
  REQUIRE(kiosk.sees<MessageView>().body.find("the ticket is still yours") != std::string::npos);
  kiosk.touch(SignOut{});
  REQUIRE(kiosk.sees<MessageView>().headline == "The ticket is still yours");
  kiosk.journal_is_durable();
  kiosk.writes<journal::Closed>();
}

TEST_CASE("after a crash the request to give back is withdrawn and never sent again") {
  Kiosk kiosk;
  kiosk.post(Started{});
  kiosk.post(Recovered{{IdempotencyKey("back"), journal::AskAgain{kUnionBack}}});
  kiosk.expects<OpenJournal>();
  REQUIRE(kiosk.expects<WithdrawRequest>().key == IdempotencyKey("back"));
  kiosk.was_not_carried_out();
  REQUIRE(kiosk.writes<journal::Closed>() == journal::Closed{});
  kiosk.journal_is_durable();
  REQUIRE(kiosk.state.ways.empty());
}

TEST_CASE("the question and the answer time out, and another pass ends them") {
  auto kiosk = asked();
  if (GENERATE(false, true)) {
    kiosk.touch(Confirm{});
    kiosk.writes<journal::Intent>();
    kiosk.journal_is_durable();
    kiosk.expects<ReturnTicket>();
    kiosk.gives_back();
    kiosk.writes<journal::Closed>();
    kiosk.journal_is_durable();
  }
  SECTION("time-out") {
    kiosk.wait(kiosk.state.settings.idle + 1s);
    REQUIRE(kiosk.view().still_there.has_value());
    kiosk.wait(kiosk.state.settings.warning);
    REQUIRE(kiosk.in<Attract>());
  }
  SECTION("the same pass held longer is no news") {
    const auto before = kiosk.state;
    kiosk.scan("FEST-26-0001");
    REQUIRE(kiosk.state == before);
  }
  SECTION("another pass") {
    kiosk.scan("FEST-26-0002");
    REQUIRE(kiosk.expects<LookUpPass>().code == PassCode("FEST-26-0002"));
  }
}
