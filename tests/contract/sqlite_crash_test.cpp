// SPDX-License-Identifier: Apache-2.0
// The journal under a process that is killed, a disk that is full, and a second kiosk.
#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/sqlite/journal_store.hpp"
#include "tests/contract/temporary_folder.hpp"
#include "tests/support/catch.hpp"

namespace {

using kiosk::ports::JournalError;
using platform::sqlite::JournalStore;

/// What record number `i` says; several pages, so that a kill falls into the middle of one.
std::string record(std::size_t i) {
  return std::to_string(i) + ":" + std::string(9000, static_cast<char>('a' + i % 26));
}

/// An open journal that is ready to be written.
kiosk::Result<std::unique_ptr<JournalStore>, JournalError> open(const std::filesystem::path& file) {
  auto store = JournalStore::open(file);
  if (!store) return store;
  if (auto ready = (*store)->accept(); !ready) return kiosk::failure(ready.error());
  return store;
}

auto append(JournalStore& store, std::size_t i) {
  return store.append({static_cast<std::int64_t>(i) + 1, i, record(i)});
}

/// Two ends of a pipe.
struct Pipe {
  Pipe() { REQUIRE(::pipe(ends.data()) == 0); }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_end(std::size_t end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
  std::array<int, 2> ends{-1, -1};
};

/// In a child: appends until it is killed, and writes one byte for each record that append() acknowledged.
[[noreturn]] void append_until_killed(const std::filesystem::path& file, int acknowledged) {
  auto store = open(file);
  if (!store) ::_exit(1);
  for (std::size_t i = (*store)->read_all()->size();; ++i) {
    if (!append(**store, i)) ::_exit(2);
    if (::write(acknowledged, "+", 1) != 1) ::_exit(3);
  }
}

/// Starts such a child, kills it after `count` records, and says how many it had acknowledged by then.
std::size_t acknowledged_before_kill(const std::filesystem::path& file, std::size_t count) {
  Pipe pipe;
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) append_until_killed(file, pipe.ends[1]);
  pipe.close_end(1);
  std::size_t seen = 0;
  bool killed = false;
  char byte = 0;
  while (::read(pipe.ends[0], &byte, 1) == 1) {
    ++seen;
    if (seen >= count && !killed) {
      REQUIRE(::kill(child, SIGKILL) == 0);
      killed = true;
    }
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  return seen;
}

/// No file may grow over `bytes` while it lives: a full disk, as far as SQLite can tell.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) : handler_(::signal(SIGXFSZ, SIG_IGN)) {
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before_) == 0);
    rlimit small = before_;
    small.rlim_cur = bytes;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  }
  ~SmallDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    ::signal(SIGXFSZ, handler_);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  rlimit before_{};
  sighandler_t handler_;
};

}  // namespace

TEST_CASE("A kiosk that is killed while it appends loses nothing it was told was written") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "journal.db";
  std::size_t acknowledged = 0;
  // More than 1000 pages in the end, so that the log has been copied into the file at least once.
  for (const std::size_t count : {1U, 7U, 60U, 200U, 500U}) {
    acknowledged += acknowledged_before_kill(file, count);
    auto store = open(file);
    if (!store) FAIL(store.error().detail);
    const auto records = (*store)->read_all();
    REQUIRE(records.has_value());
    // The one being written when the kill came may be there or not.
    REQUIRE(records->size() >= acknowledged);
    REQUIRE(records->size() <= acknowledged + 1);
    for (std::size_t i = 0; i < records->size(); ++i) REQUIRE((*records)[i].bytes == record(i));
    acknowledged = records->size();
  }
}

TEST_CASE("A full disk is said so, what was written stays, and with space it goes on") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "journal.db";
  std::size_t written = 0;
  {
    auto store = open(file);
    REQUIRE(store.has_value());
    {
      const SmallDisk disk(512 * 1024);
      for (;; ++written) {
        REQUIRE(written < 100);
        const auto done = append(**store, written);
        if (done) continue;
        REQUIRE(done.error().kind == JournalError::Kind::kFull);
        REQUIRE(done.error().detail.find(file.string()) != std::string::npos);
        break;
      }
      REQUIRE(written > 10);
      REQUIRE(append(**store, written).error().kind == JournalError::Kind::kFull);
      REQUIRE((*store)->read_all()->size() == written);
    }
    REQUIRE(append(**store, written).has_value());
  }
  auto store = open(file);
  REQUIRE(store.has_value());
  const auto records = (*store)->read_all();
  REQUIRE(records->size() == written + 1);
  for (std::size_t i = 0; i < records->size(); ++i) REQUIRE((*records)[i].bytes == record(i));
}

TEST_CASE("Forgetting that fails half way forgets nothing") {
  const tests::TemporaryFolder folder;
  auto store = open(folder / "journal.db");
  REQUIRE(store.has_value());
  std::vector<std::int64_t> keys;
  for (std::size_t i = 0; i < 60; ++i) {
    REQUIRE(append(**store, i).has_value());
    if (i != 59) keys.push_back(static_cast<std::int64_t>(i) + 1);
  }
  {
    const auto log = std::filesystem::file_size(folder / "journal.db-wal");
    const SmallDisk disk(log + 16 * 1024);
    const auto failed = (*store)->forget(keys);
    REQUIRE_FALSE(failed.has_value());
    INFO(failed.error().detail);
    REQUIRE(failed.error().kind == JournalError::Kind::kFull);
  }
  for (std::size_t i = 0; i < 60; ++i) REQUIRE((*store)->read_all()->at(i).bytes == record(i));
  REQUIRE((*store)->forget(keys).has_value());
  REQUIRE((*store)->read_all()->size() == 2);
}

TEST_CASE("No space to make a journal is no journal, and none is left half made") {
  const tests::TemporaryFolder folder;
  {
    const SmallDisk disk(1024);
    const auto store = open(folder / "journal.db");
    REQUIRE_FALSE(store.has_value());
    INFO(store.error().detail);
    REQUIRE(store.error().kind == JournalError::Kind::kFull);
  }
  const auto store = open(folder / "journal.db");
  REQUIRE(store.has_value());
  REQUIRE((*store)->read_all()->empty());
}

TEST_CASE("A second kiosk on the same journal is refused until the first is gone") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "journal.db";
  auto first = open(file);
  REQUIRE(first.has_value());
  REQUIRE(append(**first, 0).has_value());
  const auto second = open(file);
  REQUIRE_FALSE(second.has_value());
  REQUIRE(second.error().kind == JournalError::Kind::kInUse);
  REQUIRE(second.error().detail.find("in use by another kiosk") != std::string::npos);
  REQUIRE(append(**first, 1).has_value());
  first->reset();
  auto third = open(file);
  REQUIRE(third.has_value());
  REQUIRE((*third)->read_all()->size() == 2);
}

TEST_CASE("The same between processes, on a journal that has nothing in it yet") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "journal.db";
  Pipe go;
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    char byte = 0;
    if (::read(go.ends[0], &byte, 1) != 1) ::_exit(9);
    const auto store = open(file);
    const bool refused = !store && store.error().detail.find("in use by another kiosk") != std::string::npos;
    ::_exit(refused ? 0 : 1);
  }
  auto first = open(file);
  REQUIRE(first.has_value());
  REQUIRE(::write(go.ends[1], "!", 1) == 1);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  REQUIRE(WEXITSTATUS(status) == 0);
  REQUIRE(append(**first, 0).has_value());
}
