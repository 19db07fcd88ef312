// SPDX-License-Identifier: Apache-2.0
// libsodium's randomness and hash behind random.hpp.
#include "platform/central/random.hpp"

#include <array>

#include <sodium.h>

#include "kiosk/base/check.hpp"

namespace central {
namespace {

constexpr std::size_t kDigestBytes = 32;
constexpr std::size_t kTokenBytes = 32;

}  // namespace

bool crypto_ready() {
  static const bool ready = sodium_init() >= 0;
  return ready;
}

std::string random_crockford(std::size_t digits) {
  KIOSK_CHECK(crypto_ready());
  std::string made;
  while (made.size() < digits) made += kCrockford[randombytes_uniform(static_cast<std::uint32_t>(kCrockford.size()))];
  return made;
}

kiosk::TicketId random_ticket_id() { return kiosk::TicketId("T-" + random_crockford(4) + '-' + random_crockford(4)); }

std::string random_digits(std::size_t count) {
  KIOSK_CHECK(crypto_ready());
  std::string digits;
  for (std::size_t i = 0; i < count; ++i) digits += static_cast<char>('0' + randombytes_uniform(10));
  return digits;
}

std::string random_token() {
  KIOSK_CHECK(crypto_ready());
  std::array<unsigned char, kTokenBytes> secret{};
  randombytes_buf(secret.data(), secret.size());
  std::array<char, sodium_base64_ENCODED_LEN(kTokenBytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> text{};
  return sodium_bin2base64(text.data(), text.size(), secret.data(), secret.size(),
                           sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

std::string digest_of(std::string_view text) {
  KIOSK_CHECK(crypto_ready());
  std::string digest(kDigestBytes, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), digest.size(),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr, 0);
  return digest;
}

bool same_bytes(std::string_view one, std::string_view other) {
  KIOSK_CHECK(crypto_ready());
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += kHex[byte >> 4U];
    out += kHex[byte & 15U];
  }
  return out;
}

}  // namespace central
