// SPDX-License-Identifier: Apache-2.0
// Codes at the door: genuine, tampered, old.
#include "kiosk/ticketing/ticket_code.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using house::House;

TEST_CASE("A valid code is valid at its own door, and named as another's at another") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  CHECK(h.verify(ticket->code) == "valid");
  CHECK(h.verify(ticket->code, "union") == "valid");
  CHECK(h.verify(ticket->code, "late") == "other_screening");
  REQUIRE(h.replace(ticket->id));
  CHECK(h.verify(ticket->code, "late") == "replaced");
}

TEST_CASE("A code whose serial is not on record is void: a database was put back from a copy made before it") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  const auto replaced = h.replace(ticket->id);
  REQUIRE(replaced);
  const auto db = h.store().lease();
  house::drop_trigger(*db, "a_void_code_stays_void", "ticket_code");
  db->script("DELETE FROM ticket_code WHERE serial = 2");
  db->script("UPDATE ticket_code SET voided_at = NULL");
  CHECK(h.verify(replaced->code) == "void");
  CHECK(h.verify(ticket->code) == "valid");
}

TEST_CASE("Every claim of a code is under its signature") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  const auto code = kiosk::ticketing::read_code(ticket->code.str());
  REQUIRE(code);
  const auto forged = [&](auto change) {
    auto claims = code->claims;
    auto signature = code->signature;
    change(claims, signature);
    return h.verify(kiosk::ticketing::write_code(claims, signature));
  };
  CHECK(forged([](auto&, auto&) {}) == "valid");
  CHECK(forged([](auto& claims, auto&) { claims.serial = 2; }) == "forged");
  CHECK(forged([](auto& claims, auto&) { claims.key_id = 9; }) == "forged");
  CHECK(forged([](auto& claims, auto&) { claims.screening = kiosk::ScreeningId("late"); }) == "forged");
  CHECK(forged([](auto& claims, auto&) { claims.starts_at += std::chrono::minutes{1}; }) == "forged");
  CHECK(forged([](auto& claims, auto&) { claims.ticket = kiosk::TicketId("T-0000-0000"); }) == "forged");
  for (std::size_t byte = 0; byte < code->signature.size(); byte += 7) {
    CHECK(forged([&](auto&, auto& signature) { signature[byte] ^= 1U; }) == "forged");
  }
}

TEST_CASE("What is no code at all is forged") {
  House h;
  for (const auto* text : {"A", "HELLO WORLD", "T-7F3K-92Q", "0000000000000000"}) {
    CHECK(h.verify(kiosk::TicketCode(text)) == "forged");
  }
  House other;
  const auto ticket = other.get("amara", "union");
  REQUIRE(ticket);
  CHECK(h.verify(ticket->code) == "forged");  // another festival's key
}
