// SPDX-License-Identifier: Apache-2.0
// The journal held to its mark, and what both know to be owed put together.
#include "kiosk/journal/recovery.hpp"

#include <algorithm>
#include <utility>

namespace kiosk::journal {
namespace {

/// No journal gets so far: a number beyond it is rot, and one that counts on from it must not overflow.
constexpr std::int64_t kLastNumber = std::int64_t{1} << 60;

/// Where the journal ends as far as its numbers can be believed.
std::int64_t furthest(const std::vector<ports::StoredRecord>& rows) {
  std::int64_t number = 0;
  for (const auto& row : rows) {
    if (row.number <= kLastNumber) number = std::max(number, row.number);
  }
  return number;
}

const std::optional<Entry>& of_kind(const KeyRecords& records, const Entry& entry) {
  if (std::holds_alternative<Intent>(entry.what)) return records.intent;
  if (std::holds_alternative<Issued>(entry.what)) return records.issued;
  return records.delivered;
}

/// Whether the journal is where its mark says, or the one step further that a power cut leaves.
bool heads_agree(const FoundJournal& journal, const OwedMark& mark) {
  if (mark.head == head_of(journal.rows)) return true;
  if (journal.rows.empty() || journal.rows.back().bytes.empty()) return false;
  return mark.head == head_before_last(journal.rows);
}

/// Whether one of the two knows of a step that the other should know of and does not.
bool keys_agree(const FoundJournal& journal, const Fold& ways, const OwedMark& mark) {
  const bool ahead = mark.head != head_of(journal.rows);
  const auto last = ahead ? journal.rows.back().number : 0;
  const auto is_last = [&](const KeyRecords& records) {
    return ahead && !records.numbers.empty() && records.numbers.back() == last;
  };
  Fold marked;
  for (const auto& entry : mark.entries) {
    marked.add(entry);
    const auto* records = ways.find(entry.key);
    if (records == nullptr || (records->closed && !is_last(*records)) || !of_kind(*records, entry)) return false;
  }
  return std::ranges::all_of(ways.keys(), [&](const KeyRecords& records) {
    if (records.closed || is_last(records)) return true;
    const auto* there = marked.find(records.key);
    return there != nullptr && there->entries().size() == records.entries().size();
  });
}

std::string disagreement(const FoundJournal& journal, const Fold& ways, std::size_t unreadable, const FoundMark& mark) {
  if (!journal.unreadable.empty()) return journal.unreadable;
  if (const auto broken = broken_link(journal.rows)) return *broken;
  if (unreadable > 0) return std::to_string(unreadable) + " records cannot be read";
  // A journal that keeps links had a mark before its first.
  if (!mark) return journal.keeps_links ? "its mark is missing" : "";
  if (!*mark) return "its mark is not what was written";
  const auto& found = **mark;
  if (!heads_agree(journal, found)) {
    return "it ends with record " + std::to_string(head_of(journal.rows).number) + ", its mark with " +
           std::to_string(found.head.number);
  }
  return keys_agree(journal, ways, found) ? "" : "it and its mark disagree about what is owed";
}

/// Adds what the mark knows of a key. `newer`: the mark's outcome is the later one.
void add_from_mark(Fold& ways, const Entry& entry, bool newer) {
  const auto* records = ways.find(entry.key);
  if (records != nullptr && records->closed) return;
  const bool is_outcome = std::holds_alternative<Delivered>(entry.what);
  if (records == nullptr || !of_kind(*records, entry) || (is_outcome && newer)) ways.add(entry);
}

/// All that either of the two knows to be owed.
Fold put_together(const FoundJournal& journal, Fold ways, const OwedMark& mark) {
  const bool newer = mark.head.number >= furthest(journal.rows);
  Fold marked;
  for (const auto& entry : mark.entries) marked.add(entry);
  // What a newer mark does not have was closed by then, in a record that is lost; what it has was not.
  ways.drop_if([&](const KeyRecords& records) {
    const bool owed = marked.find(records.key) != nullptr;
    return newer && records.closed.has_value() == owed;
  });
  for (const auto& entry : mark.entries) add_from_mark(ways, entry, newer);
  return ways;
}

}  // namespace

Recovery recover(const FoundJournal& journal, const FoundMark& mark) {
  std::size_t unreadable = 0;
  auto ways = fold_rows(journal.rows, unreadable);
  Recovery recovery;
  recovery.damage = disagreement(journal, ways, unreadable, mark);
  if (recovery.damage.empty()) {
    recovery.ways = std::move(ways);
    return recovery;
  }
  recovery.doubt = true;
  recovery.furthest = furthest(journal.rows);
  if (mark && *mark) {
    recovery.doubt = (*mark)->head.number < recovery.furthest;
    recovery.furthest = std::max(recovery.furthest, std::min((*mark)->head.number, kLastNumber));
    ways = put_together(journal, std::move(ways), **mark);
  }
  ways.drop_if([](const KeyRecords& records) { return records.closed.has_value(); });
  recovery.ways = std::move(ways);
  return recovery;
}

std::vector<Owed> owed_of(const Fold& ways, bool doubt) {
  std::vector<Owed> owed;
  for (const auto& records : ways.keys()) {
    if (auto due = owed_for(records, doubt)) owed.push_back(std::move(*due));
  }
  return owed;
}

std::vector<Entry> mark_entries(const Fold& ways) {
  std::vector<Entry> entries;
  for (const auto& records : ways.keys()) {
    if (records.closed) continue;
    for (auto& entry : records.entries()) entries.push_back(without_names(std::move(entry)));
  }
  return entries;
}

}  // namespace kiosk::journal
