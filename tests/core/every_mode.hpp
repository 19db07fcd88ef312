// SPDX-License-Identifier: Apache-2.0
// A state in each mode, for what must hold in all of them.
#pragma once

#include <vector>

#include "tests/core/scenario.hpp"

namespace scenario {

/// With the way that the mode has; then each of them under the help panel, with a call for staff on its way.
std::vector<State> every_mode();

}  // namespace scenario
