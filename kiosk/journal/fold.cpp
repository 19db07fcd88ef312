// SPDX-License-Identifier: Apache-2.0
// Entries by key, and what is owed for each.
#include "kiosk/journal/fold.hpp"

#include <chrono>
#include <utility>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/journal/record.hpp"

namespace kiosk::journal {
namespace {

/// How long names and codes are kept after the screening began.
constexpr auto kKeep = std::chrono::days{1};

const Ticket* ticket_in(const KeyRecords& records) {
  return records.issued ? &std::get<Issued>(records.issued->what).ticket : nullptr;
}

const Obtain* obtain_in(const KeyRecords& records) {
  return records.intent ? &std::get<Intent>(records.intent->what).obtain : nullptr;
}

/// The ticket that was delivered. The intent knows it as well where no new one was made.
std::optional<TicketId> delivered_ticket(const KeyRecords& records, const Delivered& delivered) {
  if (!delivered.ticket.empty()) return delivered.ticket;
  if (const auto* ticket = ticket_in(records)) return ticket->id;
  const auto* obtain = obtain_in(records);
  return obtain != nullptr && obtain->kind == ObtainKind::kReplace ? obtain->ticket : std::nullopt;
}

/// Enough of a ticket to report it.
Doubtful doubtful(const KeyRecords& records, const TicketId& id, int serial) {
  if (const auto* ticket = ticket_in(records)) return {*ticket};
  Ticket known;
  known.id = id;
  known.serial = serial;
  if (const auto* obtain = obtain_in(records)) known.pass = obtain->pass;
  return {std::move(known)};
}

Owed owed_of_outcome(const KeyRecords& records, const Delivered& delivered, bool doubt) {
  const auto ticket = delivered_ticket(records, delivered);
  if (!ticket) {
    const auto* obtain = obtain_in(records);
    return {records.key, AskAgain{obtain != nullptr ? *obtain : Obtain{}, delivered, doubt}};
  }
  // What failed on paper may have been shown after it.
  if (doubt && delivered.delivery.outcome == DeliveryOutcome::kFailed) {
    return {records.key, doubtful(records, *ticket, delivered.delivery.serial)};
  }
  return {records.key, Report{*ticket, delivered.delivery, delivered.report_key}};
}

}  // namespace

void KeyRecords::add(Entry entry) {
  std::visit(Overloaded{
                 [&](const Intent&) {
                   if (!intent) intent = entry;
                 },
                 [&](const Issued&) { issued = entry; },
                 [&](const Delivered&) { delivered = entry; },
                 [&](const Closed&) { closed = entry.at; },
             },
             entry.what);
}

std::vector<Entry> KeyRecords::entries() const {
  std::vector<Entry> entries;
  for (const auto* entry : {&intent, &issued, &delivered}) {
    if (*entry) entries.push_back(**entry);
  }
  return entries;
}

std::optional<Instant> KeyRecords::forget_at() const {
  if (!closed) return std::nullopt;
  const auto* ticket = ticket_in(*this);
  return (ticket != nullptr ? ticket->starts_at : *closed) + kKeep;
}

KeyRecords& Fold::at(const IdempotencyKey& key) {
  const auto [found, is_new] = positions_.try_emplace(key, keys_.size());
  if (is_new) keys_.emplace_back().key = key;
  return keys_[found->second];
}

void Fold::add(Entry entry) {
  auto& records = at(entry.key);
  records.add(std::move(entry));
}

void Fold::add(Entry entry, std::int64_t number) {
  auto& records = at(entry.key);
  records.add(std::move(entry));
  records.numbers.push_back(number);
}

const KeyRecords* Fold::find(const IdempotencyKey& key) const {
  const auto found = positions_.find(key);
  return found == positions_.end() ? nullptr : &keys_[found->second];
}

void Fold::drop_names() {
  for (auto& records : keys_) {
    if (records.issued) records.issued = without_names(std::move(*records.issued));
  }
}

void Fold::number_again() {
  positions_.clear();
  for (std::size_t i = 0; i < keys_.size(); ++i) positions_.emplace(keys_[i].key, i);
}

Entry without_names(Entry entry) {
  if (auto* issued = std::get_if<Issued>(&entry.what)) {
    Ticket known;
    known.id = issued->ticket.id;
    known.serial = issued->ticket.serial;
    known.pass = issued->ticket.pass;
    known.screening = issued->ticket.screening;
    known.starts_at = issued->ticket.starts_at;
    known.be_seated_by = issued->ticket.be_seated_by;
    issued->ticket = std::move(known);
  }
  return entry;
}

Fold fold_rows(const std::vector<ports::StoredRecord>& rows, std::size_t& unreadable) {
  Fold fold;
  for (const auto& row : rows) {
    if (row.bytes.empty()) continue;
    if (auto entry = read_record(row.bytes)) {
      fold.add(std::move(*entry), row.number);
    } else {
      ++unreadable;
    }
  }
  return fold;
}

std::optional<Owed> owed_for(const KeyRecords& records, bool doubt) {
  if (records.closed) return std::nullopt;
  if (records.delivered) return owed_of_outcome(records, std::get<Delivered>(records.delivered->what), doubt);
  if (const auto* ticket = ticket_in(records)) return Owed{records.key, Doubtful{*ticket}};
  if (const auto* obtain = obtain_in(records)) return Owed{records.key, AskAgain{*obtain, std::nullopt, doubt}};
  return std::nullopt;
}

}  // namespace kiosk::journal
