// SPDX-License-Identifier: Apache-2.0
// The reports of a HID-POS scanner, usage page 0x8C: where the code is in them, and how several make one scan.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/base/result.hpp"
#include "platform/scanner/report_descriptor.hpp"
#include "platform/scanner/scan_builder.hpp"

namespace platform::scanner {

/// The Scanned Data report of one device. Source: USB-IF, HID Point of Sale Usage Tables 1.02, section 4, and HID's
/// generic desktop page for the byte count.
struct PosLayout {
  std::optional<std::uint8_t> id;        ///< the first byte of the report, where reports are numbered
  std::size_t bytes = 0;                 ///< of the report, without the id
  InputField data;                       ///< decoded data (0xFE), elements of 8 bits
  std::optional<InputField> byte_count;  ///< how many of them count (page 0x01, 0x3B); without: NULs at the end do not
  std::array<std::optional<InputField>, 3> symbology;  ///< the characters of the AIM identifier (0xFB to 0xFD)
  std::optional<InputField> continued;                 ///< the code goes on in the next report (0xFF)
};

/// Every Scanned Data report that a descriptor has, at least one; the error says why there is none.
[[nodiscard]] kiosk::Result<std::vector<PosLayout>, std::string> pos_layouts(std::span<const std::uint8_t> descriptor);

/// Joins reports to scans. What is no Scanned Data report (a trigger, a status) is passed over. A report that is cut,
/// or counts more bytes than it has, loses its scan, and so does a rest that does not come within kPatience.
class PosDecoder {
 public:
  explicit PosDecoder(std::vector<PosLayout> layouts) : layouts_(std::move(layouts)) {}

  /// One report as hidraw gives it, any bytes.
  void take(std::span<const std::uint8_t> report, Moment at, Scans& out);
  void settle(Moment now, Scans& out);
  [[nodiscard]] std::optional<Moment> due() const;

 private:
  void lose();
  void finish(Scans& out);

  std::vector<PosLayout> layouts_;
  bool under_way_ = false;
  bool lost_ = false;
  std::string text_;
  std::string identifier_;
  Moment last_{};
};

}  // namespace platform::scanner
