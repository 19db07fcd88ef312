// SPDX-License-Identifier: Apache-2.0
// What a door is told of a ticket, and that each is let in once.
#include <atomic>
#include <thread>
#include <vector>

#include "kiosk/ticketing/json_value.hpp"
#include "platform/central/ticket_number.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using central::Role;
using house::festival_text;
using house::House;
using house::post;
using house::text_in;
using house::undated;

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

kiosk::HttpRequest question(const std::string& code, const std::string& more = "") {
  return post("/v1/tickets/verify", R"({"code":")" + code + '"' + more + "}");
}

/// The door at the venue asks; the answer's state and detail with a blank between them.
std::string asked(House& h, const std::string& code, const std::string& more = "", const std::string& venue = "bader") {
  const auto answer = h.ask_as(question(code, more), venue, Role::kDoor);
  REQUIRE(answer.status == 200);
  const auto detail = text_in(answer, "detail");
  return text_in(answer, "state") + (detail.empty() ? "" : " ") + detail;
}

constexpr auto kAdmit = R"(,"admit":true)";
constexpr auto kLetOut = R"(,"let_out":true)";

std::int64_t admissions(House& h) {
  return h.store().lease()->number("SELECT count(*) FROM admission WHERE undone_at IS NULL");
}

kiosk::Ticket ticket_of(House& h, const std::string& pass, const std::string& screening) {
  auto got = h.get(pass, screening);
  REQUIRE(got);
  return *std::move(got);
}

}  // namespace

TEST_CASE("A ticket's number is read as people type it") {
  const auto is = [](const std::string& text) {
    const auto number = central::ticket_number(text);
    return number ? number->str() : std::string();
  };
  for (const auto* text : {"T-V9HN-0A4R", "t-v9hn-0a4r", "V9HN-0A4R", "v9hn0a4r", "TV9HN0A4R", "T V9HN OA4R",
                           "  t-v9hn-Oa4r ", "V9HN 0A4R"}) {
    INFO(text);
    CHECK(is(text) == "T-V9HN-0A4R");
  }
  CHECK(is("T-1I1L-0O0o") == "T-1111-0000");
  CHECK(is("TTTT-TTTT") == "T-TTTT-TTTT");
  for (const auto* text : {"", "T", "T-", "T-V9HN-0A4", "T V9HN 0A4", "T-V9HN-0A4RX", "X-V9HN-0A4R", "T-V9HN-0A4U",
                           "T-V9HN_0A4R", "T-V9HN-0A4\xC3\xA9", "T--------------------------------V9HN0A4R"}) {
    INFO(text);
    CHECK(is(text) == "");
  }
}

TEST_CASE("The number under the code is looked up, and says which ticket it is") {
  House h;
  const auto ticket = ticket_of(h, "amara", "union");
  REQUIRE(h.report(ticket.id, kiosk::DeliveryOutcome::kDelivered) == 204);
  const auto answer = h.ask_as(question(ticket.id.str()), "bader", Role::kDoor);
  CHECK(text_in(answer, "state") == "valid");
  CHECK(text_in(answer, "ticket") == ticket.id.str());
  CHECK(text_in(answer, "title") == "Union");
  CHECK(text_in(answer, "venue_name") == "Isabel Bader Theatre");
  CHECK(text_in(answer, "starts_at") == "2024-04-28T18:30:00-04:00");
  CHECK(answer.body.find(R"("by_number":true)") != std::string::npos);
  REQUIRE(h.replace(ticket.id));
  REQUIRE(h.report(ticket.id, kiosk::DeliveryOutcome::kDelivered, 2) == 204);
  CHECK(asked(h, ticket.id.str()) == "valid");
  CHECK(asked(h, ticket.code.str()) == "replaced");
  CHECK(asked(h, ticket.id.str(), R"(,"screening":"late")") == "other_screening");
  REQUIRE(h.give_back(ticket.id).status == 204);
  CHECK(asked(h, ticket.id.str()) == "returned");
  CHECK(asked(h, "T-0000-0000") == "void not_on_record");
  CHECK(asked(h, "T-0000-000") == "forged");
}

