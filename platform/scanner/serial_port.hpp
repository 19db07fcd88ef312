// SPDX-License-Identifier: Apache-2.0
// A scanner on a serial line: USB CDC-ACM (/dev/ttyACM0) or a real port (/dev/ttyUSB0, /dev/ttyS0).
#pragma once

#include <memory>
#include <string>

#include "platform/scanner/descriptor.hpp"
#include "platform/scanner/reader.hpp"
#include "platform/scanner/settings.hpp"

namespace platform::scanner {

/// Whether a port can be set to `baud`.
[[nodiscard]] bool is_baud(int baud);

/// Opens a tty for itself alone: raw bytes both ways, 8N1, no flow control. What came before it was opened is dropped.
[[nodiscard]] kiosk::Result<Descriptor, kiosk::ports::ScannerError> open_serial_port(const std::string& path, int baud);

/// Bytes of a descriptor that does not block, as scans; see ScanBuilder for where one ends. The bytes are handed on as
/// they are. The symbology stays empty: a serial line does not say it.
class SerialReader final : public Reader {
 public:
  /// `path` is for the log.
  SerialReader(std::string path, Descriptor fd, Terminator terminator)
      : path_(std::move(path)), fd_(std::move(fd)), builder_(serial_builder(terminator)) {}

  [[nodiscard]] std::vector<int> descriptors() const override { return {fd_.get()}; }
  [[nodiscard]] kiosk::Result<void, kiosk::ports::ScannerError> take(Moment now, Scans& out) override;
  [[nodiscard]] std::optional<Moment> due() const override { return builder_.due(); }

 private:
  std::string path_;
  Descriptor fd_;
  ScanBuilder builder_;
};

}  // namespace platform::scanner
