// SPDX-License-Identifier: Apache-2.0
// Being asked to end: signals become calls, and nothing is left changed behind them.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/linux/stop_signals.hpp"
#include "tests/support/catch.hpp"

namespace {

using platform::os::StopSignals;

/// Collects what arrived; waits for a number of them, at most long enough to call it lost.
class Heard {
 public:
  void add(int signal) {
    const std::scoped_lock lock(mutex_);
    signals_.push_back(signal);
    thread_ = std::this_thread::get_id();
    changed_.notify_all();
  }
  std::vector<int> wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::seconds(20), [&] { return signals_.size() >= count; });
    return signals_;
  }
  std::thread::id thread() {
    const std::scoped_lock lock(mutex_);
    return thread_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<int> signals_;
  std::thread::id thread_;
};

bool blocked(int signal) {
  sigset_t mask;
  ::pthread_sigmask(SIG_BLOCK, nullptr, &mask);
  return ::sigismember(&mask, signal) == 1;
}

}  // namespace

TEST_CASE("Each of the stop signals becomes a call on another thread") {
  Heard heard;
  const StopSignals stop([&heard](int signal) { heard.add(signal); });
  const std::vector<int> sent{SIGTERM, SIGINT, SIGHUP};
  for (std::size_t i = 0; i < sent.size(); ++i) {
    REQUIRE(::kill(::getpid(), sent[i]) == 0);
    REQUIRE(heard.wait_for(i + 1).size() == i + 1);
  }
  REQUIRE(heard.wait_for(3) == sent);
  REQUIRE(heard.thread() != std::this_thread::get_id());
}

TEST_CASE("Threads made after it do not die of the signal either") {
  Heard heard;
  const StopSignals stop([&heard](int signal) { heard.add(signal); });
  std::thread other([] { REQUIRE(blocked(SIGTERM)); });
  other.join();
  REQUIRE(::kill(::getpid(), SIGTERM) == 0);
  REQUIRE(heard.wait_for(1) == std::vector<int>{SIGTERM});
}

TEST_CASE("Without a signal nothing is called, and going away takes back what was blocked") {
  REQUIRE_FALSE(blocked(SIGTERM));
  {
    Heard heard;
    const StopSignals stop([&heard](int signal) { heard.add(signal); });
    REQUIRE(blocked(SIGTERM));
    REQUIRE(blocked(SIGHUP));
    REQUIRE_FALSE(blocked(SIGUSR1));
    REQUIRE(heard.wait_for(0).empty());
  }
  REQUIRE_FALSE(blocked(SIGTERM));
  REQUIRE_FALSE(blocked(SIGINT));
}

TEST_CASE("Once it is gone a signal ends the process as it always did") {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::signal(SIGTERM, SIG_DFL);
    {
      const StopSignals stop([](int) {});
    }
    ::raise(SIGTERM);
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  REQUIRE(WTERMSIG(status) == SIGTERM);
}
