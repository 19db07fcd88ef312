// SPDX-License-Identifier: Apache-2.0
// What a log does whose reader has stopped, or is gone, and that it has the last word all the same.
#include <algorithm>
#include <csignal>
#include <future>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#include "kiosk/base/check.hpp"
#include "kiosk/base/log.hpp"
#include "platform/log/line_queue.hpp"
#include "platform/log/log.hpp"
#include "tests/contract/temporary_folder.hpp"
#include "tests/support/catch.hpp"

namespace {

using kiosk::log::Level;
using platform::log::Line;
using platform::log::LineQueue;
using platform::log::Outlet;

/// Standard error is a pipe for as long as this lives; the log is silent afterwards.
class PipedStderr {
 public:
  PipedStderr() : kept_(::dup(STDERR_FILENO)) {
    REQUIRE(::pipe(ends_) == 0);
    REQUIRE(::dup2(ends_[1], STDERR_FILENO) >= 0);
    ::close(ends_[1]);
  }
  ~PipedStderr() {
    kiosk::log::set_sink([](Level, std::string_view, std::string_view) {});
    restore();
    close_reader();
  }
  PipedStderr(const PipedStderr&) = delete;
  PipedStderr& operator=(const PipedStderr&) = delete;

  void close_reader() {
    if (ends_[0] >= 0) ::close(ends_[0]);
    ends_[0] = -1;
  }
  /// Ends the pipe for its reader, once the log is silent.
  void restore() {
    if (kept_ < 0) return;
    ::dup2(kept_, STDERR_FILENO);
    ::close(kept_);
    kept_ = -1;
  }
  /// The next bytes; empty at the end.
  [[nodiscard]] std::string read_some() const {
    std::string some(65536, '\0');
    const auto got = ::read(ends_[0], some.data(), some.size());
    some.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return some;
  }

 private:
  int ends_[2] = {-1, -1};
  int kept_;
};

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// Of all lines "n log lines were dropped".
std::size_t dropped_in(const std::string& text) {
  constexpr std::string_view kArea = " warning log: ";
  std::size_t sum = 0;
  for (auto at = text.find(kArea); at != std::string::npos; at = text.find(kArea, at + 1)) {
    sum += std::stoul(text.substr(at + kArea.size()));
  }
  return sum;
}

/// Lets one line out at a time, when it is told to.
class Gate final : public Outlet {
 public:
  bool put(const Line& line, const std::function<bool()>& go_on) override {
    std::unique_lock lock(mutex_);
    waiting_ = true;
    changed_.notify_all();
    while (!open_ && !broken_) {
      if (!go_on()) return false;
      changed_.wait_for(lock, std::chrono::milliseconds{5});
    }
    if (broken_) return false;
    put_.push_back(line.text);
    return true;
  }
  void open() { change(open_); }
  void break_for_good() { change(broken_); }
  void await_line() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_; });
  }
  [[nodiscard]] std::vector<std::string> put_out() {
    const std::lock_guard lock(mutex_);
    return put_;
  }

 private:
  void change(bool& what) {
    const std::lock_guard lock(mutex_);
    what = true;
    changed_.notify_all();
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
  bool broken_ = false;
  bool waiting_ = false;
  std::vector<std::string> put_;
};

/// What is put out by a gate that outlives its queue.
class Through final : public Outlet {
 public:
  explicit Through(std::shared_ptr<Gate> gate) : gate_(std::move(gate)) {}
  bool put(const Line& line, const std::function<bool()>& go_on) override { return gate_->put(line, go_on); }

 private:
  std::shared_ptr<Gate> gate_;
};

Line line(const std::string& text) { return {Level::kInfo, {}, text}; }

constexpr std::chrono::seconds kLong{60};

}  // namespace

TEST_CASE("A flood of info lines leaves an eighth of the queue to warnings and errors") {
  const bool by_bytes = GENERATE(false, true);
  const auto gate = std::make_shared<Gate>();
  // Texts of one byte each.
  LineQueue queue(std::make_unique<Through>(gate), {.lines = by_bytes ? 1000U : 16U, .bytes = by_bytes ? 16U : 1000U});
  queue.push(line("0"));
  gate->await_line();  // out of the queue, and held up
  for (int i = 0; i < 20; ++i) queue.push(line("i"));
  queue.push({Level::kWarning, {}, "w"});
  gate->open();
  REQUIRE(queue.flush(kLong));
  const auto out = gate->put_out();
  CHECK(std::count(out.begin(), out.end(), "i") == 14);
  CHECK(std::count(out.begin(), out.end(), "w") == 1);
  CHECK(std::count(out.begin(), out.end(), "log: 6 log lines were dropped") == 1);
}

