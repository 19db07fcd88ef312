// SPDX-License-Identifier: Apache-2.0
// Which mode waits for whom, and until when the core can sleep.
#include "kiosk/core/deadlines.hpp"

#include <algorithm>
#include <chrono>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/conditions.hpp"
#include "kiosk/core/held_pass.hpp"
#include "kiosk/core/links.hpp"
#include "kiosk/core/person.hpp"
#include "kiosk/core/settlement.hpp"
#include "kiosk/core/step.hpp"
#include "kiosk/core/ways.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;

/// While something is under way its guards are looked at this often.
constexpr Duration kGuardEvery = 1s;

void sooner(std::optional<Instant>& next, std::optional<Instant> at) {
  if (at && (!next || *at < *next)) next = at;
}

/// A panel over a mode that has no time-out of its own has one.
std::optional<Instant> panel_life(const State& state) {
  return state.panel ? std::optional(state.panel->touched) : std::nullopt;
}

/// At least so often a person gets all their time back where something was handed out; WCAG 2.2.1 asks for ten.
constexpr int kTimesProlonged = 12;

/// Somebody reads how long is left, by the second.
bool counts_down(const State& state) {
  return warning_is_up(state) || (std::holds_alternative<Choosing>(state.mode) && !state.panel);
}

bool is_under_way(const Mode& mode) {
  return std::holds_alternative<LookingUp>(mode) || std::holds_alternative<Obtaining>(mode) ||
         std::holds_alternative<Printing>(mode) || std::holds_alternative<Showing>(mode);
}

}  // namespace

std::optional<Instant> last_sign_of_life(const State& state) {
  return std::visit(
      Overloaded{
          [&](const Attract&) { return panel_life(state); },
          [&](const OutOfService&) { return panel_life(state); },
          [](const Choosing& mode) { return std::optional(mode.visit.touched); },
          [](const AboutFilm& mode) { return std::optional(mode.since); },
          [](const Confirming& mode) { return std::optional(mode.visit.touched); },
          [](const GivingBack& mode) { return std::optional(mode.visit.touched); },
          [](const GaveBack& mode) { return std::optional(mode.visit.touched); },
          [](const Faulted& mode) { return std::optional(mode.visit.touched); },
          [](const Shown& mode) { return std::optional(mode.visit.touched); },
          [](const Delivered& mode) { return mode.stirred ? std::optional(mode.visit.touched) : std::nullopt; },
          [](const Overdue& mode) { return std::optional(mode.touched); },
          [](const Refused& mode) { return std::optional(mode.since); },
          [](const Apology& mode) { return std::optional(mode.since); },
          [](const auto&) { return std::optional<Instant>(); },
      },
      state.mode);
}

std::optional<Instant> overdue_at(const Mode& mode) {
  if (const auto* looking = std::get_if<LookingUp>(&mode)) return looking->since + kPatience;
  if (const auto* obtaining = std::get_if<Obtaining>(&mode)) return obtaining->since + kPatience;
  return std::nullopt;
}

bool can_be_prolonged(const State& state) {
  const auto* delivered = std::get_if<Delivered>(&state.mode);
  const auto* shown = std::get_if<Shown>(&state.mode);
  if (delivered == nullptr && shown == nullptr) return true;
  const auto& settings = state.settings;
  const auto whole = settings.idle + settings.warning;
  if (delivered == nullptr) return state.steady < shown->since + kTimesProlonged * whole;
  // Its first warning comes at a time of its own, or as any other where its person stirs before.
  const auto first = delivered->since + std::max(settings.delivered, settings.idle) + settings.warning;
  return state.steady < first + (kTimesProlonged - 1) * whole;
}

std::optional<Instant> warning_at(const State& state) {
  const auto* delivered = std::get_if<Delivered>(&state.mode);
  if (delivered != nullptr && !delivered->stirred) return delivered->since + state.settings.delivered;
  const auto touched = last_sign_of_life(state);
  return touched ? std::optional(*touched + state.settings.idle) : std::nullopt;
}

std::optional<Instant> ends_at(const State& state) {
  const auto warning = warning_at(state);
  return warning ? std::optional(*warning + state.settings.warning) : std::nullopt;
}

bool warning_is_up(const State& state) {
  const auto warning = warning_at(state);
  return warning && state.steady >= *warning;
}

std::optional<Instant> wake_at(const State& state) {
  std::optional<Instant> next;
  if (state.service.fetching == RequestId{}) sooner(next, state.service.fetch_at);
  sooner(next, next_printer_check(state));
  sooner(next, next_festival_day(state));
  sooner(next, next_retry(state));
  sooner(next, next_settling(state));
  sooner(next, next_report(state));
  sooner(next, takes_held_at(state));
  const auto end = ends_at(state);
  if (end && counts_down(state)) {
    // The next whole second before the end.
    const auto left = *end - state.steady;
    sooner(next, left > 0s ? *end - (std::chrono::ceil<std::chrono::seconds>(left) - 1s) : *end);
  } else if (end) {
    sooner(next, warning_at(state));
    sooner(next, end);
  }
  sooner(next, forgets_at(state));
  const bool help_stands = state.panel && state.panel->panel == Panel::kHelp;
  if (help_stands && state.help.step == HelpCall::Step::kSent && state.steady < state.help.again_at) {
    sooner(next, state.help.again_at);
  }
  sooner(next, overdue_at(state.mode));
  if (is_under_way(state.mode)) sooner(next, state.steady + kGuardEvery);
  // The clock in the top bar.
  const auto next_minute = std::chrono::floor<std::chrono::minutes>(state.now) + std::chrono::minutes{1};
  sooner(next, state.steady + (next_minute - state.now));
  return next ? std::optional(std::max(*next, state.steady)) : std::nullopt;
}

}  // namespace kiosk::core
