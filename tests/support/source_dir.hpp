// SPDX-License-Identifier: Apache-2.0
// Where the sources are, for tests that read assets and fixtures.
#pragma once

#include <string>

namespace tests {

/// The project's top folder, absolute, without a slash at its end.
[[nodiscard]] std::string source_dir();

}  // namespace tests
