// SPDX-License-Identifier: Apache-2.0
// `kiosk scan` for whoever installs a kiosk: what a camera and a scanner read, each pass once, as the kiosk takes it.
#pragma once

#include <cstdio>
#include <filesystem>
#include <optional>

#include "kiosk/app/config.hpp"

namespace kiosk {

struct LiveScan {
  app::PassesConfig passes;
  app::CameraConfig camera;
  app::ScannerConfig scanner;
  bool preview = false;              ///< also a window with what the camera sees and what was measured of it
  std::optional<Duration> duration;  ///< nothing: until the window is closed or a stop signal comes
};

/// Prints a line a scan (scan_line(); the source is the device), at once. What is no pass, several passes and devices
/// in trouble are told on standard error. Gives 0, 1 where nothing
/// was scanned, or 2 where it cannot begin. `assets`: the folder with icons/. Main
/// thread; call once.
[[nodiscard]] int scan_live(const LiveScan& what, const std::filesystem::path& assets, std::FILE* out);

/// Prints the cameras and scanners that are plugged in, with the words that name them in a configuration. Gives 0.
int list_readers(std::FILE* out);

}  // namespace kiosk
