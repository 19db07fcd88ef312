// SPDX-License-Identifier: Apache-2.0
// Text in a URL: what is not plain as %XX (RFC 3986, 2.1).
#pragma once

#include <string>
#include <string_view>

namespace kiosk::ticketing {

/// Everything but `plain`, which is by default RFC 3986's unreserved characters, as %XX.
[[nodiscard]] std::string percent_escaped(
    std::string_view text,
    std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

}  // namespace kiosk::ticketing
