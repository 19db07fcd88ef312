// SPDX-License-Identifier: Apache-2.0
// What a text that is no ticket's code seems to be instead: for staff, who are to know what to do with it.
#pragma once

#include <optional>
#include <string>

#include "platform/central/signer.hpp"
#include "platform/central/ticket_store.hpp"

namespace central {

struct NoTicket {
  std::string what;  ///< a word or two: "incomplete", "no number", "pass"
  std::string why;   ///< a line for staff; a pass with its holder's name, and never its code
};

/// Nothing where the text is like nothing that the festival hands out, or is a whole code: that one is forged where
/// its signature is not good. Any text at all. To be asked of a text that names no ticket on record; reads inside the
/// caller's transaction. Throws StoreFailure.
[[nodiscard]] std::optional<NoTicket> what_it_is(const Books& books, const Signer& signer, const std::string& text);

/// A line as it was pasted, typed or scanned: without blanks at its end and without quotes around it, which no code
/// has. A blank at its beginning belongs to the code.
[[nodiscard]] std::string pasted_code(std::string line);

}  // namespace central
