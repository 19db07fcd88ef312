// SPDX-License-Identifier: Apache-2.0
// What a program says to a command line that it does not understand: what is wrong, in which command, what was meant.
#pragma once

#include <optional>
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

/// Nothing, or one line where an option stands in the place of another's value: "central passes block: --reason: its
/// value is missing; --by stands in its place; ...". To be asked before `app` reads these words, for it would take the
/// option for the value.
[[nodiscard]] std::optional<std::string> value_missing(const CLI::App& app, int count, const char* const* words);

}  // namespace platform::usage
