// SPDX-License-Identifier: Apache-2.0
// The version before finds a journal of this one: it has to see that it is newer, at each moment of an upgrade.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "kiosk/journal/checked_journal.hpp"
#include "kiosk/journal/crc32c.hpp"
#include "kiosk/journal/fields.hpp"
#include "kiosk/journal/owed_mark.hpp"
#include "platform/sqlite/journal_folder.hpp"
#include "tests/codecs/journal_entries.hpp"
#include "tests/contract/failing_journal.hpp"
#include "tests/contract/temporary_folder.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace kiosk;
using namespace kiosk::journal;
using platform::sqlite::JournalFolder;
using tests::FailingFiles;
using tests::Power;
using tests::PowerCut;

constexpr std::int64_t kFormatBefore = 2;
constexpr char kMarkBefore = 1;

/// One statement on the database, as it lies there; the number that it gives.
std::int64_t ask(const std::filesystem::path& file, const char* sql) {
  sqlite3* db = nullptr;
  sqlite3_stmt* statement = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
  REQUIRE(sqlite3_prepare_v2(db, sql, -1, &statement, nullptr) == SQLITE_OK);
  const auto number = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return number;
}

/// The same mark with another version, under a right checksum.
std::string with_version(std::string mark, char version) {
  mark.resize(mark.size() - 4);
  mark[0] = version;
  FieldWriter sum;
  sum.number(crc32c(mark), 4);
  return mark + sum.bytes();
}

/// A journal as the version before leaves it, with one ticket on its way or with none.
void make_format_before(const std::filesystem::path& file, bool owes) {
  JournalFolder files(file);
  {
    CheckedJournal journal(&files);
    REQUIRE(journal.open(at(0)).has_value());
    REQUIRE(journal.append(entry("A", 0, Intent{obtain(ObtainKind::kIssue)})).has_value());
    if (!owes) REQUIRE(journal.append(entry("A", 1, Closed{})).has_value());
  }
  REQUIRE(files.write_mark(with_version(files.read_mark()->value(), kMarkBefore)).has_value());
  (void)ask(file, "PRAGMA user_version=2");
}

enum class Sees { kItsOwn, kNewer, kRot };

/// What the version before makes of the files: a mark of another version under a right checksum it calls newer; beside
/// one that it can read a database of an unknown format is rot.
Sees seen_by_version_before(const std::filesystem::path& file) {
  const auto mark = JournalFolder(file).read_mark()->value();
  REQUIRE(read_mark(mark).has_value());
  if (mark[0] != kMarkBefore) return Sees::kNewer;
  return ask(file, "PRAGMA user_version") > kFormatBefore ? Sees::kRot : Sees::kItsOwn;
}

}  // namespace

TEST_CASE("The version before sees that a journal is newer, and takes it for rot at no moment of an upgrade") {
  const bool owes = GENERATE(false, true);
  int moments = 0;
  bool was_its_own = false;
  bool cut = true;
  for (; cut; ++moments) {
    const tests::TemporaryFolder folder;
    const auto file = folder / "journal.db";
    make_format_before(file, owes);
    REQUIRE(seen_by_version_before(file) == Sees::kItsOwn);
    Power power{moments};
    try {
      FailingFiles files(file, power);
      const auto opened = CheckedJournal(&files).open(at(100));
      if (!opened) FAIL(opened.error().detail);
      cut = false;
    } catch (const PowerCut&) {
    }
    INFO("moment " << moments);
    const auto seen = seen_by_version_before(file);
    CHECK(seen != Sees::kRot);
    was_its_own = was_its_own || seen == Sees::kItsOwn;
    // This version takes it up, wherever the upgrade stood.
    JournalFolder files(file);
    const auto opened = CheckedJournal(&files).open(at(200));
    REQUIRE(opened.has_value());
    CHECK_FALSE(opened->damage.has_value());
    CHECK(opened->owed.size() == (owes ? 1U : 0U));
    CHECK(seen_by_version_before(file) == Sees::kNewer);
  }
  CHECK(was_its_own);
  CHECK(moments > 4);
}

TEST_CASE(
    "A new journal, and one in the place of a damaged one, is newer for the version before from its first mark on") {
  const bool damaged = GENERATE(false, true);
  for (int moment = 0;; ++moment) {
    const tests::TemporaryFolder folder;
    const auto file = folder / "journal.db";
    if (damaged) {
      make_format_before(file, true);
      tests::write_file(file, "rot");
    }
    Power power{moment};
    bool cut = false;
    try {
      FailingFiles files(file, power);
      const auto opened = CheckedJournal(&files).open(at(100));
      if (!opened) FAIL(opened.error().detail);
    } catch (const PowerCut&) {
      cut = true;
    }
    INFO("moment " << moment);
    const auto mark = JournalFolder(file).read_mark()->value_or("");
    const bool is_newer = !mark.empty() && mark[0] != kMarkBefore;
    const bool is_database = std::filesystem::exists(file) && tests::read_file(file).starts_with("SQLite format 3");
    if (is_database && ask(file, "PRAGMA user_version") > kFormatBefore) CHECK(is_newer);
    if (!cut) {
      CHECK(is_newer);
      break;
    }
  }
}

TEST_CASE("A journal of a version to come is left alone by this one, whatever it owes") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "journal.db";
  JournalFolder files(file);
  {
    CheckedJournal journal(&files);
    REQUIRE(journal.open(at(0)).has_value());
    REQUIRE(journal.append(entry("A", 0, Intent{obtain(ObtainKind::kIssue)})).has_value());
  }
  const char next = ports::kJournalFormat + 1;
  REQUIRE(files.write_mark(with_version(files.read_mark()->value(), next)).has_value());
  const bool upgraded = GENERATE(false, true);
  if (upgraded) (void)ask(file, "PRAGMA user_version=4");
  const auto before = tests::read_file(file);
  const auto refused = CheckedJournal(&files).open(at(100));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().kind == ports::JournalError::Kind::kNewer);
  CHECK(tests::read_file(file) == before);
  for (const auto& left : std::filesystem::directory_iterator(folder.path())) {
    CHECK(left.path().string().find(".damaged") == std::string::npos);
  }
}
