// SPDX-License-Identifier: Apache-2.0
// The system's clock. (The namespace is `os`: `linux` is a macro where the compiler's extensions are on.)
#pragma once

#include "kiosk/ports/clock.hpp"

namespace platform::os {

class SystemClock final : public kiosk::ports::Clock {
 public:
  [[nodiscard]] kiosk::Instant now() const override;
  [[nodiscard]] kiosk::Duration elapsed() const override;
};

}  // namespace platform::os
