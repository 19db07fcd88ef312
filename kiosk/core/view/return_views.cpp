// SPDX-License-Identifier: Apache-2.0
// Giving a ticket back: what it means before it is done, what it meant after, and what is safe where it did not work.
#include <utility>

#include "kiosk/core/choices.hpp"
#include "kiosk/core/handed_out.hpp"
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"

namespace kiosk::core {
namespace {

MessageView which_view(const State& state, const GivingBack& mode, const words::Language& say) {
  MessageView view;
  view.headline = say.text("Which ticket do you give back?");
  if (!state.service.day) return view;
  for (const auto* ticket : returnable(mode.visit.answer, state.service.day->venue, state.now)) {
    const auto time = say.clock(ticket->starts_at, zone_of(state));
    view.actions.push_back({say.text("{time} {title}", {{"time", time}, {"title", ticket->title}}),
                            GiveBack{ticket->id}, Emphasis::kOutline});
  }
  return view;
}

MessageView question(const State& state, const Ticket& ticket, const words::Language& say) {
  MessageView view;
  view.badge = Badge{say.text("Its seat goes to somebody else"), Tone::kInfo};
  view.headline = say.text("Give this ticket back?");
  view.body = say.text(
      "{ticket}. Its seat is free at once, and any paper or picture of the ticket is no longer good at the door.",
      {{"ticket", ticket_line(ticket, zone_of(state), say)}});
  view.actions = {{say.text("Give it back"), Confirm{}, Emphasis::kPrimary}};
  return view;
}

std::string too_late(const State& state, const policy::Verdict& verdict, const words::Language& say) {
  if (verdict.closes_at) {
    return say.text(
        "It could be given back until {time}. It stays good; if you can’t come, please tell staff at the box office.",
        {{"time", say.clock(*verdict.closes_at, zone_of(state))}});
  }
  return say.text("It stays good; if you can’t come, please tell staff at the box office.");
}

std::string elsewhere(const Refused& mode, const words::Language& say) {
  const auto venue = venue_name(mode);
  if (venue.empty()) return say.text("A ticket is given back where its film is shown. It stays good.");
  return say.text("A ticket is given back where its film is shown: {venue}. It stays good.", {{"venue", venue}});
}

}  // namespace

MessageView giving_back_view(const State& state, const GivingBack& mode, const words::Language& say) {
  const auto* ticket = mode.ticket ? find_ticket(mode.visit.answer, *mode.ticket) : nullptr;
  auto view = ticket != nullptr ? question(state, *ticket, say) : which_view(state, mode, say);
  view.actions.push_back({say.text("Keep what I have"), Back{}, Emphasis::kOutline});
  return view;
}

MessageView gave_back_view(const State& state, const GaveBack& mode, const words::Language& say) {
  MessageView view;
  view.badge = Badge{say.text("Given back"), Tone::kOk};
  view.headline = say.text("Your ticket is given back");
  const auto line = ticket_line(mode.ticket, zone_of(state), say);
  const bool is_out = find_handed_out(state, mode.ticket.id, mode.ticket.serial) != nullptr;
  view.body = mode.ticket.delivered_at || is_out
                  ? say.text(
                        "{ticket}. The paper you hold is no longer good, and neither is a picture of it. If you "
                        "think again: it is among your choices while there are seats.",
                        {{"ticket", line}})
                  : say.text(
                        "{ticket}. A picture of it is no longer good. If you think again: it is among your "
                        "choices while there are seats.",
                        {{"ticket", line}});
  view.actions = back_or_sign_out(say);
  return view;
}

MessageView return_refusal_view(const State& state, const Refused& mode, const words::Language& say) {
  MessageView view;
  if (mode.verdict.reason == policy::Reason::kWindowClosed) {
    view.headline = say.text("Too late to give it back");
    view.body = too_late(state, mode.verdict, say);
  } else if (mode.verdict.reason == policy::Reason::kWrongVenue) {
    view.headline = say.text("That one is at another venue");
    view.body = elsewhere(mode, say);
  } else {
    view.headline = say.text("It can’t be given back here");
    view.body = say.text("It stays as it is. Staff at the box office can help.");
  }
  view.footnote = directions(state, say);
  view.actions = back_or_sign_out(say);
  return view;
}

MessageView return_slow_view(const words::Language& say) {
  MessageView view;
  view.headline = say.text("Still giving your ticket back");
  view.body = say.text(
      "The ticketing service is slow to answer. If you leave now, what it has not done by then is not done any more, "
      "and the ticket stays yours.");
  view.actions = {{say.text("I’ll come back"), SignOut{}, Emphasis::kOutline}};
  return view;
}

MessageView return_overdue_view(const State& state, const Overdue& mode, const words::Language& say) {
  MessageView view;
  view.headline = say.text("No answer yet");
  view.body = mode.may_be_done
                  ? say.text(
                        "The ticketing service does not answer. Your ticket may be given back already. If you "
                        "leave now, what has not been done by then is not done any more, and the ticket stays "
                        "yours. Scan your pass again later, and your choices show how it stands.")
                  : say.text(
                        "The ticketing service does not answer. Nothing has been asked for yet and the ticket is "
                        "still yours. You can wait, or scan your pass again later at any kiosk of this venue, or "
                        "ask at the box office.");
  if (const auto* obtaining = std::get_if<Obtaining>(&mode.wait)) {
    view.reference = reference_for_staff(obtaining->way, say);
  }
  view.actions = {{say.text("Wait longer"), KeepWaiting{}, Emphasis::kPrimary},
                  {say.text("I’ll come back"), SignOut{}, Emphasis::kOutline}};
  view.footnote = directions(state, say);
  return view;
}

MessageView return_apology_view(const State& state, const Apology& mode, const words::Language& say) {
  if (mode.kind == Apology::Kind::kNotGivenBack) {
    return told_view(state, say.text("The ticket is still yours"),
                     say.text("We could not reach the ticketing service. Nothing was given back: please scan your "
                              "pass again in a minute."),
                     say);
  }
  auto view = told_view(
      state, say.text("We’re still asking"),
      say.text("The ticketing service has not told us yet whether your ticket is given back. If it is, its paper is no "
               "longer good. If it is not, it never will be by this, and the ticket stays yours. Scan your pass again "
               "in a minute, or ask at the box office."),
      say);
  if (!mode.request.empty()) view.reference = reference_for_staff(mode.request, say);
  return view;
}

}  // namespace kiosk::core
