// SPDX-License-Identifier: Apache-2.0
// The festival's public keys: the body of GET /v1/keys, which is also a kiosk's keys file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "kiosk/base/result.hpp"

namespace kiosk::ticketing {

struct PublicKey {
  int id = 0;           ///< as it stands in the codes it signed; 0 to 255
  std::string ed25519;  ///< 32 bytes
  Instant valid_from;
  friend bool operator==(const PublicKey&, const PublicKey&) = default;
};

/// {"keys":[{"id":1,"ed25519":"...","valid_from":"2024-04-01T00:00:00Z"}]}
[[nodiscard]] std::string write_keys(const std::vector<PublicKey>& keys);
/// Members that a later version adds are passed over; no two keys have one id. The error says what is wrong.
[[nodiscard]] Result<std::vector<PublicKey>, std::string> read_keys(std::string_view json);

}  // namespace kiosk::ticketing
