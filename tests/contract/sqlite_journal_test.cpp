// SPDX-License-Identifier: Apache-2.0
// The journal file: what is appended is there, in order, and what is not a journal is refused unharmed.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <unistd.h>

#include "platform/sqlite/journal_folder.hpp"
#include "platform/sqlite/journal_store.hpp"
#include "tests/contract/sqlite_first_format.hpp"
#include "tests/contract/temporary_folder.hpp"
#include "tests/support/catch.hpp"

namespace {

using kiosk::ports::JournalError;
using kiosk::ports::StoredRecord;
using platform::sqlite::JournalFolder;
using platform::sqlite::JournalStore;
using Records = std::vector<std::string>;

std::unique_ptr<JournalStore> open(const std::filesystem::path& file) {
  auto store = JournalStore::open(file);
  if (!store) FAIL(store.error().detail);
  if (auto done = (*store)->accept(); !done) FAIL(done.error().detail);
  return std::move(*store);
}

JournalError refused(const std::filesystem::path& file) {
  auto store = JournalFolder(file).open();
  REQUIRE_FALSE(store.has_value());
  INFO(store.error().detail);
  REQUIRE(store.error().detail.find(file.parent_path().string()) != std::string::npos);
  REQUIRE(store.error().detail.find(';') != std::string::npos);
  REQUIRE(store.error().detail.find('\n') == std::string::npos);
  return store.error();
}

std::vector<StoredRecord> rows_of(JournalStore& store) {
  auto rows = store.read_all();
  if (!rows) FAIL(rows.error().detail);
  return *rows;
}

void append(JournalStore& store, const std::string& record) {
  const auto rows = rows_of(store);
  const auto number = rows.empty() ? 1 : rows.back().number + 1;
  auto done = store.append({number, std::uint64_t{0x8000000000000000U} + static_cast<std::uint64_t>(number), record});
  if (!done) FAIL(done.error().detail);
}

Records read_all(JournalStore& store) {
  Records records;
  for (auto& row : rows_of(store)) records.push_back(row.bytes);
  return records;
}

/// A journal of some pages, closed cleanly.
void make_journal(const std::filesystem::path& file) {
  const auto store = open(file);
  for (int i = 0; i < 100; ++i) append(*store, std::string(500, 'r'));
}

/// Changes bytes in the middle of a file.
void overwrite(const std::filesystem::path& file, std::size_t offset, std::string_view bytes) {
  std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
  out.seekp(static_cast<std::streamoff>(offset));
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  REQUIRE(out.flush().good());
}

/// Root may write everywhere; the kiosk does not run as root.
class OrdinaryUser {
 public:
  OrdinaryUser() : before_(::geteuid()) {
    if (before_ == 0) able_ = ::seteuid(65534) == 0;
  }
  ~OrdinaryUser() {
    if (before_ == 0 && ::seteuid(before_) != 0) std::abort();
  }
  OrdinaryUser(const OrdinaryUser&) = delete;
  OrdinaryUser& operator=(const OrdinaryUser&) = delete;
  [[nodiscard]] bool able() const { return able_; }

 private:
  uid_t before_;
  bool able_ = true;
};

}  // namespace

TEST_CASE("Records come back with number and link in the order they were appended, before and after closing") {
  const tests::TemporaryFolder folder;
  std::vector<StoredRecord> expected;
  {
    const auto store = open(folder / "journal.db");
    REQUIRE(read_all(*store).empty());
    for (const auto link : {std::uint64_t{0}, std::uint64_t{1}, ~std::uint64_t{0}, std::uint64_t{1} << 63U}) {
      expected.push_back({1714309200000 + static_cast<std::int64_t>(expected.size()), link, "record"});
      REQUIRE(store->append(expected.back()).has_value());
    }
    REQUIRE(rows_of(*store) == expected);
    // A number is given once.
    REQUIRE_FALSE(store->append(expected.back()).has_value());
  }
  REQUIRE(rows_of(*open(folder / "journal.db")) == expected);
}

TEST_CASE("A record is any bytes, also many") {
  const tests::TemporaryFolder folder;
  std::string all_bytes;
  for (int i = 0; i < 256; ++i) all_bytes += static_cast<char>(i);
  const Records expected{all_bytes, std::string(1 << 20, '\0')};
  {
    const auto store = open(folder / "journal.db");
    for (const auto& record : expected) append(*store, record);
  }
  REQUIRE(read_all(*open(folder / "journal.db")) == expected);
}

TEST_CASE("Forgotten rows are empty, and gone where no row stands on them") {
  const tests::TemporaryFolder folder;
  {
    const auto store = open(folder / "journal.db");
    for (const char* record : {"a1", "b1", "a2", "c1", "d1"}) append(*store, record);
    REQUIRE(store->forget({3, 99}).has_value());
    REQUIRE(read_all(*store) == Records{"a1", "b1", "", "c1", "d1"});
    REQUIRE(store->forget({}).has_value());
    REQUIRE(store->forget({1, 2}).has_value());
    const auto rows = rows_of(*store);
    REQUIRE(rows.front() == StoredRecord{3, 0x8000000000000003U, ""});
    REQUIRE(read_all(*store) == Records{"", "c1", "d1"});
    REQUIRE(store->forget({4, 5}).has_value());
    append(*store, "e1");
  }
  const auto rows = rows_of(*open(folder / "journal.db"));
  REQUIRE(rows.size() == 2);
  REQUIRE(rows[0] == StoredRecord{5, 0x8000000000000005U, ""});
  REQUIRE(rows[1].bytes == "e1");
}

