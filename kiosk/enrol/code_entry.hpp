// SPDX-License-Identifier: Apache-2.0
// The set-up code as a person types it, or as another program hands it over: off the command line, where others see it.
#pragma once

#include <iosfwd>
#include <string>

#include "kiosk/base/result.hpp"

namespace kiosk::enrol {

/// The first line of `in`, without blanks at its ends and the end of the line, of whichever system. `prompt`: where to
/// ask for it first; null: a program hands it over. The error is one line that does not repeat what was read: there is
/// no line, nothing in it, something that nobody types, or more than any code has. Reads no more than that.
[[nodiscard]] Result<std::string, std::string> read_code(std::istream& in, std::ostream* prompt);

}  // namespace kiosk::enrol
