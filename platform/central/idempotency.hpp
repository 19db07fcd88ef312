// SPDX-License-Identifier: Apache-2.0
// The memory of what was answered under which key: written with the effect, in the same transaction.
#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/base/http.hpp"
#include "platform/central/caller.hpp"
#include "platform/central/database.hpp"
#include "platform/central/desk.hpp"

namespace central {

/// How long an answer is kept.
constexpr std::chrono::hours kKeysKept{7 * 24};

/// The 36-character form of a UUID.
[[nodiscard]] bool is_key(std::string_view text);

/// In lower case: RFC 9562 has its digits compared without regard to case.
[[nodiscard]] std::string canonical_key(std::string_view key);

/// What makes two requests under one key the same: who asks, method, path and body, digested.
[[nodiscard]] std::string request_digest(const Caller& caller, const kiosk::HttpRequest& request);

/// What the device was answered under the key: the same bytes again, or 422 where it was another request, or
/// 409 where it was withdrawn; nothing where the key is new. Throws StoreFailure.
[[nodiscard]] std::optional<kiosk::HttpResponse> recall(Connection& db, const std::string& device,
                                                        const std::string& key, const std::string& digest);

/// Inside the transaction of the outcome's effect. Throws StoreFailure.
void remember(Connection& db, const std::string& device, const std::string& key, const std::string& digest,
              const Outcome& outcome, kiosk::Instant now);

/// Forgets what is older than kKeysKept. Throws StoreFailure.
void forget_old_keys(Connection& db, kiosk::Instant now);

/// The keys whose requests are running in this program. Any thread.
class KeysInFlight {
 public:
  /// Holds a device's key as long as it lives.
  class Hold {
   public:
    Hold(KeysInFlight& keys, std::string name) : keys_(&keys), name_(std::move(name)) {}
    ~Hold();
    Hold(Hold&& other) noexcept : keys_(std::exchange(other.keys_, nullptr)), name_(std::move(other.name_)) {}
    Hold& operator=(Hold&&) = delete;

   private:
    KeysInFlight* keys_;
    std::string name_;
  };

  /// Nothing where a request with this key is running.
  [[nodiscard]] std::optional<Hold> take(const std::string& device, const std::string& key);
  [[nodiscard]] bool running(const std::string& device, const std::string& key);

 private:
  std::mutex mutex_;
  std::set<std::string> held_;
};

}  // namespace central
