// The passholder's choices: what is reserved first, then today here.
#include <algorithm>

#include "kiosk/core/choices.hpp"
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"

namespace kiosk::core {
namespace {

/// A kiosk without a printer shows.
std::string verb(const State& state) { return state.printer.condition == PrinterCondition::kAbsent ? "Show" : "Print"; }

std::string all_label(const State& state, std::size_t tickets) {
  if (tickets == 1) return verb(state);
  if (tickets == 2) return verb(state) + " both";
  return verb(state) + " all " + std::to_string(tickets);
}

std::optional<ReservedCard> reserved_card(const State& state, const PassAnswer& answer) {
  const auto zone = words::zone_of(state);
  ReservedCard card;
  for (const auto& offer : answer.offers) {
    if (!is_reserved(answer, offer)) continue;
    const auto* ticket = find_ticket(answer, offer);
    card.lines.push_back(words::clock(ticket->starts_at, zone) + " " + ticket->title);
  }
  if (card.lines.empty()) return std::nullopt;
  card.title = words::counted(static_cast<int>(card.lines.size()), "reserved ticket", "reserved tickets");
  card.button = {all_label(state, card.lines.size()), PrintReserved{}, Emphasis::kPrimary, ""};
  return card;
}

std::string title_of(const State& state, const ScreeningId& id) {
  const auto* screening = state.service.day ? state.service.day->find_screening(id) : nullptr;
  return screening != nullptr ? screening_row(state, *screening).title : std::string();
}

void add_offer(const State& state, const PassAnswer& answer, const Offer& offer, ScreeningRow& row) {
  const auto* ticket = find_ticket(answer, offer);
  const Choose choose{offer.screening};
  switch (offer.kind) {
    case OfferKind::kGet:
      row.button = Button{"Get ticket", choose, Emphasis::kOutline, ""};
      return;
    case OfferKind::kPickUp:
      row.button = Button{verb(state), choose, Emphasis::kStrong, ""};
      return;
    case OfferKind::kReprint:
      if (ticket != nullptr && ticket->delivered_at) {
        row.detail = words::joined({row.detail, "given " + words::clock(*ticket->delivered_at, words::zone_of(state))});
      }
      row.button = Button{"Reprint", choose, Emphasis::kQuiet, ""};
      return;
    case OfferKind::kSwap:
      if (offer.verdict.other) {
        row.detail = words::joined({row.detail, "overlaps " + title_of(state, *offer.verdict.other)});
      }
      row.button = Button{"Swap for this", choose, Emphasis::kOutline, ""};
      return;
    case OfferKind::kNone:
      row.detail = words::joined({row.detail, short_verdict(state, offer.verdict)});
      row.button = Button{"Why not?", choose, Emphasis::kQuiet, ""};
      return;
  }
}

/// The row of an offer: of the day's screening, or of a ticket from elsewhere that may be taken here.
ScreeningRow row_of(const State& state, const PassAnswer& answer, const Offer& offer) {
  const auto* screening = state.service.day ? state.service.day->find_screening(offer.screening) : nullptr;
  if (screening != nullptr) return screening_row(state, *screening);
  const auto* ticket = find_ticket(answer, offer);
  if (ticket == nullptr) return {};
  ScreeningRow row;
  row.time = words::clock(ticket->starts_at, words::zone_of(state));
  row.title = ticket->title;
  row.detail = words::joined({ticket->venue_name, ticket->room});
  return row;
}

/// Tickets of today at other venues: they are handed out there.
std::string elsewhere(const State& state, const PassAnswer& answer) {
  const auto zone = words::zone_of(state);
  std::string text;
  for (const auto& ticket : answer.tickets) {
    if (!state.service.day || ticket.venue == state.service.day->venue) continue;
    text += (text.empty() ? "Elsewhere today: " : ", ") + words::clock(ticket.starts_at, zone) + " " + ticket.title +
            " at " + ticket.venue_name;
  }
  return text.empty() ? text : text + ".";
}

std::string footnote(const State& state, const PassAnswer& answer) {
  std::string text = elsewhere(state, answer);
  if (state.service.day && state.service.day->tomorrow_opens_online) {
    const auto at = words::clock(*state.service.day->tomorrow_opens_online, words::zone_of(state));
    text += (text.empty() ? "" : " ") + std::string("Tomorrow’s tickets open online tonight at ") + at + ".";
  }
  return text;
}

}  // namespace

ChoicesView choices_view(const State& state, const Choosing& mode) {
  const auto& answer = mode.visit.answer;
  ChoicesView view;
  view.eyebrow = answer.holder->category + " pass";
  view.headline = "Hello, " + answer.holder->display_name;
  view.sign_out = {"Sign out", SignOut{}, Emphasis::kQuiet, ""};
  view.reserved = reserved_card(state, answer);
  view.list_title = answer.offers.empty() ? "No more screenings here today" : "Today at this venue";
  const auto first = static_cast<std::size_t>(mode.visit.page * kRowsPerPage);
  const auto last = std::min(first + kRowsPerPage, answer.offers.size());
  for (auto i = first; i < last; ++i) {
    const auto& offer = answer.offers[i];
    auto row = row_of(state, answer, offer);
    add_offer(state, answer, offer, row);
    view.rows.push_back(std::move(row));
  }
  view.footnote = footnote(state, answer);
  return view;
}

MessageView confirm_view(const State& state, const Confirming& mode) {
  const auto* ticket = find_ticket(mode.visit.answer, mode.offer);
  const auto line = ticket != nullptr ? words::ticket_line(*ticket, words::zone_of(state)) : std::string("a ticket");
  MessageView view;
  if (mode.offer.kind == OfferKind::kSwap) {
    view.badge = Badge{"These two overlap", Tone::kInfo};
    view.headline = "Swap for " + title_of(state, mode.offer.screening) + "?";
    view.body =
        "You hold " + line + ". You give it up, and its seat goes to somebody else, in the moment you get the new one.";
    view.actions = {{"Swap my ticket", Confirm{}, Emphasis::kPrimary, ""}};
  } else {
    view.badge = Badge{"One ticket, one code", Tone::kInfo};
    view.headline = "Make your ticket anew?";
    view.body = line + ". The one you were given before will no longer be good at the door.";
    view.actions = {{"Make a new one", Confirm{}, Emphasis::kPrimary, ""}};
  }
  view.actions.push_back({"Keep what I have", Back{}, Emphasis::kOutline, ""});
  return view;
}

}  // namespace kiosk::core
