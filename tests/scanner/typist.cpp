// SPDX-License-Identifier: Apache-2.0
// The US keyboard row by row: its rows are neighbours in the kernel's numbering too.
#include "tests/scanner/typist.hpp"

#include <array>
#include <optional>
#include <stdexcept>
#include <string>

#include <linux/input-event-codes.h>

namespace tests {
namespace {

struct Row {
  std::uint16_t first;
  std::string_view plain;
  std::string_view shifted;
};
constexpr std::array kRows = {Row{KEY_1, "1234567890-=", "!@#$%^&*()_+"}, Row{KEY_Q, "qwertyuiop[]", "QWERTYUIOP{}"},
                              Row{KEY_A, "asdfghjkl;'`", "ASDFGHJKL:\"~"},
                              Row{KEY_BACKSLASH, "\\zxcvbnm,./", "|ZXCVBNM<>?"}, Row{KEY_SPACE, " ", ""}};

struct Press {
  std::uint16_t key;
  bool shifted;
};

std::optional<Press> press_of(char c) {
  for (const auto& row : kRows) {
    for (const bool shifted : {false, true}) {
      const auto at = (shifted ? row.shifted : row.plain).find(c);
      if (at != std::string_view::npos) return Press{static_cast<std::uint16_t>(row.first + at), shifted};
    }
  }
  return std::nullopt;
}

class PlayedNode final : public platform::scanner::KeyNode {
 public:
  PlayedNode(std::shared_ptr<PlayedKeys> keys, int fd) : keys_(std::move(keys)), fd_(fd) {}

  [[nodiscard]] int descriptor() const override { return fd_; }
  [[nodiscard]] kiosk::Result<std::optional<KeyEvent>, kiosk::ports::ScannerError> next() override {
    if (keys_->events.empty()) {
      if (keys_->gone) return kiosk::failure(kiosk::ports::ScannerError{"scanner was unplugged"});
      return std::nullopt;
    }
    const auto event = keys_->events.front();
    keys_->events.pop_front();
    return event;
  }

 private:
  std::shared_ptr<PlayedKeys> keys_;
  int fd_;
};

}  // namespace

Typist& Typist::key_event(std::uint16_t key, std::int32_t value) {
  say(EV_MSC, MSC_SCAN, 0x70000 + key);
  say(EV_KEY, key, value);
  say(EV_SYN, SYN_REPORT, 0);
  return pause(std::chrono::milliseconds{2});
}

Typist& Typist::say(std::uint16_t type, std::uint16_t code, std::int32_t value) {
  events_.push_back({now_, type, code, value, false});
  return *this;
}

Typist& Typist::pause(std::chrono::milliseconds time) {
  now_ += time;
  return *this;
}

Typist& Typist::tap(std::uint16_t key) { return press(key).release(key); }

Typist& Typist::enter() { return tap(KEY_ENTER); }

Typist& Typist::type(char c) {
  switch (c) {
    case '\r':
      return tap(KEY_ENTER);
    case '\t':
      return tap(KEY_TAB);
    case '\b':
      return tap(KEY_BACKSPACE);
    case '\x1B':
      return tap(KEY_ESC);
    case '\x7F':
      return tap(KEY_DELETE);
    default:
      break;
  }
  if (c >= 0 && c < 0x20) {
    const auto written = static_cast<char>(c + 0x40);
    const bool is_letter = written >= 'A' && written <= 'Z';
    const auto on = press_of(is_letter ? static_cast<char>(written + 0x20) : written).value();
    press(KEY_LEFTCTRL);
    if (on.shifted) press(KEY_LEFTSHIFT);
    tap(on.key);
    if (on.shifted) release(KEY_LEFTSHIFT);
    return release(KEY_LEFTCTRL);
  }
  const auto on = press_of(c);
  if (!on) throw std::invalid_argument("no key for character " + std::to_string(int{c}));
  if (!on->shifted) return tap(on->key);
  return press(KEY_RIGHTSHIFT).tap(on->key).release(KEY_RIGHTSHIFT);
}

Typist& Typist::type(std::string_view text) {
  for (const char c : text) type(c);
  return *this;
}

std::unique_ptr<platform::scanner::KeyNode> play(std::shared_ptr<PlayedKeys> keys, int descriptor) {
  return std::make_unique<PlayedNode>(std::move(keys), descriptor);
}

std::unique_ptr<platform::scanner::KeyNode> play(const std::vector<KeyEvent>& events) {
  auto keys = std::make_shared<PlayedKeys>();
  keys->events.assign(events.begin(), events.end());
  return play(std::move(keys));
}

}  // namespace tests
