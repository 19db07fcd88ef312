// SPDX-License-Identifier: Apache-2.0
// Text as a JSON string, for the trace.
#pragma once

#include <string>
#include <string_view>

namespace platform::sim {

/// With its quotes, escaped as RFC 8259 asks; a byte that belongs to no UTF-8 sequence becomes U+FFFD.
[[nodiscard]] std::string json_string(std::string_view text);

}  // namespace platform::sim
