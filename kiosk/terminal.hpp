// The composition of one terminal: adapters chosen by the configuration, put behind their ports, and run.
#pragma once

#include <filesystem>
#include <string>

#include "kiosk/app/config.hpp"
#include "kiosk/base/result.hpp"

namespace kiosk {

/// What kept the terminal from starting, or ended it: one line with the mend.
struct TerminalError {
  std::string line;
};

/// Runs until the window is closed or a stop signal comes. `assets`: the folder with icons/. Main thread; call once.
[[nodiscard]] Result<void, TerminalError> run_terminal(const app::Config& config, const std::filesystem::path& assets);

}  // namespace kiosk
