// SPDX-License-Identifier: Apache-2.0
// What keys mean: the usual table, one of the settings, and what a key that is held down repeats.
#include <cstdlib>

#include "platform/sdl/key_table.hpp"
#include "platform/sdl/sdl_display.hpp"
#include "platform/sdl/sdl_hand.hpp"
#include "tests/contract/sdl_drawing.hpp"

namespace {

using namespace std::chrono_literals;
using kiosk::ports::Key;
using kiosk::ports::KeyDown;
using platform::sdl::KeyNames;
using platform::sdl::KeyTable;

SDL_KeyboardEvent pressed(SDL_Keycode code, int modifiers = 0, bool held = false) {
  SDL_KeyboardEvent event{};
  event.keysym.sym = code;
  event.keysym.mod = static_cast<Uint16>(modifiers);
  event.repeat = held ? 1 : 0;
  return event;
}

KeyTable table(const KeyNames& names = platform::sdl::usual_keys()) {
  auto made = KeyTable::of(names);
  if (!made) {
    FAIL(made.error().message);
  }
  return *made;
}

}  // namespace

TEST_CASE("keys mean what a tactile pad says") {
  ::setenv("SDL_VIDEODRIVER", "dummy", 1);
  auto settings = tests::sdl_settings();
  settings.window = kiosk::Size{320, 200};
  auto display = platform::sdl::SdlDisplay::open(settings);
  REQUIRE(display.has_value());
  while ((*display)->wait(0ms)) {
    // what the window says of itself when it opens
  }
  for (const Key key : {Key::kNext, Key::kPrevious, Key::kActivate, Key::kBack, Key::kRepeat, Key::kVolume,
                        Key::kHeadsetIn, Key::kHeadsetOut}) {
    platform::sdl::push_key(key);
    REQUIRE(std::get<KeyDown>(*(*display)->wait(10s)).key == key);
  }
  for (int digit = 0; digit < 10; ++digit) {
    platform::sdl::push_key(Key::kDigit, digit);
    const auto down = std::get<KeyDown>(*(*display)->wait(10s));
    REQUIRE(down.key == Key::kDigit);
    REQUIRE(down.digit == digit);
  }
}

TEST_CASE("every usual key has its meaning, and shift turns the Tab round") {
  const KeyTable usual = table();
  for (const auto& [code, key] : {std::pair{SDLK_DOWN, Key::kNext},
                                  {SDLK_RIGHT, Key::kNext},
                                  {SDLK_TAB, Key::kNext},
                                  {SDLK_UP, Key::kPrevious},
                                  {SDLK_LEFT, Key::kPrevious},
                                  {SDLK_RETURN, Key::kActivate},
                                  {SDLK_KP_ENTER, Key::kActivate},
                                  {SDLK_SPACE, Key::kActivate},
                                  {SDLK_ESCAPE, Key::kBack},
                                  {SDLK_BACKSPACE, Key::kBack},
                                  {SDLK_r, Key::kRepeat},
                                  {SDLK_F1, Key::kRepeat},
                                  {SDLK_v, Key::kVolume},
                                  {SDLK_F2, Key::kVolume},
                                  {SDLK_VOLUMEUP, Key::kVolume},
                                  {SDLK_F15, Key::kHeadsetIn},
                                  {SDLK_F16, Key::kHeadsetOut}}) {
    const auto down = usual.meaning(pressed(code));
    INFO(SDL_GetKeyName(code));
    REQUIRE(down.has_value());
    REQUIRE(down->key == key);
  }
  REQUIRE(usual.meaning(pressed(SDLK_TAB, KMOD_LSHIFT))->key == Key::kPrevious);
  REQUIRE(usual.meaning(pressed(SDLK_DOWN, KMOD_LSHIFT))->key == Key::kNext);
  REQUIRE(usual.meaning(pressed(SDLK_KP_7))->digit == 7);
  REQUIRE(usual.meaning(pressed(SDLK_KP_0))->digit == 0);
  REQUIRE_FALSE(usual.meaning(pressed(SDLK_q)).has_value());
}

TEST_CASE("a key that is held down goes on along the focus and does nothing twice") {
  const KeyTable usual = table();
  for (const SDL_Keycode code : {SDLK_DOWN, SDLK_UP, SDLK_TAB}) {
    REQUIRE(usual.meaning(pressed(code, 0, true)).has_value());
    REQUIRE(usual.meaning(pressed(code, 0, true))->repeat);
    REQUIRE_FALSE(usual.meaning(pressed(code))->repeat);
  }
  for (const SDL_Keycode code :
       {SDLK_RETURN, SDLK_SPACE, SDLK_ESCAPE, SDLK_r, SDLK_v, SDLK_F15, SDLK_F16, SDLK_5, SDLK_KP_5}) {
    REQUIRE_FALSE(usual.meaning(pressed(code, 0, true)).has_value());
  }
}

TEST_CASE("a table of the settings stands instead of the usual one, over the digits too") {
  const KeyTable own = table({{"1", Key::kPrevious}, {"Keypad 3", Key::kNext}, {"Tab", Key::kBack}});
  REQUIRE(own.meaning(pressed(SDLK_1))->key == Key::kPrevious);
  REQUIRE(own.meaning(pressed(SDLK_KP_3))->key == Key::kNext);
  REQUIRE(own.meaning(pressed(SDLK_2))->digit == 2);
  REQUIRE(own.meaning(pressed(SDLK_TAB, KMOD_LSHIFT))->key == Key::kBack);
  REQUIRE_FALSE(own.meaning(pressed(SDLK_RETURN)).has_value());
}

TEST_CASE("a key that does not exist, or means two things, is said in one line") {
  for (const std::string name : {"Entr", "", "F99", "\xFF\xFF"}) {
    const auto made = KeyTable::of({{"Up", Key::kPrevious}, {name, Key::kActivate}});
    INFO(name);
    REQUIRE_FALSE(made.has_value());
    REQUIRE(made.error().message.find("no key is called \"" + name + "\"") == 0);
    REQUIRE(made.error().message.find('\n') == std::string::npos);
  }
  const auto twice = KeyTable::of({{"Space", Key::kNext}, {"Space", Key::kActivate}});
  REQUIRE_FALSE(twice.has_value());
  REQUIRE(twice.error().message.find("the key \"Space\" means two things") == 0);
  REQUIRE(KeyTable::of({{"Space", Key::kNext}, {"Space", Key::kNext}}).has_value());

  auto settings = tests::sdl_settings();
  settings.keys = {{"Entr", Key::kActivate}};
  ::setenv("SDL_VIDEODRIVER", "dummy", 1);
  const auto display = platform::sdl::SdlDisplay::open(settings);
  REQUIRE_FALSE(display.has_value());
  REQUIRE(display.error().message.find("no key is called \"Entr\"") == 0);
}
