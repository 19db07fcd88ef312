// A scanner on a serial line: USB CDC-ACM (/dev/ttyACM0) or a real port (/dev/ttyUSB0, /dev/ttyS0).
#pragma once

#include <cstddef>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>

#include "kiosk/ports/scanner.hpp"

namespace platform::os {

/// Each line that the device sends is one scan; it ends with CR, LF or both. 9600 baud, 8N1, no flow control (USB
/// devices ignore the figures). What came before the device was opened is dropped, and so is a line of more than
/// kMaxLine bytes, whole. The symbology stays empty: a serial line does not say it.
class SerialScanner final : public kiosk::ports::Scanner {
 public:
  static constexpr std::size_t kMaxLine = 4096;

  /// Opens nothing yet: a device that is missing is an error of next_scan, and is looked for again on the next call.
  explicit SerialScanner(std::filesystem::path device) : device_(std::move(device)) {}
  ~SerialScanner() override;
  SerialScanner(const SerialScanner&) = delete;
  SerialScanner& operator=(const SerialScanner&) = delete;

  /// An error comes at once, without waiting for `timeout`: whoever asks again pauses first.
  [[nodiscard]] kiosk::Result<std::optional<kiosk::ports::RawScan>, kiosk::ports::ScannerError> next_scan(
      kiosk::Duration timeout) override;

 private:
  [[nodiscard]] kiosk::Result<void, kiosk::ports::ScannerError> open();
  [[nodiscard]] kiosk::Result<void, kiosk::ports::ScannerError> receive();
  [[nodiscard]] kiosk::ports::ScannerError gone(std::string_view what, int error);
  void take(std::string_view bytes);
  void close();

  std::filesystem::path device_;
  int fd_ = -1;
  std::string line_;               ///< not ended yet
  bool too_long_ = false;          ///< line_ went over the limit: drop what follows, up to its end
  std::deque<std::string> ready_;  ///< whole lines not asked for yet
};

}  // namespace platform::os
