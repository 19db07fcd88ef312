// SPDX-License-Identifier: Apache-2.0
// Statuses, titles and headers.
#include "platform/central/answer.hpp"

#include <array>
#include <utility>

#include "kiosk/base/check.hpp"
#include "kiosk/ticketing/server_messages.hpp"

namespace central {
namespace {

constexpr auto kRetryAfterSeconds = "1";

struct Kind {
  std::string_view reason;
  int status;
  std::string_view title;
};

constexpr std::array kKinds = {
    Kind{"malformed", 400, "The request cannot be read"},
    Kind{"key_missing", 400, "The call needs an Idempotency-Key"},
    Kind{"device_unknown", 401, "The device is not known"},
    Kind{"sign_in_needed", 401, "The passholder must sign in"},
    Kind{"sign_in_failed", 401, "The sign-in failed"},
    Kind{"device_revoked", 403, "The device was revoked"},
    Kind{"certificate_mismatch", 403, "The device's certificate is another one"},
    Kind{"role_not_allowed", 403, "The device's role does not make this call"},
    Kind{"visit_needed", 403, "The pass must be looked up first"},
    Kind{"not_found", 404, "There is no such thing"},
    Kind{"key_in_flight", 409, "The request with this key is still running"},
    Kind{"request_withdrawn", 409, "The request was withdrawn"},
    Kind{"too_large", 413, "The request is too large"},
    Kind{"key_reused_with_other_body", 422, "The key was used for another request"},
    Kind{"rate_limited", 429, "Too many requests"},
    Kind{"unavailable", 503, "The service cannot answer now"},
};

kiosk::HttpResponse uncached(kiosk::HttpResponse response) {
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

}  // namespace

kiosk::HttpResponse answer(int status, std::string json) {
  return uncached({status, {{"Content-Type", "application/json"}}, std::move(json)});
}

kiosk::HttpResponse done() { return uncached({204, {}, {}}); }

kiosk::HttpResponse problem(std::string_view reason, std::string detail) {
  for (const auto& kind : kKinds) {
    if (kind.reason != reason) continue;
    auto response = uncached(kiosk::ticketing::write_problem(
        {kind.status, std::string(reason), std::string(kind.title), std::move(detail), std::nullopt}));
    if (kind.status == 503 || reason == "key_in_flight") {
      response.headers.emplace_back("Retry-After", kRetryAfterSeconds);
    }
    if (kind.status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer");
    return response;
  }
  kiosk::check_failed("a reason of the closed list", __FILE__, __LINE__);
}

kiosk::HttpResponse too_many(std::chrono::seconds wait) {
  auto response = problem("rate_limited", "ask again after the time in Retry-After");
  response.headers.emplace_back("Retry-After", std::to_string(wait.count()));
  return response;
}

kiosk::HttpResponse server_problem(int status, std::string_view reason) {
  for (const auto& kind : kKinds) {
    if (kind.reason != reason) continue;
    auto response = uncached(
        kiosk::ticketing::write_problem({status, std::string(reason), std::string(kind.title), {}, std::nullopt}));
    if (status == 503) response.headers.emplace_back("Retry-After", kRetryAfterSeconds);
    return response;
  }
  return {status, {}, {}};
}

kiosk::HttpResponse refusal(const kiosk::policy::Verdict& verdict) {
  KIOSK_CHECK(!verdict.granted());
  return uncached(kiosk::ticketing::write_problem({409, std::string(kiosk::policy::name_of(verdict.reason)),
                                                   "The ticketing policy does not allow it", verdict.rule, verdict}));
}

}  // namespace central
