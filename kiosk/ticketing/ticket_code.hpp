// SPDX-License-Identifier: Apache-2.0
// What stands in a ticket's QR: the bytes, their text form, and what is signed. Documented in TICKET_CODE.md.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/base/result.hpp"

namespace kiosk::ticketing {

using Signature = std::array<std::uint8_t, 64>;  ///< Ed25519, RFC 8032

/// What the door can know without a network.
struct CodeClaims {
  std::uint8_t key_id = 0;  ///< which public key
  TicketId ticket;          ///< 1 to 24 bytes of printable ASCII
  std::uint16_t serial = 1;
  ScreeningId screening;  ///< 1 to 40 bytes of printable ASCII
  Instant starts_at;      ///< to the minute; from 1970 to the year 2100
  friend bool operator==(const CodeClaims&, const CodeClaims&) = default;
};

/// Why a code cannot be read; whether it is genuine is the signature's business.
enum class CodeError { kNotACode, kUnknownVersion, kTruncated, kTrailingBytes, kBadField };

/// Whether the fields are in their ranges.
[[nodiscard]] bool can_be_written(const CodeClaims& claims);

/// The bytes that are signed. Precondition: the fields are in their ranges.
[[nodiscard]] std::string signed_bytes(const CodeClaims& claims);

/// The text for the QR, of its alphanumeric alphabet only (base45, RFC 9285): at most 219 characters, so that it fits
/// a version 10 symbol at level M (311).
[[nodiscard]] TicketCode write_code(const CodeClaims& claims, const Signature& signature);

struct ReadCode {
  CodeClaims claims;
  Signature signature{};
  friend bool operator==(const ReadCode&, const ReadCode&) = default;
};

/// Any text at all; never throws.
[[nodiscard]] Result<ReadCode, CodeError> read_code(std::string_view text);

}  // namespace kiosk::ticketing
