// SPDX-License-Identifier: Apache-2.0
// From SDL's events to the kiosk's input: one contact is followed, finger or mouse.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include <SDL2/SDL.h>

#include "kiosk/base/geometry.hpp"
#include "kiosk/ports/display.hpp"
#include "platform/sdl/key_table.hpp"

namespace platform::sdl {

class InputTranslator {
 public:
  explicit InputTranslator(KeyTable keys) : keys_(std::move(keys)) {}

  /// `size` is the canvas in pixels: finger positions come as parts of it. Nothing where the event means nothing.
  [[nodiscard]] std::optional<kiosk::ports::Input> translate(const SDL_Event& event, kiosk::Size size);

 private:
  struct Contact {
    bool mouse = false;
    SDL_TouchID device = 0;
    SDL_FingerID finger = 0;
    Uint32 last_seen = 0;  // ms of SDL's clock
    [[nodiscard]] bool same(const Contact& other) const {
      return mouse == other.mouse && device == other.device && finger == other.finger;
    }
  };

  [[nodiscard]] std::optional<kiosk::ports::Input> down(const Contact& contact, kiosk::Point at);
  [[nodiscard]] std::optional<kiosk::ports::Input> move(const Contact& contact, kiosk::Point at);
  [[nodiscard]] std::optional<kiosk::ports::Input> up(const Contact& contact, kiosk::Point at);

  KeyTable keys_;
  std::optional<Contact> followed_;
};

}  // namespace platform::sdl
