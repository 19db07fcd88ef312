// SPDX-License-Identifier: Apache-2.0
// A request and its answer as a line of JSON, so that other judges can look at them later.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/http.hpp"
#include "kiosk/base/result.hpp"

namespace openapi {

struct Exchange {
  kiosk::HttpRequest request;
  kiosk::HttpResponse response;
  friend bool operator==(const Exchange&, const Exchange&) = default;
};

/// {"method", "path", "request_headers": [[name, value]...], "request_body", "status", "headers": [[name, value]...],
/// "body"} without a line end. Bodies are texts: what is not UTF-8 in them becomes U+FFFD.
[[nodiscard]] std::string to_line(const Exchange& exchange);
/// The error is one line.
[[nodiscard]] kiosk::Result<Exchange, std::string> exchange_of(std::string_view line);

/// Where the environment variable KIOSK_RECORD_ANSWERS names a folder, adds the exchange to this process's file in it.
/// Not for two threads at once. Throws std::runtime_error where it cannot write.
void record(const Exchange& exchange);

}  // namespace openapi
