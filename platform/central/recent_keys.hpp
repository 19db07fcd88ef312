// SPDX-License-Identifier: Apache-2.0
// Keys that were seen lately, as many as there is room for.
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace central {

/// One thread's.
class RecentKeys {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// `most`: how many are kept, at least 1; one more, and the one that was added longest ago is forgotten. `kept`: how
  /// long after it was added last a key counts as recent.
  RecentKeys(std::size_t most, std::chrono::steady_clock::duration kept);

  /// Adds the key, or makes it the newest.
  void add(std::string_view key, Time now);
  void remove(std::string_view key);
  [[nodiscard]] bool has(std::string_view key, Time now) const;

 private:
  struct Seen {
    std::string key;
    Time at;
  };
  using Order = std::list<Seen>;

  const std::size_t most_;
  const std::chrono::steady_clock::duration kept_;
  Order order_;                                                   ///< the newest in front
  std::unordered_map<std::string_view, Order::iterator> places_;  ///< the keys are the entries' own
};

}  // namespace central
