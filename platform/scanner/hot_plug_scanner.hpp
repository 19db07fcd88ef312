// SPDX-License-Identifier: Apache-2.0
// The scanner port over whatever readers are plugged in: waits for them, loses them, finds them again.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/ports/scanner.hpp"
#include "platform/scanner/plugs.hpp"
#include "platform/scanner/reader.hpp"
#include "platform/scanner/search.hpp"
#include "platform/scanner/settings.hpp"

namespace platform::scanner {

/// Opens one scanner with all its nodes.
using OpenReader =
    std::function<kiosk::Result<std::unique_ptr<Reader>, kiosk::ports::ScannerError>(const Candidate& candidate)>;

/// One thread, any one.
class HotPlugScanner final : public kiosk::ports::Scanner {
 public:
  /// `settings` are checked. Touches no device yet.
  HotPlugScanner(Settings settings, std::unique_ptr<Plugs> plugs, OpenReader open)
      : settings_(std::move(settings)), plugs_(std::move(plugs)), open_(std::move(open)) {}

  /// Where no scanner is there, one that is plugged in within `timeout` is found at once; else the error says what is
  /// missing. A scanner that goes is an error at once, and half a scan is dropped with it.
  [[nodiscard]] kiosk::Result<std::optional<kiosk::ports::RawScan>, kiosk::ports::ScannerError> next_scan(
      kiosk::Duration timeout) override;

 private:
  struct Open {
    Candidate candidate;
    std::unique_ptr<Reader> reader;
  };

  void look_around();
  void open(const Candidate& candidate);
  void take();
  void wait(Moment deadline);

  Settings settings_;
  std::unique_ptr<Plugs> plugs_;
  OpenReader open_;
  std::vector<Open> readers_;
  bool look_ = true;                                      ///< what is plugged in may have changed
  std::optional<kiosk::ports::ScannerError> why_none_;    ///< while readers_ is empty
  std::optional<kiosk::ports::ScannerError> to_be_told_;  ///< a scanner went
  Scans ready_;
};

}  // namespace platform::scanner
