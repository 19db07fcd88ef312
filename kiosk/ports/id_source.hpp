// SPDX-License-Identifier: Apache-2.0
// Fresh idempotency keys.
#pragma once

#include "kiosk/base/ids.hpp"

namespace kiosk::ports {

class IdSource {
 public:
  virtual ~IdSource() = default;
  /// A UUIDv7 (RFC 9562), never the same twice. Any thread.
  [[nodiscard]] virtual IdempotencyKey fresh() = 0;
};

}  // namespace kiosk::ports
