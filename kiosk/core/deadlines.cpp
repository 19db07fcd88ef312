// Which mode waits for whom, and until when the core can sleep.
#include "kiosk/core/deadlines.hpp"

#include <algorithm>
#include <chrono>

#include "kiosk/base/overloaded.hpp"
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

bool is_under_way(const Mode& mode) {
  return std::holds_alternative<LookingUp>(mode) || std::holds_alternative<Obtaining>(mode) ||
         std::holds_alternative<Printing>(mode) || std::holds_alternative<Showing>(mode);
}

}  // namespace

std::optional<Instant> last_sign_of_life(const State& state) {
  return std::visit(Overloaded{
                        [](const Choosing& mode) { return std::optional(mode.visit.touched); },
                        [](const Confirming& mode) { return std::optional(mode.visit.touched); },
                        [](const Faulted& mode) { return std::optional(mode.visit.touched); },
                        [](const Shown& mode) { return std::optional(mode.visit.touched); },
                        [](const Refused& mode) { return std::optional(mode.since); },
                        [](const Apology& mode) { return std::optional(mode.since); },
                        [](const auto&) { return std::optional<Instant>(); },
                    },
                    state.mode);
}

std::optional<Instant> warning_at(const State& state) {
  const auto touched = last_sign_of_life(state);
  return touched ? std::optional(*touched + state.settings.idle) : std::nullopt;
}

std::optional<Instant> ends_at(const State& state) {
  if (const auto* delivered = std::get_if<Delivered>(&state.mode)) return delivered->since + state.settings.delivered;
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
  if (std::holds_alternative<Attract>(state.mode) && state.printer.checking == RequestId{}) {
    sooner(next, state.printer.check_at);
  }
  sooner(next, next_retry(state));
  if (const auto end = ends_at(state)) {
    // The countdown to it is shown by the second: the next whole second before the end.
    const auto left = *end - state.steady;
    sooner(next, left > 0s ? *end - (std::chrono::ceil<std::chrono::seconds>(left) - 1s) : *end);
  }
  if (is_under_way(state.mode)) sooner(next, state.steady + kGuardEvery);
  // The clock in the top bar.
  const auto next_minute = std::chrono::floor<std::chrono::minutes>(state.now) + std::chrono::minutes{1};
  sooner(next, state.steady + (next_minute - state.now));
  return next ? std::optional(std::max(*next, state.steady)) : std::nullopt;
}

}  // namespace kiosk::core
