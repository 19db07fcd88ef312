// SPDX-License-Identifier: Apache-2.0
// What stands over the mode: a panel, and the call for staff that was made from one.
#pragma once

#include <string>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/core/preferences.hpp"

namespace kiosk::core {

/// A call for staff.
struct HelpCall {
  enum class Step { kNone, kSending, kSent, kFailed };
  Step step = Step::kNone;
  RequestId request{};
  std::string language = {};  ///< of the person who called, BCP 47
  Instant sent;               ///< kSent: when the service had it, by the clock
  Instant again_at;           ///< kSent: from when on it may be repeated; in terms of State::steady
  friend bool operator==(const HelpCall&, const HelpCall&) = default;
};

/// A panel that stands over the mode; what goes on beneath it goes on.
struct PanelState {
  Panel panel = Panel::kAccessibility;
  Instant touched;  ///< last sign of life
  friend bool operator==(const PanelState&, const PanelState&) = default;
};

}  // namespace kiosk::core
