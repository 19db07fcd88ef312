// SPDX-License-Identifier: Apache-2.0
// Single cells of a list of passes: cleaned of what spreadsheets add, and checked. The error says what is wrong and,
// after a semicolon, what to do.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "kiosk/base/result.hpp"
#include "platform/central/pass_dates.hpp"
#include "platform/central/pass_sheet.hpp"

namespace central {

using Cell = kiosk::Result<std::string, std::string>;

/// Without blanks at either end, and with one blank for any run of blanks and line ends within. Invisible characters
/// are gone.
[[nodiscard]] std::string tidy(std::string_view cell);

/// What a word of a list is known by: its plain_words(), or itself where those are none, as of "?" or "-". Empty where
/// there is no word.
[[nodiscard]] std::string word_key(std::string_view word);

/// In quotes, for messages: at most 60 bytes of it, without control characters.
[[nodiscard]] std::string quoted_cell(std::string_view cell);

/// As one word of a shell, for commands that are printed: shell_word(). `otherwise`, where it has more than 60 bytes or
/// a control character.
[[nodiscard]] std::string pasted_cell(std::string_view cell, std::string_view otherwise);

/// What a pass's symbol says, byte for byte: 1 to 512 bytes. Blanks at the ends go, those within stay. A formula, a
/// number that was shortened to 1.2E+15, a signed pass's text, and characters that cannot be seen are refused; ="0042"
/// is 0042.
[[nodiscard]] Cell code_cell(std::string_view cell);
/// By which codes are alike that differ in blanks, or in what cannot be seen.
[[nodiscard]] std::string without_blanks(std::string_view code);
/// 1 to 200 bytes, without control characters and changes of direction.
[[nodiscard]] Cell name_cell(std::string_view cell);
/// An address, or empty.
[[nodiscard]] Cell email_cell(std::string_view cell);
/// 1 to 40 letters, digits, '.', '_' and '-', or empty.
[[nodiscard]] Cell id_cell(std::string_view cell);

/// Which category a cell means: by id, by name, or as it was given.
class CategoryReader {
 public:
  /// `others`: ids by further names. `given`: "Industry Professional=industry", or an id alone for cells that are
  /// empty. The error is one line.
  [[nodiscard]] static kiosk::Result<CategoryReader, std::string> of(const std::map<std::string, std::string>& names,
                                                                     const std::map<std::string, std::string>& others,
                                                                     const std::vector<std::string>& given);
  [[nodiscard]] Cell read(std::string_view cell) const;
  [[nodiscard]] bool has_usual() const { return !usual_.empty(); }

 private:
  std::map<std::string, std::string> names_;  ///< by id
  std::map<std::string, std::string> words_;  ///< ids by word_key()
  std::string usual_;
};

/// First or last instant of a validity; an empty cell is the usual one.
[[nodiscard]] kiosk::Result<kiosk::Instant, std::string> from_cell(std::string_view cell, DateOrder order,
                                                                   const PassListContext& context);
[[nodiscard]] kiosk::Result<kiosk::Instant, std::string> until_cell(std::string_view cell, DateOrder order,
                                                                    const PassListContext& context);

// The reverse: a day alone where the instant is one that a day means, else RFC 3339 in the festival's zone.
[[nodiscard]] std::string written_from(kiosk::Instant from, const PassListContext& context);
[[nodiscard]] std::string written_until(kiosk::Instant until, const PassListContext& context);

}  // namespace central
