// SPDX-License-Identifier: Apache-2.0
// From AIM's letters to the names of the kiosk.
#include "platform/scanner/aim.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace platform::scanner {
namespace {

struct Name {
  char letter;
  std::string_view name;
};

constexpr std::array kNames = {Name{'Q', "QRCode"},     Name{'z', "Aztec"},   Name{'L', "PDF417"},
                               Name{'d', "DataMatrix"}, Name{'C', "Code128"}, Name{'A', "Code39"}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

kiosk::Symbology symbology_of(std::string_view identifier) {
  if (identifier.starts_with(']')) identifier.remove_prefix(1);
  if (identifier.size() < 2) return {};
  const char letter = identifier[0];
  const char modifier = identifier[1];
  if (!is_letter(letter) || !(is_letter(modifier) || is_digit(modifier))) return {};
  // Of the EAN family, modifier 0 alone is a whole EAN-13 (or a UPC code written as one).
  if (letter == 'E' && modifier == '0') return kiosk::Symbology("EAN13");
  const auto known = std::ranges::find(kNames, letter, &Name::letter);
  if (known != kNames.end()) return kiosk::Symbology(std::string(known->name));
  return kiosk::Symbology(std::string{']', letter, modifier});
}

}  // namespace platform::scanner
