// SPDX-License-Identifier: Apache-2.0
// The codes that were handed out here, newest last.
#include "kiosk/core/handed_out.hpp"

#include <algorithm>

namespace kiosk::core {
namespace {

/// More than one person has in a visit, and more than can come out while a look-up is answered.
constexpr std::size_t kMost = 64;

/// What the journal or the service told of after a start names no screening to obtain, or has no ticket: it came out
/// before.
bool begun_here(const Way& way) { return way.ticket && !way.obtain.screening.empty(); }

}  // namespace

void note_handed_out(State& state) {
  auto& all = state.handed_out;
  for (const auto& way : state.ways) {
    if (!way.delivery || way.delivery->outcome == DeliveryOutcome::kFailed) continue;
    if (find_handed_out(state, way.ticket_id, way.delivery->serial) != nullptr) continue;
    all.push_back({way.ticket_id, way.delivery->serial, begun_here(way) ? state.now : Instant{}});
  }
  if (all.size() > kMost) all.erase(all.begin(), all.end() - kMost);
}

const HandedOut* find_handed_out(const State& state, const TicketId& ticket, int serial) {
  const auto found = std::ranges::find_if(
      state.handed_out, [&](const HandedOut& one) { return one.ticket == ticket && one.serial == serial; });
  return found == state.handed_out.end() ? nullptr : &*found;
}

}  // namespace kiosk::core
