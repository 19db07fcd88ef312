// SPDX-License-Identifier: Apache-2.0
// What a list of passes would change in the database, and the change itself.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "platform/central/pass_sheet.hpp"
#include "platform/central/stored_pass.hpp"

namespace central {

/// A member that changes: "name", "Bo", "Bo Li".
struct MemberChange {
  std::string member;
  std::string from;
  std::string to;
  friend bool operator==(const MemberChange&, const MemberChange&) = default;
};

struct PassChange {
  int row = 0;
  StoredPass before;
  StoredPass after;
  std::vector<MemberChange> members;
  friend bool operator==(const PassChange&, const PassChange&) = default;
};

struct AddedPass {
  int row = 0;
  StoredPass pass;
  friend bool operator==(const AddedPass&, const AddedPass&) = default;
};

struct EndedPass {
  int row = 0;  ///< 0: it is not in the file
  StoredPass pass;
  StoredPass after;
  std::vector<MemberChange> members;  ///< that its row changes as well; not its state
  int live_tickets = 0;               ///< not compared: kiosks go on meanwhile
  friend bool operator==(const EndedPass& a, const EndedPass& b) {
    return a.row == b.row && a.pass == b.pass && a.after == b.after;
  }
};

struct PassDifference {
  std::vector<AddedPass> added;
  std::vector<PassChange> changed;
  std::vector<EndedPass> ended;
  std::vector<StoredPass> missing;  ///< from the file, and left as they are
  std::size_t same = 0;
  std::size_t in_list = 0;   ///< passes that lists have given and that have not ended, before the change
  std::size_t in_reach = 0;  ///< those, and passes of the festival's file that have not ended and have a row
  std::size_t festival = 0;  ///< passes of the festival's file that are not in this one; a list never ends those
  std::size_t stopped = 0;  ///< passes that get tickets, and by their rows none any more: by their state or their dates
  std::vector<std::string> notes;  ///< lines of what is left out of the above, and why
  std::vector<RowFault> faults;    ///< why all of it is refused

  /// Passes that end because the file does not have them.
  [[nodiscard]] std::size_t ended_as_missing() const;
  [[nodiscard]] bool empty() const { return added.empty() && changed.empty() && ended.empty(); }
  friend bool operator==(const PassDifference& a, const PassDifference& b) {
    return a.added == b.added && a.changed == b.changed && a.ended == b.ended;
  }
};

/// A row that names an id is the pass of that id, else a new one; a fault where another pass has, or had, its code. A
/// row without an id is the pass that has its code, byte for byte, else the one whose code that was before staff
/// replaced it (which keeps its new code), else a new pass. `end_missing`: passes of earlier lists that this file does
/// not have end. Inside a transaction. Throws StoreFailure.
[[nodiscard]] PassDifference difference_of(Connection& db, const PassSheet& sheet, const PassListContext& context,
                                           bool end_missing, kiosk::Instant now);

/// Who does it, and why.
struct PassListAct {
  std::string who;
  std::string reason;
  std::string file;
  bool return_tickets = false;  ///< of passes that end
  kiosk::Instant now;
};

/// Writes all of a difference without faults, and its acts. Gives what became of the tickets that passes that end hold
/// at that instant. Inside the change of kAlone in which the difference was made. Throws StoreFailure.
ReturnedTickets apply(Connection& db, const PassDifference& difference, const PassListAct& act);

}  // namespace central
