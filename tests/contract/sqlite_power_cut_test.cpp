// SPDX-License-Identifier: Apache-2.0
// A power cut around each touch of the journal's files: never told as damage, and nothing that was acknowledged is
// lost.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/journal/checked_journal.hpp"
#include "kiosk/journal/crc32c.hpp"
#include "kiosk/journal/fields.hpp"
#include "kiosk/journal/record.hpp"
#include "platform/sqlite/journal_folder.hpp"
#include "tests/codecs/journal_entries.hpp"
#include "tests/contract/failing_journal.hpp"
#include "tests/contract/sqlite_first_format.hpp"
#include "tests/contract/temporary_folder.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace kiosk;
using namespace kiosk::journal;
using platform::sqlite::JournalFolder;
using ports::JournalError;
using tests::FailingFiles;
using tests::Power;
using tests::PowerCut;

/// REQUIRE would take the cut for a failure.
void must(bool holds) {
  if (!holds) FAIL("the journal could not be written");
}

Entry step(const std::string& key, int number) {
  auto outcome = delivered(DeliveryMethod::kPrint, DeliveryOutcome::kDelivered, "R-" + key);
  outcome.ticket = ticket().id;
  const std::vector<decltype(Entry::what)> steps{Intent{obtain(ObtainKind::kIssue)}, Issued{ticket()}, outcome,
                                                 Closed{}};
  return entry(key, number, steps[static_cast<std::size_t>(number)]);
}

/// Opens, takes three tickets on their ways, one of them to its end, and forgets it; says what was acknowledged.
void work(const std::filesystem::path& file, Power& power, Fold& acknowledged, Fold& attempted) {
  FailingFiles files(file, power);
  CheckedJournal journal(&files);
  must(journal.open(at(0)).has_value());
  for (const auto& [key, steps] : {std::pair("a", 4), {"b", 1}, {"c", 3}}) {
    for (int number = 0; number < steps; ++number) {
      attempted.add(step(key, number));
      must(journal.append(step(key, number)).has_value());
      acknowledged.add(step(key, number));
    }
  }
  must(journal.forget(at(1000000)).has_value());
}

Result<Opened, JournalError> open_again(const std::filesystem::path& file) {
  JournalFolder files(file);
  return CheckedJournal(&files).open(at(100));
}

/// What is owed after a cut is that of the last acknowledged step, or of the one that was under way.
bool is_right(const std::vector<Owed>& owed, const Fold& acknowledged, const Fold& attempted) {
  return owed == owed_of(acknowledged, false) || owed == owed_of(attempted, false);
}

}  // namespace

TEST_CASE("A power cut at any moment of a kiosk's work is no damage, and loses nothing that was acknowledged") {
  const bool upgrade = GENERATE(false, true);
  int moments = 0;
  for (bool cut = true; cut; ++moments) {
    const tests::TemporaryFolder folder;
    const auto file = folder / "journal.db";
    Fold acknowledged, attempted;
    if (upgrade) {
      tests::make_first_format(file, {{3, write_record(step("old", 0))}, {4, write_record(step("old", 1))}});
      acknowledged.add(step("old", 0));
      acknowledged.add(step("old", 1));
      attempted = acknowledged;
    }
    Power power{moments};
    try {
      work(file, power, acknowledged, attempted);
      cut = false;
    } catch (const PowerCut&) {
    }
    INFO("moment " << moments << (upgrade ? " after an upgrade" : ""));
    for (int start = 0; start < 2; ++start) {
      const auto opened = open_again(file);
      REQUIRE(opened.has_value());
      CHECK_FALSE(opened->damage.has_value());
      CHECK(is_right(opened->owed, acknowledged, attempted));
    }
  }
  // Three touches to open, four a step, one to forget.
  CHECK(moments > 35);
}

TEST_CASE("A power cut at any moment of setting a damaged journal aside loses nothing and stays told") {
  int moments = 0;
  for (bool cut = true; cut; ++moments) {
    const tests::TemporaryFolder folder;
    const auto file = folder / "journal.db";
    Fold acknowledged, attempted;
    Power holds;
    work(file, holds, acknowledged, attempted);
    tests::write_file(file, "rot");
    Power power{moments};
    try {
      FailingFiles files(file, power);
      must(CheckedJournal(&files).open(at(100)).has_value());
      cut = false;
    } catch (const PowerCut&) {
    }
    INFO("moment " << moments);
    for (int start = 0; start < 2; ++start) {
      const auto opened = open_again(file);
      REQUIRE(opened.has_value());
      REQUIRE(opened->damage.has_value());
      CHECK(opened->damage->tickets == 2);
      CHECK(opened->owed.size() == 2);
      for (const auto& owed : opened->owed) {
        const auto* report = std::get_if<Report>(&owed.what);
        CHECK((report != nullptr) == (owed.key == IdempotencyKey("c")));
        if (report != nullptr) CHECK(report->report_key == IdempotencyKey("R-c"));
      }
    }
  }
  CHECK(moments > 20);
}

