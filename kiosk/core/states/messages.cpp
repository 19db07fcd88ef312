// SPDX-License-Identifier: Apache-2.0
// The person is told something: a refusal with its rule, or what did not work and what is safe.
#include "kiosk/core/states/states.hpp"

namespace kiosk::core {
namespace {

void back(Turn& turn, const Refused& mode) {
  // The choices are asked for anew: what was refused may have been decided on older facts than the service's.
  if (mode.visit) {
    look_up(turn, mode.visit->code, mode.visit->symbology);
  } else {
    end_visit(turn);
  }
}

}  // namespace

void on_event(Turn& turn, const Refused& mode, const EventBody& event) {
  if (several_seen(turn, event)) return;
  if (const auto* touch = std::get_if<Touched>(&event)) {
    if (std::holds_alternative<SignOut>(touch->action)) leave(turn);
    if (std::holds_alternative<Back>(touch->action)) back(turn, mode);
  } else if (const auto* scan = std::get_if<Scanned>(&event)) {
    if (!mode.visit || scan->code != mode.visit->code) look_up(turn, scan->code, scan->symbology);
  } else if (timed_out(turn, mode.since, event)) {
    leave(turn);
  }
}

void on_event(Turn& turn, const Apology& mode, const EventBody& event) {
  if (several_seen(turn, event)) return;
  if (const auto* touch = std::get_if<Touched>(&event)) {
    // Whoever read it is still there, and may scan again.
    if (std::holds_alternative<SignOut>(touch->action)) leave(turn);
    if (std::holds_alternative<Back>(touch->action)) end_visit(turn);
  } else if (const auto* scan = std::get_if<Scanned>(&event)) {
    take_pass(turn, *scan);
  } else if (timed_out(turn, mode.since, event)) {
    leave(turn);
  }
}

}  // namespace kiosk::core
