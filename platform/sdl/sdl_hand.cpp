// SPDX-License-Identifier: Apache-2.0
// Synthetic events, for tests of the display and for scripted demonstrations without an X server.
#include "platform/sdl/sdl_hand.hpp"

#include <SDL2/SDL.h>

namespace platform::sdl {
namespace {

void push(SDL_Event event) { SDL_PushEvent(&event); }

Uint32 pick(Contact contact, Uint32 down, Uint32 move, Uint32 up) {
  return contact == Contact::kDown ? down : contact == Contact::kMove ? move : up;
}

SDL_Keycode key_code(kiosk::ports::Key key, int digit) {
  switch (key) {
    case kiosk::ports::Key::kNext:
      return SDLK_TAB;
    case kiosk::ports::Key::kPrevious:
      return SDLK_UP;
    case kiosk::ports::Key::kActivate:
      return SDLK_RETURN;
    case kiosk::ports::Key::kBack:
      return SDLK_ESCAPE;
    case kiosk::ports::Key::kRepeat:
      return SDLK_r;
    case kiosk::ports::Key::kVolume:
      return SDLK_v;
    case kiosk::ports::Key::kHeadsetIn:
      return SDLK_F15;
    case kiosk::ports::Key::kHeadsetOut:
      return SDLK_F16;
    case kiosk::ports::Key::kDigit:
      return SDLK_0 + digit;
  }
  return SDLK_UNKNOWN;
}

}  // namespace

void push_finger(Contact contact, int finger, float x, float y) {
  SDL_Event event{};
  event.type = pick(contact, SDL_FINGERDOWN, SDL_FINGERMOTION, SDL_FINGERUP);
  event.tfinger.touchId = 1;
  event.tfinger.fingerId = finger;
  event.tfinger.x = x;
  event.tfinger.y = y;
  push(event);
}

void push_mouse(Contact contact, kiosk::Point at) {
  SDL_Event event{};
  event.type = pick(contact, SDL_MOUSEBUTTONDOWN, SDL_MOUSEMOTION, SDL_MOUSEBUTTONUP);
  if (contact == Contact::kMove) {
    event.motion.x = at.x;
    event.motion.y = at.y;
  } else {
    event.button.button = SDL_BUTTON_LEFT;
    event.button.x = at.x;
    event.button.y = at.y;
  }
  push(event);
}

void push_key(kiosk::ports::Key key, int digit) {
  SDL_Event event{};
  event.type = SDL_KEYDOWN;
  event.key.keysym.sym = key_code(key, digit);
  push(event);
}

void push_quit() {
  SDL_Event event{};
  event.type = SDL_QUIT;
  push(event);
}

void push_exposed() {
  SDL_Event event{};
  event.type = SDL_WINDOWEVENT;
  event.window.event = SDL_WINDOWEVENT_EXPOSED;
  push(event);
}

}  // namespace platform::sdl