TEST_CASE("A number that is no ticket's counts as a guess of the door") {
  House h;
  const auto guesses = [&] {
    const auto text = h.ask({"GET", "/metrics", {}, ""}).body;
    return text.find(R"(central_device_failures_total{device="bader door",kind="code_forged"} 2)") != std::string::npos;
  };
  CHECK(asked(h, "T-0000-0000") == "void not_on_record");
  CHECK_FALSE(guesses());
  CHECK(asked(h, "T-0000-0000", kAdmit) == "void not_on_record");
  CHECK(guesses());
}

TEST_CASE("A ticket of a cancelled, an ended or a later screening says so") {
  House h;
  const auto ticket = ticket_of(h, "amara", "union");
  SECTION("ended, as published") {
    h.at("20:53:59");
    CHECK(asked(h, ticket.code.str()) == "valid");
    h.at("20:54");
    CHECK(asked(h, ticket.code.str()) == "void ended");
  }
  SECTION("of another day") {
    h.at("+-1 18:00");
    CHECK(asked(h, ticket.code.str()) == "other_screening other_day");
  }
  SECTION("cancelled") {
    REQUIRE(h.import(replaced(festival_text(), "id = \"union\"\nfilm", "id = \"union\"\ncancelled = true\nfilm")) ==
            "");
    CHECK(asked(h, ticket.code.str()) == "void cancelled");
    CHECK(asked(h, ticket.code.str(), kAdmit) == "void cancelled");
  }
  SECTION("given up for another") {
    REQUIRE(h.swap("amara", "clash", ticket.id));
    CHECK(asked(h, ticket.code.str()) == "void swapped");
  }
  CHECK(admissions(h) == 0);
}

TEST_CASE("The printed code of a screening that was moved stays good for it, and both times are said") {
  House h;
  const auto ticket = ticket_of(h, "amara", "union");
  h.at("17:50");
  auto text = replaced(festival_text(), "day 0 18:30", "day 0 19:15");
  text = replaced(text, "Theatre 1", "Theatre 2");
  REQUIRE(h.import(text) == "");
  h.at("17:51");
  const auto moved = h.ask_as(question(ticket.code.str()), "bader", Role::kDoor);
  CHECK(text_in(moved, "state") == "valid");
  CHECK(text_in(moved, "detail") == "moved");
  const auto printed = moved.body.find("\"printed\"");
  REQUIRE(printed != std::string::npos);
  CHECK(moved.body.find(R"("room":"Theatre 2","starts_at":"2024-04-28T19:15:00-04:00")") < printed);
  CHECK(moved.body.find(R"("room":"Theatre 1","starts_at":"2024-04-28T18:30:00-04:00")") > printed);
  CHECK(h.audit() == "");
  SECTION("a code that is made now says what is so now") {
    const auto fresh = h.replace(ticket.id);
    REQUIRE(fresh);
    CHECK(asked(h, fresh->code.str()) == "valid");
  }
  SECTION("a second move is told from what the paper says") {
    h.at("17:55");
    REQUIRE(h.import(replaced(text, "Theatre 2", "Theatre 3")) == "");
    const auto again = h.ask_as(question(ticket.code.str()), "bader", Role::kDoor);
    CHECK(again.body.find(R"("room":"Theatre 1")") > again.body.find("\"printed\""));
    REQUIRE(h.import(festival_text()) == "");
    CHECK(asked(h, ticket.code.str()) == "valid");
  }
  SECTION("the door that it was moved away from is told where to") {
    h.at("17:56");
    text = replaced(text, "id = \"union\"\nfilm = \"union\"\nvenue = \"bader\"",
                    "id = \"union\"\nfilm = \"union\"\nvenue = \"alger\"");
    REQUIRE(h.import(text) == "");
    const auto away = h.ask_as(question(ticket.code.str()), "bader", Role::kDoor);
    CHECK(text_in(away, "state") == "other_venue");
    CHECK(text_in(away, "detail") == "moved");
    CHECK(text_in(away, "venue_name") == "Alger Hall");
    CHECK(asked(h, ticket.code.str(), "", "alger") == "valid moved");
  }
}

