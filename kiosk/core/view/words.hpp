// SPDX-License-Identifier: Apache-2.0
// Small pieces of text that several views have, in the language that they are in.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "kiosk/base/zone.hpp"
#include "kiosk/core/state.hpp"
#include "kiosk/core/values/film.hpp"
#include "kiosk/core/values/ticket.hpp"
#include "kiosk/core/view/view.hpp"
#include "kiosk/words/language.hpp"

namespace kiosk::core {

/// When something happens, as the end of a sentence: "at 18:30" where that is on the same local day as `now`,
/// "tomorrow at 09:00" on the next, else "on Monday, April 29 at 09:00".
[[nodiscard]] std::string at_time(Instant at, Instant now, const Zone& zone, const words::Language& say);
/// The same in that state; "later" where it is not known when.
[[nodiscard]] std::string at_time(const State& state, const std::optional<Instant>& at, const words::Language& say);
/// "0:48"; negative counts as zero. Rounded up, so that it ends at the end.
[[nodiscard]] std::string countdown(Duration left);
/// "CC" and "closed captions".
[[nodiscard]] AccessMark access_mark(const AccessNotice& notice, const words::Language& say);
/// "Closed captions: ask for a device at the door": all of the notice, for a screening on that day.
[[nodiscard]] std::string access_line(const AccessNotice& notice, Instant on, const Zone& zone,
                                      const words::Language& say);
/// What somebody did for a film, where it is one of the usual things; else as the festival has it.
[[nodiscard]] std::string role_name(const std::string& role, const words::Language& say);
/// "Union · 18:30 · Theatre 1".
[[nodiscard]] std::string ticket_line(const Ticket& ticket, const Zone& zone, const words::Language& say);
/// The parts that are not empty, joined with " · ", each kept apart from its neighbours.
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, const words::Language& say);
/// "T, 7, F, 3, K": a reference as it is read out, its dashes left out.
[[nodiscard]] std::string spelled(const std::string& reference);
/// "52D8-A901": the end of a request's key, in capitals. The service finds the request by it.
[[nodiscard]] std::string request_reference(const IdempotencyKey& key);
/// "104 min", and "104 minutes" as it is said.
[[nodiscard]] std::string running_time(std::chrono::minutes running, const words::Language& say);
[[nodiscard]] std::string running_speech(std::chrono::minutes running, const words::Language& say);

/// The zone of the day at hand, else UTC.
[[nodiscard]] Zone zone_of(const State& state);

}  // namespace kiosk::core
