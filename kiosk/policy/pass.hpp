// SPDX-License-Identifier: Apache-2.0
// The pass as the policy sees it.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"

namespace kiosk::policy {

enum class PassState {
  kActive,
  kNotCollected,  ///< made, but not yet handed over at the accreditation desk
  kSuspended,
  kReplaced,  ///< a newer pass exists for the same person
};

struct Pass {
  PassId id;
  std::string category;  ///< key of the category in the festival's file: "industry"
  PassState state = PassState::kActive;
  Instant valid_from;   ///< first instant at which it is good
  Instant valid_until;  ///< first instant at which it is not
  friend bool operator==(const Pass&, const Pass&) = default;
};

}  // namespace kiosk::policy
