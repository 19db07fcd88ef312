// SPDX-License-Identifier: Apache-2.0
// The device's side of a HID-POS scanner: report descriptors from descriptors/, reports made of codes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tests {

using Bytes = std::vector<std::uint8_t>;

/// Of a file of descriptors/: hexadecimal bytes, # begins a comment.
[[nodiscard]] Bytes descriptor(std::string_view name);

/// One report as numbered.hex has it: at most 56 bytes of a code.
[[nodiscard]] Bytes report(std::string_view part, bool continued = false, std::string_view identifier = "]Q1");

/// As many reports as `code` needs.
[[nodiscard]] std::vector<Bytes> reports(std::string_view code, std::string_view identifier = "]Q1");

}  // namespace tests
