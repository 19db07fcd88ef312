// SPDX-License-Identifier: Apache-2.0
// A pass that its issuer signed, so that a kiosk knows a genuine one without the network. Documented in PASS_CODE.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/ticketing/ticket_code.hpp"

namespace kiosk::ticketing {

inline constexpr std::size_t kLongestSignedPass = 64;  ///< bytes of the code inside

struct SignedPass {
  std::uint8_t key_id = 0;  ///< which public key
  PassCode code;            ///< what the service knows: 1 to kLongestSignedPass bytes of printable ASCII
  Signature signature{};
  friend bool operator==(const SignedPass&, const SignedPass&) = default;
};

/// Whether a text says of itself that it is a signed pass, damaged or not: it begins with "KP1:". Any other is opaque.
[[nodiscard]] bool is_signed_pass(std::string_view text);

/// Whether this code may stand in a signed pass.
[[nodiscard]] bool can_be_signed(const PassCode& code);

/// What is signed. It cannot be taken for what is signed of a ticket. Precondition: the code is in its range.
[[nodiscard]] std::string signed_bytes(std::uint8_t key_id, const PassCode& code);

/// The text for the symbol: "KP1:" and base32, at most 212 characters, capitals, digits and a colon.
[[nodiscard]] std::string write_signed_pass(const SignedPass& pass);

/// Any text at all; never throws. Whether it is genuine is the signature's business.
[[nodiscard]] Result<SignedPass, CodeError> read_signed_pass(std::string_view text);

}  // namespace kiosk::ticketing
