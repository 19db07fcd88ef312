// SPDX-License-Identifier: Apache-2.0
// One handler a mode: what an event means there. Inside the core only.
#pragma once

#include "kiosk/core/event.hpp"
#include "kiosk/core/state.hpp"
#include "kiosk/core/turn.hpp"

namespace kiosk::core {

// Called after ways and links have taken what is theirs. `mode` is a copy of turn.state.mode; a handler that changes
// something sets turn.state.mode. An event without meaning leaves it alone.
void on_event(Turn& turn, const Attract& mode, const EventBody& event);
void on_event(Turn& turn, const LookingUp& mode, const EventBody& event);
void on_event(Turn& turn, const Choosing& mode, const EventBody& event);
void on_event(Turn& turn, const AboutFilm& mode, const EventBody& event);
void on_event(Turn& turn, const Confirming& mode, const EventBody& event);
void on_event(Turn& turn, const Obtaining& mode, const EventBody& event);
void on_event(Turn& turn, const Printing& mode, const EventBody& event);
void on_event(Turn& turn, const Faulted& mode, const EventBody& event);
void on_event(Turn& turn, const Showing& mode, const EventBody& event);
void on_event(Turn& turn, const Shown& mode, const EventBody& event);
void on_event(Turn& turn, const Delivered& mode, const EventBody& event);
void on_event(Turn& turn, const Refused& mode, const EventBody& event);
void on_event(Turn& turn, const Apology& mode, const EventBody& event);
void on_event(Turn& turn, const OutOfService& mode, const EventBody& event);
void on_event(Turn& turn, const Overdue& mode, const EventBody& event);
void on_event(Turn& turn, const GivingBack& mode, const EventBody& event);
void on_event(Turn& turn, const GaveBack& mode, const EventBody& event);

// --- waiting for the service -------------------------------------------------------------------------------

/// Leads on where what the mode waits for has come; false where it is still to come.
[[nodiscard]] bool goes_on(Turn& turn, const LookingUp& mode, const EventBody& event);
[[nodiscard]] bool goes_on(Turn& turn, const Obtaining& mode, const EventBody& event);

/// The person waits for the ticket no longer: they are told what is certain, and what may be under way is withdrawn.
void stop_waiting(Turn& turn, const Obtaining& mode);

// --- moves that several modes make -------------------------------------------------------------------------

/// Ends the visit: its ways are released, a panel is closed, and the kiosk is ready for a pass, or out of service where
/// there is trouble. Whoever is here stays: what they like is kept.
void end_visit(Turn& turn);

/// Ends the visit of somebody who is gone, or says so: what they liked is forgotten too.
void leave(Turn& turn);

/// Takes a pass that was held up while nobody was signed in.
void take_pass(Turn& turn, const Scanned& scan);

/// Takes up the offer for a screening, as the person wants to have it.
void take_up(Turn& turn, const Visit& visit, const Choose& choice);

/// Asks about giving a ticket back. Nothing happens where it is none that can be.
void ask_to_give_back(Turn& turn, const Visit& visit, const GiveBack& wish);

/// Asks the service about a pass; whoever was here before is signed out, and forgotten where it is another one's pass.
void look_up(Turn& turn, const PassCode& code, const Symbology& symbology);

/// Begins the next ticket of the visit's queue. Precondition: there is one.
void obtain_next(Turn& turn, Visit visit);

/// Tells the person something that did not work; they are signed out and may begin anew. `places`: with kSeveralPasses.
void apologise(Turn& turn, Apology::Kind kind, std::vector<Place> places = {});

/// Tells the person that nobody knows yet what became of a request; with its key, by which staff find it.
void apologise_unknown(Turn& turn, const IdempotencyKey& request);

/// True where `event` says that several passes are in view: whoever was here is signed out, as by the scan of another
/// pass, and the person is asked to hold up one.
[[nodiscard]] bool several_seen(Turn& turn, const EventBody& event);

/// What ends a visit from without: several passes in view, the pass of another person, the time-out of the mode. True
/// where `event` can be that: it has no other meaning. The same pass held a little longer is no news.
[[nodiscard]] bool interrupted(Turn& turn, const Visit& visit, const EventBody& event);

/// True where `event` is a Tick after the warning that followed `touched` has run out.
[[nodiscard]] bool timed_out(const Turn& turn, Instant touched, const EventBody& event);

}  // namespace kiosk::core
