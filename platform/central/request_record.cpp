// SPDX-License-Identifier: Apache-2.0
// A request leaves its answer for a while, and its key with what it changed for good.
#include "platform/central/request_record.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/ticketing/names.hpp"
#include "platform/central/answer.hpp"
#include "platform/central/device.hpp"
#include "platform/central/idempotency.hpp"
#include "platform/central/random.hpp"

namespace central {

namespace ticketing = kiosk::ticketing;
using ticketing::RequestEffect;
using ticketing::RequestRecord;

namespace {

RequestEffect effect_of(const std::string& name) {
  const auto effect = ticketing::from_name(ticketing::kRequestEffects, name);
  if (!effect) throw StoreFailure("the effect of a request cannot be read");
  return *effect;
}

std::optional<RequestRecord> find_answered(Connection& db, const std::string& device, const std::string& key) {
  auto row = db.query(
      "SELECT i.effect, i.ticket, i.at, (SELECT k.serial FROM ticket_code k "
      "WHERE k.made_device = i.device AND k.made_key = i.key) FROM idempotency i WHERE i.device = ? AND i.key = ?",
      device, key);
  if (!row.step()) return std::nullopt;
  RequestRecord made{effect_of(row.text(0)), std::nullopt, row.null(3) ? 0 : row.small(3), row.instant(2)};
  if (!row.null(1)) made.ticket = kiosk::TicketId(row.text(1));
  return made;
}

std::optional<RequestRecord> find_made_code(Connection& db, const std::string& device, const std::string& key) {
  auto row =
      db.query("SELECT ticket, serial, made_at FROM ticket_code WHERE made_device = ? AND made_key = ?", device, key);
  if (!row.step()) return std::nullopt;
  RequestRecord made{RequestEffect::kReplaced, kiosk::TicketId(row.text(0)), row.small(1), row.instant(2)};
  if (made.serial > 1) return made;
  const bool swapped =
      db.number("SELECT count(*) FROM ticket WHERE ended_device = ? AND ended_key = ?", device, key) != 0;
  made.effect = swapped ? RequestEffect::kSwapped : RequestEffect::kIssued;
  return made;
}

std::optional<RequestRecord> find_return(Connection& db, const std::string& device, const std::string& key) {
  auto row = db.query("SELECT id, ended_at FROM ticket WHERE ended_device = ? AND ended_key = ?", device, key);
  if (!row.step()) return std::nullopt;
  return RequestRecord{RequestEffect::kReturned, kiosk::TicketId(row.text(0)), 0, row.instant(1)};
}

std::optional<RequestRecord> find_report(Connection& db, const std::string& device, const std::string& key) {
  auto row = db.query("SELECT ticket, at FROM delivery WHERE device = ? AND key = ?", device, key);
  if (!row.step()) return std::nullopt;
  return RequestRecord{RequestEffect::kReported, kiosk::TicketId(row.text(0)), 0, row.instant(1)};
}

std::optional<RequestRecord> find_admission(Connection& db, const std::string& device, const std::string& key) {
  auto row = db.query("SELECT ticket, at FROM admission WHERE device = ? AND key = ?", device, key);
  if (!row.step()) return std::nullopt;
  return RequestRecord{RequestEffect::kAdmitted, kiosk::TicketId(row.text(0)), 0, row.instant(1)};
}

std::optional<RequestRecord> find_letting_out(Connection& db, const std::string& device, const std::string& key) {
  auto row =
      db.query("SELECT ticket, undone_at FROM admission WHERE undone_device = ? AND undone_key = ?", device, key);
  if (!row.step()) return std::nullopt;
  return RequestRecord{RequestEffect::kLetOut, kiosk::TicketId(row.text(0)), 0, row.instant(1)};
}

bool changed_nothing(RequestEffect effect) {
  return effect == RequestEffect::kRefused || effect == RequestEffect::kWithdrawn;
}

/// A try that was refused, under this id or another, says nothing of one that was carried out before it.
std::optional<RequestRecord> find_among(Connection& db, const std::vector<std::string>& ids, const std::string& key) {
  std::optional<RequestRecord> fallback;
  for (const auto& id : ids) {
    for (const auto find :
         {find_answered, find_made_code, find_return, find_report, find_admission, find_letting_out}) {
      auto found = find(db, id, key);
      if (!found) continue;
      if (!changed_nothing(found->effect)) return found;
      if (!fallback) fallback = std::move(found);
    }
  }
  return fallback;
}

void add_unreported(Connection& db, const std::string& device, UnreportedPage& made) {
  auto rows = db.query(
      "SELECT k.made_key, k.ticket, k.serial, k.made_at FROM ticket_code k JOIN ticket t ON t.id = k.ticket "
      "WHERE k.made_device = ? AND k.voided_at IS NULL AND t.state = 'valid' AND NOT EXISTS "
      "(SELECT 1 FROM delivery d WHERE d.ticket = k.ticket AND d.serial = k.serial) "
      "ORDER BY k.made_at, k.ticket LIMIT ?",
      device, kMostUnreported + 1);
  while (rows.step()) {
    if (static_cast<int>(made.codes.size()) == kMostUnreported) {
      made.more = true;
      break;
    }
    made.codes.push_back(
        {kiosk::IdempotencyKey(rows.text(0)), {kiosk::TicketId(rows.text(1)), rows.small(2)}, rows.instant(3)});
  }
}

}  // namespace

std::optional<RequestRecord> find_request(Connection& db, const std::string& device, const std::string& key) {
  return find_among(db, ids_of_kiosk(db, device), key);
}

void withdraw_request(Connection& db, const std::string& device, const std::string& key, kiosk::Instant now) {
  const Outcome withdrawn{"withdrawn", std::nullopt, {}, problem("request_withdrawn", "the device withdrew it before")};
  remember(db, device, key, digest_of("withdrawn"), withdrawn, now);
}

UnreportedPage unreported_of(Connection& db, const std::string& device) {
  UnreportedPage made;
  for (const auto& id : ids_of_kiosk(db, device)) {
    if (!made.more) add_unreported(db, id, made);
  }
  std::ranges::stable_sort(made.codes, {}, &ticketing::UnreportedCode::made_at);
  return made;
}

std::optional<std::string> canonical_reference(std::string_view text) {
  constexpr std::size_t kDigits = 8;
  std::string made;
  for (const char c : text) {
    const bool digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (digit) {
      made += c;
    } else if (c != '-' && c != ' ') {
      return std::nullopt;
    }
  }
  return made.size() == kDigits ? std::optional(canonical_key(made)) : std::nullopt;
}

std::vector<ShownRequest> find_by_reference(Connection& db, const std::string& reference) {
  const auto like = "%" + reference;
  std::vector<std::pair<std::string, std::string>> keys;
  auto rows = db.query(
      "SELECT device, key FROM idempotency WHERE key LIKE ? "
      "UNION SELECT made_device, made_key FROM ticket_code WHERE made_key LIKE ? "
      "UNION SELECT ended_device, ended_key FROM ticket WHERE ended_key LIKE ? "
      "UNION SELECT device, key FROM delivery WHERE key LIKE ? "
      "UNION SELECT device, key FROM admission WHERE key LIKE ? "
      "UNION SELECT undone_device, undone_key FROM admission WHERE undone_key LIKE ?",
      like, like, like, like, like, like);
  while (rows.step()) keys.emplace_back(rows.text(0), rows.text(1));
  std::vector<ShownRequest> made;
  for (const auto& [device, key] : keys) {
    const auto record = find_among(db, {device}, key);
    if (!record) continue;
    auto known = db.query(
        "SELECT d.name, (SELECT t.pass FROM ticket t WHERE t.id = ?), "
        "(SELECT a.reason FROM desk_action a WHERE a.device = d.id AND a.key = ?) FROM device d WHERE d.id = ?",
        record->ticket, key, device);
    if (known.step()) made.push_back({*record, known.text(0), known.text(1), known.text(2)});
  }
  std::ranges::stable_sort(made, {}, [](const ShownRequest& shown) { return shown.record.at; });
  return made;
}

void add_desk_action(Connection& db, const std::string& device, const std::string& key, const std::string& reason,
                     kiosk::Instant now) {
  db.execute("INSERT INTO desk_action (device, key, reason, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", device,
             key, reason, now);
}

}  // namespace central
