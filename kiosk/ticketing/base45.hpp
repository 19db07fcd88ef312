// SPDX-License-Identifier: Apache-2.0
// Base45 (RFC 9285): bytes as text of a QR symbol's alphanumeric alphabet.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kiosk::ticketing {

[[nodiscard]] std::string to_base45(std::string_view bytes);

/// Nothing where the text is not what to_base45() makes of some bytes: each byte string has one text.
[[nodiscard]] std::optional<std::string> from_base45(std::string_view text);

}  // namespace kiosk::ticketing
