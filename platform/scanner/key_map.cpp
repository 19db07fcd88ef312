// SPDX-License-Identifier: Apache-2.0
// The table of the US layout, by key code.
#include "platform/scanner/key_map.hpp"

#include <algorithm>
#include <array>

#include <linux/input-event-codes.h>

namespace platform::scanner {
namespace {

struct Key {
  std::uint16_t code;
  char plain;
  char shifted;
};

constexpr std::array kKeys = {
    Key{KEY_1, '1', '!'},          Key{KEY_2, '2', '@'},           Key{KEY_3, '3', '#'},
    Key{KEY_4, '4', '$'},          Key{KEY_5, '5', '%'},           Key{KEY_6, '6', '^'},
    Key{KEY_7, '7', '&'},          Key{KEY_8, '8', '*'},           Key{KEY_9, '9', '('},
    Key{KEY_0, '0', ')'},          Key{KEY_MINUS, '-', '_'},       Key{KEY_EQUAL, '=', '+'},
    Key{KEY_Q, 'q', 'Q'},          Key{KEY_W, 'w', 'W'},           Key{KEY_E, 'e', 'E'},
    Key{KEY_R, 'r', 'R'},          Key{KEY_T, 't', 'T'},           Key{KEY_Y, 'y', 'Y'},
    Key{KEY_U, 'u', 'U'},          Key{KEY_I, 'i', 'I'},           Key{KEY_O, 'o', 'O'},
    Key{KEY_P, 'p', 'P'},          Key{KEY_LEFTBRACE, '[', '{'},   Key{KEY_RIGHTBRACE, ']', '}'},
    Key{KEY_A, 'a', 'A'},          Key{KEY_S, 's', 'S'},           Key{KEY_D, 'd', 'D'},
    Key{KEY_F, 'f', 'F'},          Key{KEY_G, 'g', 'G'},           Key{KEY_H, 'h', 'H'},
    Key{KEY_J, 'j', 'J'},          Key{KEY_K, 'k', 'K'},           Key{KEY_L, 'l', 'L'},
    Key{KEY_SEMICOLON, ';', ':'},  Key{KEY_APOSTROPHE, '\'', '"'}, Key{KEY_GRAVE, '`', '~'},
    Key{KEY_BACKSLASH, '\\', '|'}, Key{KEY_Z, 'z', 'Z'},           Key{KEY_X, 'x', 'X'},
    Key{KEY_C, 'c', 'C'},          Key{KEY_V, 'v', 'V'},           Key{KEY_B, 'b', 'B'},
    Key{KEY_N, 'n', 'N'},          Key{KEY_M, 'm', 'M'},           Key{KEY_COMMA, ',', '<'},
    Key{KEY_DOT, '.', '>'},        Key{KEY_SLASH, '/', '?'},       Key{KEY_SPACE, ' ', ' '},
};

/// Keys that mean the same whatever is held with them, Control apart.
constexpr std::array kFixed = {
    Key{KEY_KP0, '0', '0'},       Key{KEY_KP1, '1', '1'},          Key{KEY_KP2, '2', '2'},
    Key{KEY_KP3, '3', '3'},       Key{KEY_KP4, '4', '4'},          Key{KEY_KP5, '5', '5'},
    Key{KEY_KP6, '6', '6'},       Key{KEY_KP7, '7', '7'},          Key{KEY_KP8, '8', '8'},
    Key{KEY_KP9, '9', '9'},       Key{KEY_KPDOT, '.', '.'},        Key{KEY_KPSLASH, '/', '/'},
    Key{KEY_KPMINUS, '-', '-'},   Key{KEY_KPPLUS, '+', '+'},       Key{KEY_KPASTERISK, '*', '*'},
    Key{KEY_KPEQUAL, '=', '='},   Key{KEY_KPCOMMA, ',', ','},      Key{KEY_ENTER, '\r', '\r'},
    Key{KEY_KPENTER, '\r', '\r'}, Key{KEY_TAB, '\t', '\t'},        Key{KEY_BACKSPACE, '\b', '\b'},
    Key{KEY_ESC, '\x1B', '\x1B'}, Key{KEY_DELETE, '\x7F', '\x7F'},
};

template <std::size_t kSize>
const Key* find(const std::array<Key, kSize>& keys, std::uint16_t code) {
  const auto found = std::ranges::find(keys, code, &Key::code);
  return found == keys.end() ? nullptr : &*found;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// ASCII's control characters lie 0x40 below the ones they are written with: ^A, ^[, ^_; ^? is the exception.
std::optional<char> control_of(const Key& key) {
  constexpr unsigned kLowBits = 0x1F;
  for (const char c : {key.shifted, key.plain}) {
    if (c == '?') return '\x7F';
    if (is_letter(c) || (c >= '@' && c <= '_')) return static_cast<char>(static_cast<unsigned char>(c) & kLowBits);
  }
  return std::nullopt;
}

}  // namespace

std::optional<char> character_of(std::uint16_t key, Modifiers modifiers) {
  if (modifiers.other) return std::nullopt;
  if (const auto* fixed = find(kFixed, key); fixed != nullptr) {
    return modifiers.control ? std::nullopt : std::optional(fixed->plain);
  }
  const auto* found = find(kKeys, key);
  if (found == nullptr) return std::nullopt;
  if (modifiers.control) return control_of(*found);
  const bool upper = modifiers.shift != (modifiers.caps_lock && is_letter(found->plain));
  return upper ? found->shifted : found->plain;
}

}  // namespace platform::scanner
