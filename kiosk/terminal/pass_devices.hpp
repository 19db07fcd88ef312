// SPDX-License-Identifier: Apache-2.0
// What reads passes, as the configuration's [passes], [camera] and [scanner] want it.
#pragma once

#include <filesystem>
#include <memory>

#include "kiosk/app/config.hpp"
#include "kiosk/app/reading_settings.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/ports/camera.hpp"
#include "kiosk/ports/pass_keys.hpp"
#include "kiosk/ports/scanner.hpp"
#include "kiosk/terminal/terminal.hpp"

namespace kiosk {

/// The camera of kind v4l2. Touches no device yet.
[[nodiscard]] std::unique_ptr<ports::Camera> make_camera(const app::CameraConfig& config);

/// The scanner, or null where there is none. Touches no device yet.
[[nodiscard]] Result<std::unique_ptr<ports::Scanner>, TerminalError> make_scanner(const app::ScannerConfig& config);

/// What counts as a pass and how it is shown. `keys` may be null and outlives the settings' use.
[[nodiscard]] app::ReadingSettings reading_settings(const app::PassesConfig& passes, const app::CameraConfig& camera,
                                                    const ports::PassKeys* keys);

/// Who may sign passes.
[[nodiscard]] Result<std::unique_ptr<ports::PassKeys>, TerminalError> load_pass_keys(const std::filesystem::path& file);

}  // namespace kiosk
