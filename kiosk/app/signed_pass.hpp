// SPDX-License-Identifier: Apache-2.0
// What a pass's text is to a kiosk that knows who may sign passes.
#pragma once

#include "kiosk/app/not_a_pass.hpp"
#include "kiosk/base/ids.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/ports/pass_keys.hpp"

namespace kiosk::app {

/// Who may sign passes, and whether all have to be signed.
struct SignedPassRules {
  const ports::PassKeys* keys = nullptr;  ///< borrowed; null: a signed pass cannot be told from a forged one
  bool signed_only = false;
  friend bool operator==(const SignedPassRules&, const SignedPassRules&) = default;
};

/// The code to look up: the one inside a genuine signed pass, or an opaque pass as it is. kNotGenuine, kUnchecked or
/// kUnsigned where it is no pass. Pure.
[[nodiscard]] Result<PassCode, NotAPass> opened(const PassCode& text, const SignedPassRules& rules);

}  // namespace kiosk::app
