// SPDX-License-Identifier: Apache-2.0
// Signs ticket codes, passes and visits, and knows what it signed: Ed25519, the key pair kept in the festival's
// database.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/ticketing/pass_code.hpp"
#include "kiosk/ticketing/public_key.hpp"
#include "kiosk/ticketing/ticket_code.hpp"
#include "platform/central/database.hpp"

namespace central {

/// Unchanging once made; any thread.
class Signer {
 public:
  /// Reads the keys; makes the first pair where there is none. Inside a transaction (kAlone). Throws StoreFailure.
  [[nodiscard]] static Signer load_or_make(Connection& db, kiosk::Instant now);
  /// Reads the keys; throws Damaged where one is not as it was made. Without one it signs nothing (sign() is a broken
  /// invariant) and finds every code forged.
  [[nodiscard]] static Signer load(Connection& db);

  /// The code of a seat, under the newest key. Throws Damaged where the fields are not in the ranges of CodeClaims.
  [[nodiscard]] kiosk::TicketCode sign(const kiosk::TicketId& ticket, int serial, const kiosk::ScreeningId& screening,
                                       kiosk::Instant starts_at) const;
  /// The text of a signed pass, under the newest key. The code is in the range of SignedPass.
  [[nodiscard]] std::string sign_pass(const kiosk::PassCode& code) const;
  /// Over bytes that say what they are by how they begin, under the newest key, whose id is key_id().
  [[nodiscard]] kiosk::ticketing::Signature sign_bytes(const std::string& message) const;
  [[nodiscard]] std::uint8_t key_id() const;
  /// Whether the key of this id, old or new, signed these bytes.
  [[nodiscard]] bool signed_by(int key_id, const std::string& message,
                               const kiosk::ticketing::Signature& signature) const;
  [[nodiscard]] bool genuine(const kiosk::ticketing::ReadCode& code) const;
  [[nodiscard]] const std::vector<kiosk::ticketing::PublicKey>& public_keys() const { return public_keys_; }

 private:
  std::vector<kiosk::ticketing::PublicKey> public_keys_;  ///< oldest first
  std::string secret_;                                    ///< of the newest
};

/// What a command says that needs a key where the festival has none; nothing where it has one.
[[nodiscard]] std::optional<std::string> no_key_yet(const Signer& signer);

}  // namespace central
