// SPDX-License-Identifier: Apache-2.0
// The lines of a script for the simulated devices: a verb, a space, the rest. '#' opens a comment line.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "kiosk/base/result.hpp"

namespace platform::sim {

/// A script that cannot be played, told before anything of it is: "FILE:LINE: what is wrong; the remedy".
struct ScriptError {
  std::string detail;
};

struct ScriptLine {
  int number = 0;  ///< from 1
  std::string verb;
  std::string rest;  ///< after the verb and the space behind it, without space at the end
};

/// The lines that say something. An error where the file cannot be read or is over 1 MB.
[[nodiscard]] kiosk::Result<std::vector<ScriptLine>, ScriptError> read_script(const std::filesystem::path& file);

[[nodiscard]] ScriptError script_error(const std::filesystem::path& file, const ScriptLine& line,
                                       std::string_view wrong, std::string_view remedy);

/// Takes the first word off `text`, and the one space behind it.
[[nodiscard]] std::string take_word(std::string_view& text);

/// Digits alone, 0 to 3,600,000 (an hour).
[[nodiscard]] std::optional<kiosk::Duration> read_milliseconds(std::string_view text);

}  // namespace platform::sim
