// SPDX-License-Identifier: Apache-2.0
// A device that decodes by itself and hands over text: keyboard wedge, serial, HID-POS, script.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/core/values/pass_answer.hpp"

namespace kiosk::ports {

/// What a reader saw, not yet checked: any bytes. Personal: never logged.
struct RawScan {
  std::string text;
  Symbology symbology;  ///< empty where the device does not say
};

struct ScannerError {
  std::string detail;  ///< for the log
};

class Scanner {
 public:
  virtual ~Scanner() = default;

  /// The next scan, or nothing where none came within `timeout`. One thread, the scanner worker's.
  /// An error means that the device is gone; asking again later may find it back.
  [[nodiscard]] virtual Result<std::optional<RawScan>, ScannerError> next_scan(Duration timeout) = 0;
};

}  // namespace kiosk::ports
