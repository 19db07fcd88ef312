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

kiosk::TicketId random_ticket_id() {
  KIOSK_CHECK(crypto_ready());
  constexpr std::string_view kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::string id = "T-";
  for (int i = 0; i < 8; ++i) {
    if (i == 4) id += '-';
    id += kDigits[randombytes_uniform(static_cast<std::uint32_t>(kDigits.size()))];
  }
  return kiosk::TicketId(id);
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
