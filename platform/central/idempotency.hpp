// The memory of what was answered under which key: written with the effect, in the same transaction.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/http.hpp"
#include "platform/central/desk.hpp"
#include "platform/central/sqlite.hpp"

namespace central {

/// How long an answer is kept.
constexpr std::chrono::hours kKeysKept{7 * 24};

/// The 36-character form of a UUID.
[[nodiscard]] bool is_key(std::string_view text);

/// In lower case: RFC 9562 has its digits compared without regard to case.
[[nodiscard]] std::string canonical_key(std::string_view key);

/// What makes two requests under one key the same: method, path and body, digested.
[[nodiscard]] std::string request_digest(const kiosk::HttpRequest& request);

/// What the device was answered under the key: the same bytes again, or 422 where it was another request; nothing
/// where the key is new. Throws StoreFailure.
[[nodiscard]] std::optional<kiosk::HttpResponse> recall(Connection& db, const std::string& device,
                                                        const std::string& key, const std::string& digest);

/// Inside the transaction of the outcome's effect. Forgets what is older than kKeysKept. Throws StoreFailure.
void remember(Connection& db, const std::string& device, const std::string& key, const std::string& digest,
              const Outcome& outcome, kiosk::Instant now);

}  // namespace central
