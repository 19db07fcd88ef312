// SPDX-License-Identifier: Apache-2.0
// Bytes as text of 32 or 64 digits (RFC 4648), without padding.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kiosk::ticketing {

/// Section 5, as JSON Web Keys have it.
[[nodiscard]] std::string to_base64url(std::string_view bytes);
/// Nothing where the text is not what to_base64url() makes of some bytes: each byte string has one text.
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);

/// Section 6: capitals and digits alone, which every symbology, scanner and keyboard layout carries unchanged.
[[nodiscard]] std::string to_base32(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_base32(std::string_view text);

}  // namespace kiosk::ticketing
