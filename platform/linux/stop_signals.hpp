// SPDX-License-Identifier: Apache-2.0
// SIGTERM, SIGINT and SIGHUP as an ordinary call, on an ordinary thread.
#pragma once

#include <functional>
#include <thread>

#include <signal.h>

namespace platform::os {

/// While it lives, the three signals no longer end the process but call `stop(signal number)`, once per delivery,
/// on a thread of its own: no rule of signal handlers holds there. Two equal signals close together may arrive as one.
///
/// Make it in main, before any other thread: threads inherit that the signals are blocked, and a thread that does not
/// block them would still be ended by one. One at a time in a process.
class StopSignals {
 public:
  using Stop = std::function<void(int signal)>;

  /// `stop` outlives the object's use; it may be called until the destructor returns.
  explicit StopSignals(Stop stop);
  /// Joins the thread and unblocks what was not blocked before; a signal that came too late takes its usual effect.
  /// On the thread that made the object, and not from within `stop`.
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

 private:
  void listen();

  Stop stop_;
  sigset_t before_{};
  int signals_ = -1;  ///< a signalfd
  int wake_ = -1;     ///< an eventfd: written when the object goes
  std::thread thread_;
};

}  // namespace platform::os
