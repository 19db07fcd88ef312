// SPDX-License-Identifier: Apache-2.0
// Scanners that decode by themselves, by their settings; and which ones there are, for whoever writes these.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/result.hpp"
#include "kiosk/ports/scanner.hpp"
#include "platform/scanner/settings.hpp"

namespace platform::scanner {

/// A scanner, or all of one model, that need not be plugged in yet. Touches no device before its first next_scan().
[[nodiscard]] kiosk::Result<std::unique_ptr<kiosk::ports::Scanner>, SettingsError> make_scanner(Settings settings);

/// A device that a Settings can name.
struct FoundScanner {
  Kind kind = Kind::kWedge;    ///< of a keyboard nobody but people can tell whether it is a scanner
  std::string path;            ///< a keyboard with several nodes: the first
  std::string vendor_product;  ///< "05e0:1200"; empty where it has no ids
  std::string port;            ///< "1-1.2"; empty where it is not on USB
  std::string name;            ///< as the device calls itself: any text without control characters
};

/// Every keyboard, every serial device of USB and every HID-POS scanner that is plugged in. Opens none.
[[nodiscard]] std::vector<FoundScanner> list_scanners();

}  // namespace platform::scanner
