// SPDX-License-Identifier: Apache-2.0
// Where workers leave what happened, for the main thread to take.
#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <optional>

#include "kiosk/core/event.hpp"

namespace kiosk::app {

/// First in, first out. Workers push, the main thread pops.
class EventQueue {
 public:
  /// `wake`: called after each push, on the pushing thread; ends the main thread's sleep.
  explicit EventQueue(std::function<void()> wake);

  /// Any thread.
  void push(core::EventBody event);

  /// The oldest event; nothing where there is none. Main thread.
  [[nodiscard]] std::optional<core::EventBody> pop();

 private:
  std::function<void()> wake_;
  std::mutex mutex_;
  std::deque<core::EventBody> events_;
};

}  // namespace kiosk::app
