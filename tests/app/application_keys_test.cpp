// SPDX-License-Identifier: Apache-2.0
// What the application makes of keys that are held down, and of hands that tremble.
#include <chrono>

#include "kiosk/base/log.hpp"
#include "tests/app/lobby.hpp"

using namespace kiosk;
using namespace std::chrono_literals;
using ports::Key;
using tests::Lobby;

namespace {

app::Setup trembling() {
  app::Setup setup;
  setup.settings.idle = 1h;
  setup.strike = 1h;
  return setup;
}

/// Presses the next key until `words` are said.
void find(Lobby& lobby, const std::string& words) {
  for (int i = 0; i < 60; ++i) {
    const auto before = lobby.listener.heard.all().size();
    lobby.press(Key::kNext);
    REQUIRE(lobby.listener.heard.await(before, [](const auto&) { return true; }));
    lobby.settle();
    if (lobby.listener.heard.all().back().find(words) != std::string::npos) return lobby.hears(words);
  }
  FAIL("no control says " + words);
}

}  // namespace

TEST_CASE("a key that is stuck keeps nobody signed in, and makes nobody hear it") {
  app::Setup setup;
  setup.settings.idle = 200ms;
  setup.settings.warning = 200ms;
  Lobby lobby(setup);
  lobby.scan("A");
  lobby.sees("choices");
  std::atomic<bool> over = false;
  std::thread stuck([&] {
    while (!over) {
      lobby.press(Key::kNext, true);
      std::this_thread::sleep_for(10ms);
    }
  });
  const bool ended = lobby.watcher.screens.await(1, [&, choices = false](const auto& screen) mutable {
    choices = choices || screen.name == "choices";
    return choices && screen.name == "scan";
  });
  over = true;
  stuck.join();
  CHECK(ended);
  CHECK(lobby.quiet());
}

TEST_CASE("the same key again is a hand that trembles, whatever it does, another in between is not") {
  Lobby lobby(trembling());
  lobby.press(Key::kNext);
  lobby.hears("Scan your pass");
  lobby.press(Key::kVolume);
  lobby.hears("Volume 80");
  lobby.press(Key::kVolume);
  CHECK(lobby.quiet());
  lobby.press(Key::kNext);
  lobby.press(Key::kVolume);
  lobby.hears("Volume 100");
}

TEST_CASE("the focus goes on at any pace") {
  Lobby lobby(trembling());
  lobby.press(Key::kNext);
  lobby.hears("Scan your pass");
  for (int i = 0; i < 3; ++i) lobby.press(Key::kNext);
  lobby.settle();
  CHECK(lobby.listener.heard.all().size() == 4);
}

TEST_CASE("a code that cannot be drawn is tried and told of once, however often the screen is") {
  std::atomic<int> told = 0;
  log::set_sink([&](auto level, auto, auto message) {
    if (level == log::Level::kError && message.find("a code cannot be drawn") == 0) ++told;
  });
  {
    auto setup = trembling();
    setup.strike = 0ms;
    Lobby lobby(setup);
    find(lobby, "Union");
    lobby.press(Key::kActivate);
    lobby.sees("film");
    for (int i = 0; i < 3; ++i) lobby.press(Key::kNext);
    lobby.settle();
    CHECK(lobby.symbols.asked == 1);
  }
  log::set_sink([](auto, auto, auto) {});
  CHECK(told == 1);
}
