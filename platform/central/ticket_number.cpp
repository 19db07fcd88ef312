// SPDX-License-Identifier: Apache-2.0
// Letters and digits to a ticket's id.
#include "platform/central/ticket_number.hpp"

#include <algorithm>
#include <string>

#include "platform/central/random.hpp"

namespace central {
namespace {

constexpr std::size_t kDigits = 8;
constexpr std::size_t kLongest = 32;  ///< bytes of a text that is looked at

char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

char digit_of(char c) {
  if (c == 'O') return '0';
  return c == 'I' || c == 'L' ? '1' : c;
}

}  // namespace

std::optional<kiosk::TicketId> ticket_number(std::string_view text) {
  if (text.size() > kLongest) return std::nullopt;
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  // "T-" says where the digits begin: they may begin with a T too.
  const bool named = text.size() > 1 && capital(text[0]) == 'T' && (text[1] == '-' || text[1] == ' ');
  if (named) text.remove_prefix(1);
  std::string digits;
  for (const char c : text) {
    if (c != '-' && c != ' ') digits += capital(c);
  }
  if (!named && digits.size() == kDigits + 1 && digits.front() == 'T') digits.erase(0, 1);
  if (digits.size() != kDigits) return std::nullopt;
  for (char& c : digits) {
    c = digit_of(c);
    if (kCrockford.find(c) == std::string_view::npos) return std::nullopt;
  }
  return kiosk::TicketId("T-" + digits.substr(0, kDigits / 2) + '-' + digits.substr(kDigits / 2));
}

}  // namespace central
