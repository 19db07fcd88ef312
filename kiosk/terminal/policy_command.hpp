// SPDX-License-Identifier: Apache-2.0
// `kiosk policy ...` on the command line.
#pragma once

#include "kiosk/base/instant.hpp"

namespace CLI {
class App;
}

namespace kiosk {

/// Adds the command to `program`. `status` outlives the parsing, and is set where the command was asked for. `now`: see
/// explain::run_explain().
void add_policy(CLI::App& program, Instant now, int& status);

}  // namespace kiosk
