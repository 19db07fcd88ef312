// SPDX-License-Identifier: Apache-2.0
// The number printed under a ticket's code, as people type it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/ids.hpp"

namespace central {

inline constexpr std::size_t kNumberDigits = 8;

/// A text as such a number is written, whether or not it is one.
struct NumberText {
  bool named = false;   ///< it began with "T-" or "T "
  std::string written;  ///< what came after that, and after blanks
  std::string digits;   ///< of `written`, in capitals: all but its hyphens and blanks
};

/// Nothing where the text is longer than people write one.
[[nodiscard]] std::optional<NumberText> number_text(std::string_view text);

/// The ticket's id, "T-V9HN-0A4R", from its number in capitals or not, with or without its hyphens, blanks and "T-".
/// An O counts as 0, an I or an L as 1: the number has none. Nothing where the text is no such number; whether there is
/// such a ticket is for the database to say.
[[nodiscard]] std::optional<kiosk::TicketId> ticket_number(std::string_view text);

}  // namespace central
