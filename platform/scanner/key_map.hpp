// SPDX-License-Identifier: Apache-2.0
// The US keyboard that wedge scanners imitate: from a key and its modifiers to one ASCII character.
#pragma once

#include <cstdint>
#include <optional>

namespace platform::scanner {

/// Keys that are held or latched, of the whole device.
struct Modifiers {
  bool shift = false;
  bool control = false;
  bool caps_lock = false;
  bool other = false;  ///< Alt, AltGr or a logo key: what is typed with these is never text
};

/// The character of a key (KEY_* of linux/input-event-codes.h), 0x00 to 0x7F. Control with a letter or with one of
/// @ [ \ ] ^ _ ? is the control character (Shift or not); Enter, Tab, Backspace, Escape and Delete are theirs; the
/// keypad types digits whatever Num Lock says. Nothing for every other key and chord.
[[nodiscard]] std::optional<char> character_of(std::uint16_t key, Modifiers modifiers);

}  // namespace platform::scanner
