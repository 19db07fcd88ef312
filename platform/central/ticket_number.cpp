// SPDX-License-Identifier: Apache-2.0
// Letters and digits to a ticket's id.
#include "platform/central/ticket_number.hpp"

#include <algorithm>

#include "platform/central/random.hpp"

namespace central {
namespace {

constexpr std::size_t kLongest = 32;  ///< bytes of a text that is looked at

char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

char digit_of(char c) {
  if (c == 'O') return '0';
  return c == 'I' || c == 'L' ? '1' : c;
}

}  // namespace

std::optional<NumberText> number_text(std::string_view text) {
  if (text.size() > kLongest) return std::nullopt;
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  NumberText made;
  // "T-" says where the digits begin: they may begin with a T too.
  made.named = text.size() > 1 && capital(text[0]) == 'T' && (text[1] == '-' || text[1] == ' ');
  made.written = text.substr(made.named ? 2 : 0);
  for (const char c : made.written) {
    if (c != '-' && c != ' ') made.digits += capital(c);
  }
  return made;
}

std::optional<kiosk::TicketId> ticket_number(std::string_view text) {
  auto read = number_text(text);
  if (!read) return std::nullopt;
  auto& digits = read->digits;
  if (!read->named && digits.size() == kNumberDigits + 1 && digits.front() == 'T') digits.erase(0, 1);
  if (digits.size() != kNumberDigits) return std::nullopt;
  for (char& c : digits) {
    c = digit_of(c);
    if (kCrockford.find(c) == std::string_view::npos) return std::nullopt;
  }
  return kiosk::TicketId("T-" + digits.substr(0, kNumberDigits / 2) + '-' + digits.substr(kNumberDigits / 2));
}

}  // namespace central
