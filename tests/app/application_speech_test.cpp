// SPDX-License-Identifier: Apache-2.0
// The application as somebody hears it who does not see it: from the first key to the farewell, and who comes next.
#include <algorithm>
#include <chrono>

#include "tests/app/lobby.hpp"

using namespace kiosk;
using namespace std::chrono_literals;
using ports::Key;
using tests::Lobby;

namespace {

/// Nobody is signed out, and no hand trembles.
app::Setup patient() {
  app::Setup setup;
  setup.settings.idle = 1h;
  setup.strike = 0ms;
  return setup;
}

app::Setup hurried() {
  auto setup = patient();
  setup.settings.idle = 300ms;
  setup.settings.warning = 1500ms;  // the countdown wakes the kiosk at whole seconds
  return setup;
}

/// Whether the warning stood on the screen from its first picture until the kiosk began anew.
bool warning_stayed(const Lobby& lobby) {
  bool warned = false;
  for (const auto& screen : lobby.watcher.screens.all()) {
    const bool warns =
        std::ranges::find(screen.targets, "I need more time", &ports::ShownTarget::label) != screen.targets.end();
    if (warned && !warns && screen.name == "choices") return false;
    warned = warned || warns;
  }
  return warned;
}

}  // namespace

TEST_CASE("who is timed out hears that they have left, and then nothing more") {
  Lobby lobby(hurried());
  lobby.press(Key::kNext);
  lobby.hears("Scan your pass");
  SECTION("out of a visit") {
    lobby.scan("A");
    lobby.hears("Hello, Amara");
    lobby.hears("Still there?");
  }
  SECTION("out of a refusal, where nobody was signed in") {
    lobby.scan("\x01");
    lobby.hears("pass");
    lobby.hears("Still there?");
  }
  lobby.hears("Scan your pass");
  lobby.settle();
  const auto heard = lobby.listener.heard.all().size();
  lobby.scan("B");
  REQUIRE(lobby.watcher.screens.await(lobby.watcher.screens.all().size() - 1,
                                      [](const auto& screen) { return screen.name == "choices"; }));
  lobby.settle();
  CHECK(lobby.listener.heard.all().size() == heard);
}

TEST_CASE("who goes back from a refusal is still here, and hears their next pass") {
  Lobby lobby(patient());
  lobby.press(Key::kNext);
  lobby.hears("Scan your pass");
  lobby.scan("\x01");
  lobby.sees("message");
  lobby.press(Key::kBack);
  lobby.hears("Scan your pass");
  lobby.scan("A");
  lobby.hears("Hello, Amara");
}

TEST_CASE("whoever shows another pass in the middle of a visit is not spoken to") {
  Lobby lobby(patient());
  lobby.scan("A");
  lobby.sees("choices");
  lobby.press(Key::kNext);
  lobby.hears("Hello, Amara");
  CHECK(lobby.quiet());
  lobby.scan("B");
  lobby.sees("choices");
  CHECK(lobby.quiet());
  lobby.press(Key::kNext);
  lobby.hears("Hello, Noor");
}

TEST_CASE("a headset that is still plugged in hears the next visit too") {
  Lobby lobby(patient());
  lobby.press(Key::kHeadsetIn);
  lobby.hears("Scan your pass");
  for (const auto* code : {"A", "B"}) {
    lobby.scan(code);
    lobby.hears("Hello, ");
    lobby.press(Key::kBack);
    lobby.hears("Scan your pass");
  }
}

TEST_CASE("once the headset is out, nothing personal is said, whatever the settings call the output") {
  Lobby lobby(patient());
  lobby.press(Key::kHeadsetIn);
  lobby.press(Key::kHeadsetOut);
  lobby.settle();
  lobby.scan("A");
  lobby.sees("choices");
  lobby.press(Key::kNext);
  lobby.hears("Plug in a headset");
  lobby.press(Key::kNext);
  lobby.press(Key::kRepeat);
  lobby.settle();
  for (const auto& said : lobby.listener.heard.all()) CHECK(said.find("Amara") == std::string::npos);
}

TEST_CASE("a headset that goes in or out does not answer the warning") {
  Lobby lobby(hurried());
  auto key = Key::kHeadsetOut;
  SECTION("out") {}
  SECTION("in") { key = Key::kHeadsetIn; }
  lobby.press(Key::kNext);
  lobby.scan("A");
  lobby.hears("Still there?");
  lobby.press(key);
  lobby.sees("scan");
  CHECK(warning_stayed(lobby));
}