TEST_CASE("What a full queue drops is counted, and told where it is missing") {
  const auto gate = std::make_shared<Gate>();
  LineQueue queue(std::make_unique<Through>(gate), {.lines = 3, .bytes = 1000});
  queue.push(line("1"));
  gate->await_line();  // out of the queue, and held up
  for (const auto* text : {"2", "3", "4", "5", "6"}) queue.push(line(text));
  gate->open();
  REQUIRE(queue.flush(kLong));
  CHECK(gate->put_out() == std::vector<std::string>{"1", "2", "3", "4", "log: 2 log lines were dropped"});
  queue.push(line("7"));
  REQUIRE(queue.flush(kLong));
  CHECK(gate->put_out().back() == "7");
}

TEST_CASE("A queue is as full of few long lines as of many short ones") {
  const auto gate = std::make_shared<Gate>();
  LineQueue queue(std::make_unique<Through>(gate), {.lines = 100, .bytes = 10});
  queue.push(line("first"));
  gate->await_line();
  queue.push(line("123456"));
  queue.push(line("78901"));
  gate->open();
  REQUIRE(queue.flush(kLong));
  CHECK(gate->put_out() == std::vector<std::string>{"first", "123456", "log: 1 log line was dropped"});
}

TEST_CASE("A queue ends though its outlet holds it up, or loses every line") {
  const auto gate = std::make_shared<Gate>();
  {
    LineQueue queue(std::make_unique<Through>(gate), {.last_words = std::chrono::milliseconds{20}});
    queue.push(line("1"));
    queue.push(line("2"));
    CHECK_FALSE(queue.flush(std::chrono::milliseconds{1}));
  }
  CHECK(gate->put_out().empty());
  gate->break_for_good();
  LineQueue queue(std::make_unique<Through>(gate));
  for (int i = 0; i < 100; ++i) queue.push(line("lost"));
  CHECK(queue.flush(kLong));
}

TEST_CASE("What is queued at the end is put out first") {
  const auto gate = std::make_shared<Gate>();
  {
    LineQueue queue(std::make_unique<Through>(gate), {.last_words = kLong});
    for (int i = 0; i < 1000; ++i) queue.push(line(std::to_string(i)));
    gate->open();
  }
  REQUIRE(gate->put_out().size() == 1000);
  CHECK(gate->put_out().back() == "999");
}

TEST_CASE("A log reader that is gone ends nothing") {
  PipedStderr piped;
  REQUIRE(platform::log::install({}).has_value());
  piped.close_reader();
  for (int i = 0; i < 5000; ++i) kiosk::log::info("app", "to nobody");
  kiosk::log::flush();
  SUCCEED("still here");
}

TEST_CASE("A log reader that has stopped holds nothing up, and is told later what it missed") {
  constexpr std::size_t kLines = 20000;
  PipedStderr piped;
  REQUIRE(platform::log::install({}).has_value());
  for (std::size_t i = 0; i < kLines; ++i) kiosk::log::info("app", "a line of the usual length, more or less");
  // Not flushed: it cannot be. The reader goes on, and the log after it.
  auto read = std::async(std::launch::async, [&] {
    std::string all;
    for (auto some = piped.read_some(); !some.empty(); some = piped.read_some()) all += some;
    return all;
  });
  kiosk::log::flush();
  kiosk::log::error("app", "the last one");
  kiosk::log::set_sink([](Level, std::string_view, std::string_view) {});
  piped.restore();
  const auto all = read.get();
  CHECK(count_of(all, "more or less\n") + dropped_in(all) == kLines);
  CHECK(dropped_in(all) > 0);
  CHECK(all.ends_with(" error app: the last one\n"));
}

TEST_CASE("The line of a broken invariant and of an exception that nothing catches comes out before the end") {
  const tests::TemporaryFolder folder;
  const auto file = folder / "kiosk.log";
  const bool by_check = GENERATE(true, false);
  const auto child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    std::signal(SIGABRT, SIG_DFL);  // Catch's would report for the parent
    if (!platform::log::install({Level::kInfo, file})) ::_exit(1);
    for (int i = 0; i < 1000; ++i) kiosk::log::info("app", "before");
    if (by_check) kiosk::check_failed("two == three", "file.cpp", 7);
    std::terminate();
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGABRT);
  const auto last =
      by_check ? " error check: file.cpp:7: does not hold: two == three\n" : " error log: the program ends itself\n";
  CHECK(tests::read_file(file).ends_with(last));
}
