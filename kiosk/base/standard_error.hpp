// SPDX-License-Identifier: Apache-2.0
// Lines for the person at the terminal, beside the log's.
#pragma once

#include <string>

namespace kiosk {

/// Writes the line and its end to standard error at once, so that lines of several threads and processes stay whole:
/// fprintf writes there in pieces of 128 bytes from glibc 2.37 on. Any thread.
void tell(std::string line);

}  // namespace kiosk
