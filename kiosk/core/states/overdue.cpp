// SPDX-License-Identifier: Apache-2.0
// An answer is overdue: the person goes on waiting or leaves, and the answer leads on where it comes.
#include <variant>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/states/states.hpp"
#include "kiosk/core/ways.hpp"

namespace kiosk::core {
namespace {

void keep_waiting(Turn& turn, const Overdue& mode) {
  std::visit(
      [&](auto wait) {
        wait.since = turn.steady();
        turn.state.mode = std::move(wait);
      },
      mode.wait);
}

void touched(Turn& turn, const Overdue& mode, const Action& action) {
  const auto* obtaining = std::get_if<Obtaining>(&mode.wait);
  if (std::holds_alternative<KeepWaiting>(action)) {
    keep_waiting(turn, mode);
  } else if (std::holds_alternative<SignOut>(action) && obtaining != nullptr) {
    stop_waiting(turn, *obtaining);
  } else if (std::holds_alternative<SignOut>(action)) {
    leave(turn);
  }
}

void scanned(Turn& turn, const Overdue& mode, const Scanned& scan) {
  const auto* obtaining = std::get_if<Obtaining>(&mode.wait);
  if (obtaining == nullptr) {
    take_pass(turn, scan);
  } else if (scan.code != obtaining->visit.code) {
    look_up(turn, scan.code, scan.symbology);
  }
}

/// A pass that comes into view beside another ends no request: its person has yet to be told what became of it.
void several(Turn& turn, const Overdue& mode, const SeveralSeen& seen) {
  const auto* looking = std::get_if<LookingUp>(&mode.wait);
  if (looking != nullptr && seen.takes_back == looking->code) (void)several_seen(turn, seen);
}

/// True where the answer led on. A look-up that could only be asked now is waited for here, as before.
bool answered(Turn& turn, const Overdue& mode, const EventBody& event) {
  if (!std::visit([&](const auto& wait) { return goes_on(turn, wait, event); }, mode.wait)) return false;
  const auto* asked = std::get_if<LookingUp>(&turn.state.mode);
  if (asked != nullptr && std::holds_alternative<LookingUp>(mode.wait)) {
    const auto wait = *asked;
    turn.state.mode = Overdue{wait, mode.touched};
  }
  return true;
}

}  // namespace

void on_event(Turn& turn, const Overdue& mode, const EventBody& event) {
  const auto* obtaining = std::get_if<Obtaining>(&mode.wait);
  if (obtaining != nullptr && turn.state.trouble == OutOfService::Reason::kJournal) {
    leave(turn);
    return;
  }
  if (answered(turn, mode, event)) return;
  if (const auto* touch = std::get_if<Touched>(&event)) {
    touched(turn, mode, touch->action);
  } else if (const auto* scan = std::get_if<Scanned>(&event)) {
    scanned(turn, mode, *scan);
  } else if (const auto* seen = std::get_if<SeveralSeen>(&event)) {
    several(turn, mode, *seen);
  } else if (timed_out(turn, mode.touched, event)) {
    leave(turn);
  }
  auto* still = std::get_if<Overdue>(&turn.state.mode);
  if (still != nullptr && obtaining != nullptr && may_be_done(turn.state, obtaining->way)) still->may_be_done = true;
}

}  // namespace kiosk::core
