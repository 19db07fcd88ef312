// SPDX-License-Identifier: Apache-2.0
// Tells whether whoever signed a pass may do so.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace kiosk::ports {

class PassKeys {
 public:
  virtual ~PassKeys() = default;

  /// Whether the key of this id signed the message (Ed25519, RFC 8032). False where there is no such key. Any thread.
  [[nodiscard]] virtual bool signed_by(std::uint8_t key_id, std::string_view message,
                                       const std::array<std::uint8_t, 64>& signature) const = 0;
};

}  // namespace kiosk::ports
