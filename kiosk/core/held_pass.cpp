// SPDX-License-Identifier: Apache-2.0
// Which pass is held up, and which views take it.
#include "kiosk/core/held_pass.hpp"

#include <chrono>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/states/states.hpp"
#include "kiosk/core/visits.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;

/// As long as it takes to see, or to hear, that one's ticket is out.
constexpr Duration kSeen = 5s;

/// A ticket is made for somebody: the pass of another person is not read before it is out.
bool makes_ticket_of_another(const Mode& mode, const PassCode& code) {
  const bool makes = std::holds_alternative<Obtaining>(mode) || std::holds_alternative<Printing>(mode) ||
                     std::holds_alternative<Showing>(mode);
  const auto* visit = visit_in(mode);
  return makes && visit != nullptr && visit->code != code;
}

}  // namespace

void note_held(Turn& turn, const EventBody& event) {
  auto& held = turn.state.held;
  std::visit(
      Overloaded{
          [&](const Scanned& scan) {
            held = HeldPass{scan.code, scan.symbology, false, makes_ticket_of_another(turn.state.mode, scan.code)};
          },
          [&](const SeveralSeen&) { held.reset(); },
          [&](const PassGone& gone) {
            if (held && held->code == gone.code) held.reset();
          },
          [](const auto&) {},
      },
      event);
}

void note_signed_in(State& state) {
  const auto* visit = visit_in(state.mode);
  if (visit != nullptr && state.held && state.held->code == visit->code) state.held->signed_in = true;
}

std::optional<Instant> takes_held_at(const State& state) {
  if (!state.held || !state.held->waits || state.panel || state.trouble) return std::nullopt;
  if (std::holds_alternative<Attract>(state.mode)) return state.steady;
  const auto* delivered = std::get_if<Delivered>(&state.mode);
  return delivered != nullptr ? std::optional(delivered->visit.touched + kSeen) : std::nullopt;
}

void take_held(Turn& turn) {
  const auto at = takes_held_at(turn.state);
  if (!at || turn.steady() < *at) return;
  turn.state.held->waits = false;
  const auto held = *turn.state.held;
  take_pass(turn, Scanned{held.code, held.symbology});
}

}  // namespace kiosk::core
