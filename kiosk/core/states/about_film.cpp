// SPDX-License-Identifier: Apache-2.0
// One film is looked at: from the list of what is on, or from the choices of whoever is signed in.
#include "kiosk/core/states/states.hpp"

namespace kiosk::core {
namespace {

void back(Turn& turn, const AboutFilm& mode) {
  if (mode.visit) {
    turn.state.mode = Choosing{*mode.visit};
  } else {
    end_visit(turn);
  }
}

bool is_on(const Turn& turn, const ScreeningId& screening) {
  const auto& day = turn.state.service.day;
  return day && day->find_screening(screening) != nullptr;
}

void touched(Turn& turn, const AboutFilm& mode, const Action& action) {
  if (std::holds_alternative<SignOut>(action)) leave(turn);
  if (std::holds_alternative<Back>(action)) back(turn, mode);
  const auto* wish = std::get_if<GiveBack>(&action);
  if (wish != nullptr && mode.visit) ask_to_give_back(turn, *mode.visit, *wish);
  const auto* choice = std::get_if<Choose>(&action);
  if (choice != nullptr && mode.visit) take_up(turn, *mode.visit, *choice);
}

void scanned(Turn& turn, const AboutFilm& mode, const Scanned& scan) {
  if (!mode.visit) {
    take_pass(turn, scan);
  } else if (scan.code != mode.visit->code) {
    look_up(turn, scan.code, scan.symbology);
  }
}

}  // namespace

void on_event(Turn& turn, const AboutFilm& mode, const EventBody& event) {
  if (turn.state.trouble && !mode.visit) {
    end_visit(turn);
    return;
  }
  if (several_seen(turn, event)) return;
  if (!is_on(turn, mode.screening)) {
    // A new day's programme came meanwhile.
    back(turn, mode);
  } else if (const auto* touch = std::get_if<Touched>(&event)) {
    touched(turn, mode, touch->action);
  } else if (const auto* scan = std::get_if<Scanned>(&event)) {
    scanned(turn, mode, *scan);
  } else if (std::holds_alternative<ScanRefused>(event) && !mode.visit) {
    apologise(turn, Apology::Kind::kNotAPass);
  } else if (timed_out(turn, mode.since, event)) {
    leave(turn);
  }
}

}  // namespace kiosk::core
