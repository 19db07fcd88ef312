// SPDX-License-Identifier: Apache-2.0
// Types text as a wedge scanner does: a US keyboard's key events, one after another.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <string_view>
#include <vector>

#include "platform/scanner/key_node.hpp"

namespace tests {

using platform::scanner::KeyEvent;
using platform::scanner::Moment;

/// Far enough from the clock's beginning that nothing special happens there.
inline constexpr Moment kStart{std::chrono::hours{1}};

class Typist {
 public:
  /// Any character of ASCII: a key, with Shift or Control where it needs one.
  Typist& type(char c);
  Typist& type(std::string_view text);
  /// Presses and releases a key, KEY_* of linux/input-event-codes.h.
  Typist& tap(std::uint16_t key);
  Typist& press(std::uint16_t key) { return key_event(key, 1); }
  Typist& release(std::uint16_t key) { return key_event(key, 0); }
  Typist& repeat(std::uint16_t key) { return key_event(key, 2); }
  Typist& enter();
  Typist& say(std::uint16_t type, std::uint16_t code, std::int32_t value);
  Typist& pause(std::chrono::milliseconds time);

  [[nodiscard]] const std::vector<KeyEvent>& events() const { return events_; }
  /// Of the next event.
  [[nodiscard]] Moment now() const { return now_; }

 private:
  Typist& key_event(std::uint16_t key, std::int32_t value);

  Moment now_ = kStart;
  std::vector<KeyEvent> events_;
};

/// What a node of a keyboard has still to say; shared with the test that plays its device.
struct PlayedKeys {
  std::deque<KeyEvent> events;
  bool gone = false;  ///< once they are said
};

/// A node that plays events. `descriptor` is not owned; -1 where nobody waits.
[[nodiscard]] std::unique_ptr<platform::scanner::KeyNode> play(std::shared_ptr<PlayedKeys> keys, int descriptor = -1);
[[nodiscard]] std::unique_ptr<platform::scanner::KeyNode> play(const std::vector<KeyEvent>& events);

}  // namespace tests
