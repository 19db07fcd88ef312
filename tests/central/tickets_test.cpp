// SPDX-License-Identifier: Apache-2.0
// Issue, swap, replace and return: what is granted, what is refused, and what is then in the database.
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using house::House;
using house::post;
using house::reason_in;
using kiosk::DeliveryOutcome;
using kiosk::policy::Reason;

TEST_CASE("An issued ticket is whole: nothing of it needs a second look-up") {
  House h;
  const auto got = h.get("amara", "union");
  REQUIRE(got);
  CHECK(got->id.str().size() == 11);
  CHECK(got->id.str().substr(0, 2) == "T-");
  CHECK(got->serial == 1);
  CHECK(got->pass == kiosk::PassId("amara"));
  CHECK(got->screening == kiosk::ScreeningId("union"));
  CHECK(got->title == "Union");
  CHECK(got->venue == kiosk::VenueId("bader"));
  CHECK(got->venue_name == "Isabel Bader Theatre");
  CHECK(got->room == "Theatre 1");
  CHECK(got->starts_at == house::local("18:30"));
  CHECK(got->be_seated_by == house::local("18:15"));
  CHECK(got->category == "Industry");
  CHECK(got->holder == "Amara");
  CHECK(got->seat == "general admission");
  CHECK_FALSE(got->delivered_at);
  CHECK(h.verify(got->code) == "valid");
  CHECK(h.audit() == "");
}

TEST_CASE("Issuing answers 201, a refusal is 409 with the verdict and leaves nothing behind") {
  House h;
  const auto issue = [&](const std::string& pass, const std::string& screening, const std::string& venue = "bader") {
    return h.ask(
        post("/v1/tickets", R"({"pass":")" + pass + R"(","screening":")" + screening + R"(","channel":"in_person"})"),
        venue);
  };
  CHECK(issue("amara", "union").status == 201);
  const auto refused = [&](const kiosk::HttpResponse& answer) {
    CHECK(answer.status == 409);
    CHECK(kiosk::find_header(answer.headers, "Content-Type") == "application/problem+json");
    return reason_in(answer);
  };
  CHECK(refused(issue("nobody", "union")) == "pass_unknown");
  CHECK(refused(issue("desk", "union")) == "pass_not_collected");
  CHECK(refused(issue("soon", "union")) == "pass_not_yet_valid");
  CHECK(refused(issue("gone", "union")) == "pass_expired");
  CHECK(refused(issue("suspended", "union")) == "pass_suspended");
  CHECK(refused(issue("old", "union")) == "pass_replaced");
  CHECK(refused(issue("press", "insiders")) == "category_not_eligible");
  CHECK(refused(issue("amara", "dark")) == "screening_cancelled");
  CHECK(refused(issue("amara", "elsewhere")) == "wrong_venue");
  CHECK(refused(issue("amara", "next")) == "window_not_open");
  CHECK(refused(issue("amara", "early")) == "window_closed");
  CHECK(refused(issue("amara", "union")) == "already_has_ticket");
  CHECK(refused(issue("amara", "clash")) == "overlapping_ticket");
  CHECK(issue("press", "union").status == 201);
  CHECK(issue("press", "late").status == 201);
  h.at("21:40");
  CHECK(refused(issue("press", "elsewhere", "alger")) == "daily_limit");
  h.at("17:42");
  CHECK(issue("bo", "union").status == 201);
  CHECK(refused(issue("cy", "union")) == "screening_full");
  CHECK(issue("amara", "no-such").status == 404);
  CHECK(h.audit() == "");
}

TEST_CASE("The published example windows hold at the service, to the second") {
  House h;
  const auto [time, screening, reason] = GENERATE(table<std::string, std::string, Reason>({
      {"08:59:59", "union", Reason::kWindowNotOpen},
      {"09:00:00", "union", Reason::kNone},
      {"18:29:59", "union", Reason::kNone},
      {"18:30:00", "union", Reason::kWindowClosed},
      {"+1 00:10", "late", Reason::kNone},
  }));
  h.at(time);
  const auto got = h.get("amara", screening);
  CHECK(got.has_value() == (reason == Reason::kNone));
  if (!got) {
    CHECK(got.error().kind == kiosk::ServiceError::Kind::kRefused);
    CHECK(got.error().verdict->reason == reason);
  }
}

TEST_CASE("A kiosk hands out tickets in person and not for the online channel") {
  House h;
  const auto online = h.ask(post("/v1/tickets", R"({"pass":"amara","screening":"union","channel":"online"})"));
  CHECK(online.status == 400);
  CHECK(reason_in(online) == "malformed");
}

