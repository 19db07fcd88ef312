// SPDX-License-Identifier: Apache-2.0
// From the names of keys to what they mean.
#include "platform/sdl/key_table.hpp"

#include <string>

namespace platform::sdl {
namespace {

using kiosk::ports::Key;
using kiosk::ports::KeyDown;

std::optional<KeyDown> digit_of(SDL_Keycode code) {
  if (code >= SDLK_0 && code <= SDLK_9) {
    return KeyDown{Key::kDigit, code - SDLK_0};
  }
  if (code == SDLK_KP_0) {
    return KeyDown{Key::kDigit, 0};
  }
  if (code >= SDLK_KP_1 && code <= SDLK_KP_9) {
    return KeyDown{Key::kDigit, static_cast<int>(code - SDLK_KP_1) + 1};
  }
  return std::nullopt;
}

}  // namespace

KeyNames usual_keys() {
  return {{"Down", Key::kNext},
          {"Right", Key::kNext},
          {"Tab", Key::kNext},
          {"Up", Key::kPrevious},
          {"Left", Key::kPrevious},
          {"Return", Key::kActivate},
          {"Keypad Enter", Key::kActivate},
          {"Space", Key::kActivate},
          {"Escape", Key::kBack},
          {"Backspace", Key::kBack},
          {"AC Back", Key::kBack},
          {"R", Key::kRepeat},
          {"F1", Key::kRepeat},
          {"V", Key::kVolume},
          {"F2", Key::kVolume},
          {"VolumeUp", Key::kVolume},
          {"F15", Key::kHeadsetIn},
          {"F16", Key::kHeadsetOut}};
}

kiosk::Result<KeyTable, DisplayError> KeyTable::of(const KeyNames& names) {
  KeyTable table;
  for (const auto& [name, key] : names) {
    const SDL_Keycode code = SDL_GetKeyFromName(name.c_str());
    if (code == SDLK_UNKNOWN) {
      return kiosk::failure(DisplayError{"no key is called \"" + name.substr(0, 64) +
                                         "\"; keys are called as SDL calls them, as \"Return\", \"Keypad Enter\", "
                                         "\"F15\" or \"R\": correct it in the settings"});
    }
    const auto [there, is_new] = table.keys_.emplace(code, key);
    if (!is_new && there->second != key) {
      return kiosk::failure(DisplayError{"the key \"" + name +
                                         "\" means two things: leave one of them out of the "
                                         "settings"});
    }
  }
  return table;
}

std::optional<KeyDown> KeyTable::meaning(const SDL_KeyboardEvent& event) const {
  const SDL_Keycode code = event.keysym.sym;
  const auto found = keys_.find(code);
  auto down = found != keys_.end() ? KeyDown{found->second} : digit_of(code);
  if (down && down->key == Key::kNext && code == SDLK_TAB && (event.keysym.mod & KMOD_SHIFT) != 0) {
    down->key = Key::kPrevious;
  }
  const bool goes_on = down && (down->key == Key::kNext || down->key == Key::kPrevious);
  if (event.repeat != 0 && !goes_on) return std::nullopt;
  if (down) down->repeat = event.repeat != 0;
  return down;
}

}  // namespace platform::sdl
