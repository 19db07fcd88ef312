// SPDX-License-Identifier: Apache-2.0
// A swap or a reprint ends a ticket that may be in a pocket: what that means, before it is done.
#include "kiosk/core/choices.hpp"
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"

namespace kiosk::core {
namespace {

MessageView swap_view(const std::string& line, const std::string& wanted, const words::Language& say) {
  MessageView view;
  view.badge = Badge{say.text("These two overlap"), Tone::kInfo};
  view.headline = say.text("Swap for {title}?", {{"title", wanted}});
  view.body = say.text(
      "You hold {ticket}. You give it up, and its seat goes to somebody else, in the moment you get the new one.",
      {{"ticket", line}});
  view.actions = {{say.text("Swap my ticket"), Confirm{}, Emphasis::kPrimary}};
  return view;
}

MessageView reprint_view(const std::string& line, const words::Language& say) {
  MessageView view;
  view.badge = Badge{say.text("One ticket, one code"), Tone::kInfo};
  view.headline = say.text("Make your ticket anew?");
  view.body =
      say.text("{ticket}. The one you were given before will no longer be good at the door.", {{"ticket", line}});
  view.actions = {{say.text("Make a new one"), Confirm{}, Emphasis::kPrimary}};
  return view;
}

}  // namespace

MessageView confirm_view(const State& state, const Confirming& mode, const words::Language& say) {
  const auto* ticket = find_ticket(mode.visit.answer, mode.offer);
  const auto line = ticket != nullptr ? ticket_line(*ticket, zone_of(state), say) : say.text("a ticket");
  auto view = mode.offer.kind == OfferKind::kSwap ? swap_view(line, title_of(state, mode.offer.screening), say)
                                                  : reprint_view(line, say);
  view.actions.push_back({say.text("Keep what I have"), Back{}, Emphasis::kOutline});
  return view;
}

}  // namespace kiosk::core
