// SPDX-License-Identifier: Apache-2.0
// Which addresses a mail can be sent to, said once for whoever takes an address in and whoever sends to it.
#pragma once

#include <cstddef>
#include <string_view>

namespace kiosk {

constexpr std::size_t kLongestMailAddress = 254;  ///< bytes; RFC 5321: a path of 256 with its angle brackets

/// Whether a relay can be given this as one address: "name@example.org" in printable ASCII without quotes, brackets,
/// commas, colons, semicolons, backslashes or spaces; at most kLongestMailAddress.
[[nodiscard]] bool is_mail_address(std::string_view text);

}  // namespace kiosk
