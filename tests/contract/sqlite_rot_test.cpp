// SPDX-License-Identifier: Apache-2.0
// Rot and loss in each of the journal's files: what was owed is recovered, or staff are told that some may be missing.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "kiosk/journal/checked_journal.hpp"
#include "platform/sqlite/journal_folder.hpp"
#include "tests/codecs/journal_entries.hpp"
#include "tests/contract/sqlite_first_format.hpp"
#include "tests/contract/temporary_folder.hpp"
#include "tests/support/catch.hpp"

namespace {

namespace fs = std::filesystem;
using namespace kiosk;
using namespace kiosk::journal;
using platform::sqlite::JournalFolder;

constexpr int kPositions = 200;
const std::vector<std::string> kFiles{"journal.db", "journal.db-wal", "journal.db.owed"};

Entry step(const std::string& key, int number) {
  auto outcome = delivered(DeliveryMethod::kPrint, DeliveryOutcome::kFailed, "R1-" + key);
  auto bettered = delivered(DeliveryMethod::kScreen, DeliveryOutcome::kDelivered, "R2-" + key);
  auto issued = ticket();
  issued.id = outcome.ticket = bettered.ticket = TicketId("T-" + key);
  const std::vector<decltype(Entry::what)> steps{Intent{obtain(ObtainKind::kIssue)}, Issued{issued}, outcome, bettered,
                                                 Closed{}};
  return entry(key, number, steps[static_cast<std::size_t>(number)]);
}

/// A kiosk's work: what it wrote, and what is owed after it.
struct Work {
  explicit Work(CheckedJournal& writing) : journal(writing) {}
  CheckedJournal& journal;
  Fold ways{};

