// SPDX-License-Identifier: Apache-2.0
// Settings are checked once, before any device is touched.
#include "platform/scanner/settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "platform/scanner/serial_port.hpp"

namespace platform::scanner {
namespace {

using kiosk::failure;
using kiosk::Result;

constexpr std::size_t kLongestPath = 4095;  // PATH_MAX without its end

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::uint16_t hex(std::string_view digits) {
  std::uint16_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return value;
}

/// Takes a number of at most three digits off the front.
bool take_number(std::string_view& text) {
  const auto end = std::ranges::find_if_not(text, is_digit);
  const auto digits = static_cast<std::size_t>(end - text.begin());
  text.remove_prefix(digits);
  return digits >= 1 && digits <= 3;
}

/// A bus, "-", and the ports on the way: "1-1", "3-2.4.1".
bool is_port(std::string_view text) {
  if (!take_number(text) || !text.starts_with('-')) return false;
  do {
    text.remove_prefix(1);
    if (!take_number(text)) return false;
  } while (text.starts_with('.'));
  return text.empty();
}

std::optional<SettingsError> wrong_path(const std::string& path) {
  if (path.size() > kLongestPath || path.find('\0') != std::string::npos) {
    return SettingsError{"path", "is no file name; name the device, such as /dev/ttyACM0"};
  }
  return std::nullopt;
}

}  // namespace

Result<UsbIds, SettingsError> usb_ids(std::string_view text) {
  constexpr std::size_t kLength = 9;
  constexpr std::size_t kColon = 4;
  if (text.size() != kLength || text[kColon] != ':' || !std::ranges::all_of(text.substr(0, kColon), is_hex) ||
      !std::ranges::all_of(text.substr(kColon + 1), is_hex)) {
    return failure(SettingsError{"vendor_product", "must be two USB ids as lsusb prints them, such as 05e0:1200"});
  }
  return UsbIds{hex(text.substr(0, kColon)), hex(text.substr(kColon + 1))};
}

std::string to_text(UsbIds ids) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const unsigned value : {ids.vendor, ids.product}) {
    if (!text.empty()) text += ':';
    for (int shift = 12; shift >= 0; shift -= 4) text += kDigits[(value >> shift) & 0xFU];
  }
  return text;
}

Result<void, SettingsError> check(const Settings& settings) {
  if (settings.path.empty() && settings.vendor_product.empty()) {
    return failure(SettingsError{"vendor_product",
                                 "is missing: say which device is the scanner (lsusb shows the ids), "
                                 "or name its path"});
  }
  if (!settings.path.empty()) {
    if (!settings.vendor_product.empty())
      return failure(SettingsError{"path", "and vendor_product exclude each other"});
    if (!settings.port.empty()) return failure(SettingsError{"port", "goes with vendor_product, not with path"});
    if (auto wrong = wrong_path(settings.path)) return failure(*wrong);
  } else if (auto ids = usb_ids(settings.vendor_product); !ids) {
    return failure(ids.error());
  }
  if (!settings.port.empty() && !is_port(settings.port)) {
    return failure(SettingsError{"port", "must be a bus and its ports as in /sys/bus/usb/devices, such as 1-1.2"});
  }
  if (settings.kind == Kind::kSerial && !is_baud(settings.baud)) {
    return failure(SettingsError{"baud", "must be one of 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200"});
  }
  return {};
}

}  // namespace platform::scanner
