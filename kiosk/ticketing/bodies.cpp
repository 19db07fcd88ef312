// SPDX-License-Identifier: Apache-2.0
// The bodies of kiosks and passholders, as the service reads them.
#include <algorithm>
#include <optional>
#include <string>

#include "kiosk/ticketing/json_reader.hpp"
#include "kiosk/ticketing/names.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "kiosk/ticketing/strict_body.hpp"

namespace kiosk::ticketing {
namespace {

/// "402917", or a long one, "4029170366"; nothing where it is anything else.
std::optional<std::string> one_time_digits(std::string_view text) {
  const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  const bool fits = text.size() == kShortOneTimeCode || text.size() == kLongOneTimeCode;
  return digits && fits ? std::optional(std::string(text)) : std::nullopt;
}

/// RFC 5646, 2.1, by form: parts of 1 to 8 letters and digits with hyphens between them, the first of 2 letters or
/// more; 35 bytes hold every tag in use (4.4.1).
std::optional<std::string> language_tag(std::string_view text) {
  constexpr std::size_t kLongest = 35;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() > kLongest) return std::nullopt;
  const auto tag = std::string(text);
  for (bool first = true;; first = false) {
    const auto part = text.substr(0, text.find('-'));
    const bool fits = part.size() >= (first ? 2U : 1U) && part.size() <= 8;
    const bool good = std::ranges::all_of(part, [&](char c) { return is_letter(c) || (!first && is_digit(c)); });
    if (!fits || !good) return std::nullopt;
    if (part.size() == text.size()) return tag;
    text.remove_prefix(part.size() + 1);
  }
}

/// What staff write for the audit: a line of text.
std::optional<std::string> audit_reason(std::string_view text) {
  constexpr std::size_t kLongest = 200;
  const bool plain = std::ranges::none_of(text, [](char c) { return (c >= '\0' && c < ' ') || c == '\x7F'; });
  return plain && text.size() <= kLongest ? std::optional(std::string(text)) : std::nullopt;
}

std::string reason_of(json::Reader& reader, Reasoned reasoned) {
  if (reasoned == Reasoned::kNo) return {};
  return reader.parsed("reason", audit_reason, "a line of at most 200 bytes");
}

}  // namespace

Result<LookupBody, BadBody> read_lookup_body(std::string_view json) {
  return read_strictly(json, [](json::Reader& reader) {
    return LookupBody{reader.id<PassCode>("code"), reader.id<Symbology>("symbology")};
  });
}

Result<TicketBody, BadBody> read_ticket_body(std::string_view json, Reasoned reasoned) {
  return read_strictly(json, [&](json::Reader& reader) {
    return TicketBody{reader.id<PassId>("pass"), reader.id<ScreeningId>("screening"),
                      reader.one_of("channel", kChannels), reader.maybe_id<TicketId>("swap_for"),
                      reason_of(reader, reasoned)};
  });
}

Result<Delivery, BadBody> read_delivery_body(std::string_view json) {
  return read_strictly(json, [](json::Reader& reader) {
    return Delivery{reader.one_of("method", kDeliveryMethods), reader.one_of("outcome", kDeliveryOutcomes),
                    reader.number("serial", 1, 65535)};
  });
}

Result<VerifyBody, BadBody> read_verify_body(std::string_view json) {
  return read_strictly(json, [](json::Reader& reader) {
    VerifyBody body{reader.id<TicketCode>("code"), reader.maybe_id<ScreeningId>("screening")};
    const bool admit = reader.flag("admit");
    const bool let_out = reader.flag("let_out");
    if (admit && let_out) reader.wrong("let_out", "not together with admit");
    body.act = admit ? DoorAct::kAdmit : let_out ? DoorAct::kLetOut : DoorAct::kLook;
    return body;
  });
}

Result<ReplacementBody, BadBody> read_replacement_body(std::string_view json, Reasoned reasoned) {
  return read_strictly(json, [&](json::Reader& reader) {
    return ReplacementBody{reader.number("serial", 1, 65535), reason_of(reader, reasoned)};
  });
}

Result<std::string, BadBody> read_return_body(std::string_view json, Reasoned reasoned) {
  if (json.empty() && reasoned == Reasoned::kNo) return std::string();
  return read_strictly(json, [&](json::Reader& reader) { return reason_of(reader, reasoned); });
}

Result<PassCode, BadBody> read_sign_in_body(std::string_view json) {
  return read_strictly(json, [](json::Reader& reader) { return reader.id<PassCode>("code"); });
}

Result<SessionBody, BadBody> read_session_body(std::string_view json) {
  return read_strictly(json, [](json::Reader& reader) {
    return SessionBody{reader.id<PassCode>("code"),
                       reader.parsed("one_time_code", one_time_digits, "six digits or ten")};
  });
}

Result<std::string, BadBody> read_help_body(std::string_view json) {
  return read_strictly(json,
                       [](json::Reader& reader) { return reader.parsed("language", language_tag, "a language tag"); });
}

Result<void, BadBody> read_empty_body(std::string_view json) {
  if (json.empty()) return {};
  const auto nothing = read_strictly(json, [](const json::Reader&) { return true; });
  if (!nothing) return failure(nothing.error());
  return {};
}

}  // namespace kiosk::ticketing
