// SPDX-License-Identifier: Apache-2.0
// `kiosk views` on the command line.
#pragma once

#include <string>

#include "kiosk/terminal/views.hpp"

namespace CLI {
class App;
}

namespace kiosk {

/// Adds the command to `program`. What is referred to outlives the parsing: `options` take what is given, `assets` is
/// read then, `status` is set where the command was asked for.
void add_views(CLI::App& program, ViewsOptions& options, std::string& assets, int& status);

}  // namespace kiosk
