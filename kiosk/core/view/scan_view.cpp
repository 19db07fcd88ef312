// SPDX-License-Identifier: Apache-2.0
// Attract and scan: what to do, and what is on next.
#include <chrono>

#include "kiosk/core/settlement.hpp"
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"

namespace kiosk::core {
namespace {

constexpr std::size_t kRows = 4;

std::string printer_notice(PrinterCondition condition, const words::Language& say) {
  switch (condition) {
    case PrinterCondition::kReady:
    case PrinterCondition::kPaperNearEnd:
    case PrinterCondition::kAbsent:
      return {};
    case PrinterCondition::kPaperOut:
      return say.text("Printer out of paper · tickets on screen");
    case PrinterCondition::kCoverOpen:
      return say.text("Printer open · tickets on screen");
    case PrinterCondition::kCutterError:
    case PrinterCondition::kFault:
    case PrinterCondition::kUnreachable:
      return say.text("Printer not working · tickets on screen");
  }
  return {};
}

void add_notice(const State& state, ScanView& view, const words::Language& say) {
  if (state.service.failures > 1 || !state.service.day) {
    const bool first = state.service.failures <= 1;
    view.notice = first ? Badge{say.text("Connecting to the ticketing service"), Tone::kNeutral}
                        : Badge{say.text("No connection to the ticketing service"), Tone::kWarn};
  } else if (auto text = printer_notice(state.printer.condition, say); !text.empty()) {
    view.notice = Badge{std::move(text), Tone::kWarn};
  }
}

/// The journal was damaged, and some tickets of the time before are still to be settled.
void add_staff_notice(const State& state, ScanView& view, const words::Language& say) {
  if (!state.settlement.damaged) return;
  const int left = left_to_settle(state);
  auto text = left > 0 ? say.plural("Staff: {n} ticket to settle, the journal is damaged",
                                    "Staff: {n} tickets to settle, the journal is damaged", left)
                       : say.text("Staff: the journal is damaged, tickets are being checked");
  view.for_staff = Badge{std::move(text), Tone::kNeutral};
}

/// What stands instead of the invitation while the box office is not open, or nothing is known of it.
void close_box_office(const State& state, ScanView& view, const words::Language& say) {
  if (!state.service.day) {
    view.headline = say.text("We can’t reach the ticketing service");
    view.lead = say.text("We keep trying. Until then, staff at the box office hand out the tickets.");
    return;
  }
  const auto& day = *state.service.day;
  const auto zone = zone_of(state);
  if (day.box_office && state.now < day.box_office->opens) {
    view.headline = say.text("The box office opens {when}", {{"when", at_time(state, day.box_office->opens, say)}});
    view.lead = say.text(
        "Today’s tickets are handed out here from {opens} to {closes}. You can already look at yours: scan your pass.",
        {{"opens", say.clock(day.box_office->opens, zone)}, {"closes", say.clock(day.box_office->closes, zone)}});
  } else if (!day.box_office || state.now >= day.box_office->closes) {
    view.headline = say.text("The box office is closed");
    view.lead = day.next_box_office_opens
                    ? say.text("It opens again {when}.", {{"when", at_time(state, *day.next_box_office_opens, say)}})
                    : say.text("There are no more screenings here.");
  }
}

}  // namespace

Badge state_badge(const DayScreening& screening, const words::Language& say) {
  if (screening.cancelled) return {say.text("Cancelled"), Tone::kBad};
  switch (screening.allotment) {
    case AllotmentState::kAvailable:
      return {say.text("Tickets"), Tone::kOk};
    case AllotmentState::kFewLeft:
      return {say.text("Few left"), Tone::kWarn};
    case AllotmentState::kFull:
      break;
  }
  return {say.text("Full · rush line"), Tone::kNeutral};
}

std::string title_of(const State& state, const ScreeningId& id) {
  const auto* screening = state.service.day ? state.service.day->find_screening(id) : nullptr;
  if (screening == nullptr) return {};
  const auto* film = state.service.day->find_film(screening->film);
  return film != nullptr ? film->title : screening->film.str();
}

ScreeningRow screening_row(const State& state, const DayScreening& screening, const words::Language& say) {
  const auto* film = state.service.day ? state.service.day->find_film(screening.film) : nullptr;
  ScreeningRow row;
  row.time = say.clock(screening.starts_at, zone_of(state));
  row.title = film != nullptr ? film->title : screening.film.str();
  if (film != nullptr) {
    row.own_title = film->own_title;
    row.detail = joined({screening.room, running_time(film->running, say)}, say);
    row.detail_speech = joined({screening.room, running_speech(film->running, say)}, say);
  } else {
    row.detail = screening.room;
  }
  for (const auto& notice : screening.access) row.access.push_back(access_mark(notice, say));
  row.about = Button{say.text("About {title}", {{"title", row.title}}), ShowFilm{screening.id}};
  return row;
}

bool printer_works(const State& state) {
  return state.printer.condition == PrinterCondition::kReady ||
         state.printer.condition == PrinterCondition::kPaperNearEnd;
}

std::string directions(const State& state, const words::Language& say) {
  if (!state.service.day || state.service.day->box_office_directions.empty()) return {};
  return say.text("Box office: {directions}.", {{"directions", state.service.day->box_office_directions}});
}

ScanView scan_view(const State& state, const words::Language& say) {
  ScanView view;
  view.headline = say.text("Scan your pass to get tickets");
  view.lead = say.text("Hold its code under the reader below.");
  view.pass_label = say.text("INDUSTRY");
  close_box_office(state, view, say);
  if (state.camera.hint) view.hint = hint_words(*state.camera.hint, say);
  view.live = state.camera.live;
  add_notice(state, view, say);
  add_staff_notice(state, view, say);
  if (!state.service.day) return view;
  for (const auto& screening : state.service.day->screenings) {
    if (view.rows.size() == kRows) break;
    if (screening.in_person.closes <= state.now) continue;
    auto row = screening_row(state, screening, say);
    row.badge = state_badge(screening, say);
    view.rows.push_back(std::move(row));
  }
  if (!view.rows.empty()) view.list_title = say.text("Next here today");
  return view;
}

}  // namespace kiosk::core
