// SPDX-License-Identifier: Apache-2.0
// What a pass is told: who it is, what it holds, and an offer a screening.
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using house::House;
using kiosk::DeliveryOutcome;
using kiosk::OfferKind;
using kiosk::policy::Reason;
using kiosk::policy::Remedy;

TEST_CASE("A good pass is greeted and has one offer a screening, by start") {
  House h;
  const auto answer = h.scan("PASS-AMARA");
  REQUIRE(answer.holder);
  CHECK(answer.holder->pass == kiosk::PassId("amara"));
  CHECK(answer.holder->display_name == "Amara");
  CHECK(answer.holder->category == "Industry");
  CHECK(answer.verdict.granted());
  CHECK(answer.tickets.empty());
  std::vector<std::pair<std::string, std::string>> offers;
  for (const auto& offer : answer.offers) {
    offers.emplace_back(offer.screening.str(), kiosk::policy::name_of(offer.verdict.reason));
    CHECK((offer.kind == OfferKind::kGet) == offer.verdict.granted());
  }
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"early", "window_closed"}, {"dark", "screening_cancelled"},
      {"union", "none"},          {"clash", "none"},
      {"insiders", "none"},       {"late", "none"}};
  CHECK(offers == expected);
}

TEST_CASE("A pass that is not good is told why, and shows neither tickets nor offers") {
  House h;
  const auto [code, reason, remedy] =
      GENERATE(table<std::string, Reason, Remedy>({{"NOBODY'S", Reason::kPassUnknown, Remedy::kSeeBoxOffice},
                                                   {"PASS-DESK", Reason::kPassNotCollected, Remedy::kSeeBoxOffice},
                                                   {"PASS-SOON", Reason::kPassNotYetValid, Remedy::kComeBackLater},
                                                   {"PASS-GONE", Reason::kPassExpired, Remedy::kSeeBoxOffice},
                                                   {"PASS-SUSPENDED", Reason::kPassSuspended, Remedy::kSeeBoxOffice},
                                                   {"PASS-OLD", Reason::kPassReplaced, Remedy::kUseNewerPass}}));
  const auto answer = h.scan(code);
  CHECK(answer.verdict.reason == reason);
  CHECK(answer.verdict.remedy == remedy);
  CHECK(answer.holder.has_value() == (reason != Reason::kPassUnknown));
  CHECK(answer.tickets.empty());
  CHECK(answer.offers.empty());
}

TEST_CASE("A ticket that never came out is picked up, one that may have is reprinted") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  const auto offer = [&] { return h.offer("PASS-AMARA", "union"); };
  CHECK(offer().kind == OfferKind::kPickUp);
  CHECK(offer().ticket == ticket->id);
  CHECK(offer().verdict.reason == Reason::kAlreadyHasTicket);

  SECTION("a print that certainly failed changes nothing") {
    CHECK(h.report(ticket->id, DeliveryOutcome::kFailed) == 204);
    CHECK(offer().kind == OfferKind::kPickUp);
    CHECK_FALSE(h.scan("PASS-AMARA").tickets.at(0).delivered_at);
  }
  SECTION("a delivered one") {
    CHECK(h.report(ticket->id, DeliveryOutcome::kDelivered) == 204);
    CHECK(offer().kind == OfferKind::kReprint);
    CHECK(h.scan("PASS-AMARA").tickets.at(0).delivered_at == house::local("17:42"));
  }
  SECTION("an uncertain one") {
    CHECK(h.report(ticket->id, DeliveryOutcome::kUncertain) == 204);
    CHECK(offer().kind == OfferKind::kReprint);
  }
  SECTION("reprinted, it is the new code that counts: the one before is void, whoever holds it") {
    REQUIRE(h.report(ticket->id, DeliveryOutcome::kDelivered) == 204);
    REQUIRE(h.replace(ticket->id));
    CHECK(offer().kind == OfferKind::kPickUp);
    REQUIRE(h.report(ticket->id, DeliveryOutcome::kFailed, 2) == 204);
    CHECK(offer().kind == OfferKind::kPickUp);
    CHECK(h.scan("PASS-AMARA").tickets.at(0).serial == 2);
    REQUIRE(h.report(ticket->id, DeliveryOutcome::kDelivered, 2) == 204);
    CHECK(offer().kind == OfferKind::kReprint);
  }
  SECTION("a late report of an older code changes nothing that is known of the newest") {
    REQUIRE(h.replace(ticket->id));
    CHECK(h.report(ticket->id, DeliveryOutcome::kDelivered, 1) == 204);
    CHECK(offer().kind == OfferKind::kPickUp);
    CHECK_FALSE(h.scan("PASS-AMARA").tickets.at(0).delivered_at);
    REQUIRE(h.report(ticket->id, DeliveryOutcome::kDelivered, 2) == 204);
    CHECK(h.report(ticket->id, DeliveryOutcome::kFailed, 1) == 204);
    CHECK(offer().kind == OfferKind::kReprint);
    CHECK(h.scan("PASS-AMARA").tickets.at(0).delivered_at == house::local("17:42"));
  }
  SECTION("a report of a code that was never made is nobody's") {
    CHECK(h.report(ticket->id, DeliveryOutcome::kDelivered, 2) == 404);
    CHECK(offer().kind == OfferKind::kPickUp);
  }
}

