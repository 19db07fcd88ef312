// SPDX-License-Identifier: Apache-2.0
// Statuses and problem bodies (RFC 9457) to the few kinds of error the kiosk acts on.
#include "kiosk/ticketing/service_errors.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

#include "kiosk/ticketing/json_reader.hpp"
#include "kiosk/ticketing/json_value.hpp"
#include "kiosk/ticketing/wire_values.hpp"

namespace kiosk::ticketing {
namespace {

using Kind = ServiceError::Kind;
using std::chrono::seconds;

constexpr std::size_t kMaxRuleBytes = 512;

struct ProblemBody {
  std::string reason;                      ///< empty: the body is no problem, or has none
  std::optional<policy::Verdict> verdict;  ///< a refusal's; never a granted one
};

/// The verdict as it stands in the body or, where that cannot be read, what the reason alone says of it.
std::optional<policy::Verdict> refusal(json::Reader& problem, const std::string& reason) {
  const auto by_name = policy::reason_of(reason);
  std::optional<policy::Verdict> verdict;
  if (problem.has("verdict")) {
    auto reader = problem.child("verdict");
    verdict = verdict_of(reader);
    if (!reader.ok()) verdict.reset();
  }
  if (!verdict && by_name) verdict.emplace().reason = *by_name;
  return verdict && !verdict->granted() ? verdict : std::nullopt;
}

ProblemBody problem_of(const std::string& body) {
  const auto document = json::parse(body);
  if (!document) return {};
  json::Reading reading{false, kMaxRuleBytes, {}};
  json::Reader reader(*document, reading);
  auto reason = reader.text("reason");
  auto verdict = refusal(reader, reason);
  return {std::move(reason), std::move(verdict)};
}

/// What a 401 or a 403 means. Only with one of the service's own reasons is it the service that speaks: a proxy says
/// 401 and 403 too, and says nothing of what became of the request.
Kind kind_of_forbidden(const std::string& reason) {
  // A device that may not make a kiosk's calls is no kiosk until staff have given it the role.
  for (const auto* refused : {"device_unknown", "device_revoked", "certificate_mismatch", "role_not_allowed"}) {
    if (reason == refused) return Kind::kDeviceRefused;
  }
  if (reason == "visit_needed") return Kind::kVisitEnded;
  return Kind::kOutcomeUnknown;
}

/// What staff do about a device that the service refuses, to go behind the reason in the log.
std::string advice_for(const std::string& reason) {
  constexpr auto kEnrol =
      "get a set-up code (central devices enrol) and run kiosk enrol --replace here; the kiosk takes the new token "
      "without a restart";
  if (reason == "device_unknown") return std::string(": the service does not know this kiosk's token; ") + kEnrol;
  if (reason == "device_revoked") return std::string(": this kiosk's token was revoked; ") + kEnrol;
  if (reason == "certificate_mismatch") {
    return std::string(": the token was got with another certificate than client_certificate; put that one back, or ") +
           kEnrol;
  }
  if (reason == "role_not_allowed") {
    return std::string(": the token is of a door or a desk; ") + kEnrol +
           ". Only where that device is meant to be this kiosk, central devices role NAME kiosk makes it one";
  }
  return {};
}

std::optional<seconds> retry_after(const HttpResponse& response) {
  constexpr int kHour = 3600;
  const auto text = find_header(response.headers, "Retry-After");
  if (!text || text->empty() || text->size() > 9) return std::nullopt;
  int value = 0;
  for (const char c : *text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return seconds{std::min(value, kHour)};
}

}  // namespace

ServiceError error_of(const HttpError& error) {
  const bool not_sent = error.kind == HttpError::Kind::kNotSent;
  return {not_sent ? Kind::kUnreachable : Kind::kOutcomeUnknown, std::nullopt, std::nullopt, error.detail};
}

ServiceError error_of(const HttpResponse& response) {
  const int status = response.status;
  auto problem = problem_of(response.body);
  ServiceError error;
  error.detail = std::to_string(status);
  if (!problem.reason.empty()) error.detail += " " + json::quotable(problem.reason);

  if (status == 401 || status == 403) {
    error.kind = kind_of_forbidden(problem.reason);
    if (error.kind == Kind::kDeviceRefused) error.detail += advice_for(problem.reason);
  } else if (status == 429 || status == 503) {
    // Without a reason it is a proxy that speaks, and it may have passed the request on.
    error.kind = problem.reason.empty() ? Kind::kOutcomeUnknown : Kind::kUnavailable;
    error.retry_after = retry_after(response);
  } else if (status == 409 && problem.reason == "key_in_flight") {
    // The request is being carried out at this moment.
    error.kind = Kind::kOutcomeUnknown;
    error.retry_after = seconds{1};
  } else if (status >= 400 && status < 500 && !problem.reason.empty()) {
    error.kind = problem.verdict ? Kind::kRefused : Kind::kRejected;
    error.verdict = std::move(problem.verdict);
  } else {
    // Also a 4xx without a reason: that is not the service speaking, but something in front of it.
    error.kind = Kind::kOutcomeUnknown;
  }
  return error;
}

ServiceError unreadable(const HttpResponse& response, const std::string& fault) {
  return {Kind::kOutcomeUnknown, std::nullopt, std::nullopt, std::to_string(response.status) + " unreadable: " + fault};
}

}  // namespace kiosk::ticketing
