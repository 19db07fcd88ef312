// SPDX-License-Identifier: Apache-2.0
// The composition of `kiosk scan`: files, or what is plugged in, through the pipeline that the kiosk runs.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kiosk {

struct ScanOptions {
  std::vector<std::string> files;
  std::vector<std::string> formats;  ///< symbologies; empty: the configuration's, or all
  std::string config;                ///< a configuration whose [passes], [camera] and [scanner] hold; empty: none
  std::string camera;                ///< a device, or "auto"; empty: the configuration's
  bool preview = false;
  int seconds = 0;    ///< with devices: how long; 0: until it is stopped
  bool list = false;  ///< say what is plugged in, and nothing else
};

/// The exit status: see scan_files(), scan_live() and list_readers(). 2 where the options do not fit together.
[[nodiscard]] int run_scan(const ScanOptions& options, const std::filesystem::path& assets);

}  // namespace kiosk
