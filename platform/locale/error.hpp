// SPDX-License-Identifier: Apache-2.0
// Why a language cannot be spoken.
#pragma once

#include <string>

namespace platform::locale {

/// One line for the log or the terminal: which file, what is wrong with it, how to remedy it.
struct Error {
  std::string line;
};

}  // namespace platform::locale
