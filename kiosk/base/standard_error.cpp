// SPDX-License-Identifier: Apache-2.0
// Standard error has no buffer, so that one call is one write.
#include "kiosk/base/standard_error.hpp"

#include <cstdio>

namespace kiosk {

void tell(std::string line) {
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace kiosk
