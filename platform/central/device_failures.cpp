// SPDX-License-Identifier: Apache-2.0
// A ring of instants for each device that failed.
#include "platform/central/device_failures.hpp"

#include <algorithm>

namespace central {

bool DeviceFailures::Failures::too_many(Time now) const {
  return count == at.size() && now - at[next] <= kFailuresWithin;
}

bool DeviceFailures::count(const std::string& device, Time now) {
  const std::lock_guard lock(mutex_);
  if (!devices_.contains(device) && devices_.size() >= most_) {
    devices_.erase(std::ranges::min_element(devices_, {}, [](const auto& one) { return one.second.newest(); }));
  }
  auto& failures = devices_[device];
  failures.told = failures.told && failures.too_many(now);
  failures.at[failures.next] = now;
  failures.next = (failures.next + 1) % failures.at.size();
  failures.count = std::min(failures.count + 1, failures.at.size());
  if (failures.told || !failures.too_many(now)) return false;
  failures.told = true;
  return true;
}

std::size_t DeviceFailures::suspicious(Time now) const {
  const std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(
      std::ranges::count_if(devices_, [&](const auto& one) { return one.second.too_many(now); }));
}

}  // namespace central
