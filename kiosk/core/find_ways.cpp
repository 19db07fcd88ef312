// SPDX-License-Identifier: Apache-2.0
// Ways by their keys and by whose they are; what is asked of them and changes nothing.
#include <algorithm>

#include "kiosk/core/ways.hpp"

namespace kiosk::core {

Way* find_way(State& state, const IdempotencyKey& key) {
  const auto found = std::ranges::find(state.ways, key, &Way::key);
  return found == state.ways.end() ? nullptr : &*found;
}

const Way* find_way(const State& state, const IdempotencyKey& key) {
  const auto found = std::ranges::find(state.ways, key, &Way::key);
  return found == state.ways.end() ? nullptr : &*found;
}

const Way* find_unsettled(const State& state, const PassId& pass) {
  const auto found = std::ranges::find_if(state.ways, [&](const Way& way) {
    const bool settled =
        way.stage == Stage::kReporting || way.stage == Stage::kWaitingToReport || way.stage == Stage::kClosing;
    return !settled && way.obtain.pass == pass;
  });
  return found == state.ways.end() ? nullptr : &*found;
}

bool may_be_done(const State& state, const IdempotencyKey& key) {
  const auto* way = find_way(state, key);
  if (way == nullptr || way->stage == Stage::kWritingIntent) return false;
  return way->stage != Stage::kWaitingToAsk || way->may_have_acted;
}

bool is_return(const State& state, const IdempotencyKey& key) {
  const auto* way = find_way(state, key);
  return way != nullptr && way->obtain.kind == ObtainKind::kReturn;
}

}  // namespace kiosk::core
