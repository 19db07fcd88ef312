// SPDX-License-Identifier: Apache-2.0
// The time at the service, and how far the kiosk's clock is from it. Inside the core only, but for judges_hours().
#pragma once

#include <optional>
#include <vector>

#include "kiosk/core/event.hpp"
#include "kiosk/core/state.hpp"

namespace kiosk::core {

/// What most of the samples have in common, so that one answer from elsewhere misleads nobody; of two such the one that
/// the newest sample is in, then the narrower. Nothing where there is no sample. Pure.
[[nodiscard]] std::optional<TimeBounds> agreed_by_most(const std::vector<TimeBounds>& samples);

/// Notes where the clock and the steady one have moved apart: the clock was set, or the steady one stood still while
/// the machine did. For each event, before take_time().
void note_clock(State& state, const Event& event);

/// Takes what an answer of the service said. A time that three answers said is followed as long as one of the kept ones
/// says it; before that, and after it, what most of them say. After the clocks have moved apart an answer that none of
/// the kept ones agrees with is believed alone.
void take_time(State& state, const ServiceTimed& event);

/// Sets State::steady to the event's, and State::now to what its clock shows, or to the service's time where these
/// differ. The service's time goes on with State::steady: setting the clock does not move it.
void tell_time(State& state, const Event& event);

/// False where the kiosk's clock is so far off that hours are the service's to judge alone.
[[nodiscard]] bool judges_hours(const State& state);

}  // namespace kiosk::core
