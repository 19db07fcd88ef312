// SPDX-License-Identifier: Apache-2.0
// Where log lines go, what they look like, and what a hostile line cannot do.
#include <algorithm>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/base/log.hpp"
#include "platform/log/log.hpp"
#include "tests/contract/temporary_folder.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace std::string_view_literals;
using kiosk::log::Level;
using platform::log::install;
using platform::log::Settings;

/// Silences the log again when a test is over.
struct QuietAfter {
  QuietAfter() = default;
  ~QuietAfter() {
    kiosk::log::set_sink([](Level, std::string_view, std::string_view) {});
  }
  QuietAfter(const QuietAfter&) = delete;
  QuietAfter& operator=(const QuietAfter&) = delete;
};

/// What is in the file once all that was logged is there.
std::string logged(const std::filesystem::path& file) {
  kiosk::log::flush();
  return tests::read_file(file);
}

std::size_t lines(const std::string& text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

/// Runs `work` with standard error going to `file`.
template <class Work>
void with_stderr_to(const std::filesystem::path& file, Work work) {
  const int kept = ::dup(STDERR_FILENO);
  const int to = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  REQUIRE(to >= 0);
  ::dup2(to, STDERR_FILENO);
  work();
  ::dup2(kept, STDERR_FILENO);
  ::close(to);
  ::close(kept);
}

}  // namespace

TEST_CASE("A line says when, how bad, where and what") {
  const QuietAfter quiet;
  const tests::TemporaryFolder folder;
  REQUIRE(install({Level::kInfo, folder / "kiosk.log"}).has_value());
  kiosk::log::warning("journal", "the disk is nearly full");
  const auto text = logged(folder / "kiosk.log");
  REQUIRE(lines(text) == 1);
  REQUIRE(text.find(" warning journal: the disk is nearly full\n") != std::string::npos);
  // 2024-04-28T18:30:00.123-04:00
  REQUIRE(text.size() > 30);
  REQUIRE(text[4] == '-');
  REQUIRE(text[10] == 'T');
  REQUIRE(text[19] == '.');
  REQUIRE(text[26] == ':');
}

TEST_CASE("Lines below the level are dropped") {
  const QuietAfter quiet;
  const tests::TemporaryFolder folder;
  REQUIRE(install({Level::kWarning, folder / "kiosk.log"}).has_value());
  kiosk::log::debug("app", "one");
  kiosk::log::info("app", "two");
  kiosk::log::warning("app", "three");
  kiosk::log::error("app", "four");
  const auto text = logged(folder / "kiosk.log");
  REQUIRE(lines(text) == 2);
  REQUIRE(text.find("app: three") != std::string::npos);
  REQUIRE(text.find(" error app: four") != std::string::npos);
}

TEST_CASE("Text from a device can add no line and no escape sequence, and is no format") {
  const QuietAfter quiet;
  const tests::TemporaryFolder folder;
  REQUIRE(install({Level::kDebug, folder / "kiosk.log"}).has_value());
  kiosk::log::info("scanner\n", "{} %s {0:d}\r\nerror forged: \x1b[2J\x7f\0 end"sv);
  const auto text = logged(folder / "kiosk.log");
  REQUIRE(lines(text) == 1);
  REQUIRE(text.find("scanner\\x0a: {} %s {0:d}\\x0d\\x0aerror forged: \\x1b[2J\\x7f\\x00 end") != std::string::npos);
}

TEST_CASE("UTF-8 stands as it is") {
  const QuietAfter quiet;
  const tests::TemporaryFolder folder;
  REQUIRE(install({Level::kDebug, folder / "kiosk.log"}).has_value());
  kiosk::log::info("app", "Salle Érable, 灯");
  REQUIRE(logged(folder / "kiosk.log").find("Salle Érable, 灯") != std::string::npos);
}

TEST_CASE("Files turn over and never take more than three times the limit") {
  const QuietAfter quiet;
  const tests::TemporaryFolder folder;
  constexpr std::size_t kLimit = 4096;
  REQUIRE(install({Level::kInfo, folder / "kiosk.log", kLimit}).has_value());
  for (int i = 0; i < 1000; ++i) kiosk::log::info("app", "line " + std::to_string(i) + std::string(100, '.'));
  kiosk::log::flush();
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    ++files;
    REQUIRE(entry.file_size() <= kLimit);
  }
  REQUIRE(files == 3);
  REQUIRE(logged(folder / "kiosk.log").find("line 999.") != std::string::npos);
}