TEST_CASE("Who was let in is in, once, until that is taken back") {
  House h;
  const auto ticket = ticket_of(h, "amara", "union");
  const auto code = ticket.code.str();
  CHECK(asked(h, code, kLetOut) == "valid not_in");
  h.at("18:12");
  const auto in = h.ask_as(question(code, kAdmit), "bader", Role::kDoor);
  CHECK(text_in(in, "state") == "valid");
  CHECK(text_in(in, "admitted_at") == "2024-04-28T18:12:00-04:00");
  h.at("18:20");
  const auto second = h.ask_as(question(code, kAdmit), "bader", Role::kDoor);
  CHECK(text_in(second, "state") == "void");
  CHECK(text_in(second, "detail") == "already_in");
  CHECK(text_in(second, "admitted_at") == "2024-04-28T18:12:00-04:00");
  CHECK(asked(h, code) == "void already_in");
  CHECK(asked(h, ticket.id.str(), kAdmit) == "void already_in");
  CHECK(asked(h, code, kLetOut, "alger") == "other_venue");
  REQUIRE(h.replace(ticket.id));
  REQUIRE(h.report(ticket.id, kiosk::DeliveryOutcome::kDelivered, 2) == 204);
  CHECK(asked(h, ticket.id.str(), kAdmit) == "void already_in");
  // Any code of the ticket lets its holder out: what was shown at the way in may be lost.
  CHECK(asked(h, code, kLetOut) == "replaced let_out");
  CHECK(asked(h, ticket.id.str(), kAdmit) == "valid");
  CHECK(admissions(h) == 1);
  CHECK(h.store().lease()->number("SELECT count(*) FROM admission") == 2);
  CHECK(h.audit() == "");
}

TEST_CASE("An admission has a key, under which it is made once and answered alike") {
  House h;
  const auto ticket = ticket_of(h, "amara", "union");
  auto request = question(ticket.code.str(), kAdmit);
  const auto first = h.ask_as(request, "bader", Role::kDoor);
  h.at("18:00");
  CHECK(undated(h.ask_as(request, "bader", Role::kDoor)) == undated(first));
  request.body = R"({"code":")" + ticket.code.str() + R"(","let_out":true})";
  CHECK(house::reason_in(h.ask_as(request, "bader", Role::kDoor)) == "key_reused_with_other_body");
  auto keyless = question(ticket.code.str(), kAdmit);
  std::erase_if(keyless.headers, [](const auto& header) { return header.first == "Idempotency-Key"; });
  CHECK(house::reason_in(h.ask_as(keyless, "bader", Role::kDoor)) == "key_missing");
  keyless.body = R"({"code":")" + ticket.code.str() + "\"}";
  CHECK(h.ask_as(keyless, "bader", Role::kDoor).status == 200);
  CHECK(h.ask_as(question("X", R"(,"admit":true,"let_out":true)"), "bader", Role::kDoor).status == 400);
  CHECK(h.ask_as(question("X", R"(,"admit":"yes")"), "bader", Role::kDoor).status == 400);
  CHECK(h.ask(question(ticket.code.str(), kAdmit)).status == 403);
  CHECK(admissions(h) == 1);
}

TEST_CASE("What an admission's key did is on record, also when its answer is forgotten") {
  House h;
  const auto ticket = ticket_of(h, "amara", "union");
  const auto in = question(ticket.code.str(), kAdmit);
  const auto out = question(ticket.code.str(), kLetOut);
  CHECK(text_in(h.ask_as(in, "bader", Role::kDesk), "state") == "valid");
  CHECK(text_in(h.ask_as(out, "bader", Role::kDesk), "detail") == "let_out");
  const auto effect = [&](const kiosk::HttpRequest& of) {
    const auto key = kiosk::find_header(of.headers, "Idempotency-Key");
    REQUIRE(key);
    return text_in(h.ask_as({"GET", "/v1/requests/" + *key, {}, ""}, "bader", Role::kDesk), "effect");
  };
  CHECK(effect(in) == "admitted");
  CHECK(effect(out) == "let_out");
  h.store().lease()->script("DELETE FROM idempotency");
  CHECK(effect(in) == "admitted");
  CHECK(effect(out) == "let_out");
}