  void write(const Entry& entry) {
    if (auto done = journal.append(entry); !done) FAIL(done.error().detail);
    ways.add(entry);
  }
  /// Ten ways side by side, those of them closed that `closed` says.
  void ten_ways(const std::string& name, const std::set<int>& closed) {
    for (int number = 0; number < 5; ++number) {
      for (int way = 0; way < 10; ++way) {
        const bool goes_on = closed.contains(way) || number < way % 5;
        if (goes_on || (number == 0 && way % 5 == 0)) write(step(name + std::to_string(way), number));
      }
    }
  }
};

void copy_files(const fs::path& from, const fs::path& to) {
  for (const auto& name : kFiles) {
    fs::remove(to / name);
    if (fs::exists(from / name)) fs::copy_file(from / name, to / name);
  }
}

/// In memory, where there is such a folder: a start with damage writes to the disk some fifty times.
class Folder : public tests::TemporaryFolder {
 public:
  Folder() : TemporaryFolder(fs::is_directory("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path()) {}
};

/// A journal as a power cut leaves it: some in the file, some in the log alone.
struct Found {
  Folder folder;   ///< at the end
  Folder earlier;  ///< two records before, with another way unclosed
  std::vector<Owed> owed;
  std::vector<Owed> owed_earlier;
};

const Found& found() {
  static const auto made = [] {
    auto out = std::make_unique<Found>();
    const Folder live;
    JournalFolder files(live / "journal.db");
    {
      CheckedJournal journal(&files);
      REQUIRE(journal.open(at(0)).has_value());
      Work(journal).ten_ways("first", {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    }
    CheckedJournal journal(&files);
    REQUIRE(journal.open(at(0))->owed.empty());
    Work work(journal);
    work.ten_ways("second", {1, 5});
    work.write(step("late", 0));
    out->owed_earlier = owed_of(work.ways, false);
    copy_files(live.path(), out->earlier.path());
    work.write(step("late", 4));
    for (const char* key : {"last", "very-last", "latest"}) work.write(step(key, 0));
    work.write(step("last", 1));
    out->owed = owed_of(work.ways, false);
    copy_files(live.path(), out->folder.path());
    return out;
  }();
  return *made;
}

/// What a start made of the files.
struct Start {
  std::size_t missing = 0;  ///< of what was owed
  bool changed = false;     ///< something is owed, and another thing than was
  bool told = false;
  bool refused = false;
  [[nodiscard]] bool silent() const { return (missing > 0 || changed) && !told && !refused; }
};

bool same(const Owed& was, const Owed& is) {
  if (const auto* ticket = std::get_if<Doubtful>(&is.what)) {
    const auto* before = std::get_if<Doubtful>(&was.what);
    const auto* report = std::get_if<Report>(&was.what);
    // A failed outcome that may have been bettered is doubted.
    if (report != nullptr) {
      return report->delivery.outcome == DeliveryOutcome::kFailed && report->ticket == ticket->ticket.id;
    }
    return before != nullptr && before->ticket.id == ticket->ticket.id &&
           before->ticket.serial == ticket->ticket.serial;
  }
  if (const auto* again = std::get_if<AskAgain>(&is.what)) {
    const auto* before = std::get_if<AskAgain>(&was.what);
    return before != nullptr && before->obtain == again->obtain;
  }
  return was == is;
}

Start start(const fs::path& folder, const std::vector<Owed>& owed) {
  JournalFolder files(folder / "journal.db");
  CheckedJournal journal(&files);
  const auto opened = journal.open(at(100));
  Start out;
  out.refused = !opened;
  if (!opened) return out;
  out.told = opened->damage.has_value();
  for (const auto& was : owed) {
    const auto is = std::ranges::find(opened->owed, was.key, &Owed::key);
    if (is == opened->owed.end()) {
      ++out.missing;
    } else if (!same(was, *is)) {
      out.changed = true;
    }
  }
  if (opened->owed.size() + out.missing > owed.size() && !out.told) out.changed = true;
  if (out.missing > 0 && out.told) REQUIRE((opened->damage->at_least || opened->damage->tickets >= out.missing));
  return out;
}

/// The same again after a second power cut: what was recovered is still owed, and still told.
Start start_twice(const fs::path& folder, const std::vector<Owed>& owed) {
  const auto first = start(folder, owed);
  const auto second = start(folder, owed);
  CHECK(second.missing == first.missing);
  CHECK(second.told == first.told);
  return first;
}

void flip(const fs::path& file, std::uintmax_t offset, int bit) {
  auto bytes = tests::read_file(file);
  bytes.at(offset) = static_cast<char>(bytes.at(offset) ^ (1 << bit));
  tests::write_file(file, bytes);
}

}  // namespace

TEST_CASE("A journal as a power cut leaves it is whole, and nothing is told") {
  const Folder folder;
  copy_files(found().folder.path(), folder.path());
  REQUIRE(found().owed.size() == 11);
  const auto whole = start_twice(folder.path(), found().owed);
  CHECK_FALSE(whole.told);
  CHECK(whole.missing == 0);
  CHECK_FALSE(whole.changed);
}

TEST_CASE("One flipped bit at 200 places of each file loses nothing") {
  for (const auto& name : kFiles) {
    const auto size = fs::file_size(found().folder / name);
    int told = 0;
    for (int i = 0; i < kPositions; ++i) {
      const auto offset = (size - 1) * static_cast<std::uintmax_t>(i) / (kPositions - 1);
      const Folder folder;
      copy_files(found().folder.path(), folder.path());
      flip(folder / name, offset, i % 8);
      INFO(name << " byte " << offset << " bit " << i % 8);
      const auto seen = start_twice(folder.path(), found().owed);
      CHECK_FALSE(seen.silent());
      CHECK_FALSE(seen.refused);
      // One of the files is whole, and knows all that is owed.
      CHECK(seen.missing == 0);
      CHECK_FALSE(seen.changed);
      told += seen.told ? 1 : 0;
    }
    INFO(name << ": told " << told);
    // Free space in a page, and a page that the log has newer, mean nothing; a bit of the mark always does.
    CHECK(told >= (name == "journal.db.owed" ? kPositions : kPositions / 10));
  }
}

TEST_CASE("A file cut anywhere loses nothing") {
  for (const auto& name : kFiles) {
    const auto size = fs::file_size(found().folder / name);
    for (std::uintmax_t i = 0; i < 50; ++i) {
      const Folder folder;
      copy_files(found().folder.path(), folder.path());
      fs::resize_file(folder / name, size * i / 50);
      INFO(name << " cut to " << size * i / 50);
      const auto seen = start_twice(folder.path(), found().owed);
      // The end of the file may be a page that the log has newer.
      CHECK((seen.told || name == "journal.db"));
      CHECK(seen.missing == 0);
      CHECK_FALSE(seen.changed);
    }
  }
}

TEST_CASE("Each file deleted, each two of them, and all three") {
  for (unsigned gone = 1; gone < 8; ++gone) {
    const Folder folder;
    copy_files(found().folder.path(), folder.path());
    for (unsigned i = 0; i < 3; ++i) {
      if ((gone >> i & 1U) != 0) fs::remove(folder / kFiles[i]);
    }
    INFO("gone: " << gone);
    const auto seen = start_twice(folder.path(), found().owed);
    // With all three gone this is a new kiosk, as far as its disk can say: the service alone knows, and is asked.
    CHECK(seen.told == (gone != 7));
    // The mark alone, or file and log together, know all of it.
    const bool mark_is_there = (gone & 4U) == 0;
    if (mark_is_there || gone == 4) CHECK(seen.missing == 0);
    CHECK_FALSE(seen.refused);
  }
}

TEST_CASE("A file that is an older copy of itself is told, and what is owed since is not lost") {
  // The database is the same at both times, and the log has what came between: 1 changes nothing, and 6 is all of an
  // earlier time.
  REQUIRE(tests::read_file(found().folder / kFiles[0]) == tests::read_file(found().earlier / kFiles[0]));
  for (const unsigned older : {2U, 4U}) {
    const Folder folder;
    copy_files(found().folder.path(), folder.path());
    for (unsigned i = 0; i < 3; ++i) {
      if ((older >> i & 1U) == 0) continue;
      fs::remove(folder / kFiles[i]);
      fs::copy_file(found().earlier / kFiles[i], folder / kFiles[i]);
    }
    INFO("older: " << older);
    const auto seen = start_twice(folder.path(), found().owed);
    CHECK(seen.told);
    CHECK(seen.missing == 0);
  }
}

TEST_CASE("An older database under a newer log and mark loses nothing") {
  // Of a time before the log was last copied into it.
  const Folder live, folder;
  JournalFolder files(live / "journal.db");
  std::vector<Owed> owed;
  {
    CheckedJournal journal(&files);
    REQUIRE(journal.open(at(0)).has_value());
    Work work(journal);
    work.ten_ways("a", {1});
    copy_files(live.path(), folder.path());
    for (const char* name : {"b", "c", "d"}) work.ten_ways(name, {1, 2, 3, 4});
    owed = owed_of(work.ways, false);
  }
  CheckedJournal journal(&files);
  REQUIRE(journal.open(at(0)).has_value());
  Work work(journal);
  work.ten_ways("e", {1});
  for (auto& more : owed_of(work.ways, false)) owed.push_back(std::move(more));
  for (const auto& name : {kFiles[1], kFiles[2]}) {
    fs::remove(folder / name);
    fs::copy_file(live / name, folder / name);
  }
  const auto seen = start_twice(folder.path(), owed);
  CHECK(seen.told);
  CHECK(seen.missing == 0);
}

TEST_CASE("All files an older copy together: what was owed then is owed") {
  const Folder folder;
  copy_files(found().earlier.path(), folder.path());
  CHECK(start_twice(folder.path(), found().owed_earlier).missing == 0);
}
