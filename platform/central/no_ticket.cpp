// SPDX-License-Identifier: Apache-2.0
// A pass first, whose code may look like anything; then a number by its form, and a code by its first bytes.
#include "platform/central/no_ticket.hpp"

#include <algorithm>
#include <cstdint>

#include "kiosk/explain/text/local_text.hpp"
#include "kiosk/ticketing/base45.hpp"
#include "kiosk/ticketing/pass_code.hpp"
#include "platform/central/stored_text.hpp"
#include "platform/central/ticket_number.hpp"

namespace central {
namespace {

constexpr std::size_t kLongestText = 512;  ///< bytes of a text that may be a pass
constexpr std::size_t kGroup = 3;          ///< characters of base45 for two bytes
constexpr std::size_t kGroupsLooked = 2;   ///< version and key, length of the ticket's id and its first character
constexpr int kLongestTicketId = 24;
constexpr auto kNumberForm = "T-XXXX-XXXX has 8 letters and digits after T-";

/// The code inside a genuine signed pass; any other text as it is.
kiosk::PassCode opened(const Signer& signer, const std::string& text) {
  namespace ticketing = kiosk::ticketing;
  const auto read = ticketing::read_signed_pass(text);
  if (!read) return kiosk::PassCode(text);
  const bool ours = signer.signed_by(read->key_id, ticketing::signed_bytes(read->key_id, read->code), read->signature);
  return ours ? read->code : kiosk::PassCode(text);
}

std::optional<NoTicket> as_pass(const Books& books, const Signer& signer, const std::string& text) {
  if (text.empty() || text.size() > kLongestText || !is_plain_line(text)) return std::nullopt;
  const auto found = find_pass(books, opened(signer, text));
  if (!found) return std::nullopt;
  const auto holder = kiosk::explain::one_line(found->name + ", " + found->category_name);
  return NoTicket{"pass", std::string("it is ") +
                              (found->under_old_code ? "a replaced code of a pass" : "the code of a pass") +
                              " of this festival (" + holder + "), and no ticket: scan their ticket; central passes " +
                              "show " + found->pass.id.str() + " says which they have"};
}

bool is_letter_or_digit(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::optional<NoTicket> as_number(std::string_view text) {
  const auto read = number_text(text);
  if (!read || !std::ranges::all_of(read->digits, is_letter_or_digit)) return std::nullopt;
  const auto digits = read->digits.size();
  const auto form = std::string(kNumberForm) + ", and this has " + std::to_string(digits);
  if (!read->named) {
    // It may be one by its first half, 1HRV-ZBG, and a pass's code as well: FEST-26.
    const bool first_half =
        read->written.find('-') == kNumberDigits / 2 && digits > kNumberDigits / 2 && digits < kNumberDigits;
    if (!first_half) return std::nullopt;
    return NoTicket{"unknown", "it is neither a pass on file nor a whole number of a ticket: " + form};
  }
  if (digits == kNumberDigits) return NoTicket{"no number", "no ticket's number has a U in it: look again"};
  return NoTicket{digits < kNumberDigits ? "incomplete" : "no number", form};
}

/// Whether the first bytes are those of a code under one of the festival's keys.
bool begins_like_a_code(const Signer& signer, std::string_view text) {
  const auto groups = std::min(text.size() / kGroup, kGroupsLooked);
  const auto bytes = kiosk::ticketing::from_base45(text.substr(0, groups * kGroup));
  if (!bytes || bytes->size() < 2 || bytes->front() != 1) return false;
  const int key = static_cast<std::uint8_t>((*bytes)[1]);
  const bool ours = std::ranges::any_of(signer.public_keys(), [&](const auto& one) { return one.id == key; });
  if (!ours || bytes->size() < 4) return ours;
  const int length = static_cast<std::uint8_t>((*bytes)[2]);
  return length >= 1 && length <= kLongestTicketId && (*bytes)[3] >= 0x20 && (*bytes)[3] < 0x7F;
}

std::optional<NoTicket> as_code(const Signer& signer, const std::string& text) {
  if (kiosk::ticketing::read_code(text) || !begins_like_a_code(signer, text)) return std::nullopt;
  return NoTicket{"incomplete",
                  "it begins like a code of this festival, and parts of it are missing or changed, as where a shell "
                  "takes a $ in it for its own: scan it, or paste it in single quotes, or say central verify without "
                  "a code and paste it there"};
}

}  // namespace

std::optional<NoTicket> what_it_is(const Books& books, const Signer& signer, const std::string& text) {
  if (auto made = as_pass(books, signer, text)) return made;
  if (auto made = as_code(signer, text)) return made;
  if (ticket_number(text)) return std::nullopt;
  return as_number(text);
}

std::string pasted_code(std::string line) {
  while (!line.empty() && std::string_view(" \t\r\n").find(line.back()) != std::string_view::npos) line.pop_back();
  const bool quoted = line.size() > 1 && line.front() == line.back() && (line.front() == '\'' || line.front() == '"');
  return quoted ? line.substr(1, line.size() - 2) : line;
}

}  // namespace central
