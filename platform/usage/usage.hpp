// SPDX-License-Identifier: Apache-2.0
// What a program says to a command line that it does not understand: what is wrong, in which command, what was meant.
#pragma once

#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace platform::usage {

/// One line: "central: there is no command \"imprt\"; did you mean \"import\"?". `app` has just thrown `error` at these
/// words, the program's name first.
[[nodiscard]] std::string complaint(const CLI::App& app, const CLI::ParseError& error, int count,
                                    const char* const* words);

}  // namespace platform::usage
