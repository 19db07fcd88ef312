// SPDX-License-Identifier: Apache-2.0
// How long the machine has been there, awake or not.
#pragma once

#include "kiosk/base/instant.hpp"

namespace kiosk {

/// The time since the machine was started, its sleep included; never set, and never goes back. Any thread.
[[nodiscard]] Duration time_since_boot();

}  // namespace kiosk
