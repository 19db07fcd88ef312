// SPDX-License-Identifier: Apache-2.0
// Time limits of the machine behind the views: WCAG 2.2.1, EN 301 549 9.2.2.1 and 11.2.2.1, 49 CFR 27.71(k)(3)(ii).
#include <chrono>
#include <string>

#include "kiosk/core/deadlines.hpp"
#include "kiosk/core/step.hpp"
#include "kiosk/core/view/view_of.hpp"
#include "tests/a11y/matrix.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace kiosk;
using namespace std::chrono_literals;

core::State after(core::State state, Instant steady, core::EventBody body) {
  static int events = 0;
  const auto passed = steady - state.steady;
  const core::Event event{state.now + passed, steady, IdempotencyKey("event-" + std::to_string(++events)),
                          std::move(body)};
  return core::step(std::move(state), event).state;
}

/// The state in the first moment of its warning.
core::State warned(const core::State& state) {
  return after(state, std::max(state.steady, *core::warning_at(state)), core::Tick{});
}

}  // namespace

TEST_CASE("Whoever is slow is warned 20 seconds before anything is lost, by eye and by ear", "[a11y]") {
  a11y::Hall hall;
  a11y::Findings findings;
  int timed = 0;
  for (const auto& [name, state] : gallery::all_states()) {
    if (!core::warning_at(state)) continue;
    ++timed;
    INFO(name);
    const auto late = warned(state);
    REQUIRE(core::warning_is_up(late));
    CHECK(*core::ends_at(late) - *core::warning_at(late) >= 20s);
    const gallery::NamedView shown{name + ", warned", core::view_of(late, words::english())};
    REQUIRE(shown.view.still_there.has_value());
    check_facts(hall.hang(shown, {}), findings);
  }
  CHECK(timed > 20);
  CHECK(findings.told() == "");
}

TEST_CASE("More time can be asked for more than ten times", "[a11y]") {
  for (const auto& [name, first] : gallery::all_states()) {
    if (!core::warning_at(first)) continue;
    INFO(name);
    auto state = first;
    for (int times = 0; times < 12; ++times) {
      state = warned(state);
      state = after(state, state.steady + 10s, core::Touched{core::MoreTime{}});
      REQUIRE_FALSE(core::warning_is_up(state));
      REQUIRE(state.mode.index() == first.mode.index());
      REQUIRE(state.panel.has_value() == first.panel.has_value());
    }
  }
}

TEST_CASE("No view ends by itself without a warning", "[a11y]") {
  for (const auto& [name, state] : gallery::all_states()) {
    INFO(name);
    CHECK(core::ends_at(state).has_value() == core::warning_at(state).has_value());
  }
}
