// SPDX-License-Identifier: Apache-2.0
// The queue, its thread, and the account of what was dropped.
#include "platform/log/line_queue.hpp"

#include <atomic>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include <pthread.h>

namespace platform::log {
namespace {

/// For an outlet to notice that nothing is waited for any more.
constexpr std::chrono::milliseconds kGrace{200};

using SteadyTime = std::chrono::steady_clock::time_point;

Line notice_of(std::size_t dropped) {
  return {kiosk::log::Level::kWarning, std::chrono::system_clock::now(),
          "log: " + std::to_string(dropped) + (dropped == 1 ? " log line was" : " log lines were") + " dropped"};
}

/// For the thread that is made meanwhile: it inherits the mask.
class WithoutSignals {
 public:
  WithoutSignals() {
    sigset_t all;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~WithoutSignals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  WithoutSignals(const WithoutSignals&) = delete;
  WithoutSignals& operator=(const WithoutSignals&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace

/// Shared with the thread, which may outlive the queue by a line that an outlet does not let go of.
struct LineQueue::State {
  State(std::unique_ptr<Outlet> to, QueueLimits most) : outlet(std::move(to)), limits(most) {}

  const std::unique_ptr<Outlet> outlet;
  const QueueLimits limits;
  std::atomic<SteadyTime> end{SteadyTime::max()};  ///< when nothing is waited for any more
  std::mutex mutex;
  std::condition_variable wake;     ///< there is work, or an end
  std::condition_variable settled;  ///< the queue is empty and nothing is being put out
  // Guarded by mutex:
  std::deque<Line> lines;
  std::size_t bytes = 0;
  std::size_t dropped = 0;  ///< not told yet
  bool busy = false;        ///< a line is being put out
  bool failing = false;     ///< the last one was lost
  bool stopping = false;
  bool gone = false;  ///< the thread has ended

  /// An eighth is for warnings and errors alone: a flood of other lines leaves them room.
  [[nodiscard]] bool has_room(const Line& line) const {
    const bool urgent = line.level >= kiosk::log::Level::kWarning;
    const auto open_to = [urgent](std::size_t most) { return urgent ? most : most - most / 8; };
    return lines.size() < open_to(limits.lines) && bytes + line.text.size() <= open_to(limits.bytes);
  }
  [[nodiscard]] bool is_settled() const { return gone || (lines.empty() && !busy && (dropped == 0 || failing)); }
  void append(Line line) {
    bytes += line.text.size();
    lines.push_back(std::move(line));
  }
  /// What comes next: of the queue, else the account of what was dropped.
  Line take() {
    if (lines.empty()) return notice_of(std::exchange(dropped, 0));
    auto line = std::move(lines.front());
    lines.pop_front();
    bytes -= line.text.size();
    return line;
  }
  void run();
};

void LineQueue::State::run() {
  const std::function<bool()> go_on = [this] { return std::chrono::steady_clock::now() < end.load(); };
  std::unique_lock lock(mutex);
  while (true) {
    wake.wait(lock, [this] { return stopping || !is_settled(); });
    if (is_settled() || !go_on()) break;
    const bool is_notice = lines.empty();
    const auto lost = is_notice ? dropped : 1;
    const auto line = take();
    busy = true;
    lock.unlock();
    const bool put = outlet->put(line, go_on);
    lock.lock();
    busy = false;
    failing = !put;
    if (!put) dropped += lost;
    if (is_settled()) settled.notify_all();
  }
  gone = true;
  settled.notify_all();
}

LineQueue::LineQueue(std::unique_ptr<Outlet> outlet, QueueLimits limits)
    : state_(std::make_shared<State>(std::move(outlet), limits)) {
  const WithoutSignals masked;
  thread_ = std::thread([state = state_] { state->run(); });
}

LineQueue::~LineQueue() {
  std::unique_lock lock(state_->mutex);
  const auto end = std::chrono::steady_clock::now() + state_->limits.last_words;
  state_->end = end;
  state_->stopping = true;
  state_->wake.notify_all();
  const bool gone = state_->settled.wait_until(lock, end + kGrace, [this] { return state_->gone; });
  lock.unlock();
  if (gone) {
    thread_.join();
  } else {
    thread_.detach();
  }
}

void LineQueue::push(Line line) {
  {
    const std::lock_guard lock(state_->mutex);
    if (!state_->has_room(line)) {
      ++state_->dropped;
      return;
    }
    if (state_->dropped != 0 && !state_->failing) state_->append(notice_of(std::exchange(state_->dropped, 0)));
    state_->append(std::move(line));
  }
  state_->wake.notify_one();
}

bool LineQueue::flush(std::chrono::milliseconds most) {
  std::unique_lock lock(state_->mutex);
  return state_->settled.wait_for(lock, most, [this] { return state_->is_settled(); });
}

}  // namespace platform::log
