// SPDX-License-Identifier: Apache-2.0
// Bounds from many answers to one time, and the steps by which a clock is off.
#include "kiosk/core/service_time.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <tuple>
#include <utility>

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;

/// The time that is followed is left once none of as many answers in a row has said it.
constexpr std::size_t kSamples = 12;
/// A time that as many of them say is followed, and one from elsewhere outvoted.
constexpr std::ptrdiff_t kEstablished = 3;
/// Two clocks may drift apart by as much between an answer and the last one that is kept.
constexpr Duration kDrift = 100ms;
/// More than a clock is slewed by between two events: it was set, or the other one stood still.
constexpr Duration kJump = 1s;

/// Off by more than this, certainly, for the condition to begin ...
constexpr std::array kBegins = {std::pair(ClockCondition::kDiffers, Duration{2s}),
                                std::pair(ClockCondition::kWrong, Duration{30s}),
                                std::pair(ClockCondition::kFarOff, Duration{5min})};
/// ... and to go on while it is more than that part of it.
constexpr int kGoesOnPercent = 80;

bool contains(const TimeBounds& bounds, Duration at) { return bounds.least <= at && at <= bounds.most; }

bool overlap(const TimeBounds& one, const TimeBounds& other) {
  return one.least <= other.most + kDrift && other.least <= one.most + kDrift;
}

std::ptrdiff_t count_saying(const std::vector<TimeBounds>& samples, const TimeBounds& time) {
  return std::ranges::count_if(samples, [&](const TimeBounds& sample) { return overlap(sample, time); });
}

/// Two instances of the service whose clocks differ take turns at answering: the one that is followed stays followed.
void follow(ServiceTime& time) {
  std::vector<TimeBounds> saying;
  if (time.established) {
    std::ranges::copy_if(time.samples, std::back_inserter(saying),
                         [&](const TimeBounds& sample) { return overlap(sample, *time.agreed); });
  }
  const bool left = saying.empty();
  time.agreed = agreed_by_most(left ? time.samples : saying);
  time.established = !left || count_saying(time.samples, *time.agreed) >= kEstablished;
}

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

void note_clock(State& state, const Event& event) {
  auto& time = state.service_time;
  const Duration apart = event.now - event.steady;
  const auto before = std::exchange(time.apart, apart);
  if (before && (apart - *before > kJump || *before - apart > kJump)) time.jumped = true;
}

void take_time(State& state, const ServiceTimed& event) {
  if (event.bounds.least > event.bounds.most) return;
  auto& time = state.service_time;
  // A steady clock that stood still makes all that was said before it wrong by the same.
  if (std::exchange(time.jumped, false) && count_saying(time.samples, event.bounds) == 0) {
    time.samples.clear();
    time.established = false;
  }
  time.samples.push_back(event.bounds);
  if (time.samples.size() > kSamples) time.samples.erase(time.samples.begin());
  follow(time);
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
