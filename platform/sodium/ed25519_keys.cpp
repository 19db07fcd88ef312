// SPDX-License-Identifier: Apache-2.0
// libsodium's Ed25519, of which a kiosk only checks.
#include "platform/sodium/ed25519_keys.hpp"

#include <utility>

#include <sodium.h>

#include "kiosk/base/check.hpp"

namespace platform::sodium {
namespace {

const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

Ed25519Keys::Ed25519Keys(std::map<int, std::string> keys) : keys_(std::move(keys)) { KIOSK_CHECK(sodium_init() >= 0); }

bool Ed25519Keys::signed_by(std::uint8_t key_id, std::string_view message,
                            const std::array<std::uint8_t, 64>& signature) const {
  static_assert(crypto_sign_BYTES == 64);
  const auto key = keys_.find(key_id);
  if (key == keys_.end() || key->second.size() != crypto_sign_PUBLICKEYBYTES) return false;
  return crypto_sign_verify_detached(signature.data(), bytes(message), message.size(), bytes(key->second)) == 0;
}

}  // namespace platform::sodium
