// SPDX-License-Identifier: Apache-2.0
// A HID-POS scanner through hidraw.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/scanner/descriptor.hpp"
#include "platform/scanner/pos_report.hpp"
#include "platform/scanner/reader.hpp"

namespace platform::scanner {

/// A hidraw device: every read gives one report.
struct HidDevice {
  Descriptor fd;
  std::vector<std::uint8_t> report_descriptor;
};

/// Opens /dev/hidrawN and asks the kernel for its report descriptor.
[[nodiscard]] kiosk::Result<HidDevice, kiosk::ports::ScannerError> open_hidraw(const std::string& path);

/// Reports of a descriptor that does not block, as scans with their symbology.
class HidPosReader final : public Reader {
 public:
  /// `path` is for the log.
  HidPosReader(std::string path, Descriptor fd, std::vector<PosLayout> layouts)
      : path_(std::move(path)), fd_(std::move(fd)), decoder_(std::move(layouts)) {}

  [[nodiscard]] std::vector<int> descriptors() const override { return {fd_.get()}; }
  [[nodiscard]] kiosk::Result<void, kiosk::ports::ScannerError> take(Moment now, Scans& out) override;
  [[nodiscard]] std::optional<Moment> due() const override { return decoder_.due(); }

 private:
  std::string path_;
  Descriptor fd_;
  PosDecoder decoder_;
};

}  // namespace platform::scanner