TEST_CASE("After the last reprint the box office helps") {
  House h("reprints = 1");
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  REQUIRE(h.report(ticket->id, DeliveryOutcome::kDelivered) == 204);
  REQUIRE(h.replace(ticket->id));
  REQUIRE(h.report(ticket->id, DeliveryOutcome::kDelivered, 2) == 204);
  const auto offer = h.offer("PASS-AMARA", "union");
  CHECK(offer.kind == OfferKind::kNone);
  CHECK(offer.verdict.reason == Reason::kAlreadyHasTicket);
  CHECK(offer.verdict.remedy == Remedy::kSeeBoxOffice);
  const auto refused = h.replace(ticket->id, 2);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().verdict == offer.verdict);
}

TEST_CASE("What overlaps is offered as a swap, where the festival swaps and there is a seat") {
  SECTION("swap") {
    House h;
    const auto ticket = h.get("amara", "union");
    REQUIRE(ticket);
    auto offer = h.offer("PASS-AMARA", "clash");
    CHECK(offer.kind == OfferKind::kSwap);
    CHECK(offer.ticket == ticket->id);
    CHECK(offer.verdict.reason == Reason::kOverlappingTicket);
    CHECK(offer.verdict.remedy == Remedy::kSwap);
    CHECK(offer.verdict.other == kiosk::ScreeningId("union"));
    REQUIRE(h.get("bo", "clash"));
    offer = h.offer("PASS-AMARA", "clash");
    CHECK(offer.kind == OfferKind::kNone);
    CHECK(offer.verdict.reason == Reason::kScreeningFull);
  }
  SECTION("refuse") {
    House h("overlap = \"refuse\"");
    REQUIRE(h.get("amara", "union"));
    const auto offer = h.offer("PASS-AMARA", "clash");
    CHECK(offer.kind == OfferKind::kNone);
    CHECK(offer.verdict.reason == Reason::kOverlappingTicket);
  }
  SECTION("allow") {
    House h("overlap = \"allow\"");
    REQUIRE(h.get("amara", "union"));
    CHECK(h.offer("PASS-AMARA", "clash").kind == OfferKind::kGet);
  }
}

TEST_CASE("A ticket of another venue is listed, where it may be picked up is the festival's rule") {
  SECTION("at its own venue") {
    House h;
    const auto ticket = h.get("amara", "elsewhere", "alger");
    REQUIRE_FALSE(ticket);  // the Alger's box office opens at 21:00
    h.at("21:10");
    REQUIRE(h.get("amara", "elsewhere", "alger"));
    const auto answer = h.scan("PASS-AMARA");
    REQUIRE(answer.tickets.size() == 1);
    CHECK(answer.tickets[0].venue_name == "Alger Hall");
    for (const auto& offer : answer.offers) CHECK(offer.screening != kiosk::ScreeningId("elsewhere"));
    const auto refused = h.replace(answer.tickets[0].id);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().verdict->reason == Reason::kWrongVenue);
    CHECK(refused.error().verdict->venue == kiosk::VenueId("alger"));
  }
  SECTION("anywhere") {
    House h("other_venue_pickup = \"allow\"");
    h.at("21:10");
    const auto ticket = h.get("amara", "elsewhere", "alger");
    REQUIRE(ticket);
    CHECK(h.offer("PASS-AMARA", "elsewhere").kind == OfferKind::kPickUp);
    CHECK(h.replace(ticket->id));
  }
}

TEST_CASE("Tickets of the programme day are listed by start, those of other days are not") {
  House h("grace_minutes = 30");
  REQUIRE(h.get("amara", "late"));
  REQUIRE(h.get("amara", "union"));
  const auto answer = h.scan("PASS-AMARA");
  REQUIRE(answer.tickets.size() == 2);
  CHECK(answer.tickets[0].screening == kiosk::ScreeningId("union"));
  CHECK(answer.tickets[1].screening == kiosk::ScreeningId("late"));
  h.at("+1 12:00");
  CHECK(h.scan("PASS-AMARA").tickets.empty());
}

TEST_CASE("A ticket in reserve waits past the start, not past the end") {
  House h;
  REQUIRE(h.get("amara", "union"));
  h.at("18:45");
  CHECK(h.offer("PASS-AMARA", "union").kind == OfferKind::kPickUp);
  h.at("20:54");
  const auto over = h.offer("PASS-AMARA", "union");
  CHECK(over.kind == OfferKind::kNone);
  CHECK(over.verdict.reason == Reason::kWindowClosed);
}

TEST_CASE("A reservation of the festival's file waits to be picked up, or was printed before") {
  House h("", R"toml(
[[reservation]]
pass = "amara"
screening = "union"
[[reservation]]
pass = "bo"
screening = "union"
delivered = true
)toml");
  CHECK(h.offer("PASS-AMARA", "union").kind == OfferKind::kPickUp);
  CHECK(h.offer("PASS-BO", "union").kind == OfferKind::kReprint);
  CHECK(h.offer("PASS-CY", "union").verdict.reason == Reason::kScreeningFull);
  CHECK(h.audit() == "");
}
