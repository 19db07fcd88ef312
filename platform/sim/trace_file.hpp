// SPDX-License-Identifier: Apache-2.0
// What stood on the screen, line by line in a file, for tests that watch the whole kiosk from outside.
#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "kiosk/base/result.hpp"
#include "kiosk/ports/screen_observer.hpp"

namespace platform::sim {

struct TraceError {
  std::string detail;  ///< names the file
};

/// One JSON object a line, in the file when shown() returns:
///   {"screen":"scan","headline":"Scan your pass","targets":[{"label":"Help","x":1,"y":2,"width":3,"height":4}]}
class TraceFile final : public kiosk::ports::ScreenObserver {
 public:
  /// Adds to what is in the file.
  [[nodiscard]] static kiosk::Result<std::unique_ptr<TraceFile>, TraceError> open(const std::filesystem::path& file);

  /// Where a line cannot be written the log says so once and the trace ends.
  void shown(const kiosk::ports::ShownScreen& screen) override;

 private:
  explicit TraceFile(std::ofstream out) : out_(std::move(out)) {}
  std::ofstream out_;
  bool broken_ = false;
};

/// A line of the trace, without its end. Any thread.
[[nodiscard]] std::string trace_line(const kiosk::ports::ShownScreen& screen);

}  // namespace platform::sim
