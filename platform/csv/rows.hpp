// SPDX-License-Identifier: Apache-2.0
// Rows of cells in delimited text: RFC 4180, and what spreadsheet programs make of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace platform::csv {

inline constexpr std::size_t kLongestCell = 4096;  ///< bytes
inline constexpr std::size_t kMostCells = 500;     ///< in a row

struct Row {
  int number = 0;  ///< from 1, as a spreadsheet numbers it
  int line = 0;    ///< of the file on which it begins, from 1
  std::vector<std::string> cells{};
  std::string fault{};  ///< why it cannot be read; empty: it can
};

/// What stands between cells, and where the rows begin.
struct Layout {
  char delimiter = ',';
  std::size_t begin = 0;  ///< after a line "sep=;", which a spreadsheet does not count as a row
};

/// Found out of the first rows: of comma, semicolon, tab and bar the one that gives the most rows as many cells as the
/// first, and more than one; a comma where none does.
[[nodiscard]] Layout layout_of(std::string_view text);

/// Whether it can stand between cells: no quote, line end, blank, or part of a longer character.
[[nodiscard]] bool can_delimit(char c);

/// "comma", "semicolon", "tab", "bar", or the character itself.
[[nodiscard]] std::string delimiter_name(char delimiter);

/// Reads text row by row, in one pass over it. A cell may stand in quotes, with line ends, delimiters and doubled
/// quotes inside; lines end with LF, CRLF or CR. Borrows the text.
class Reader {
 public:
  Reader(std::string_view text, const Layout& layout);

  /// The next row into `row`; false after the last. Where a row has a fault its cells are incomplete and the reader
  /// goes on with the next line; a quote that is never closed is a fault of its row, and ends the file. Takes no more
  /// memory than kMostCells cells of kLongestCell bytes, whatever the text is.
  bool next(Row& row);

 private:
  void read_cell(Row& row);
  void read_quoted(Row& row, std::string& cell);
  void read_plain(Row& row, std::string& cell);
  [[nodiscard]] bool at_line_end() const;
  [[nodiscard]] bool opens_quote() const;
  void end_line();
  void put(Row& row, std::string& cell, char c);

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  int number_ = 0;
  int line_ = 1;
};

/// A row as text, with a line end (CRLF), quotes where they are needed, and cells that a spreadsheet would take for a
/// formula guarded.
[[nodiscard]] std::string written_row(const std::vector<std::string>& cells, char delimiter);

/// A cell that begins with = + - @, a tab or a CR is a formula to a spreadsheet; with an apostrophe before it, it is
/// text. The apostrophe is taken away again when it is read.
[[nodiscard]] std::string guarded(std::string cell);
[[nodiscard]] std::string unguarded(std::string cell);

}  // namespace platform::csv
