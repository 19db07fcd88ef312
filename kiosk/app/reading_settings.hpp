// SPDX-License-Identifier: Apache-2.0
// What an installer chooses about reading passes.
#pragma once

#include "kiosk/app/pass_text.hpp"

namespace kiosk::app {

struct ReadingSettings {
  PassRules passes;
  bool mirror = true;       ///< the camera looks at the visitor: left and right are changed for them, as in a mirror
  bool preview = true;      ///< show the camera's picture while something moves before it
  int agreeing_frames = 2;  ///< frames that must read the same bars before they count; 1 to 5
  friend bool operator==(const ReadingSettings&, const ReadingSettings&) = default;
};

}  // namespace kiosk::app