TEST_CASE("A swap gives up one ticket and makes the other, or does neither") {
  House h;
  const auto first = h.get("amara", "union");
  REQUIRE(first);
  SECTION("granted") {
    const auto second = h.swap("amara", "clash", first->id);
    REQUIRE(second);
    CHECK(second->id != first->id);
    CHECK(h.verify(first->code) == "void");
    CHECK(h.verify(second->code) == "valid");
    CHECK(h.get("bo", "union"));
    CHECK(h.get("cy", "union"));  // the seat that was given up
  }
  SECTION("full") {
    REQUIRE(h.get("bo", "clash"));
    const auto refused = h.swap("amara", "clash", first->id);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().verdict->reason == Reason::kScreeningFull);
    CHECK(h.verify(first->code) == "valid");
  }
  SECTION("another's ticket, or none, is not given up") {
    const auto other = h.get("bo", "late");
    REQUIRE(other);
    CHECK_FALSE(h.swap("amara", "clash", other->id));
    CHECK_FALSE(h.swap("amara", "clash", kiosk::TicketId("T-0000-0000")));
    CHECK(h.verify(other->code) == "valid");
    CHECK(h.verify(first->code) == "valid");
  }
  SECTION("for the same screening it would be a reprint nobody counts") {
    const auto refused = h.swap("amara", "union", first->id);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().verdict->reason == Reason::kAlreadyHasTicket);
    CHECK(h.verify(first->code) == "valid");
  }
  SECTION("only the ticket in the way is given up") {
    const auto other = h.get("amara", "late");
    REQUIRE(other);
    const auto refused = h.swap("amara", "clash", other->id);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().verdict->reason == Reason::kOverlappingTicket);
    CHECK(refused.error().verdict->ticket == first->id);
    const auto needless = h.swap("amara", "insiders", first->id);
    REQUIRE_FALSE(needless);
    CHECK(needless.error().verdict->reason == Reason::kOverlappingTicket);
    CHECK(needless.error().verdict->remedy == kiosk::policy::Remedy::kNone);
    CHECK(h.verify(other->code) == "valid");
    CHECK(h.verify(first->code) == "valid");
  }
  SECTION("what has begun is not given up") {
    h.at("18:29:59");
    CHECK(h.offer("PASS-AMARA", "clash").kind == kiosk::OfferKind::kSwap);
    h.at("18:30");
    CHECK(h.offer("PASS-AMARA", "clash").kind == kiosk::OfferKind::kNone);
    const auto refused = h.swap("amara", "clash", first->id);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().verdict->reason == Reason::kOverlappingTicket);
    CHECK(h.verify(first->code) == "valid");
  }
  SECTION("one given up before cannot be given up again") {
    REQUIRE(h.swap("amara", "clash", first->id));
    const auto again = h.swap("amara", "late", first->id);
    REQUIRE_FALSE(again);
    CHECK(again.error().kind == kiosk::ServiceError::Kind::kRejected);
  }
  CHECK(h.audit() == "");
}

TEST_CASE("A festival that refuses overlaps swaps nothing that overlaps") {
  House h("overlap = \"refuse\"");
  const auto first = h.get("amara", "union");
  REQUIRE(first);
  const auto refused = h.swap("amara", "clash", first->id);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().verdict->reason == Reason::kOverlappingTicket);
  CHECK(h.verify(first->code) == "valid");
}

TEST_CASE("A replacement voids the code before it, as often as the festival allows") {
  House h;
  const auto first = h.get("amara", "union");
  REQUIRE(first);
  REQUIRE(h.report(first->id, DeliveryOutcome::kDelivered) == 204);
  const auto second = h.replace(first->id);
  REQUIRE(second);
  CHECK(second->id == first->id);
  CHECK(second->serial == 2);
  CHECK(second->code != first->code);
  CHECK(h.verify(first->code) == "replaced");
  CHECK(h.verify(second->code) == "valid");
  REQUIRE(h.report(first->id, DeliveryOutcome::kUncertain, 2) == 204);
  const auto third = h.replace(first->id, 2);
  REQUIRE(third);
  CHECK(third->serial == 3);
  CHECK(h.verify(second->code) == "replaced");
  REQUIRE(h.report(first->id, DeliveryOutcome::kDelivered, 3) == 204);
  const auto refused = h.replace(first->id, 3);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().verdict->reason == Reason::kAlreadyHasTicket);
  CHECK(refused.error().verdict->remedy == kiosk::policy::Remedy::kSeeBoxOffice);
  CHECK(h.verify(third->code) == "valid");
  CHECK(h.audit() == "");
}

TEST_CASE("Only codes that came out count as reprints: a jammed printer uses none of them up") {
  House h("reprints = 0");
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  for (int serial = 1; serial <= 4; ++serial) {
    REQUIRE(h.report(ticket->id, DeliveryOutcome::kFailed, serial) == 204);
    REQUIRE(h.replace(ticket->id, serial));
  }
  REQUIRE(h.report(ticket->id, DeliveryOutcome::kDelivered, 5) == 204);
  CHECK_FALSE(h.replace(ticket->id, 5));
  CHECK(h.audit() == "");
}

