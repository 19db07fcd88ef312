// SPDX-License-Identifier: Apache-2.0
// Which finger counts, and what else of SDL's events is input.
#include "platform/sdl/sdl_input.hpp"

#include <algorithm>

namespace platform::sdl {
namespace {

using kiosk::Point;
using kiosk::ports::Input;

// A contact that neither moved nor ended for so long (ms) has lost its end (an unplugged panel, a resting palm).
constexpr Uint32 kStaleAfter = 5000;

Point finger_point(const SDL_TouchFingerEvent& finger, kiosk::Size size) {
  const auto along = [](float part, int length) {
    const float bounded = part >= 0 && part <= 1 ? part : (part > 1 ? 1.0F : 0.0F);  // not a number: 0
    return std::clamp(static_cast<int>(bounded * static_cast<float>(length)), 0, std::max(0, length - 1));
  };
  return {along(finger.x, size.width), along(finger.y, size.height)};
}

}  // namespace

std::optional<Input> InputTranslator::down(const Contact& contact, Point at) {
  if (followed_ && !followed_->same(contact) && contact.last_seen - followed_->last_seen < kStaleAfter) {
    return std::nullopt;
  }
  followed_ = contact;
  return kiosk::ports::PointerDown{at};
}

std::optional<Input> InputTranslator::move(const Contact& contact, Point at) {
  if (!followed_ || !followed_->same(contact)) {
    return std::nullopt;
  }
  followed_->last_seen = contact.last_seen;
  return kiosk::ports::PointerMove{at};
}

std::optional<Input> InputTranslator::up(const Contact& contact, Point at) {
  if (!followed_ || !followed_->same(contact)) {
    return std::nullopt;
  }
  followed_.reset();
  return kiosk::ports::PointerUp{at};
}

std::optional<Input> InputTranslator::translate(const SDL_Event& event, kiosk::Size size) {
  const auto finger = [&event] {
    return Contact{false, event.tfinger.touchId, event.tfinger.fingerId, event.tfinger.timestamp};
  };
  switch (event.type) {
    case SDL_FINGERDOWN:
      return down(finger(), finger_point(event.tfinger, size));
    case SDL_FINGERMOTION:
      return move(finger(), finger_point(event.tfinger, size));
    case SDL_FINGERUP:
      return up(finger(), finger_point(event.tfinger, size));
    case SDL_MOUSEBUTTONDOWN:
      return event.button.button != SDL_BUTTON_LEFT
                 ? std::nullopt
                 : down(Contact{true, 0, 0, event.button.timestamp}, {event.button.x, event.button.y});
    case SDL_MOUSEMOTION:
      return move(Contact{true, 0, 0, event.motion.timestamp}, {event.motion.x, event.motion.y});
    case SDL_MOUSEBUTTONUP:
      return event.button.button != SDL_BUTTON_LEFT
                 ? std::nullopt
                 : up(Contact{true, 0, 0, event.button.timestamp}, {event.button.x, event.button.y});
    case SDL_KEYDOWN:
      if (const auto down = keys_.meaning(event.key)) {
        return *down;
      }
      return std::nullopt;
    case SDL_WINDOWEVENT:
      return event.window.event == SDL_WINDOWEVENT_EXPOSED || event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED
                 ? std::optional<Input>(kiosk::ports::Exposed{})
                 : std::nullopt;
    case SDL_QUIT:
      return kiosk::ports::QuitAsked{};
    default:
      return std::nullopt;
  }
}

}  // namespace platform::sdl
