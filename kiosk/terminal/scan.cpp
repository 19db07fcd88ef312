// SPDX-License-Identifier: Apache-2.0
// What the words of `kiosk scan` ask for.
#include "kiosk/terminal/scan.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>

#include "kiosk/base/spelling.hpp"
#include "kiosk/terminal/pass_devices.hpp"
#include "kiosk/terminal/scan_files.hpp"
#include "kiosk/terminal/scan_live.hpp"

namespace kiosk {
namespace {

int scan_pictures(const ScanOptions& options, const app::PassesConfig& passes) {
  std::unique_ptr<ports::PassKeys> keys;
  if (passes.keys_file) {
    auto loaded = load_pass_keys(*passes.keys_file);
    if (!loaded) return complain_of_scan(loaded.error().line);
    keys = std::move(*loaded);
  }
  const FileScan what{reading_settings(passes, {}, keys.get()).passes, !options.config.empty()};
  return scan_files({options.files.begin(), options.files.end()}, what, stdout);
}

}  // namespace

int run_scan(const ScanOptions& options, const std::filesystem::path& assets) {
  if (options.list) return list_readers(stdout);
  LiveScan live;
  if (!options.config.empty()) {
    const auto config = app::load_config(options.config);
    if (!config) return complain_of_scan(config.error().line);
    live.passes = config->passes;
    live.camera = config->camera;
    live.scanner = config->scanner;
  }
  const auto& known = app::pass_symbologies();
  if (!options.formats.empty()) live.passes.symbologies.clear();
  for (const auto& format : options.formats) {
    if (std::ranges::find(known, format) == known.end()) {
      return complain_of_scan("--formats has \"" + format + "\"; " + suggestion(format, known));
    }
    live.passes.symbologies.emplace_back(format);
  }
  if (!options.files.empty()) {
    if (!options.camera.empty() || options.preview) return complain_of_scan("give files or a camera, not both");
    return scan_pictures(options, live.passes);
  }
  if (!options.camera.empty()) {
    live.camera.kind = app::CameraKind::kV4l2;
    live.camera.device = options.camera == "auto" ? std::string() : options.camera;
  }
  live.preview = options.preview;
  if (options.seconds > 0) live.duration = std::chrono::seconds(options.seconds);
  return scan_live(live, assets, stdout);
}

}  // namespace kiosk