TEST_CASE("A reservation picked up at two kiosks has one valid code, whatever both of them report") {
  House h("other_venue_pickup = \"allow\"", "[[reservation]]\npass = \"amara\"\nscreening = \"union\"\n");
  const auto reserved = h.scan("PASS-AMARA").tickets.at(0);
  const auto here = h.replace(reserved.id, reserved.serial);
  REQUIRE(here);
  CHECK(here->serial == 2);
  SECTION("the other kiosk looked before: its news is old, and the paper that comes out here stays good") {
    const auto there = h.replace(reserved.id, reserved.serial, "alger");
    REQUIRE_FALSE(there);
    CHECK(there.error().verdict->reason == Reason::kAlreadyHasTicket);
    CHECK(there.error().verdict->ticket == reserved.id);
    REQUIRE(h.report(reserved.id, DeliveryOutcome::kDelivered, 2) == 204);
    CHECK(h.verify(here->code) == "valid");
  }
  SECTION("the other kiosk looked after: its code counts, the one here is void") {
    CHECK(h.offer("PASS-AMARA", "union", "alger").kind == kiosk::OfferKind::kPickUp);
    const auto there = h.replace(reserved.id, 2, "alger");
    REQUIRE(there);
    CHECK(there->serial == 3);
    SECTION("reported in order") {
      REQUIRE(h.report(reserved.id, DeliveryOutcome::kDelivered, 2) == 204);
      REQUIRE(h.report(reserved.id, DeliveryOutcome::kDelivered, 3, "alger") == 204);
    }
    SECTION("reported late") {
      REQUIRE(h.report(reserved.id, DeliveryOutcome::kDelivered, 3, "alger") == 204);
      REQUIRE(h.report(reserved.id, DeliveryOutcome::kFailed, 2) == 204);
    }
    CHECK(h.verify(here->code) == "replaced");
    CHECK(h.verify(there->code) == "valid");
    CHECK(h.offer("PASS-AMARA", "union").kind == kiosk::OfferKind::kReprint);
  }
  CHECK(h.verify(h.code(reserved.id)) == "replaced");
  CHECK(h.audit() == "");
}

TEST_CASE("A code that was never made cannot be replaced") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  const auto refused = h.replace(ticket->id, 2);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == kiosk::ServiceError::Kind::kRejected);
  CHECK(h.verify(ticket->code) == "valid");
}

TEST_CASE("Nothing is replaced for a pass that is no longer good, a cancelled screening or one that is over") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  const auto refusal = [&] {
    const auto refused = h.replace(ticket->id);
    REQUIRE_FALSE(refused);
    REQUIRE(refused.error().verdict);
    return refused.error().verdict->reason;
  };
  SECTION("pass") {
    auto text = house::festival_text();
    const std::string name = "name = \"Amara\"\n";
    text.insert(text.find(name), "state = \"suspended\"\n");
    REQUIRE(h.import(text) == "");
    CHECK(refusal() == Reason::kPassSuspended);
    CHECK(h.verify(ticket->code) == "valid");
  }
  SECTION("screening") {
    auto text = house::festival_text();
    const std::string room = "room = \"Theatre 1\"\n";
    text.insert(text.find(room), "cancelled = true\n");
    REQUIRE(h.import(text) == "");
    CHECK(refusal() == Reason::kScreeningCancelled);
    CHECK(h.verify(ticket->code) == "void");
  }
  SECTION("time") {
    h.at("20:54");
    CHECK(refusal() == Reason::kWindowClosed);
    CHECK(h.verify(ticket->code) == "void");
  }
}

TEST_CASE("A returned ticket frees its seat at once, until half an hour before the start") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  REQUIRE(h.get("bo", "union"));
  REQUIRE_FALSE(h.get("cy", "union"));
  SECTION("in time") {
    h.at("17:59:59");
    CHECK(h.give_back(ticket->id).status == 204);
    CHECK(h.verify(ticket->code) == "returned");
    CHECK(h.get("cy", "union"));
    CHECK(h.give_back(ticket->id).status == 404);
    CHECK_FALSE(h.replace(ticket->id));
    CHECK(h.report(ticket->id, kiosk::DeliveryOutcome::kDelivered) == 204);  // a late report is still a fact
  }
  SECTION("too late") {
    h.at("18:00");
    const auto refused = h.give_back(ticket->id);
    CHECK(refused.status == 409);
    CHECK(reason_in(refused) == "window_closed");
    CHECK(kiosk::parse_rfc3339(house::text_in(refused, "closes_at")) == house::local("18:00"));  // until when it could
    CHECK(h.verify(ticket->code) == "valid");
  }
  CHECK(h.audit() == "");
}

TEST_CASE("Who returns a ticket may have it again while there is a seat") {
  House h;
  const auto first = h.get("amara", "clash");
  REQUIRE(first);
  REQUIRE(h.give_back(first->id).status == 204);
  const auto second = h.get("amara", "clash");
  REQUIRE(second);
  CHECK(second->id != first->id);
  CHECK(h.verify(first->code) == "returned");
  CHECK(h.audit() == "");
}

TEST_CASE("What is done to a ticket that is not there is 404") {
  House h;
  CHECK(h.give_back(kiosk::TicketId("T-0000-0000")).status == 404);
  CHECK(h.report(kiosk::TicketId("T-0000-0000"), kiosk::DeliveryOutcome::kDelivered) == 404);
  const auto replaced = h.replace(kiosk::TicketId("T-0000-0000"));
  REQUIRE_FALSE(replaced);
  CHECK(replaced.error().kind == kiosk::ServiceError::Kind::kRejected);
}
