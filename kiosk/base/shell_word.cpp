// SPDX-License-Identifier: Apache-2.0
// POSIX: between single quotes nothing but a single quote means anything.
#include "kiosk/base/shell_word.hpp"

#include <algorithm>

namespace kiosk {
namespace {

bool is_plain(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter || std::string_view("_-./:@%+,=").find(c) != std::string_view::npos;
}

}  // namespace

bool is_shell_word(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_plain); }

std::string in_single_quotes(std::string_view text) {
  std::string made = "'";
  for (const char c : text) made += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return made + '\'';
}

std::string shell_word(std::string_view text) {
  return is_shell_word(text) ? std::string(text) : in_single_quotes(text);
}

}  // namespace kiosk
