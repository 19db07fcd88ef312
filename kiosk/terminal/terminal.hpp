// SPDX-License-Identifier: Apache-2.0
// The composition of one terminal: adapters chosen by the configuration, put behind their ports, and run.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "kiosk/app/config.hpp"
#include "kiosk/app/devices.hpp"
#include "kiosk/base/result.hpp"

namespace kiosk {

/// What kept the terminal from starting, or ended it: one line with the remedy.
struct TerminalError {
  std::string line;
};

/// May put something of its own between the application and a device.
using Decorate = std::function<void(app::Devices&)>;

/// Runs until the window is closed or a stop signal comes. `assets`: the folder with icons/. `decorate`: for tests; may
/// be empty. Main thread; call once.
[[nodiscard]] Result<void, TerminalError> run_terminal(const app::Config& config, const std::filesystem::path& assets,
                                                       const Decorate& decorate);

}  // namespace kiosk
