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

/// As long as it takes to see that the view has changed.
constexpr Duration kSeen = 1s;

/// Asks for the pass of the person who is here, and does nothing before it has it.
bool asks_for_same_pass(Apology::Kind kind) {
  return kind == Apology::Kind::kVisitEnded || kind == Apology::Kind::kScanAgain;
}

}  // namespace

void note_held(Turn& turn, const EventBody& event) {
  auto& held = turn.state.held;
  std::visit(Overloaded{
                 [&](const Scanned& scan) {
                   held = HeldPass{scan.code, scan.symbology};
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

// A poster with a code is held up for ever and never signs in: it is not taken.
std::optional<Instant> takes_held_at(const State& state) {
  const auto* apology = std::get_if<Apology>(&state.mode);
  if (apology == nullptr || !asks_for_same_pass(apology->kind)) return std::nullopt;
  if (!state.held || !state.held->signed_in || state.panel) return std::nullopt;
  return apology->since + kSeen;
}

void take_held(Turn& turn) {
  const auto at = takes_held_at(turn.state);
  if (!at || turn.steady() < *at) return;
  const auto held = *turn.state.held;
  take_pass(turn, Scanned{held.code, held.symbology});
}

}  // namespace kiosk::core
