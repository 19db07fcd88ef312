// SPDX-License-Identifier: Apache-2.0
// The PassKeys on libsodium.
#pragma once

#include <map>
#include <string>

#include "kiosk/ports/pass_keys.hpp"

namespace platform::sodium {

/// Unchanging; any thread.
class Ed25519Keys final : public kiosk::ports::PassKeys {
 public:
  /// A key of another length than 32 bytes signs nothing.
  explicit Ed25519Keys(std::map<int, std::string> keys);

  [[nodiscard]] bool signed_by(std::uint8_t key_id, std::string_view message,
                               const std::array<std::uint8_t, 64>& signature) const override;

 private:
  std::map<int, std::string> keys_;  ///< by their id
};

}  // namespace platform::sodium
