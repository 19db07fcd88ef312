// SPDX-License-Identifier: Apache-2.0
// Where workers leave what happened, for the main thread to take.
#include "kiosk/app/event_queue.hpp"

#include <utility>

namespace kiosk::app {

EventQueue::EventQueue(std::function<void()> wake) : wake_(std::move(wake)) {}

void EventQueue::push(core::EventBody event) {
  {
    const std::lock_guard lock(mutex_);
    events_.push_back(std::move(event));
  }
  wake_();
}

std::optional<core::EventBody> EventQueue::pop() {
  const std::lock_guard lock(mutex_);
  if (events_.empty()) return std::nullopt;
  auto event = std::move(events_.front());
  events_.pop_front();
  return event;
}

}  // namespace kiosk::app
