// SPDX-License-Identifier: Apache-2.0
// What `central tickets ...`, `central passes show` and `central policy explain` do. Exit statuses as in commands.hpp
// where nothing else is said.
#pragma once

#include <iosfwd>
#include <string>

#include "platform/central/table.hpp"

namespace central {

struct TicketListOptions {
  ShowOptions show;
  std::string screening{};  ///< ids; what is empty filters nothing
  std::string venue{};
  std::string date{};   ///< a programme day
  std::string pass{};   ///< see find_one_pass()
  std::string state{};  ///< "valid", "returned", "swapped"
  bool codes = false;   ///< with the passes' codes
};
/// A line a ticket.
int run_tickets_list(const TicketListOptions& options, std::ostream& out, std::ostream& err);

struct TicketShowOptions {
  ShowOptions show;
  std::string ticket{};  ///< its reference
};
/// Whose it is, for what, and all that became of it. No code that opens a door.
int run_tickets_show(const TicketShowOptions& options, std::ostream& out, std::ostream& err);

/// What the acting commands take.
struct TicketActOptions {
  ShowOptions show;
  std::string ticket{};     ///< reprint, return, move: its reference
  std::string pass{};       ///< issue: see find_one_pass()
  std::string screening{};  ///< issue, move: its id
  std::string reason{};     ///< empty: asked for, where `asks`
  std::string by{};         ///< who acts; empty: the user who runs the program
  std::string clock{};      ///< RFC 3339: the instant at which it is done; empty: now
  std::string picture{};    ///< reprint: a PNG to make with the code's QR; empty: none
  bool override = false;    ///< set the rule aside where staff may
  bool yes = false;         ///< return, move: asked and answered
  bool asks = false;        ///< there is a person at `in`
  bool for_people = false;  ///< `out` is a terminal
};
// Each prints the rule's verdict and what was done; 0 only where it was done. `in`: where a person answers.
int run_tickets_issue(const TicketActOptions& options, std::istream& in, std::ostream& out, std::ostream& err);
/// Prints the new code: the only command that does.
int run_tickets_reprint(const TicketActOptions& options, std::istream& in, std::ostream& out, std::ostream& err);
int run_tickets_return(const TicketActOptions& options, std::istream& in, std::ostream& out, std::ostream& err);
int run_tickets_move(const TicketActOptions& options, std::istream& in, std::ostream& out, std::ostream& err);

struct PassShowOptions {
  ShowOptions show;
  std::string pass{};   ///< see find_one_pass()
  std::string at{};     ///< ISO 8601, in the festival's zone where it has no offset; empty: now
  std::string venue{};  ///< what a kiosk there says; empty: at each screening's own venue
  bool online = false;  ///< what the online channel says
};
/// Who it is, what they hold, what happened today, and what each screening of today has for them.
int run_passes_show(const PassShowOptions& options, std::ostream& out, std::ostream& err);

struct LiveExplainOptions {
  std::string database;
  std::string pass;       ///< see find_one_pass()
  std::string screening;  ///< its id
  std::string channel = "in_person";
  std::string at{};     ///< as PassShowOptions has it
  std::string venue{};  ///< in person: where the person stands; empty: at the screening's venue
};
/// `kiosk policy explain` with the tickets and seats of this moment. 0: granted, 1: refused, 2: no answer, and a line
/// on `err`.
int run_policy_explain(const LiveExplainOptions& options, std::ostream& out, std::ostream& err);

}  // namespace central
