// SPDX-License-Identifier: Apache-2.0
// What a door asks about a code, and what it is told.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"

namespace kiosk::ticketing {

/// What the door does with the ticket, if it is good.
enum class DoorAct {
  kLook,    ///< nothing
  kAdmit,   ///< lets its holder in
  kLetOut,  ///< takes an admission back
};

struct VerifyBody {
  TicketCode code;                       ///< the text of the QR, or the number printed under it
  std::optional<ScreeningId> screening;  ///< the door's; nothing: any
  DoorAct act = DoorAct::kLook;
  friend bool operator==(const VerifyBody&, const VerifyBody&) = default;
};

enum class VerifyState { kValid, kVoid, kReplaced, kReturned, kOtherScreening, kOtherVenue, kForged };

/// Why a code is what its state says, where the state alone does not say it.
enum class VerifyDetail {
  kNone,
  kMoved,         ///< valid or other_venue: the screening is not when or where the paper says
  kCancelled,     ///< void: the screening does not take place
  kEnded,         ///< void: the screening is over
  kAlreadyIn,     ///< void: the holder was admitted with this ticket
  kSwapped,       ///< void: given up for another ticket
  kNotOnRecord,   ///< void: no such ticket, or no such code of it
  kNotHandedOut,  ///< void, of a number: no paper or picture of the newest code is known to be in anyone's hands
  kOtherDay,      ///< other_screening: of a later day
  kTooEarly,      ///< other_screening, not let in: a later one, and the door did not say that it lets in for that
  kLetOut,        ///< the admission was taken back
  kNotIn,         ///< the holder was not in with this ticket
};

/// When and where a screening is.
struct VerifyPlace {
  Instant starts_at;
  VenueId venue;
  std::string venue_name;
  std::string room;
  friend bool operator==(const VerifyPlace&, const VerifyPlace&) = default;
};

/// The screening that a ticket is for, as the programme has it now.
struct VerifyShown {
  std::string title;
  VerifyPlace place;
  Instant ends_at;
  friend bool operator==(const VerifyShown&, const VerifyShown&) = default;
};

struct VerifyAnswer {
  VerifyState state = VerifyState::kForged;
  std::optional<TicketId> ticket;
  std::optional<ScreeningId> screening;
  int serial = 0;  ///< of the code; of a ticket found by its number the newest; 0: there is none
  VerifyDetail detail = VerifyDetail::kNone;
  bool by_number = false;  ///< a paper that was replaced has the same number
  std::optional<VerifyShown> shown{};
  std::optional<VerifyPlace> printed{};  ///< where that is not when and where the screening is now
  std::optional<Instant> admitted_at{};  ///< of the admission that stands
  int replaced_papers = 0;               ///< by number: of its earlier codes, those that are on papers, perhaps
  friend bool operator==(const VerifyAnswer&, const VerifyAnswer&) = default;
};
/// `zone`: of its instants; empty: UTC.
[[nodiscard]] std::string write_verify(const VerifyAnswer& answer, const std::string& zone = {});

}  // namespace kiosk::ticketing
