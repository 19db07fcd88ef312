// SPDX-License-Identifier: Apache-2.0
// What must not be guessed or must not collide: ticket ids, device tokens, digests.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "kiosk/base/ids.hpp"

namespace central {

/// Prepares the cryptography library; false where the system has no source of randomness. Any thread, any number of
/// times; the functions below do it themselves.
[[nodiscard]] bool crypto_ready();

/// "T-7F3K-92QD": 8 random digits of Crockford's base 32 (no I, L, O, U), short enough to read out. Whether it is
/// taken is for the database to say.
[[nodiscard]] kiosk::TicketId random_ticket_id();

/// Crockford's base 32: no I, L, O, U.
constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// So many random digits of it.
[[nodiscard]] std::string random_crockford(std::size_t digits);

/// "042917" of 6: each with the same chance.
[[nodiscard]] std::string random_digits(std::size_t count);

/// 32 random bytes in base64url: 43 characters.
[[nodiscard]] std::string random_token();

/// BLAKE2b, 32 bytes.
[[nodiscard]] std::string digest_of(std::string_view text);

/// Whether both are the same bytes; how long that takes says nothing but their lengths.
[[nodiscard]] bool same_bytes(std::string_view one, std::string_view other);

/// Lower-case hexadecimal.
[[nodiscard]] std::string to_hex(std::string_view bytes);

}  // namespace central
