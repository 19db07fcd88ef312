// Which finger counts, and what the keys of a tactile pad mean.
#include "platform/sdl/sdl_input.hpp"

#include <algorithm>

namespace platform::sdl {
namespace {

using kiosk::Point;
using kiosk::ports::Input;
using kiosk::ports::Key;
using kiosk::ports::KeyDown;

// A contact that neither moved nor ended for so long (ms) has lost its end (an unplugged panel, a resting palm).
constexpr Uint32 kStaleAfter = 5000;

Point finger_point(const SDL_TouchFingerEvent& finger, kiosk::Size size) {
  const auto along = [](float part, int length) {
    const float bounded = part >= 0 && part <= 1 ? part : (part > 1 ? 1.0F : 0.0F);  // not a number: 0
    return std::clamp(static_cast<int>(bounded * static_cast<float>(length)), 0, std::max(0, length - 1));
  };
  return {along(finger.x, size.width), along(finger.y, size.height)};
}

std::optional<Input> key_input(const SDL_KeyboardEvent& key) {
  const SDL_Keycode code = key.keysym.sym;
  if (code >= SDLK_0 && code <= SDLK_9) {
    return key.repeat != 0 ? std::nullopt : std::optional<Input>(KeyDown{Key::kDigit, code - SDLK_0});
  }
  if (code == SDLK_KP_0 || (code >= SDLK_KP_1 && code <= SDLK_KP_9)) {
    const int digit = code == SDLK_KP_0 ? 0 : static_cast<int>(code - SDLK_KP_1) + 1;
    return key.repeat != 0 ? std::nullopt : std::optional<Input>(KeyDown{Key::kDigit, digit});
  }
  switch (code) {
    case SDLK_TAB:
      return KeyDown{(key.keysym.mod & KMOD_SHIFT) != 0 ? Key::kPrevious : Key::kNext};
    case SDLK_DOWN:
    case SDLK_RIGHT:
      return KeyDown{Key::kNext};
    case SDLK_UP:
    case SDLK_LEFT:
      return KeyDown{Key::kPrevious};
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
    case SDLK_SPACE:
      return key.repeat != 0 ? std::nullopt : std::optional<Input>(KeyDown{Key::kActivate});
    case SDLK_ESCAPE:
    case SDLK_BACKSPACE:
    case SDLK_AC_BACK:
      return key.repeat != 0 ? std::nullopt : std::optional<Input>(KeyDown{Key::kBack});
    default:
      return std::nullopt;
  }
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
      return key_input(event.key);
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
