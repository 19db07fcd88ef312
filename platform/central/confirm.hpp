// SPDX-License-Identifier: Apache-2.0
// A question on a terminal, before something is done that is not taken back so easily.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>

namespace central {

/// What a command that asks was given.
struct Consent {
  bool yes = false;                  ///< --yes: said in advance
  std::istream* terminal = nullptr;  ///< where an answer comes from; null: there is no terminal
};

/// Standard input, where both it and standard output are a terminal; else null.
[[nodiscard]] std::istream* terminal_input();

/// Whether it may be done. Asks "QUESTION [y/N] " on `out` where it was not said in advance; only "y" or "yes", in
/// capitals or not, is a yes. Otherwise a line on `err` says that nothing was done, and without a terminal that
/// --yes does it. `question`: "Import it?".
[[nodiscard]] bool confirmed(const Consent& consent, const std::string& question, std::ostream& out, std::ostream& err);

/// Why staff do it: as --reason gave it, else asked for on `err` where there is a terminal. Nothing after a line on
/// `err`: it is none, see refuse_reason().
[[nodiscard]] std::optional<std::string> read_reason(const std::string& given, std::istream* terminal,
                                                     std::ostream& err);

}  // namespace central
