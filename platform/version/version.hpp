// SPDX-License-Identifier: Apache-2.0
// Which version of the programs this is. Its text is in a file that the build makes.
#pragma once

#include <string_view>

namespace platform {

/// "0.2.0" of a tagged commit, "0.2.0-3-g1a2b3c4d5e" three commits after it, "0.1.0+g1a2b3c4d5e" where there is no tag,
/// "0.1.0" of sources without git.
[[nodiscard]] std::string_view version();

}  // namespace platform
