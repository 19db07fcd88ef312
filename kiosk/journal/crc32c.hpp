// SPDX-License-Identifier: Apache-2.0
// CRC-32C (Castagnoli; RFC 3720, appendix B.4): notices every change within 32 bits in a row, so every changed byte.
#pragma once

#include <cstdint>
#include <string_view>

namespace kiosk::journal {

[[nodiscard]] std::uint32_t crc32c(std::string_view bytes);

}  // namespace kiosk::journal
