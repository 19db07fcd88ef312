// SPDX-License-Identifier: Apache-2.0
// Why a file that people write by hand is no TOML, in their words instead of a parser's.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace kiosk {

struct TomlMistake {
  std::size_t line = 0;  ///< counted from 1; where the mistake is, which may be before the line a parser stopped at
  std::string what;      ///< "the quotes around Foghorn are missing"
  std::string to_do;     ///< "write title = \"Foghorn\""
};

/// What is wrong in `text`, of which a parser of TOML said `description` at `line` (counted from 1). Both parts are
/// printable and short, whatever the text is. `lists` are the headings that a file may have several times, and so stand
/// in two brackets: "film", "venue.hours".
[[nodiscard]] TomlMistake toml_mistake(std::string_view text, std::size_t line, std::string_view description,
                                       std::span<const std::string_view> lists = {});

}  // namespace kiosk
