// SPDX-License-Identifier: Apache-2.0
// Record first, then the mark: a power cut between the two leaves the journal one step ahead, and nothing else does.
#include "kiosk/journal/checked_journal.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/journal/record.hpp"

namespace kiosk::journal {
namespace {

using ports::JournalError;
using Kind = JournalError::Kind;

JournalError newer(const std::string& name) {
  return {Kind::kNewer, "journal " + name +
                            " has a mark of a newer kiosk; install that version again, or set "
                            "kiosk.journal to another file"};
}

/// Whether a journal that cannot be opened for this reason is ours and rotten, and not something that staff have to
/// see to. A newer kiosk's mark is newer before its database is, and beside our own mark no file is another program's.
bool is_rot(Kind kind, const FoundMark& mark) {
  if (kind == Kind::kCorrupt) return true;
  return (kind == Kind::kForeign && mark) || (kind == Kind::kNewer && mark && *mark);
}

/// What was seen, without what to do about it.
std::string seen(const JournalError& error) { return error.detail.substr(0, error.detail.find(';')); }

std::string told(const std::string& name, const std::string& what, const Damage& damage, const std::string& aside) {
  return "journal " + name + " is damaged (" + what + "): " + (damage.at_least ? "at least " : "") +
         std::to_string(damage.tickets) +
         " tickets to settle; the kiosk settles them with the service; what was found is kept as " + aside +
         " and can be deleted once the service's audit is clean; check the disk";
}

std::string still_unsettled(const std::string& name) {
  return "journal " + name + " was damaged before this start, and not all of it is settled yet; check the disk";
}

}  // namespace

void CheckedJournal::close() {
  store_.reset();
  ways_ = {};
  head_ = {};
  mark_is_behind_ = false;
}

Result<FoundMark, JournalError> CheckedJournal::find_mark() {
  auto bytes = files_->read_mark();
  if (!bytes) return failure(std::move(bytes.error()));
  if (!*bytes) return FoundMark();
  auto mark = journal::read_mark(**bytes);
  if (!mark && mark.error() == MarkError::kNewer) return failure(newer(files_->name()));
  return FoundMark(std::move(mark));
}

Result<FoundJournal, JournalError> CheckedJournal::find_journal(OpenStore store, const FoundMark& mark) {
  FoundJournal found;
  if (!store) {
    if (!is_rot(store.error().kind, mark)) return failure(std::move(store.error()));
    found.unreadable = seen(store.error());
    return found;
  }
  found.keeps_links = (*store)->keeps_links();
  auto rows = (*store)->read_all();
  if (rows) {
    found.rows = std::move(*rows);
  } else if (is_rot(rows.error().kind, mark)) {
    found.unreadable = seen(rows.error());
  } else {
    return failure(std::move(rows.error()));
  }
  store_ = std::move(*store);
  return found;
}

Result<Opened, JournalError> CheckedJournal::open(Instant now) {
  close();
  // First the store, which is ours alone from then on: another kiosk may still write the mark until then.
  auto store = files_->open();
  const auto mark = find_mark();
  if (!mark) return failure(mark.error());
  const auto found = find_journal(std::move(store), *mark);
  if (!found) return failure(found.error());
  auto recovery = recover(*found, *mark);
  const bool unsettled_before = *mark && **mark && (**mark)->unsettled;
  const bool doubt = recovery.doubt || unsettled_before;
  Opened opened;
  opened.owed = owed_of(recovery.ways, doubt);
  unsettled_ = unsettled_before || !recovery.damage.empty();
  if (unsettled_) opened.damage = Damage{opened.owed.size(), doubt, still_unsettled(files_->name())};
  if (!recovery.damage.empty()) {
    const auto what = recovery.damage;
    auto aside = rebuild(std::move(recovery), now);
    if (!aside) {
      close();
      return failure(std::move(aside.error()));
    }
    opened.damage->detail = told(files_->name(), what, *opened.damage, *aside);
    return opened;
  }
  head_ = head_of(found->rows);
  ways_ = std::move(recovery.ways);
  ways_.drop_names();
  // The mark first: a journal that keeps links and has no mark is told as damaged, and one of a newer format beside an
  // older mark a former kiosk takes for rot.
  auto ready = write_mark().and_then([&] { return store_->accept(); });
  if (!ready) {
    close();
    return failure(std::move(ready.error()));
  }
  return opened;
}

Result<std::string, JournalError> CheckedJournal::rebuild(Recovery recovery, Instant now) {
  furthest_ = recovery.furthest;
  ways_ = std::move(recovery.ways);
  // What is owed is in the mark before anything is moved. It ends where no journal ends: until the new one has its
  // first record, every start comes here again.
  head_ = {furthest_, 0};
  if (auto noted = write_mark(); !noted) return failure(std::move(noted.error()));
  store_.reset();
  auto aside = files_->set_aside(now);
  if (!aside) return aside;
  auto store = files_->open();
  if (!store) return failure(std::move(store.error()));
  if (auto ready = (*store)->accept(); !ready) return failure(std::move(ready.error()));
  store_ = std::move(*store);
  const auto ways = ways_;
  ways_.drop_names();
  head_ = {};
  for (const auto& records : ways.keys()) {
    for (const auto& entry : records.entries()) {
      if (auto done = append(entry); !done) return failure(std::move(done.error()));
    }
  }
  // Where nothing was owed nothing was appended.
  if (auto noted = write_mark(); !noted) return failure(std::move(noted.error()));
  return aside;
}

Result<void, JournalError> CheckedJournal::write_mark() {
  auto done = files_->write_mark(journal::write_mark({head_, unsettled_, mark_entries(ways_)}));
  mark_is_behind_ = !done;
  return done;
}

Result<void, JournalError> CheckedJournal::append(const Entry& entry) {
  if (!store_) return failure(JournalError{Kind::kIo, "journal " + files_->name() + " is not open"});
  // Never two steps ahead.
  if (mark_is_behind_) {
    if (auto done = write_mark(); !done) return done;
  }
  ports::StoredRecord record;
  record.bytes = write_record(entry);
  record.link = next_link(head_.link, record.bytes);
  // The first is numbered by the clock, so that the numbers of a later journal are larger.
  const std::int64_t by_clock = entry.at.time_since_epoch().count();
  record.number = head_.link != 0 ? head_.number + 1 : std::max({by_clock, head_.number + 1, furthest_ + 1});
  if (auto done = store_->append(record); !done) return done;
  head_ = {record.number, *record.link};
  ways_.add(without_names(entry), record.number);
  return write_mark();
}

Result<std::size_t, JournalError> CheckedJournal::forget(Instant now) {
  if (!store_) return failure(JournalError{Kind::kIo, "journal " + files_->name() + " is not open"});
  const auto is_over = [&](const KeyRecords& records) {
    const auto at = records.forget_at();
    return at && *at < now;
  };
  std::vector<std::int64_t> numbers;
  for (const auto& records : ways_.keys()) {
    if (is_over(records)) numbers.insert(numbers.end(), records.numbers.begin(), records.numbers.end());
  }
  if (numbers.empty()) return std::size_t{0};
  if (auto done = store_->forget(numbers); !done) return failure(std::move(done.error()));
  const auto before = ways_.keys().size();
  ways_.drop_if(is_over);
  return before - ways_.keys().size();
}

Result<void, JournalError> CheckedJournal::note_settled() {
  if (!store_) return failure(JournalError{Kind::kIo, "journal " + files_->name() + " is not open"});
  unsettled_ = false;
  return write_mark();
}

}  // namespace kiosk::journal
