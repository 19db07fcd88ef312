// SPDX-License-Identifier: Apache-2.0
// Digit by digit: what a person may have meant becomes what stands in the database.
#include "platform/central/ticket_reference.hpp"

#include <string>

#include "platform/central/random.hpp"

namespace central {
namespace {

/// The digit of Crockford's base 32 that is meant; nothing where it is none.
std::optional<char> digit_of(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') c = '0';
  if (c == 'I' || c == 'L') c = '1';
  return kCrockford.find(c) == std::string_view::npos ? std::nullopt : std::optional(c);
}

}  // namespace

std::optional<kiosk::TicketId> read_ticket_reference(std::string_view text) {
  constexpr std::size_t kDigits = 8;
  constexpr std::size_t kHalf = kDigits / 2;
  const auto is_gap = [](char c) { return c == '-' || c == ' '; };
  while (!text.empty() && is_gap(text.front())) text.remove_prefix(1);
  if (text.empty() || (text.front() != 'T' && text.front() != 't')) return std::nullopt;
  std::string digits;
  for (const char c : text.substr(1)) {
    if (is_gap(c)) continue;
    const auto digit = digit_of(c);
    if (!digit || digits.size() == kDigits) return std::nullopt;
    digits += *digit;
  }
  if (digits.size() != kDigits) return std::nullopt;
  return kiosk::TicketId("T-" + digits.substr(0, kHalf) + '-' + digits.substr(kHalf));
}

}  // namespace central
