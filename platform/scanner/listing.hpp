// SPDX-License-Identifier: Apache-2.0
// From what is plugged in to what an installer may name in the settings.
#pragma once

#include <vector>

#include "platform/scanner/plugs.hpp"
#include "platform/scanner/scanner.hpp"

namespace platform::scanner {

/// See list_scanners().
[[nodiscard]] std::vector<FoundScanner> listing(Plugs& plugs);

}  // namespace platform::scanner
