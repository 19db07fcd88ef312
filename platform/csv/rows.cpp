// SPDX-License-Identifier: Apache-2.0
// A reader by hand: it keeps the rows' numbers, goes on after a bad row, and is bounded whatever the text is.
#include "platform/csv/rows.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace platform::csv {
namespace {

constexpr std::array kDelimiters = {',', ';', '\t', '|'};
constexpr std::size_t kSampleBytes = 65536;
constexpr int kSampleRows = 20;

/// The first fault counts. A row may have millions.
void say(Row& row, std::string_view before, std::size_t limit, std::string_view after) {
  if (row.fault.empty()) row.fault.append(before).append(std::to_string(limit)).append(after);
}
void say(Row& row, std::string_view fault) {
  if (row.fault.empty()) row.fault = fault;
}

/// How well a delimiter fits: rows like the first one, then cells.
std::tuple<int, std::size_t> fit(std::string_view text, const Layout& layout) {
  Reader reader(text, layout);
  Row row;
  if (!reader.next(row) || !row.fault.empty()) return {0, 0};
  const auto cells = row.cells.size();
  if (cells < 2) return {0, 0};
  int alike = 1;
  for (int i = 1; i < kSampleRows && reader.next(row); ++i) {
    alike += row.fault.empty() && row.cells.size() == cells ? 1 : 0;
  }
  return {alike, cells};
}

bool begins_formula(std::string_view cell) {
  constexpr std::string_view kFormula = "=+-@\t\r";
  const auto first = cell.find_first_not_of('\'');
  return first != std::string_view::npos && kFormula.find(cell[first]) != std::string_view::npos;
}

}  // namespace

Layout layout_of(std::string_view text) {
  Layout made;
  constexpr std::string_view kSays = "sep=";
  if (text.starts_with(kSays) && text.size() > kSays.size() + 1) {
    const auto end = text.find('\n');
    const bool short_line = end != std::string_view::npos && end <= kSays.size() + 2;
    if (short_line) return {text[kSays.size()], end + 1};
  }
  std::tuple<int, std::size_t> best{0, 0};
  for (const char delimiter : kDelimiters) {
    const auto fits = fit(text.substr(0, kSampleBytes), {delimiter, 0});
    if (fits <= best) continue;
    best = fits;
    made.delimiter = delimiter;
  }
  return made;
}

bool can_delimit(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return c == '\t' || (byte > 0x20 && byte < 0x7F && c != '"' && c != '\'');
}

std::string delimiter_name(char delimiter) {
  switch (delimiter) {
    case ',':
      return "comma";
    case ';':
      return "semicolon";
    case '\t':
      return "tab";
    case '|':
      return "bar";
    default:
      return {delimiter};
  }
}

Reader::Reader(std::string_view text, const Layout& layout)
    : text_(text),
      delimiter_(layout.delimiter),
      at_(layout.begin),
      line_(1 + static_cast<int>(std::ranges::count(text.substr(0, layout.begin), '\n'))) {}

bool Reader::at_line_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }

void Reader::end_line() {
  at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
  ++line_;
}

void Reader::put(Row& row, std::string& cell, char c) {
  if (cell.size() < kLongestCell) {
    cell += c;
  } else {
    say(row, "has a cell of more than ", kLongestCell, " bytes");
  }
}

/// Blanks before a quote are not part of the cell.
bool Reader::opens_quote() const {
  const auto first = text_.find_first_not_of(' ', at_);
  return first != std::string_view::npos && text_[first] == '"';
}

void Reader::read_quoted(Row& row, std::string& cell) {
  at_ = text_.find('"', at_) + 1;
  while (true) {
    if (at_ >= text_.size()) return say(row, "opens a quote (\") that is never closed");
    const char c = text_[at_];
    if (c == '"' && !text_.substr(at_ + 1).starts_with('"')) break;
    if (c == '"') ++at_;
    if (c == '\n' || (c == '\r' && !text_.substr(at_ + 1).starts_with('\n'))) ++line_;
    put(row, cell, c);
    ++at_;
  }
  ++at_;
  for (; at_ < text_.size() && text_[at_] != delimiter_ && !at_line_end(); ++at_) {
    if (text_[at_] != ' ') say(row, "goes on after a closing quote; a quote within a cell is written twice (\"\")");
  }
}

void Reader::read_plain(Row& row, std::string& cell) {
  for (; at_ < text_.size() && text_[at_] != delimiter_ && !at_line_end(); ++at_) put(row, cell, text_[at_]);
}

void Reader::read_cell(Row& row) {
  std::string cell;
  if (opens_quote()) {
    read_quoted(row, cell);
  } else {
    read_plain(row, cell);
  }
  if (row.cells.size() < kMostCells) {
    row.cells.push_back(std::move(cell));
  } else {
    say(row, "has more than ", kMostCells, " cells");
  }
}

bool Reader::next(Row& row) {
  if (at_ >= text_.size()) return false;
  row.cells.clear();
  row.fault.clear();
  row.number = ++number_;
  row.line = line_;
  while (true) {
    read_cell(row);
    if (at_ >= text_.size()) return true;
    if (at_line_end()) break;
    ++at_;
    // A delimiter at the very end of the file: one more cell, which is empty.
    if (at_ >= text_.size()) {
      read_cell(row);
      return true;
    }
  }
  end_line();
  return true;
}

std::string written_row(const std::vector<std::string>& cells, char delimiter) {
  std::string made;
  for (const auto& each : cells) {
    if (&each != &cells.front()) made += delimiter;
    const auto cell = guarded(each);
    const bool quotes = cell.find_first_of("\"\r\n") != std::string::npos ||
                        cell.find(delimiter) != std::string::npos || cell.starts_with(' ') || cell.ends_with(' ');
    if (!quotes) {
      made += cell;
      continue;
    }
    made += '"';
    for (const char c : cell) made.append(c == '"' ? 2 : 1, c);
    made += '"';
  }
  return made + "\r\n";
}

std::string guarded(std::string cell) {
  if (begins_formula(cell)) cell.insert(0, 1, '\'');
  return cell;
}

std::string unguarded(std::string cell) {
  if (cell.starts_with('\'') && begins_formula(cell)) cell.erase(0, 1);
  return cell;
}

}  // namespace platform::csv
