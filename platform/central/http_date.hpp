// SPDX-License-Identifier: Apache-2.0
// Instants as HTTP's headers write them.
#pragma once

#include <chrono>
#include <string>

namespace central {

/// "Sun, 28 Apr 2024 22:30:00 GMT" (RFC 9110, 5.6.7).
[[nodiscard]] std::string http_date(std::chrono::system_clock::time_point at);

}  // namespace central
