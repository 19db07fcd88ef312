// SPDX-License-Identifier: Apache-2.0
// What may stand in a request, so that nobody's text becomes a header or a request of its own.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/http.hpp"

namespace platform::curl {

/// Why the request cannot be sent as it is (RFC 9110, 5.5 and 9.1; RFC 9112, 3); nothing where it can. The reason
/// carries no part of the request: that may be personal.
[[nodiscard]] std::optional<std::string> refusal(const kiosk::HttpRequest& request);

/// Whether `value` can be a header's value: no control character but the tab.
[[nodiscard]] bool is_header_value(const std::string& value);

}  // namespace platform::curl
