// The journal file: what is appended is there, in order, and what is not a journal is refused unharmed.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <unistd.h>

#include "platform/sqlite/journal_store.hpp"
#include "tests/contract/temporary_folder.hpp"
#include "tests/support/catch.hpp"

namespace {

using kiosk::IdempotencyKey;
using kiosk::ports::JournalError;
using platform::sqlite::JournalStore;
using Records = std::vector<std::string>;

std::unique_ptr<JournalStore> open(const std::filesystem::path& file) {
  auto store = JournalStore::open(file);
  if (!store) FAIL(store.error().detail);
  return std::move(*store);
}

JournalError refused(const std::filesystem::path& file) {
  auto store = JournalStore::open(file);
  REQUIRE_FALSE(store.has_value());
  INFO(store.error().detail);
  REQUIRE(store.error().detail.find(file.string()) != std::string::npos);
  REQUIRE(store.error().detail.find(';') != std::string::npos);
  REQUIRE(store.error().detail.find('\n') == std::string::npos);
  return store.error();
}

void append(JournalStore& store, const std::string& key, std::string_view record) {
  auto done = store.append(IdempotencyKey(key), record);
  if (!done) FAIL(done.error().detail);
}

Records read_all(JournalStore& store) {
  auto records = store.read_all();
  if (!records) FAIL(records.error().detail);
  return *records;
}

/// A journal of some pages, closed cleanly.
void make_journal(const std::filesystem::path& file) {
  const auto store = open(file);
  for (int i = 0; i < 100; ++i) append(*store, "key", std::string(500, 'r'));
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

TEST_CASE("Records come back in the order they were appended, before and after closing") {
  const tests::TemporaryFolder folder;
  const Records expected{"first", "second", "third", "fourth"};
  {
    const auto store = open(folder / "journal.db");
    REQUIRE(read_all(*store).empty());
    append(*store, "b", "first");
    append(*store, "a", "second");
    append(*store, "b", "third");
    append(*store, "c", "fourth");
    REQUIRE(read_all(*store) == expected);
  }
  REQUIRE(read_all(*open(folder / "journal.db")) == expected);
}

TEST_CASE("A record is any bytes, also none and many") {
  const tests::TemporaryFolder folder;
  std::string all_bytes;
  for (int i = 0; i < 256; ++i) all_bytes += static_cast<char>(i);
  const Records expected{"", all_bytes, std::string(1 << 20, '\0')};
  {
    const auto store = open(folder / "journal.db");
    for (const auto& record : expected) append(*store, "key", record);
  }
  REQUIRE(read_all(*open(folder / "journal.db")) == expected);
}

TEST_CASE("Forgetting drops every record under the keys and no other") {
  const tests::TemporaryFolder folder;
  {
    const auto store = open(folder / "journal.db");
    append(*store, "a", "a1");
    append(*store, "b", "b1");
    append(*store, "a", "a2");
    append(*store, "c'; DROP TABLE journal; --", "c1");
    append(*store, "A", "A1");
    REQUIRE(store->forget({IdempotencyKey("a"), IdempotencyKey("nobody")}).has_value());
    REQUIRE(read_all(*store) == Records{"b1", "c1", "A1"});
    REQUIRE(store->forget({}).has_value());
    REQUIRE(store->forget({IdempotencyKey("c'; DROP TABLE journal; --")}).has_value());
    append(*store, "d", "d1");
  }
  REQUIRE(read_all(*open(folder / "journal.db")) == Records{"b1", "A1", "d1"});
}

TEST_CASE("What was forgotten is not left lying in the file") {
  const tests::TemporaryFolder folder;
  {
    const auto store = open(folder / "journal.db");
    append(*store, "a", "a-pass-code-of-somebody");
    append(*store, "b", "stays");
    REQUIRE(store->forget({IdempotencyKey("a")}).has_value());
  }
  const auto bytes = tests::read_file(folder / "journal.db");
  REQUIRE(bytes.find("stays") != std::string::npos);
  REQUIRE(bytes.find("a-pass-code-of-somebody") == std::string::npos);
}

TEST_CASE("Nobody but its owner can read it") {
  namespace fs = std::filesystem;
  const tests::TemporaryFolder folder;
  const auto store = open(folder / "journal.db");
  append(*store, "a", "a1");
  for (const char* name : {"journal.db", "journal.db-wal"}) {
    REQUIRE((fs::status(folder / name).permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
            fs::perms::none);
  }
}

TEST_CASE("A file that is no journal is refused, told to be so, and not changed") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "journal.db";
  SECTION("text") { tests::write_file(file, std::string(5000, 'x')); }
  SECTION("a few bytes") { tests::write_file(file, "SQL"); }
  SECTION("cut in half") {
    make_journal(file);
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
  }
  SECTION("cut to its first page") {
    make_journal(file);
    std::filesystem::resize_file(file, 4096);
  }
  SECTION("its first byte changed") {
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
    make_journal(file);
    overwrite(file, 68, "GP10");  // SQLite's file format, 1.3: the application id
  }
  const auto before = tests::read_file(file);
  const auto error = refused(file);
  REQUIRE(error.kind == JournalError::Kind::kCorrupt);
  REQUIRE(error.detail.find("nothing was deleted") != std::string::npos);
  REQUIRE(tests::read_file(file) == before);
}

TEST_CASE("A journal of a newer kiosk is refused and not changed") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "journal.db";
  make_journal(file);
  overwrite(file, 60, std::string("\0\0\0\2", 4));  // SQLite's file format, 1.3: the user version
  const auto before = tests::read_file(file);
  const auto error = refused(file);
  REQUIRE(error.kind == JournalError::Kind::kIo);
  REQUIRE(error.detail.find("newer kiosk (format 2") != std::string::npos);
  REQUIRE(tests::read_file(file) == before);
}

TEST_CASE("An empty file is what a kiosk that was killed while making it leaves: a new journal") {
  const tests::TemporaryFolder folder;
  tests::write_file(folder / "journal.db", "");
  const auto store = open(folder / "journal.db");
  append(*store, "a", "a1");
  REQUIRE(read_all(*store) == Records{"a1"});
}

TEST_CASE("A place where it cannot be is said so") {
  const tests::TemporaryFolder folder;
  SECTION("no such folder") { REQUIRE(refused(folder / "none/journal.db").kind == JournalError::Kind::kIo); }
  SECTION("a folder of that name") {
    std::filesystem::create_directory(folder / "journal.db");
    REQUIRE(refused(folder / "journal.db").kind == JournalError::Kind::kIo);
  }
  SECTION("no name") { REQUIRE_FALSE(JournalStore::open("").has_value()); }
  SECTION("a folder that may not be written") {
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
    const OrdinaryUser user;
    if (!user.able()) return;
    const auto error = refused(folder / "journal.db");
    REQUIRE(error.kind == JournalError::Kind::kIo);
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
    REQUIRE(error.kind == JournalError::Kind::kIo);
    INFO(error.detail);
    REQUIRE(error.detail.find("writable") != std::string::npos);
  }
}

TEST_CASE("SQLite's name for no file is a file like any other") {
  const tests::TemporaryFolder folder;
  const auto here = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  { append(*open(":memory:"), "a", "a1"); }
  const auto records = read_all(*open(":memory:"));
  std::filesystem::current_path(here);
  REQUIRE(records == Records{"a1"});
}
