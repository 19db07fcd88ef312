// The person is told something: a refusal with its rule, or what did not work and what is safe.
#include "kiosk/core/states/states.hpp"

namespace kiosk::core {
namespace {

void back(Turn& turn, const Refused& mode) {
  // The choices are asked for anew: what was refused may have been decided on older facts than the service's.
  if (mode.visit) {
    look_up(turn, mode.visit->code, mode.visit->symbology);
  } else {
    leave(turn);
  }
}

/// What every message understands; true where it was this.
bool common(Turn& turn, const Action& action) {
  if (std::holds_alternative<SignOut>(action)) {
    leave(turn);
    return true;
  }
  if (std::holds_alternative<ToggleContrast>(action)) {
    turn.state.high_contrast = !turn.state.high_contrast;
    return true;
  }
  return false;
}

}  // namespace

void on_event(Turn& turn, const Refused& mode, const EventBody& event) {
  if (several_seen(turn, event)) return;
  if (const auto* touch = std::get_if<Touched>(&event)) {
    auto kept = mode;
    kept.since = turn.steady();
    turn.state.mode = kept;
    if (common(turn, touch->action)) return;
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
    turn.state.mode = Apology{mode.kind, turn.steady(), mode.places};
    if (common(turn, touch->action)) return;
    if (std::holds_alternative<Back>(touch->action)) leave(turn);
  } else if (const auto* scan = std::get_if<Scanned>(&event)) {
    look_up(turn, scan->code, scan->symbology);
  } else if (timed_out(turn, mode.since, event)) {
    leave(turn);
  }
}

}  // namespace kiosk::core
