// SPDX-License-Identifier: Apache-2.0
// Telling signed passes from opaque ones, and genuine from forged.
#include "kiosk/app/signed_pass.hpp"

#include "kiosk/ticketing/pass_code.hpp"

namespace kiosk::app {

std::optional<PassCode> opened(const PassCode& text, const SignedPassRules& rules) {
  if (!ticketing::is_signed_pass(text.str())) return rules.signed_only ? std::nullopt : std::optional(text);
  const auto pass = ticketing::read_signed_pass(text.str());
  if (!pass || rules.keys == nullptr) return std::nullopt;
  const auto message = ticketing::signed_bytes(pass->key_id, pass->code);
  if (!rules.keys->signed_by(pass->key_id, message, pass->signature)) return std::nullopt;
  return pass->code;
}

}  // namespace kiosk::app
