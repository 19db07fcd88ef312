// SPDX-License-Identifier: Apache-2.0
// The installer's window: the camera's picture, what was found in it, and figures to set the camera up by.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/app/preview.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/ports/display.hpp"
#include "kiosk/terminal/measured_reader.hpp"
#include "kiosk/terminal/terminal.hpp"

namespace kiosk {

/// Main thread, but for wake().
class PreviewWindow {
 public:
  /// `assets`: the folder with icons/.
  [[nodiscard]] static Result<std::unique_ptr<PreviewWindow>, TerminalError> open(const std::filesystem::path& assets);

  /// Draws where something is new, then waits for at most `most`. `glimpse` may be null: nothing moves. False where the
  /// window was closed.
  [[nodiscard]] bool show(const std::shared_ptr<const app::Glimpse>& glimpse, const std::string& last,
                          const std::optional<Measured>& measured, Duration most);

  /// Ends a wait. Any thread.
  void wake() { display_->wake(); }

 private:
  explicit PreviewWindow(std::unique_ptr<ports::Display> display) : display_(std::move(display)) {}
  void draw(const app::Glimpse& glimpse, const std::string& last, const std::optional<Measured>& measured);

  std::unique_ptr<ports::Display> display_;
  std::shared_ptr<const app::Glimpse> shown_;
  std::string shown_last_;
};

}  // namespace kiosk
