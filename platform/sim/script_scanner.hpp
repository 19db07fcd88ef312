// SPDX-License-Identifier: Apache-2.0
// The simulated scanner: plays a script of scans.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "kiosk/ports/scanner.hpp"
#include "platform/sim/script.hpp"

namespace platform::sim {

/// Lines of the script, played once from the first next_scan() on:
///   wait MILLISECONDS       nothing is scanned for so long
///   scan SYMBOLOGY TEXT     the reader sees this; SYMBOLOGY is one word, "-" where the device does not say.
///                           TEXT runs to the line's end; \xNN is the byte NN, \\ a backslash
class ScriptScanner final : public kiosk::ports::Scanner {
 public:
  [[nodiscard]] static kiosk::Result<std::unique_ptr<ScriptScanner>, ScriptError> open(
      const std::filesystem::path& file);

  /// After the script's end, nothing for ever.
  [[nodiscard]] kiosk::Result<std::optional<kiosk::ports::RawScan>, kiosk::ports::ScannerError> next_scan(
      kiosk::Duration timeout) override;

 private:
  struct Step {
    kiosk::Duration wait{0};  ///< after the step before
    kiosk::ports::RawScan scan;
  };

  explicit ScriptScanner(std::vector<Step> steps) : steps_(std::move(steps)) {}
  [[nodiscard]] static kiosk::Result<std::vector<Step>, ScriptError> parse(const std::filesystem::path& file,
                                                                           const std::vector<ScriptLine>& lines);

  const std::vector<Step> steps_;
  std::size_t next_ = 0;
  std::optional<std::chrono::steady_clock::time_point> due_;  ///< of the next step; nothing before the first call
};

}  // namespace platform::sim
