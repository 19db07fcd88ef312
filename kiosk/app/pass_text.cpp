// Trimming and checking what a reader saw. ASCII by hand: the C library's isspace and isalpha follow the locale.
#include "kiosk/app/pass_text.hpp"

#include <algorithm>
#include <string>

namespace kiosk::app {
namespace {

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_printable(char c) { return c >= 0x20 && c <= 0x7E; }

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\v\f";
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

/// "]", the code's letter, its modifier: scanners may be set to send it in front.
std::string_view without_aim_prefix(std::string_view text) {
  const bool has_one =
      text.size() >= 3 && text[0] == ']' && is_letter(text[1]) && (is_digit(text[2]) || is_letter(text[2]));
  return has_one ? text.substr(3) : text;
}

}  // namespace

Result<PassCode, NotAPass> pass_text(std::string_view raw) {
  const auto text = trimmed(without_aim_prefix(trimmed(raw)));
  if (text.empty()) return failure(NotAPass::kEmpty);
  if (text.size() > kLongestPass) return failure(NotAPass::kTooLong);
  if (!std::all_of(text.begin(), text.end(), is_printable)) return failure(NotAPass::kUnprintable);
  return PassCode(std::string(text));
}

}  // namespace kiosk::app
