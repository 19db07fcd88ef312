// SPDX-License-Identifier: Apache-2.0
// Between the program, which must not wait, and the place where log lines end up, which may be a pipe that is not read.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "kiosk/base/log.hpp"

namespace platform::log {

struct Line {
  kiosk::log::Level level = kiosk::log::Level::kInfo;
  std::chrono::system_clock::time_point at;
  std::string text;  ///< printable, without the end of the line
};

/// Where lines end up. Called on the queue's own thread alone, and destroyed there or on that of the queue's owner.
class Outlet {
 public:
  virtual ~Outlet() = default;
  /// Puts one line out, waiting for as long as `go_on()` is true and no longer; looks at it every 50 ms at least.
  /// False where the line is lost.
  virtual bool put(const Line& line, const std::function<bool()>& go_on) = 0;
};

struct QueueLimits {
  std::size_t lines = 4096;
  std::size_t bytes = 1024 * 1024;             ///< of their texts
  std::chrono::milliseconds last_words{1000};  ///< how long the end waits for what is queued
};

/// A bounded queue of lines, put out by a thread of its own that takes no signals. push() and flush(): any thread.
/// spdlog's queue is not used, because its end waits for its thread, and that for a reader which may never come.
class LineQueue {
 public:
  explicit LineQueue(std::unique_ptr<Outlet> outlet, QueueLimits limits = {});
  /// Puts out what is queued, within `last_words`; what an outlet holds up longer is lost, and its thread left behind.
  ~LineQueue();
  LineQueue(const LineQueue&) = delete;
  LineQueue& operator=(const LineQueue&) = delete;

  /// Never waits. Where the queue is full the line is dropped, and where seven eighths are, one that is neither a
  /// warning nor an error; "n log lines were dropped" takes its place as soon as
  /// there is room again.
  void push(Line line);
  /// Waits until all that was pushed is put out or lost; false where that takes longer than `most`.
  bool flush(std::chrono::milliseconds most);

 private:
  struct State;
  std::shared_ptr<State> state_;
  std::thread thread_;
};

}  // namespace platform::log
