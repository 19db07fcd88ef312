// SPDX-License-Identifier: Apache-2.0
// Telling signed passes from opaque ones, and genuine from forged.
#include "kiosk/app/signed_pass.hpp"

#include "kiosk/ticketing/pass_code.hpp"

namespace kiosk::app {

Result<PassCode, NotAPass> opened(const PassCode& text, const SignedPassRules& rules) {
  if (!ticketing::is_signed_pass(text.str())) {
    if (rules.signed_only) return failure(NotAPass::kUnsigned);
    return text;
  }
  const auto pass = ticketing::read_signed_pass(text.str());
  if (!pass) return failure(NotAPass::kNotGenuine);
  if (rules.keys == nullptr) return failure(NotAPass::kUnchecked);
  const auto message = ticketing::signed_bytes(pass->key_id, pass->code);
  if (!rules.keys->signed_by(pass->key_id, message, pass->signature)) return failure(NotAPass::kNotGenuine);
  return pass->code;
}

}  // namespace kiosk::app
