// SPDX-License-Identifier: Apache-2.0
// HID report descriptors: which usage lies where in which input report.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "kiosk/base/result.hpp"

namespace platform::scanner {

/// Elements of one usage that lie side by side.
struct InputField {
  std::uint8_t report = 0;    ///< the report's id; 0 where the device numbers none
  std::uint32_t usage = 0;    ///< usage page << 16 | usage
  std::size_t first_bit = 0;  ///< within the report, without the byte of its id
  std::size_t bits = 0;       ///< of one element
  std::size_t count = 0;      ///< elements
};

struct InputReport {
  std::uint8_t id = 0;
  std::size_t bits = 0;
};

/// What a device may send. Padding has no field.
struct InputLayout {
  bool numbered = false;  ///< every report begins with a byte, its id
  std::vector<InputField> fields;
  std::vector<InputReport> reports;
};

/// Reads a descriptor (Device Class Definition for HID 1.11, section 6.2.2), any bytes. The error says what is wrong
/// with it. Output and feature reports, units and physical values are passed over; delimiters are refused.
[[nodiscard]] kiosk::Result<InputLayout, std::string> input_layout(std::span<const std::uint8_t> descriptor);

}  // namespace platform::scanner
