// SPDX-License-Identifier: Apache-2.0
// The one test source that knows the path: the others compile to the same objects in every checkout.
#include "tests/support/source_dir.hpp"

namespace tests {

std::string source_dir() { return KIOSK_SOURCE_DIR; }

}  // namespace tests
