// SPDX-License-Identifier: Apache-2.0
// Why a file could not be opened or read, and what to do about it.
#pragma once

#include <string>

namespace kiosk {

struct Unreadable {
  std::string what;   ///< "cannot be read: No such file or directory"
  std::string to_do;  ///< "check its name and its folder"
  [[nodiscard]] std::string line() const { return what + "; " + to_do; }
};

/// `error` is errno of the call that failed; 0 where it is not known.
[[nodiscard]] Unreadable why_unreadable(int error);

}  // namespace kiosk
