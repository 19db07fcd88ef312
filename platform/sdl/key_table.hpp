// SPDX-License-Identifier: Apache-2.0
// What each key means: the table that the settings name.
#pragma once

#include <map>
#include <optional>

#include <SDL2/SDL.h>

#include "kiosk/base/result.hpp"
#include "kiosk/ports/display.hpp"
#include "platform/sdl/settings.hpp"

namespace platform::sdl {

class KeyTable {
 public:
  /// Means nothing but digits.
  KeyTable() = default;

  /// An error where a name is no key's, or a key means two things.
  [[nodiscard]] static kiosk::Result<KeyTable, DisplayError> of(const KeyNames& names);

  /// Nothing for a key without a meaning, and for what a key sends while it is held down: only next and previous go on,
  /// as repeats.
  /// Shift turns a Tab that means next into previous.
  [[nodiscard]] std::optional<kiosk::ports::KeyDown> meaning(const SDL_KeyboardEvent& event) const;

 private:
  std::map<SDL_Keycode, kiosk::ports::Key> keys_;
};

}  // namespace platform::sdl
