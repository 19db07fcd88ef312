// SPDX-License-Identifier: Apache-2.0
// Trimming and checking what a reader saw. ASCII by hand: the C library's isspace and isalpha follow the locale.
#include "kiosk/app/pass_text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "kiosk/ticketing/ticket_code.hpp"

namespace kiosk::app {
namespace {

constexpr char kFnc1 = '\x1D';  // GS: how scanners send it

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_printable(char c) { return c >= 0x20 && c <= 0x7E; }
bool is_code39(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'Z') || std::string_view("-. $/+%").find(c) != std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\v\f";
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

/// "]", the code's letter, its modifier: scanners may be set to send it in front. Empty where there is none.
std::string_view aim_prefix(std::string_view text) {
  const bool has_one =
      text.size() >= 3 && text[0] == ']' && is_letter(text[1]) && (is_digit(text[2]) || is_letter(text[2]));
  return has_one ? text.substr(0, 3) : std::string_view();
}

bool says_fnc1_first(std::string_view prefix) {
  return prefix == "]C1" || prefix == "]d2" || prefix == "]Q3" || prefix == "]e0";
}

struct Named {
  std::string_view prefix;  ///< all identifiers that begin so
  std::string_view symbology;
};

// The code letters of ISO/IEC 15424; of "E" only the modifier 0 has 13 digits.
constexpr std::array<Named, 12> kNamed{{{"]Q", "QRCode"},
                                        {"]z", "Aztec"},
                                        {"]d", "DataMatrix"},
                                        {"]L", "PDF417"},
                                        {"]C", "Code128"},
                                        {"]A", "Code39"},
                                        {"]E0", "EAN13"},
                                        {"]E4", "EAN8"},
                                        {"]e", "DataBar"},
                                        {"]I", "ITF"},
                                        {"]F", "Codabar"},
                                        {"]G", "Code93"}}};

Symbology symbology_of(std::string_view prefix) {
  if (prefix.empty()) return Symbology("unknown");
  const auto named = std::ranges::find_if(kNamed, [&](const Named& one) { return prefix.starts_with(one.prefix); });
  return Symbology(std::string(named != kNamed.end() ? named->symbology : prefix));
}

/// Digits from the left count 1, 3, 1, 3 ...; with the check digit the sum is a multiple of ten (GS1 General
/// Specifications, 7.9.1).
bool is_ean13(std::string_view text) {
  if (text.size() != 13 || !std::ranges::all_of(text, is_digit)) return false;
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) sum += (text[i] - '0') * (i % 2 == 0 ? 1 : 3);
  return sum % 10 == 0;
}

bool may_stand_in(std::string_view text, const Symbology& symbology) {
  if (symbology.str() == "EAN13") return is_ean13(text);
  if (symbology.str() == "Code39") return std::ranges::all_of(text, is_code39);
  return std::ranges::all_of(text, is_printable);
}

bool is_taken(const Symbology& symbology, const PassRules& rules) {
  return rules.symbologies.empty() || symbology.str() == "unknown" ||
         std::ranges::find(rules.symbologies, symbology) != rules.symbologies.end();
}

}  // namespace

Result<PassText, NotAPass> pass_text(std::string_view raw, const Symbology& symbology, const PassRules& rules) {
  auto text = trimmed(raw);
  const auto prefix = aim_prefix(text);
  text.remove_prefix(prefix.size());
  if (says_fnc1_first(prefix) && text.starts_with(kFnc1)) text.remove_prefix(1);
  text = trimmed(text);
  const auto kind = symbology.empty() ? symbology_of(prefix) : symbology;
  if (text.empty()) return failure(NotAPass::kEmpty);
  if (text.size() > kLongestPass) return failure(NotAPass::kTooLong);
  if (!may_stand_in(text, kind)) return failure(NotAPass::kUnprintable);
  if (!is_taken(kind, rules)) return failure(NotAPass::kNotTaken);
  if (ticketing::read_code(text)) return failure(NotAPass::kTicket);
  auto code = opened(PassCode(std::string(text)), rules.signing);
  if (!code) return failure(code.error());
  return PassText{std::move(*code), kind};
}

}  // namespace kiosk::app
