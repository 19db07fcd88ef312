// SPDX-License-Identifier: Apache-2.0
// One call of step() under way: the state being changed and the effects it has asked for so far.
#pragma once

#include <utility>
#include <vector>

#include "kiosk/base/check.hpp"
#include "kiosk/core/effect.hpp"
#include "kiosk/core/event.hpp"
#include "kiosk/core/state.hpp"

namespace kiosk::core {

class Turn {
 public:
  Turn(State& changing, const Event& event) : state(changing), fresh_(event.fresh) {}

  State& state;
  std::vector<Effect> effects;

  /// The time of day, for what is written down.
  [[nodiscard]] Instant now() const { return state.now; }
  /// For everything that is waited for.
  [[nodiscard]] Instant steady() const { return state.steady; }

  /// A request id never given before.
  [[nodiscard]] RequestId next_request() { return RequestId{++state.last_request}; }

  /// Whether the event's key is still to be had.
  [[nodiscard]] bool has_fresh() const { return !fresh_.empty(); }
  /// The event's fresh key. One event needs at most one.
  [[nodiscard]] IdempotencyKey take_fresh() {
    KIOSK_CHECK(!fresh_.empty());
    return std::exchange(fresh_, IdempotencyKey{});
  }

  void ask(Effect effect) { effects.push_back(std::move(effect)); }

 private:
  IdempotencyKey fresh_;
};

}  // namespace kiosk::core
