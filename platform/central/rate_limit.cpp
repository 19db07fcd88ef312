// SPDX-License-Identifier: Apache-2.0
// Buckets in the order in which they were last asked: all fill at one rate, so the full ones are at the end.
#include "platform/central/rate_limit.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "kiosk/base/check.hpp"

namespace central {
namespace {

using Seconds = std::chrono::duration<double>;

/// Bytes of an IPv6 address that name the network.
constexpr std::size_t kNetworkBytes = 8;

}  // namespace

RateLimit::RateLimit(Rate rate, std::size_t keys) : rate_(rate), most_(keys) {
  KIOSK_CHECK(rate.per_second >= 0 && rate.burst >= 1 && keys >= 1);
}

std::optional<std::chrono::seconds> RateLimit::ask(std::string_view key, Time now) {
  if (rate_.per_second == 0) return std::nullopt;
  const std::scoped_lock lock(mutex_);
  forget_full(now);
  const auto bucket = find_or_make(key, now);
  if (now > bucket->at) {
    const double since = Seconds(now - bucket->at).count();
    bucket->tokens = std::min(rate_.burst, bucket->tokens + since * rate_.per_second);
    bucket->at = now;
  }
  if (bucket->tokens >= 1) {
    bucket->tokens -= 1;
    return std::nullopt;
  }
  const double wait = std::ceil((1 - bucket->tokens) / rate_.per_second);
  return std::chrono::seconds(std::max<std::chrono::seconds::rep>(1, std::llround(wait)));
}

void RateLimit::give_back(std::string_view key) {
  const std::scoped_lock lock(mutex_);
  const auto found = places_.find(key);
  if (found != places_.end()) found->second->tokens = std::min(rate_.burst, found->second->tokens + 1);
}

std::size_t RateLimit::remembered() const {
  const std::scoped_lock lock(mutex_);
  return buckets_.size();
}

void RateLimit::forget_full(Time now) {
  const Seconds to_fill(rate_.burst / rate_.per_second);
  while (!buckets_.empty() && Seconds(now - buckets_.back().at) >= to_fill) {
    places_.erase(buckets_.back().key);
    buckets_.pop_back();
  }
}

RateLimit::Buckets::iterator RateLimit::find_or_make(std::string_view key, Time now) {
  if (const auto found = places_.find(key); found != places_.end()) {
    buckets_.splice(buckets_.begin(), buckets_, found->second);
    return buckets_.begin();
  }
  if (buckets_.size() == most_) {
    places_.erase(buckets_.back().key);
    buckets_.pop_back();
  }
  buckets_.push_front({std::string(key), rate_.burst, now});
  places_.emplace(buckets_.front().key, buckets_.begin());
  return buckets_.begin();
}

std::string rate_key(std::string_view address) {
  std::string text(address);
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  // A zone ("%eth0") is this machine's business, not the client's.
  if (::inet_pton(AF_INET6, text.substr(0, text.find('%')).c_str(), bytes.data()) != 1) return text;
  std::fill(bytes.begin() + kNetworkBytes, bytes.end(), static_cast<unsigned char>(0));
  char network[INET6_ADDRSTRLEN] = "";
  if (::inet_ntop(AF_INET6, bytes.data(), network, sizeof network) == nullptr) return text;
  return std::string(network) + "/64";
}

}  // namespace central
