// SPDX-License-Identifier: Apache-2.0
// The service's answers: a body with its headers, or a problem by its reason.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/http.hpp"
#include "kiosk/policy/verdict.hpp"

namespace central {

/// JSON that no cache may keep.
[[nodiscard]] kiosk::HttpResponse answer(int status, std::string json);

/// 429, to be asked again after `wait`, at least a second.
[[nodiscard]] kiosk::HttpResponse too_many(std::chrono::seconds wait);

/// 204: done, and nothing to say of it.
[[nodiscard]] kiosk::HttpResponse done();

/// RFC 9457. `reason`: of the API's closed list; the status and the title follow from it. 503 has Retry-After.
[[nodiscard]] kiosk::HttpResponse problem(std::string_view reason, std::string detail);

/// A problem that the server found before any call was reached: a reason of the list, under the server's own status.
[[nodiscard]] kiosk::HttpResponse server_problem(int status, std::string_view reason);

/// 409 with the verdict, which is not granted.
[[nodiscard]] kiosk::HttpResponse refusal(const kiosk::policy::Verdict& verdict);

}  // namespace central
