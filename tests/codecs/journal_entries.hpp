// SPDX-License-Identifier: Apache-2.0
// Entries of tickets' ways for the journal's tests, with every field set to something of its own.
#pragma once

#include <chrono>
#include <string>

#include "kiosk/core/values/journal_entry.hpp"

namespace kiosk::journal {

inline Instant at(int minute) {
  using namespace std::chrono;
  return Instant{sys_days{2024y / April / 28d}} + 13h + minutes{minute};
}

inline Obtain obtain(ObtainKind kind) {
  Obtain out{kind, PassId("P-1001"), ScreeningId("union"), std::nullopt};
  if (kind != ObtainKind::kIssue) out.ticket = TicketId("T-OLD");
  return out;
}

inline Ticket ticket() {
  Ticket out;
  out.id = TicketId("T-7F3K-92QD");
  out.serial = 3;
  out.pass = PassId("P-1001");
  out.screening = ScreeningId("union");
  out.title = "Union \xE2\x80\x93 A Film";
  out.venue = VenueId("bader");
  out.venue_name = "Isabel Bader Theatre";
  out.room = "Theatre 1";
  out.starts_at = at(330);
  out.be_seated_by = at(315);
  out.category = "Industry";
  out.holder = "Ada Example";
  out.seat = "general admission";
  out.code = TicketCode("BB8 %69");
  return out;
}

inline Delivered delivered(DeliveryMethod method, DeliveryOutcome outcome, const std::string& report_key) {
  return {{method, outcome}, IdempotencyKey(report_key)};
}

inline Entry entry(const std::string& key, int minute, decltype(Entry::what) what) {
  return {IdempotencyKey(key), at(minute), std::move(what)};
}

}  // namespace kiosk::journal
