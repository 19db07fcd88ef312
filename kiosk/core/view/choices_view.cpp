// SPDX-License-Identifier: Apache-2.0
// The passholder's choices: what is reserved first, then today here.
#include "kiosk/core/choices.hpp"
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"

namespace kiosk::core {
namespace {

/// A kiosk without a printer shows.
bool shows(const State& state) { return state.printer.condition == PrinterCondition::kAbsent; }

std::string take_label(const State& state, const words::Language& say) {
  return shows(state) ? say.text_in("on a button", "Show") : say.text_in("on a button", "Print");
}

std::string all_label(const State& state, int tickets, const words::Language& say) {
  if (tickets == 1) return take_label(state, say);
  if (tickets == 2) return shows(state) ? say.text("Show both") : say.text("Print both");
  return shows(state) ? say.plural("Show {n}", "Show all {n}", tickets)
                      : say.plural("Print {n}", "Print all {n}", tickets);
}

std::string all_speech(const State& state, int tickets, const words::Language& say) {
  return shows(state) ? say.plural("Show your reserved ticket", "Show your {n} reserved tickets", tickets)
                      : say.plural("Print your reserved ticket", "Print your {n} reserved tickets", tickets);
}

std::optional<ReservedCard> reserved_card(const State& state, const PassAnswer& answer, const words::Language& say) {
  const auto zone = zone_of(state);
  ReservedCard card;
  for (const auto& offer : answer.offers) {
    if (!is_reserved(answer, offer)) continue;
    const auto* ticket = find_ticket(answer, offer);
    card.lines.push_back(
        say.text("{time} {title}", {{"time", say.clock(ticket->starts_at, zone)}, {"title", ticket->title}}));
  }
  if (card.lines.empty()) return std::nullopt;
  const int tickets = static_cast<int>(card.lines.size());
  card.title = say.plural("{n} reserved ticket", "{n} reserved tickets", tickets);
  card.button = {all_label(state, tickets, say), PrintReserved{}, Emphasis::kPrimary};
  card.button.speech = all_speech(state, tickets, say);
  return card;
}

void add_detail(ScreeningRow& row, const std::string& more, const words::Language& say) {
  if (!row.detail_speech.empty()) row.detail_speech = joined({row.detail_speech, more}, say);
  row.detail = joined({row.detail, more}, say);
}

Button row_button(std::string label, const Offer& offer, Emphasis emphasis, std::string speech) {
  Button button{std::move(label), Choose{offer.screening}, emphasis};
  button.speech = std::move(speech);
  return button;
}

void add_reprint(const State& state, const PassAnswer& answer, const Offer& offer, ScreeningRow& row,
                 const words::Language& say) {
  const auto* ticket = find_ticket(answer, offer);
  if (ticket != nullptr && ticket->delivered_at) {
    const auto time = say.clock(*ticket->delivered_at, zone_of(state));
    add_detail(row, say.text("handed out at {time}", {{"time", time}}), say);
  }
  row.button = row_button(say.text("Reprint"), offer, Emphasis::kQuiet,
                          say.text("Make a new ticket for {title}", {{"title", row.title}}));
}

void add_offer(const State& state, const PassAnswer& answer, const Offer& offer, ScreeningRow& row,
               const words::Language& say) {
  switch (offer.kind) {
    case OfferKind::kGet:
      row.button = row_button(say.text("Get ticket"), offer, Emphasis::kOutline,
                              say.text("Get a ticket for {title}", {{"title", row.title}}));
      return;
    case OfferKind::kPickUp:
      row.button = row_button(take_label(state, say), offer, Emphasis::kStrong,
                              shows(state) ? say.text("Show the ticket for {title}", {{"title", row.title}})
                                           : say.text("Print the ticket for {title}", {{"title", row.title}}));
      return;
    case OfferKind::kReprint:
      add_reprint(state, answer, offer, row, say);
      return;
    case OfferKind::kSwap:
      if (offer.verdict.other) {
        const auto other = title_of(state, *offer.verdict.other);
        if (!other.empty()) add_detail(row, say.text("overlaps {title}", {{"title", other}}), say);
      }
      row.button = row_button(say.text("Swap for this"), offer, Emphasis::kOutline,
                              say.text("Swap your ticket for {title}", {{"title", row.title}}));
      return;
    case OfferKind::kNone:
      add_detail(row, short_verdict(state, offer.verdict, say), say);
      row.button = row_button(say.text("Why not?"), offer, Emphasis::kQuiet,
                              say.text("Why there is no ticket for {title}", {{"title", row.title}}));
      return;
  }
}

/// The row of an offer: of the day's screening, or of a ticket from elsewhere that may be taken here.
ScreeningRow row_of(const State& state, const PassAnswer& answer, const Offer& offer, const words::Language& say) {
  const auto* screening = state.service.day ? state.service.day->find_screening(offer.screening) : nullptr;
  if (screening != nullptr) return screening_row(state, *screening, say);
  const auto* ticket = find_ticket(answer, offer);
  if (ticket == nullptr) return {};
  ScreeningRow row;
  row.time = say.clock(ticket->starts_at, zone_of(state));
  row.title = ticket->title;
  row.detail = joined({ticket->venue_name, ticket->room}, say);
  return row;
}

bool is_offered_here(const PassAnswer& answer, const Ticket& ticket) {
  for (const auto& offer : answer.offers) {
    if (offer.screening == ticket.screening) return true;
  }
  return false;
}

/// Tickets of today at other venues, which are handed out there, and when tomorrow's open.
std::vector<std::string> notes_of(const State& state, const PassAnswer& answer, const words::Language& say) {
  std::vector<std::string> notes;
  if (!state.service.day) return notes;
  const auto zone = zone_of(state);
  for (const auto& ticket : answer.tickets) {
    if (ticket.venue == state.service.day->venue || is_offered_here(answer, ticket)) continue;
    notes.push_back(
        say.text("Elsewhere today: {title} at {time}, {venue}. Its ticket is handed out there.",
                 {{"title", ticket.title}, {"time", say.clock(ticket.starts_at, zone)}, {"venue", ticket.venue_name}}));
  }
  const auto& tomorrow = state.service.day->tomorrow_opens_online;
  if (tomorrow && state.now < *tomorrow) {
    notes.push_back(
        say.text("Tomorrow’s tickets open online tonight at {time}.", {{"time", say.clock(*tomorrow, zone)}}));
  }
  return notes;
}

}  // namespace

ChoicesView choices_view(const State& state, const Choosing& mode, const words::Language& say) {
  const auto& answer = mode.visit.answer;
  ChoicesView view;
  const auto& category = in_language(answer.holder->category_in, answer.holder->category, say.code());
  view.eyebrow = say.text("{category} pass", {{"category", category}});
  view.headline = say.text("Hello, {name}", {{"name", answer.holder->display_name}});
  view.sign_out = {say.text("Sign out"), SignOut{}, Emphasis::kQuiet};
  view.reserved = reserved_card(state, answer, say);
  view.list_title = answer.offers.empty() ? say.text("No more screenings here today") : say.text("Today at this venue");
  for (const auto& offer : answer.offers) {
    auto row = row_of(state, answer, offer, say);
    add_offer(state, answer, offer, row, say);
    view.rows.push_back(std::move(row));
  }
  view.notes = notes_of(state, answer, say);
  if (state.service.day && !returnable(answer, state.service.day->venue, state.now).empty()) {
    view.more.push_back({say.text("Give a ticket back"), GiveBack{}, Emphasis::kQuiet});
  }
  if (auto elsewhere = elsewhere_button(state, say)) view.more.push_back(*std::move(elsewhere));
  return view;
}

}  // namespace kiosk::core
