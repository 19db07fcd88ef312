// SPDX-License-Identifier: Apache-2.0
// One film at one screening: what makes it accessible first, then its words, its people, its website.
#include <algorithm>
#include <string_view>

#include "kiosk/core/choices.hpp"
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"

namespace kiosk::core {
namespace {

const Offer* offer_of(const AboutFilm& mode) {
  if (!mode.visit) return nullptr;
  for (const auto& offer : mode.visit->answer.offers) {
    if (offer.screening == mode.screening) return &offer;
  }
  return nullptr;
}

std::string directors(const Film& film, const words::Language& say) {
  for (const auto& credit : film.credits) {
    if (credit.role == "Director" || credit.role == "Directors") return say.listed(credit.names);
  }
  return {};
}

/// How the visit stands with the screening; without a visit, or where that says nothing, how the screening stands.
Badge status_badge(const State& state, const AboutFilm& mode, const DayScreening& screening,
                   const words::Language& say) {
  const auto* offer = offer_of(mode);
  if (screening.cancelled || offer == nullptr) return state_badge(screening, say);
  const auto* ticket = find_ticket(mode.visit->answer, *offer);
  if (offer->kind == OfferKind::kPickUp) return {say.text("Reserved for you"), Tone::kOk};
  if (offer->kind == OfferKind::kReprint && ticket != nullptr && ticket->delivered_at) {
    const auto time = say.clock(*ticket->delivered_at, zone_of(state));
    return {say.text("Handed out at {time}", {{"time", time}}), Tone::kOk};
  }
  if (offer->kind == OfferKind::kSwap && offer->verdict.other) {
    const auto other = title_of(state, *offer->verdict.other);
    if (!other.empty()) return {say.text("Overlaps {title}", {{"title", other}}), Tone::kInfo};
  }
  return state_badge(screening, say);
}

void add_access(const State& state, const DayScreening& screening, FilmView& view, const words::Language& say) {
  view.access_title = say.text("Accessibility at this screening");
  for (const auto& notice : screening.access) {
    view.access.push_back({access_mark(notice, say), access_line(notice, screening.starts_at, zone_of(state), say)});
  }
  if (view.access.empty()) {
    view.no_access = say.text("Nothing is announced for this screening. Staff at the box office can help.");
  }
}

void add_facts(const Film& film, FilmView& view, const words::Language& say) {
  for (const auto& credit : film.credits) {
    if (!credit.names.empty()) view.facts.push_back({role_name(credit.role, say), say.listed(credit.names)});
  }
  if (!film.distributor.empty()) view.facts.push_back({say.text("Distributor"), film.distributor});
  if (!film.sales_agent.empty()) view.facts.push_back({say.text("Sales agent"), film.sales_agent});
}

/// "https://example.org/" as one says it: "example.org".
std::string spoken_address(std::string_view address) {
  for (const std::string_view scheme : {"https://", "http://", "www."}) {
    if (address.starts_with(scheme)) address.remove_prefix(scheme.size());
  }
  if (address.ends_with('/')) address.remove_suffix(1);
  return std::string(address);
}

void add_film(const Film& film, FilmView& view, const words::Language& say) {
  view.headline = film.title;
  view.own_title = film.own_title;
  view.line = joined({directors(film, say), running_time(film.running, say)}, say);
  view.line_speech = joined({directors(film, say), running_speech(film.running, say)}, say);
  view.synopsis = film.synopsis;
  add_facts(film, view, say);
  if (film.website.empty()) return;
  view.website = film.website;
  view.website_label = say.text("Film website");
  view.website_speech = say.text("The film’s website: {address}", {{"address", spoken_address(film.website)}});
}

/// A ticket of the visit for this screening can be given back.
void add_return(const State& state, const AboutFilm& mode, FilmView& view, const words::Language& say) {
  if (!mode.visit) return;
  for (const auto* ticket : returnable(mode.visit->answer, state.service.day->venue, state.now)) {
    if (ticket->screening != mode.screening) continue;
    view.more.push_back({say.text("Give this ticket back"), GiveBack{ticket->id}, Emphasis::kQuiet});
  }
}

Button choose_button(std::string label, const ScreeningId& screening, std::optional<DeliveryMethod> method,
                     Emphasis emphasis, std::string icon) {
  return {std::move(label), Choose{screening, method}, emphasis, std::move(icon)};
}

}  // namespace

FilmView film_view(const State& state, const AboutFilm& mode, const words::Language& say) {
  FilmView view;
  view.back = {say.text("Back"), Back{}, Emphasis::kQuiet, "back"};
  const auto* screening = state.service.day ? state.service.day->find_screening(mode.screening) : nullptr;
  if (screening == nullptr) return view;
  view.headline = title_of(state, mode.screening);
  if (const auto* film = state.service.day->find_film(screening->film)) add_film(*film, view, say);
  view.badges = {{joined({say.clock(screening->starts_at, zone_of(state)), screening->room}, say), Tone::kInfo},
                 status_badge(state, mode, *screening, say)};
  add_return(state, mode, view, say);
  add_access(state, *screening, view, say);
  return view;
}

std::vector<Button> film_actions(const State& state, const AboutFilm& mode, const words::Language& say) {
  const auto* offer = offer_of(mode);
  if (offer == nullptr) return {};
  const auto& id = mode.screening;
  if (offer->kind == OfferKind::kNone) {
    return {choose_button(say.text("Why is there no ticket?"), id, std::nullopt, Emphasis::kOutline, "")};
  }
  if (offer->kind == OfferKind::kSwap) {
    return {choose_button(say.text("Swap for this"), id, std::nullopt, Emphasis::kPrimary, "")};
  }
  if (!printer_works(state)) {
    return {choose_button(say.text("Show on screen"), id, DeliveryMethod::kScreen, Emphasis::kPrimary, "phone")};
  }
  auto label = say.text("Get ticket");
  if (offer->kind == OfferKind::kPickUp) label = say.text("Print ticket");
  if (offer->kind == OfferKind::kReprint) label = say.text("Reprint");
  return {choose_button(std::move(label), id, DeliveryMethod::kPrint, Emphasis::kPrimary, ""),
          choose_button(say.text("Show on screen"), id, DeliveryMethod::kScreen, Emphasis::kOutline, "")};
}

}  // namespace kiosk::core
