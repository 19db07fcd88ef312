// SPDX-License-Identifier: Apache-2.0
// How often one client may ask: a bucket of tokens for each, filled at a steady rate.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace central {

struct Rate {
  double per_second = 0;  ///< in the long run; 0: no limit
  double burst = 1;       ///< at once, after a silence; at least 1
};

/// A kiosk asks about once a second when somebody stands before it, and for a dozen things when it starts.
inline constexpr Rate kDeviceRate{50, 200};
/// For an address whose calls carry no token that is known: enough for a person, too little for guessing.
inline constexpr Rate kAddressRate{10, 40};
/// Look-ups of passes by one device: a person every four seconds, and a crowd at once; too little to gather
/// the festival's names.
inline constexpr Rate kLookupRate{0.25, 30};
/// Clients that are remembered at once, a hundred bytes or two each.
inline constexpr std::size_t kRateKeys = 100'000;

/// Any thread.
class RateLimit {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// `keys`: how many are remembered at once, at least 1; one more, and the one that asked longest ago is forgotten,
  /// which is to say that its bucket is full again.
  explicit RateLimit(Rate rate, std::size_t keys = kRateKeys);

  /// Nothing where `key` may ask now, which takes a token; else the seconds, rounded up, until it may again (for
  /// Retry-After), and nothing is taken. `now` that goes back counts as no time passed.
  [[nodiscard]] std::optional<std::chrono::seconds> ask(std::string_view key, Time now);

  /// What ask() took from `key` last, where that was for nothing.
  void give_back(std::string_view key);

  /// How many are remembered: those whose buckets may not be full yet.
  [[nodiscard]] std::size_t remembered() const;

 private:
  struct Bucket {
    std::string key;
    double tokens = 0;  ///< at `at`
    Time at;
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Buckets = std::list<Bucket>;

  void forget_full(Time now);
  Buckets::iterator find_or_make(std::string_view key, Time now);

  const Rate rate_;
  const std::size_t most_;
  mutable std::mutex mutex_;
  Buckets buckets_;  ///< guarded by mutex_, as is all below; the one that asked last in front
  std::unordered_map<std::string_view, Buckets::iterator> places_;  ///< the keys are the buckets' own
};

/// The key of a client without a token: its address, and of an IPv6 address the network of 64 bits, which one client
/// has to itself. Text that is no address is its own key.
[[nodiscard]] std::string rate_key(std::string_view address);

}  // namespace central
