// SPDX-License-Identifier: Apache-2.0
// What is on at the other venues today, when their box offices are open, and what can be had online now. Read only.
#include <algorithm>
#include <utility>

#include "kiosk/core/links.hpp"
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"

namespace kiosk::core {
namespace {

bool is_to_come(const State& state, const FestivalScreening& screening) { return state.now < screening.starts_at; }

/// Another venue that has something to come.
bool is_elsewhere(const State& state, const FestivalVenue& venue) {
  const bool other = state.service.day && state.service.day->venue != venue.id;
  return other && std::ranges::any_of(venue.screenings, [&](const auto& each) { return is_to_come(state, each); });
}

/// How its tickets can be had, where that is not here.
Badge badge_of(const State& state, const FestivalScreening& screening, const words::Language& say) {
  if (screening.cancelled) return {say.text("Cancelled"), Tone::kBad};
  if (screening.allotment == AllotmentState::kFull) return {say.text("Full · rush line"), Tone::kNeutral};
  const auto& online = screening.online;
  const auto zone = zone_of(state);
  if (online.opens <= state.now && state.now < online.closes) {
    return {say.text("Online until {time}", {{"time", say.clock(online.closes, zone)}}), Tone::kOk};
  }
  if (state.now < online.opens && online.opens < online.closes) {
    return {say.text("Online from {time}", {{"time", say.clock(online.opens, zone)}}), Tone::kNeutral};
  }
  return {say.text("At its box office"), Tone::kInfo};
}

ScreeningRow row_of(const State& state, const FestivalScreening& screening, const words::Language& say) {
  ScreeningRow row;
  row.time = say.clock(screening.starts_at, zone_of(state));
  row.title = screening.title.empty() ? screening.id.str() : screening.title;
  row.detail = screening.room;
  row.badge = badge_of(state, screening, say);
  return row;
}

std::string box_office(const State& state, const FestivalVenue& venue, const words::Language& say) {
  const auto& place = in_language(venue.directions_in, venue.directions, say.code());
  if (!venue.box_office) return place;
  const auto zone = zone_of(state);
  const auto opens = say.clock(venue.box_office->opens, zone);
  const auto closes = say.clock(venue.box_office->closes, zone);
  if (place.empty()) {
    return say.text("Box office from {opens} to {closes}.", {{"opens", opens}, {"closes", closes}});
  }
  return say.text("Box office from {opens} to {closes}: {directions}.",
                  {{"opens", opens}, {"closes", closes}, {"directions", place}});
}

PanelGroup group_of(const State& state, const FestivalVenue& venue, const words::Language& say) {
  PanelGroup group;
  group.title = venue.name.empty() ? venue.id.str() : venue.name;
  group.note = box_office(state, venue, say);
  for (const auto& screening : venue.screenings) {
    if (is_to_come(state, screening)) group.rows.push_back(row_of(state, screening, say));
  }
  return group;
}

}  // namespace

PanelView elsewhere_view(const State& state, const words::Language& say) {
  PanelView view;
  view.headline = say.text("Elsewhere today");
  const auto* day = known_elsewhere(state);
  if (day == nullptr) {
    view.lead = say.text("What other venues show is not known at the moment.");
    return view;
  }
  for (const auto& venue : day->venues) {
    if (is_elsewhere(state, venue)) view.groups.push_back(group_of(state, venue, say));
  }
  view.lead = view.groups.empty() ? say.text("Nothing more is shown at another venue today.")
                                  : say.text("Tickets are handed out where the film is shown.");
  return view;
}

std::optional<Button> elsewhere_button(const State& state, const words::Language& say) {
  const auto* day = known_elsewhere(state);
  const bool something =
      day != nullptr && std::ranges::any_of(day->venues, [&](const auto& venue) { return is_elsewhere(state, venue); });
  if (!something) return std::nullopt;
  return Button{say.text("Elsewhere today"), OpenPanel{Panel::kElsewhere}, Emphasis::kQuiet};
}

}  // namespace kiosk::core