TEST_CASE("Damage is told at every start until it is settled") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "journal.db";
  Fold acknowledged, attempted;
  Power holds;
  work(file, holds, acknowledged, attempted);
  std::filesystem::remove(folder / "journal.db.owed");
  const auto first = open_again(file);
  REQUIRE(first->damage.has_value());
  CHECK(first->damage->at_least);
  for (const char* words : {"journal.db", "its mark is missing", "at least 2 tickets to settle", ".damaged-2024"}) {
    CHECK(first->damage->detail.find(words) != std::string::npos);
  }
  JournalFolder files(file);
  {
    CheckedJournal journal(&files);
    REQUIRE(journal.open(at(100))->damage.has_value());
    REQUIRE(journal.note_settled().has_value());
  }
  CHECK_FALSE(open_again(file)->damage.has_value());
  CHECK(open_again(file)->owed.size() == 2);
}

TEST_CASE("A mark that cannot be written is no acknowledgement, and the journal gets no further ahead of it") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "journal.db";
  JournalFolder files(file);
  {
    CheckedJournal journal(&files);
    REQUIRE(journal.open(at(0)).has_value());
    REQUIRE(journal.append(step("a", 0)).has_value());
    // A folder stands where the next mark is written.
    std::filesystem::create_directory(folder / "journal.db.owed.new");
    for (int again = 0; again < 3; ++again) CHECK_FALSE(journal.append(step("a", 1)).has_value());
  }
  const auto opened = open_again(file);
  REQUIRE_FALSE(opened.has_value());  // it cannot be written now either
  std::filesystem::remove(folder / "journal.db.owed.new");
  const auto later = open_again(file);
  REQUIRE(later.has_value());
  CHECK_FALSE(later->damage.has_value());
  CHECK(std::holds_alternative<Doubtful>(later->owed.at(0).what));
}

TEST_CASE("A day after the screening no name and no code is in any of the journal's files, while it is open") {
  const tests::TemporaryFolder folder;
  JournalFolder files(folder / "journal.db");
  CheckedJournal journal(&files);
  REQUIRE(journal.open(at(0)).has_value());
  const auto found = [&](const std::string& words) {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
      count += tests::read_file(entry.path()).find(words) != std::string::npos ? 1 : 0;
    }
    return count;
  };
  for (int number = 0; number < 4; ++number) REQUIRE(journal.append(step("closed", number)).has_value());
  auto later = ticket();
  later.holder = "Noor Example";
  later.starts_at = at(330) + std::chrono::hours(5);
  REQUIRE(journal.append(entry("later", 5, Issued{later})).has_value());
  REQUIRE(journal.append(entry("later", 6, Closed{})).has_value());
  const auto day = [](int minutes) { return at(330 + 24 * 60 + minutes); };
  CHECK(journal.forget(day(0)).value() == 0);
  CHECK(found(ticket().holder) > 0);
  CHECK(found(ticket().code.str()) > 0);
  CHECK(journal.forget(day(1)).value() == 1);
  CHECK(found(ticket().holder) == 0);
  CHECK(found("Noor Example") > 0);
  CHECK(journal.forget(day(5 * 60 + 1)).value() == 1);
  for (const auto& secret : {std::string("Noor Example"), ticket().code.str(), ticket().title})
    CHECK(found(secret) == 0);
  // What was forgotten is no damage, before the next record and after it.
  REQUIRE(journal.append(step("next", 0)).has_value());
  CHECK(found(ticket().holder) == 0);
}

TEST_CASE("Forgetting is no damage at the next start") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "journal.db";
  Fold acknowledged, attempted;
  Power holds;
  work(file, holds, acknowledged, attempted);  // forgets the one that is closed
  for (int start = 0; start < 3; ++start) {
    JournalFolder files(file);
    CheckedJournal journal(&files);
    const auto opened = journal.open(at(100));
    REQUIRE(opened.has_value());
    CHECK_FALSE(opened->damage.has_value());
    CHECK(opened->owed.size() == static_cast<std::size_t>(2 + start));
    REQUIRE(journal.append(step("start-" + std::to_string(start), 0)).has_value());
    REQUIRE(journal.forget(at(10000000)).has_value());
  }
}

TEST_CASE("A file of something else is left alone, unless our own mark lies beside it") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "journal.db";
  tests::write_file(file, "a letter to a friend");
  const auto refused = open_again(file);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().kind == JournalError::Kind::kForeign);
  CHECK(tests::read_file(file) == "a letter to a friend");
  CHECK_FALSE(std::filesystem::exists(folder / "journal.db.owed"));
}

TEST_CASE("A journal of a newer kiosk is refused by its mark too") {
  const tests::TemporaryFolder folder;
  JournalFolder files(folder / "journal.db");
  { REQUIRE(CheckedJournal(&files).open(at(0)).has_value()); }
  auto mark = files.read_mark()->value();
  // Version 2 under a right checksum, as a newer kiosk would write it.
  mark[0] = 2;
  FieldWriter sum;
  mark.resize(mark.size() - 4);
  sum.number(crc32c(mark), 4);
  REQUIRE(files.write_mark(mark + sum.bytes()).has_value());
  CHECK(open_again(folder / "journal.db").error().kind == JournalError::Kind::kNewer);
}
