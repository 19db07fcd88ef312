// SPDX-License-Identifier: Apache-2.0
// The US key map: every character has its key, and nothing else has text.
#include "platform/scanner/key_map.hpp"

#include <cstdint>
#include <set>

#include <linux/input-event-codes.h>

#include "tests/support/catch.hpp"

using platform::scanner::character_of;
using platform::scanner::Modifiers;

namespace {

constexpr Modifiers kPlain{};
constexpr Modifiers kShift{true, false, false, false};
constexpr Modifiers kControl{false, true, false, false};
constexpr Modifiers kCaps{false, false, true, false};
constexpr Modifiers kShiftAndCaps{true, false, true, false};

std::set<char> all_characters(Modifiers modifiers) {
  std::set<char> all;
  for (std::uint16_t key = 0; key <= KEY_MAX; ++key) {
    if (const auto c = character_of(key, modifiers)) all.insert(*c);
  }
  return all;
}

}  // namespace

TEST_CASE("Every printable character of ASCII can be typed, and nothing beyond ASCII") {
  auto typed = all_characters(kPlain);
  typed.merge(all_characters(kShift));
  for (char c = 0x20; c < 0x7F; ++c) CHECK(typed.contains(c));
  for (const char c : typed) CHECK(c >= 0);
}

TEST_CASE("Every control character can be typed with Control") {
  const auto typed = all_characters(kControl);
  for (char c = 0; c < 0x20; ++c) CHECK(typed.contains(c));
  CHECK(typed.contains('\x7F'));
  CHECK(typed.size() == 33);
}

TEST_CASE("Caps Lock turns letters round and leaves the rest alone") {
  CHECK(character_of(KEY_A, kCaps) == 'A');
  CHECK(character_of(KEY_A, kShiftAndCaps) == 'a');
  CHECK(character_of(KEY_1, kCaps) == '1');
  CHECK(character_of(KEY_1, kShiftAndCaps) == '!');
  CHECK(character_of(KEY_MINUS, kCaps) == '-');
}

TEST_CASE("The keypad types digits") {
  CHECK(character_of(KEY_KP0, kPlain) == '0');
  CHECK(character_of(KEY_KP7, kShift) == '7');
  CHECK(character_of(KEY_KPENTER, kPlain) == '\r');
  CHECK_FALSE(character_of(KEY_KP7, kControl).has_value());
}

TEST_CASE("With Alt, AltGr or a logo key nothing is text, whatever else is held") {
  for (const bool shift : {false, true}) {
    for (const bool control : {false, true}) CHECK(all_characters({shift, control, false, true}).empty());
  }
}

TEST_CASE("Keys that are no characters have none") {
  for (const int key : {KEY_F1, KEY_LEFT, KEY_HOME, KEY_NUMLOCK, KEY_COMPOSE, KEY_102ND, KEY_POWER, KEY_SLEEP,
                        KEY_SYSRQ, KEY_LEFTSHIFT, BTN_LEFT}) {
    CHECK_FALSE(character_of(static_cast<std::uint16_t>(key), kPlain).has_value());
  }
}
