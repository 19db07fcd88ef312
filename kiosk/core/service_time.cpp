// SPDX-License-Identifier: Apache-2.0
// Bounds from many answers to one time, and the steps by which a clock is off.
#include "kiosk/core/service_time.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <tuple>
#include <utility>

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;

/// A proxy's date among them, and a clock of the service's that was set, are outvoted by the third newer one.
constexpr std::size_t kSamples = 5;

/// Off by more than this, certainly, for the condition to begin ...
constexpr std::array kBegins = {std::pair(ClockCondition::kDiffers, Duration{2s}),
                                std::pair(ClockCondition::kWrong, Duration{30s}),
                                std::pair(ClockCondition::kFarOff, Duration{5min})};
/// ... and to go on while it is more than that part of it.
constexpr int kGoesOnPercent = 80;

bool contains(const TimeBounds& bounds, Duration at) { return bounds.least <= at && at <= bounds.most; }

Duration width(const TimeBounds& bounds) { return bounds.most - bounds.least; }

/// The least distance of two clocks that the bounds allow.
Duration certain_distance(Duration least, Duration most) {
  if (least > 0ms) return least;
  return most < 0ms ? -most : 0ms;
}

ClockCondition condition_of(ClockCondition before, Duration distance) {
  auto condition = ClockCondition::kAgrees;
  for (const auto& [step, limit] : kBegins) {
    const auto needed = before >= step ? limit * kGoesOnPercent / 100 : limit;
    if (distance > needed) condition = step;
  }
  return condition;
}

}  // namespace

std::optional<TimeBounds> agreed_by_most(const std::vector<TimeBounds>& samples) {
  std::optional<TimeBounds> best;
  // By how many, with the newest, and how narrow.
  std::tuple<std::ptrdiff_t, bool, Duration> rank{0, false, 0ms};
  for (const auto& from : samples) {
    // What overlaps begins where the last of them begins.
    TimeBounds common{from.least, from.most};
    std::ptrdiff_t count = 0;
    for (const auto& sample : samples) {
      if (!contains(sample, from.least)) continue;
      ++count;
      common.most = std::min(common.most, sample.most);
    }
    const std::tuple next{count, contains(samples.back(), from.least), -width(common)};
    if (best && next <= rank) continue;
    best = common;
    rank = next;
  }
  return best;
}

void take_time(State& state, const ServiceTimed& event) {
  if (event.bounds.least > event.bounds.most) return;
  auto& time = state.service_time;
  time.samples.push_back(event.bounds);
  if (time.samples.size() > kSamples) time.samples.erase(time.samples.begin());
  time.agreed = agreed_by_most(time.samples);
}

void tell_time(State& state, const Event& event) {
  state.steady = event.steady;
  state.now = event.now;
  auto& time = state.service_time;
  time.correction = 0ms;
  if (!time.agreed) return;
  const Duration least = event.steady + time.agreed->least - event.now;
  const Duration most = event.steady + time.agreed->most - event.now;
  time.ahead = least + (most - least) / 2;
  time.condition = condition_of(time.condition, certain_distance(least, most));
  if (time.condition < ClockCondition::kDiffers) return;
  time.correction = time.ahead;
  state.now = event.now + time.correction;
}

bool judges_hours(const State& state) { return state.service_time.condition != ClockCondition::kFarOff; }

}  // namespace kiosk::core
