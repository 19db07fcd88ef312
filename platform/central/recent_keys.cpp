// SPDX-License-Identifier: Apache-2.0
// A list in the order of adding, and where each key is in it.
#include "platform/central/recent_keys.hpp"

#include "kiosk/base/check.hpp"

namespace central {

RecentKeys::RecentKeys(std::size_t most, std::chrono::steady_clock::duration kept) : most_(most), kept_(kept) {
  KIOSK_CHECK(most >= 1);
}

void RecentKeys::add(std::string_view key, Time now) {
  if (const auto found = places_.find(key); found != places_.end()) {
    found->second->at = now;
    order_.splice(order_.begin(), order_, found->second);
    return;
  }
  if (order_.size() == most_) {
    places_.erase(order_.back().key);
    order_.pop_back();
  }
  order_.push_front({std::string(key), now});
  places_.emplace(order_.front().key, order_.begin());
}

void RecentKeys::remove(std::string_view key) {
  const auto found = places_.find(key);
  if (found == places_.end()) return;
  const auto entry = found->second;
  places_.erase(found);
  order_.erase(entry);
}

bool RecentKeys::has(std::string_view key, Time now) const {
  const auto found = places_.find(key);
  return found != places_.end() && now - found->second->at < kept_;
}

}  // namespace central
