// SPDX-License-Identifier: Apache-2.0
// A line, byte by byte: nobody vouches for its length.
#include "kiosk/enrol/code_entry.hpp"

#include <algorithm>
#include <istream>
#include <ostream>

namespace kiosk::enrol {
namespace {

/// More than the text of any set-up picture.
constexpr std::size_t kLongest = 1024;

auto refuse(const std::string& what) {
  return failure("the set-up code " + what + "; type it, or hand it over: echo CODE | kiosk enrol --config FILE");
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string without_blanks(const std::string& line) {
  const auto begin = std::ranges::find_if_not(line, is_blank);
  const auto end = std::find_if_not(line.rbegin(), line.rend(), is_blank).base();
  return begin < end ? std::string(begin, end) : std::string();
}

}  // namespace

Result<std::string, std::string> read_code(std::istream& in, std::ostream* prompt) {
  if (prompt != nullptr) *prompt << "Set-up code: " << std::flush;
  std::string line;
  char c = '\0';
  bool ended = false;
  while (line.size() <= kLongest && in.get(c)) {
    ended = c == '\n';
    if (ended) break;
    line += c;
  }
  if (prompt != nullptr && !ended) *prompt << '\n';
  if (line.size() > kLongest) return refuse("is too long");
  const auto code = without_blanks(line);
  if (code.empty()) return refuse("is missing");
  if (std::ranges::any_of(code, [](char one) { return one < ' ' || one > '~'; })) {
    return refuse("has something in it that no code has");
  }
  return code;
}

}  // namespace kiosk::enrol