TEST_CASE("What was forgotten is in no file any more, while the journal is open and after it") {
  const tests::TemporaryFolder folder;
  const auto nowhere = [&](const std::string& secret) {
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
      INFO(entry.path().string());
      REQUIRE(tests::read_file(entry.path()).find(secret) == std::string::npos);
    }
  };
  {
    const auto store = open(folder / "journal.db");
    // Small records and long ones among each other, so that rows move between pages.
    for (int i = 1; i <= 60; ++i) {
      append(*store, (i % 3 == 0 ? "stays-" : "the-code-of-somebody-") + std::string(i % 7 == 0 ? 9000 : 40, 'x'));
    }
    std::vector<std::int64_t> numbers;
    for (std::int64_t i = 1; i <= 60; ++i) {
      if (i % 3 != 0) numbers.push_back(i);
    }
    REQUIRE(store->forget(numbers).has_value());
    nowhere("the-code-of-somebody");
    append(*store, "later");
    nowhere("the-code-of-somebody");
  }
  nowhere("the-code-of-somebody");
  REQUIRE(tests::read_file(folder / "journal.db").find("stays-") != std::string::npos);
}

TEST_CASE("A journal of the first format is read, and goes on with links once it is accepted") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "journal.db";
  tests::make_first_format(file, {{5, "five"}, {6, "six"}, {9, "nine"}});
  const auto before = tests::read_file(file);
  {
    auto store = JournalStore::open(file);
    REQUIRE(store.has_value());
    REQUIRE_FALSE((*store)->keeps_links());
    REQUIRE(rows_of(**store) == std::vector<StoredRecord>{{5, {}, "five"}, {6, {}, "six"}, {9, {}, "nine"}});
  }
  REQUIRE(tests::read_file(file) == before);
  {
    const auto store = open(file);
    REQUIRE(store->keeps_links());
    append(*store, "ten");
  }
  auto store = JournalStore::open(file);
  REQUIRE(store.has_value());
  REQUIRE((*store)->keeps_links());
  REQUIRE(read_all(**store) == Records{"five", "six", "nine", "ten"});
  REQUIRE_FALSE(rows_of(**store)[2].link.has_value());
  REQUIRE(rows_of(**store)[3].link.has_value());
}

TEST_CASE("A journal that is not accepted stays as it was found, its log too") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "journal.db";
  {
    const auto store = open(file);
    for (int i = 0; i < 5; ++i) append(*store, "record");
    for (const char* name : {"journal.db", "journal.db-wal"}) {
      std::filesystem::copy_file(folder / name, folder / ("copy-" + std::string(name)));
    }
  }
  const auto log = tests::read_file(folder / "copy-journal.db-wal");
  REQUIRE_FALSE(log.empty());
  {
    auto store = JournalStore::open(folder / "copy-journal.db");
    REQUIRE(store.has_value());
    REQUIRE(rows_of(**store).size() == 5);
  }
  REQUIRE(tests::read_file(folder / "copy-journal.db-wal") == log);
}

TEST_CASE("Its owner alone can read it and its mark") {
  namespace fs = std::filesystem;
  const tests::TemporaryFolder folder;
  const auto store = open(folder / "journal.db");
  append(*store, "a1");
  REQUIRE(JournalFolder(folder / "journal.db").write_mark("mark").has_value());
  for (const char* name : {"journal.db", "journal.db-wal", "journal.db.owed"}) {
    REQUIRE((fs::status(folder / name).permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
            fs::perms::none);
  }
}

TEST_CASE("A file that is no journal is refused, told to be so, and not changed") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "journal.db";
  auto kind = JournalError::Kind::kCorrupt;
  SECTION("text") {
    kind = JournalError::Kind::kForeign;
    tests::write_file(file, std::string(5000, 'x'));
  }
  SECTION("a few bytes") {
    kind = JournalError::Kind::kForeign;
    tests::write_file(file, "SQL");
  }
  SECTION("cut in half") {
    make_journal(file);
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
  }
  SECTION("cut to its first page") {
    make_journal(file);
    std::filesystem::resize_file(file, 4096);
  }
  SECTION("its first byte changed") {
    kind = JournalError::Kind::kForeign;
    make_journal(file);
    overwrite(file, 0, "s");
  }
  SECTION("a page in the middle wiped") {
    make_journal(file);
    overwrite(file, 4096 * 5, std::string(4096, '\0'));
  }
  SECTION("a page in the middle full of ones") {
    make_journal(file);
    overwrite(file, 4096 * 5, std::string(4096, '\xff'));
  }
  SECTION("a database of another program") {
    kind = JournalError::Kind::kForeign;
    make_journal(file);
    overwrite(file, 68, "GP10");  // SQLite's file format, 1.3: the application id
  }
  const auto before = tests::read_file(file);
  const auto error = refused(file);
  REQUIRE(error.kind == kind);
  REQUIRE(error.detail.find("nothing was deleted") != std::string::npos);
  REQUIRE(tests::read_file(file) == before);
}

