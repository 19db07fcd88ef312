// SPDX-License-Identifier: Apache-2.0
// The end of a process whose invariants do not hold.
#include "kiosk/base/check.hpp"

#include <cstdlib>
#include <string>

#include "kiosk/base/log.hpp"

namespace kiosk {

void check_failed(const char* condition, const char* file, int line) {
  log::error("check", std::string(file) + ":" + std::to_string(line) + ": does not hold: " + condition);
  log::flush();
  std::abort();
}

}  // namespace kiosk
