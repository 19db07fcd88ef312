// SPDX-License-Identifier: Apache-2.0
// A ticket, whole: all that is printed, shown and recovered needs no second look-up.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"

namespace kiosk {

enum class DeliveryMethod { kPrint, kScreen };
enum class DeliveryOutcome { kDelivered, kUncertain, kFailed };

/// What became of a ticket in the person's hands.
struct Delivery {
  DeliveryMethod method = DeliveryMethod::kPrint;
  DeliveryOutcome outcome = DeliveryOutcome::kDelivered;
  int serial = 1;  ///< of the ticket's codes, the one that this is about
  friend bool operator==(const Delivery&, const Delivery&) = default;
};

struct Ticket {
  TicketId id;
  int serial = 1;  ///< n-th code for this seat; each replacement counts up and voids the ones before
  PassId pass;
  ScreeningId screening;
  std::string title;
  VenueId venue;
  std::string venue_name;
  std::string room;
  Instant starts_at;
  Instant be_seated_by;
  std::string category;  ///< of the pass, as people read it: "Industry"
  std::string holder;    ///< display name
  std::string seat;      ///< "general admission" or a seat
  TicketCode code;
  std::optional<Instant> delivered_at;  ///< when it last came into the person's hands; nothing: not yet
  friend bool operator==(const Ticket&, const Ticket&) = default;
};

}  // namespace kiosk
