// SPDX-License-Identifier: Apache-2.0
// The codes that were handed out here, newest last.
#include "kiosk/core/handed_out.hpp"

#include <algorithm>

namespace kiosk::core {
namespace {

/// More than one person has in a visit, and more than can come out while a look-up is answered.
constexpr std::size_t kMost = 64;

}  // namespace

void note_handed_out(State& state) {
  auto& all = state.handed_out;
  for (const auto& way : state.ways) {
    if (!way.delivery || way.delivery->outcome == DeliveryOutcome::kFailed) continue;
    if (handed_out_at(state, way.ticket_id, way.delivery->serial)) continue;
    all.push_back({way.ticket_id, way.delivery->serial, state.now});
  }
  if (all.size() > kMost) all.erase(all.begin(), all.end() - kMost);
}

std::optional<Instant> handed_out_at(const State& state, const TicketId& ticket, int serial) {
  const auto found = std::ranges::find_if(
      state.handed_out, [&](const HandedOut& one) { return one.ticket == ticket && one.serial == serial; });
  return found == state.handed_out.end() ? std::nullopt : std::optional(found->at);
}

}  // namespace kiosk::core
