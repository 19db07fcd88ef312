// Puts the policy's questions with what the database knows.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/policy/decide.hpp"
#include "platform/central/ticket_store.hpp"

namespace central {

/// Someone with a pass (or an unknown one) at a channel, now.
struct Asking {
  std::optional<PassRecord> pass;
  std::vector<TicketRecord> held;  ///< its valid tickets
  kiosk::policy::Channel channel = kiosk::policy::Channel::kInPerson;
  kiosk::VenueId at_venue;
  kiosk::Instant now;
};

/// May they have a ticket for `shown`, giving up `giving_up` where it is named?
[[nodiscard]] kiosk::policy::Verdict judge_issue(const Programme& programme, const Asking& asking,
                                                 const ScreeningRecord& shown,
                                                 const std::optional<kiosk::TicketId>& giving_up);

/// May the ticket, which exists and is valid, be handed out at this venue now? already_has_ticket with the remedy
/// reprint_or_show where it may: until the screening is over, and for all the windows in which tickets are issued.
[[nodiscard]] kiosk::policy::Verdict judge_handout(const Programme& programme, const TicketRecord& ticket,
                                                   const kiosk::VenueId& at_venue, kiosk::Instant now);

/// The same for a new code; with the remedy see_box_office where the festival's number of reprints is used up.
[[nodiscard]] kiosk::policy::Verdict judge_reprint(const Programme& programme, const TicketRecord& ticket,
                                                   const kiosk::VenueId& at_venue, kiosk::Instant now);

/// Whether judge_handout or judge_reprint said yes.
[[nodiscard]] bool may_hand_out(const kiosk::policy::Verdict& verdict);

/// May the ticket be returned now? Granted, or window_closed.
[[nodiscard]] kiosk::policy::Verdict judge_return(const Programme& programme, const TicketRecord& ticket,
                                                  kiosk::Instant now);

}  // namespace central
