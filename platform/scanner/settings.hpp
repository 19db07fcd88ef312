// SPDX-License-Identifier: Apache-2.0
// Which scanner: its kind, how it is told from other devices, what ends its scans.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/base/result.hpp"

namespace platform::scanner {

enum class Kind {
  kWedge,   ///< types like a keyboard
  kSerial,  ///< sends lines: USB CDC-ACM or a real port
  kHidPos   ///< sends reports of HID usage page 0x8C
};

/// What a scanner sends after each code. See ScanBuilder for what becomes of a code without: a wedge's is a scan half a
/// second later, a serial line's is refused.
enum class Terminator {
  kEnter,  ///< wedge: either Enter key; serial: CR, LF or both
  kTab,
  kNone  ///< nothing: a pause of 50 ms ends a scan
};

/// Exactly one of `path` and `vendor_product` is given: no device is ever guessed, least of all a keyboard.
struct Settings {
  Kind kind = Kind::kSerial;
  std::string path;            ///< "/dev/ttyACM0", or better a name that stays: "/dev/serial/by-id/..."
  std::string vendor_product;  ///< "05e0:1200": USB ids, four hexadecimal digits each, as lsusb prints them
  std::string port;            ///< with vendor_product: the USB port, "1-1.2" as in /sys/bus/usb/devices; empty: any
  Terminator terminator = Terminator::kEnter;  ///< HID-POS needs none: its reports say where a scan ends
  int baud = 9600;                             ///< serial: of a real port; USB devices ignore it
};

/// Which setting is wrong and how to remedy it, in one line.
struct SettingsError {
  std::string setting;  ///< "path", "vendor_product", "port", "baud"
  std::string detail;
};

struct UsbIds {
  std::uint16_t vendor = 0;
  std::uint16_t product = 0;
  friend bool operator==(const UsbIds&, const UsbIds&) = default;
};

/// Whether a scanner can be looked for by these settings; not whether one is there.
[[nodiscard]] kiosk::Result<void, SettingsError> check(const Settings& settings);

/// "05e0:1200", in either case. Nothing shorter, longer, signed or prefixed.
[[nodiscard]] kiosk::Result<UsbIds, SettingsError> usb_ids(std::string_view text);

/// "05e0:1200".
[[nodiscard]] std::string to_text(UsbIds ids);

}  // namespace platform::scanner