TEST_CASE("Lines of several threads do not run into each other") {
  const QuietAfter quiet;
  const tests::TemporaryFolder folder;
  REQUIRE(install({Level::kInfo, folder / "kiosk.log"}).has_value());
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([] {
      for (int i = 0; i < 250; ++i) kiosk::log::info("app", "all of this line <");
    });
  }
  for (auto& thread : threads) thread.join();
  kiosk::log::flush();
  std::ifstream in(folder / "kiosk.log");
  std::size_t whole = 0;
  for (std::string line; std::getline(in, line);) {
    REQUIRE(line.ends_with(" info app: all of this line <"));
    ++whole;
  }
  REQUIRE(whole == 1000);
}

TEST_CASE("Without a file lines go to standard error") {
  const QuietAfter quiet;
  const tests::TemporaryFolder folder;
  with_stderr_to(folder / "stderr", [] {
    REQUIRE(install({}).has_value());
    kiosk::log::info("app", "hello");
    kiosk::log::flush();
  });
  REQUIRE(tests::read_file(folder / "stderr").find(" info app: hello\n") != std::string::npos);
}

TEST_CASE("A file that cannot be written is one line with the remedy, and the log stays as it was") {
  const QuietAfter quiet;
  const tests::TemporaryFolder folder;
  tests::write_file(folder / "file", "");
  REQUIRE(install({Level::kInfo, folder / "kiosk.log"}).has_value());
  const auto refused = install({Level::kInfo, folder / "file/kiosk.log"});
  REQUIRE_FALSE(refused.has_value());
  REQUIRE(refused.error().find((folder / "file/kiosk.log").string()) != std::string::npos);
  REQUIRE(refused.error().find("writable") != std::string::npos);
  REQUIRE(lines(refused.error()) == 0);
  kiosk::log::info("app", "still here");
  REQUIRE(logged(folder / "kiosk.log").find("still here") != std::string::npos);
}

namespace {

std::filesystem::perms rights(const std::filesystem::path& file) {
  return std::filesystem::status(file).permissions() & std::filesystem::perms::all;
}

}  // namespace

TEST_CASE("The log is for its owner alone, the file, those before it, and those that were open to others") {
  const QuietAfter quiet;
  const tests::TemporaryFolder folder;
  const auto owner_alone = std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;
  for (const auto* name : {"kiosk.log", "kiosk.1.log", "kiosk.2.log"}) {
    tests::write_file(folder / name, "from before\n");
    std::filesystem::permissions(folder / name, std::filesystem::perms(0664));
  }
  constexpr std::size_t kLimit = 4096;
  REQUIRE(install({Level::kInfo, folder / "kiosk.log", kLimit}).has_value());
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    CHECK(rights(entry.path()) == owner_alone);
  }
  for (int i = 0; i < 200; ++i) kiosk::log::info("app", std::string(100, '.'));
  kiosk::log::flush();
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    ++files;
    CHECK(rights(entry.path()) == owner_alone);
  }
  CHECK(files == 3);
}

TEST_CASE("A log file that is a pipe is refused and not waited for") {
  const QuietAfter quiet;
  const tests::TemporaryFolder folder;
  REQUIRE(::mkfifo((folder / "kiosk.log").c_str(), 0600) == 0);
  const auto refused = install({Level::kInfo, folder / "kiosk.log"});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().find("a pipe") != std::string::npos);
}

TEST_CASE("A line longer than a pipe takes at once is cut, not within a character") {
  const QuietAfter quiet;
  const tests::TemporaryFolder folder;
  REQUIRE(install({Level::kInfo, folder / "kiosk.log"}).has_value());
  std::string name(3990, 'x');
  kiosk::log::info("app", name + "灯灯灯灯");
  const auto text = logged(folder / "kiosk.log");
  CHECK(text.size() < 4096);
  CHECK(text.ends_with("x灯...\n"));
}
