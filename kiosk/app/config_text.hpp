// SPDX-License-Identifier: Apache-2.0
// The parts of a configuration that are plain text: its files, its error lines, an address.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "kiosk/app/config.hpp"
#include "kiosk/base/result.hpp"

namespace kiosk::app {

/// C0 and DEL.
[[nodiscard]] bool is_control(char c);

/// Letters, digits and hyphens between them, the first part two or three small letters: BCP 47 as far as a file's name
/// needs it.
[[nodiscard]] bool is_language_code(std::string_view code);

/// `FILE:LINE: what`, without the line where it is 0. Control characters in `what` become spaces.
[[nodiscard]] ConfigError error_at(const std::filesystem::path& file, std::size_t line, std::string what);

/// All of a file of at most 1 MiB.
[[nodiscard]] Result<std::string, ConfigError> read_small_file(const std::filesystem::path& file);

}  // namespace kiosk::app
