// SPDX-License-Identifier: Apache-2.0
// A machine that was suspended: the time goes on by a count that did not stand still.
#include <chrono>

#include "tests/app/lobby.hpp"

using namespace kiosk;
using namespace std::chrono_literals;
using tests::Lobby;

TEST_CASE("after a suspend a right clock is not outvoted by what the service said before, also while it is silent") {
  Lobby lobby(app::Setup{});
  lobby.settle();
  lobby.service.silent = true;
  const auto seen = lobby.watcher.screens.all().size();
  REQUIRE(lobby.watcher.screens.all().back().headline == "Scan your pass to get tickets");
  // Until long after the box office has closed, by a clock that is right.
  lobby.clock.sleep(8h);
  lobby.panel.wake();
  REQUIRE(lobby.watcher.screens.await(
      seen, [](const auto& screen) { return screen.headline == "The box office is closed"; }));
}