TEST_CASE("A journal of a newer kiosk is refused and not changed") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "journal.db";
  make_journal(file);
  overwrite(file, 60, std::string("\0\0\0\4", 4));  // SQLite's file format, 1.3: the user version
  const auto before = tests::read_file(file);
  const auto error = refused(file);
  REQUIRE(error.kind == JournalError::Kind::kNewer);
  REQUIRE(error.detail.find("newer kiosk (format 4") != std::string::npos);
  REQUIRE(tests::read_file(file) == before);
}

TEST_CASE("An empty file is what a kiosk that was killed while making it leaves: a new journal") {
  const tests::TemporaryFolder folder;
  tests::write_file(folder / "journal.db", "");
  const auto store = open(folder / "journal.db");
  append(*store, "a1");
  REQUIRE(read_all(*store) == Records{"a1"});
}

TEST_CASE("A place where it cannot be is said so") {
  const tests::TemporaryFolder folder;
  SECTION("no such folder") { REQUIRE(refused(folder / "none/journal.db").kind == JournalError::Kind::kNoFolder); }
  SECTION("a folder of that name") {
    std::filesystem::create_directory(folder / "journal.db");
    REQUIRE(refused(folder / "journal.db").kind == JournalError::Kind::kNotWritable);
  }
  SECTION("no name") { REQUIRE_FALSE(JournalFolder("").open().has_value()); }
  SECTION("a folder that may not be written") {
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
    const OrdinaryUser user;
    if (!user.able()) return;
    const auto error = refused(folder / "journal.db");
    REQUIRE(error.kind == JournalError::Kind::kNotWritable);
    INFO(error.detail);
    REQUIRE(error.detail.find("writable") != std::string::npos);
  }
  SECTION("a file that may only be read") {
    make_journal(folder / "journal.db");
    std::filesystem::permissions(folder / "journal.db", std::filesystem::perms(0444));
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
    const OrdinaryUser user;
    if (!user.able()) return;
    const auto error = refused(folder / "journal.db");
    REQUIRE(error.kind == JournalError::Kind::kNotWritable);
    INFO(error.detail);
    REQUIRE(error.detail.find("writable") != std::string::npos);
  }
}

TEST_CASE("SQLite's name for no file is a file like any other") {
  const tests::TemporaryFolder folder;
  const auto here = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  { append(*open(":memory:"), "a1"); }
  const auto records = read_all(*open(":memory:"));
  std::filesystem::current_path(here);
  REQUIRE(records == Records{"a1"});
}

TEST_CASE("The mark is replaced whole, and an unfinished one is not taken for it") {
  const tests::TemporaryFolder folder;
  JournalFolder files(folder / "journal.db");
  REQUIRE(files.read_mark().value() == std::nullopt);
  REQUIRE(files.write_mark("first").has_value());
  REQUIRE(files.read_mark().value() == "first");
  tests::write_file(folder / "journal.db.owed.new", "half of the sec");
  REQUIRE(files.read_mark().value() == "first");
  REQUIRE(files.write_mark(std::string(100000, 'm')).has_value());
  REQUIRE(files.read_mark().value() == std::string(100000, 'm'));
  REQUIRE(files.write_mark("").has_value());
  REQUIRE(files.read_mark().value() == "");
}

TEST_CASE("What is set aside keeps its bytes under another name, and a new journal takes its place") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "journal.db";
  make_journal(file);
  const auto before = tests::read_file(file);
  tests::write_file(folder / "journal.db-wal", "a log");
  JournalFolder files(file);
  const kiosk::Instant now{std::chrono::milliseconds{1714339320123}};
  REQUIRE(files.set_aside(now).value() == file.string() + ".damaged-20240428T212200Z");
  REQUIRE(tests::read_file(folder / "journal.db.damaged-20240428T212200Z") == before);
  REQUIRE(tests::read_file(folder / "journal.db.damaged-20240428T212200Z-wal") == "a log");
  REQUIRE_FALSE(std::filesystem::exists(file));
  make_journal(file);
  REQUIRE(files.set_aside(now).value() == file.string() + ".damaged-20240428T212200Z-2");
  REQUIRE(tests::read_file(folder / "journal.db.damaged-20240428T212200Z") == before);
  REQUIRE(files.open().has_value());
}

TEST_CASE("A log without its journal is damage, not a new journal") {
  const tests::TemporaryFolder folder;
  tests::write_file(folder / "journal.db-wal", "frames");
  SECTION("no file") {}
  SECTION("an empty one") { tests::write_file(folder / "journal.db", ""); }
  const auto store = JournalFolder(folder / "journal.db").open();
  REQUIRE(store.error().kind == JournalError::Kind::kCorrupt);
  REQUIRE(tests::read_file(folder / "journal.db-wal") == "frames");
}
