// SPDX-License-Identifier: Apache-2.0
// One scanner that is plugged in and open, of whatever kind.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/base/result.hpp"
#include "kiosk/ports/scanner.hpp"
#include "platform/scanner/scan_builder.hpp"

namespace platform::scanner {

/// Closed with its owner; half a scan is lost with it. One thread. Never blocks.
class Reader {
 public:
  virtual ~Reader() = default;

  /// To wait for: any of them readable means that take() has something to do.
  [[nodiscard]] virtual std::vector<int> descriptors() const = 0;

  /// Takes what came, and ends what has been quiet for long enough at `now`; whole scans are appended to `out`.
  /// An error: the device is gone, and this reader of no more use; `out` has what was whole before that.
  [[nodiscard]] virtual kiosk::Result<void, kiosk::ports::ScannerError> take(Moment now, Scans& out) = 0;

  /// When take() has something to do even if nothing comes.
  [[nodiscard]] virtual std::optional<Moment> due() const = 0;
};

}  // namespace platform::scanner
