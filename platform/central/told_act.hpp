// SPDX-License-Identifier: Apache-2.0
// What staff are told of an act on a ticket: for people, or as JSON.
#pragma once

#include <functional>
#include <iosfwd>
#include <string_view>

#include "platform/central/programme.hpp"
#include "platform/central/staff_tickets.hpp"
#include "platform/central/tickets_command.hpp"

namespace central {

/// One command, from its options to its last line.
struct Act {
  std::string_view done;     ///< "issued"
  std::string_view promise;  ///< what that means for the person; empty: nothing to add
  std::function<StaffResult(const Books&, const Signer&, const StaffWill&)> work;
};

/// What came of it, with what is needed to tell.
struct Told {
  const TicketActOptions& options;
  const Act& act;
  const StaffWill& will;
  const StaffOutcome& outcome;
  const Programme& programme;
};

/// The verdict, what is in its way or was set aside, and where it was done the ticket, of a reprint with its code; else
/// why not, on `err`. Gives the exit status.
int tell(const Told& told, std::ostream& out, std::ostream& err);

}  // namespace central
