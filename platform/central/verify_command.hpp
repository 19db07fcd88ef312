// SPDX-License-Identifier: Apache-2.0
// `central verify`: what a ticket is worth at the door, and letting its holder in.
#pragma once

#include <iosfwd>
#include <string>

#include "kiosk/ticketing/verification.hpp"
#include "platform/central/table.hpp"

namespace central {

struct VerifyOptions {
  ShowOptions show;         ///< the database, and in what form the answer is printed
  std::string code;         ///< the text of the QR, or the number printed under it; "-": the next line of `input`
  std::string venue{};      ///< the door's; empty: all venues alike
  std::string screening{};  ///< the door's; empty: any
  std::string clock{};      ///< RFC 3339: the instant of asking; empty: now
  kiosk::ticketing::DoorAct act = kiosk::ticketing::DoorAct::kLook;
  std::string reason{};              ///< of an act; letting out needs one
  std::string by{};                  ///< who acts; empty: the user who runs the program
  std::istream* terminal = nullptr;  ///< where a reason that is missing is asked for; null: nowhere
  std::istream* input = nullptr;     ///< where a code "-" comes from; asked for where it is the terminal. Null: nowhere
};

/// Prints the state alone on its first line, then what it means; or the answer of the API as JSON. A text that is no
/// ticket's code, but like one or a pass, has what it is instead of the state (see NoTicket); beside JSON on `err`. 0
/// where the ticket is good, or was let in or out now; else 1. What it does is on record with who did it (staff_act).
int run_verify(const VerifyOptions& options, std::ostream& out, std::ostream& err);

}  // namespace central