TEST_CASE("Of eight doors with one ticket exactly one lets its holder in") {
  House h;
  const auto ticket = ticket_of(h, "amara", "union");
  REQUIRE(h.report(ticket.id, kiosk::DeliveryOutcome::kDelivered) == 204);
  (void)h.token("bader", Role::kDoor);
  auto other = central::Store::open(h.database(), central::Store::Mode::kExisting);
  REQUIRE(other);
  auto service = central::Service::open(**other, [] { return house::local("17:42"); });
  REQUIRE(service);
  std::atomic<int> in{0};
  std::atomic<int> already{0};
  std::vector<std::thread> doors;
  for (int i = 0; i < 8; ++i) {
    auto request = question(i % 4 < 2 ? ticket.code.str() : ticket.id.str(), kAdmit);
    request.headers.emplace_back("Authorization", "Bearer " + h.token("bader", Role::kDoor));
    doors.emplace_back([&, i, request] {
      const auto answer =
          i % 2 == 0 ? h.ask(**service, request) : h.ask_as(question(ticket.code.str(), kAdmit), "bader", Role::kDoor);
      if (text_in(answer, "state") == "valid") ++in;
      if (text_in(answer, "detail") == "already_in") ++already;
    });
  }
  for (auto& door : doors) door.join();
  CHECK(in == 1);
  CHECK(already == 7);
  CHECK(admissions(h) == 1);
  CHECK(h.audit() == "");
}

TEST_CASE("A ticket whose holder is in is neither returned nor swapped, and no swap is offered for it") {
  House h;
  const auto ticket = ticket_of(h, "amara", "union");
  CHECK(h.offer("PASS-AMARA", "clash").kind == kiosk::OfferKind::kSwap);
  REQUIRE(asked(h, ticket.code.str(), kAdmit) == "valid");
  const auto refused = h.give_back(ticket.id);
  CHECK(refused.status == 409);
  CHECK(house::reason_in(refused) == "window_closed");
  CHECK(text_in(refused, "rule") ==
        "returns and swaps until the holder is admitted, here at 2024-04-28T17:42:00-04:00");
  CHECK(h.offer("PASS-AMARA", "clash").kind == kiosk::OfferKind::kNone);
  const auto swapped = h.swap("amara", "clash", ticket.id);
  REQUIRE_FALSE(swapped);
  CHECK(swapped.error().verdict->reason == kiosk::policy::Reason::kWindowClosed);
  REQUIRE(asked(h, ticket.code.str(), kLetOut) == "valid let_out");
  CHECK(h.give_back(ticket.id).status == 204);
  CHECK(h.audit() == "");
}

TEST_CASE("Many doors, kiosks and returns at once let no one in without a ticket") {
  House h;
  const auto ticket = ticket_of(h, "amara", "union");
  (void)h.token("bader", Role::kDoor);
  std::atomic<int> in{0};
  std::atomic<int> returned{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&, i] {
      if (i % 2 == 0) {
        const auto answer = h.ask_as(question(ticket.code.str(), kAdmit), "bader", Role::kDoor);
        if (text_in(answer, "state") == "valid") ++in;
      } else if (h.give_back(ticket.id).status == 204) {
        ++returned;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(in + returned == 1);
  CHECK(h.audit() == "");
}

TEST_CASE("The schema itself refuses a second admission, one of an ended ticket, and an end under one") {
  House h;
  const auto ticket = ticket_of(h, "amara", "union");
  const auto other = ticket_of(h, "bo", "union");
  REQUIRE(h.give_back(other.id).status == 204);
  const auto db = h.store().lease();
  const auto admit = [&](const kiosk::TicketId& id) {
    db->execute("INSERT INTO admission (ticket, serial, at) VALUES (?, 1, 0)", id);
  };
  admit(ticket.id);
  CHECK_THROWS_AS(admit(ticket.id), central::StoreFailure);
  CHECK_THROWS_AS(admit(other.id), central::StoreFailure);
  CHECK_THROWS_AS(db->execute("UPDATE ticket SET state = 'returned', ended_at = 1 WHERE id = ?", ticket.id),
                  central::StoreFailure);
  CHECK_THROWS_AS(db->execute("DELETE FROM admission"), central::StoreFailure);
}
