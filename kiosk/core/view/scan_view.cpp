// SPDX-License-Identifier: Apache-2.0
// Attract and scan: what to do, and what is on next.
#include <algorithm>

#include "kiosk/core/conditions.hpp"
#include "kiosk/core/service_time.hpp"
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"

namespace kiosk::core {
namespace {

constexpr std::size_t kRows = 4;

std::string printer_notice(PrinterCondition condition, const words::Language& say) {
  switch (condition) {
    case PrinterCondition::kReady:
    case PrinterCondition::kPaperNearEnd:
      return {};
    case PrinterCondition::kAbsent:
      return say.text("No printer here · tickets on screen");
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
  } else if (auto text = printer_notice(state.printer.condition, say); !text.empty() && can_read(state)) {
    const bool absent = state.printer.condition == PrinterCondition::kAbsent;
    view.notice = Badge{std::move(text), absent ? Tone::kNeutral : Tone::kWarn};
  }
}

/// What stands instead of the invitation where no pass can be read.
void say_no_reader(const State& state, ScanView& view, const words::Language& say) {
  view.headline = say.text("This kiosk can’t read passes at the moment");
  view.lead = instead_of_reading(state, say);
  view.reads = false;
}

void say_opens_later(const State& state, ScanView& view, const words::Language& say) {
  const auto& hours = *state.service.day->box_office;
  const auto zone = zone_of(state);
  const auto opens = say.clock(hours.opens, zone);
  const auto closes = say.clock(hours.closes, zone);
  view.headline = say.text("The box office opens {when}", {{"when", at_time(state, hours.opens, say)}});
  if (can_read(state)) {
    view.lead = say.text(
        "Today’s tickets are handed out here from {opens} to {closes}. You can already look at yours: scan your pass.",
        {{"opens", opens}, {"closes", closes}});
    return;
  }
  view.reads = false;
  view.lead =
      say.text("Today’s tickets are handed out from {opens} to {closes}.", {{"opens", opens}, {"closes", closes}}) +
      " " + say.text("This kiosk can’t read passes at the moment.") + " " + instead_of_reading(state, say);
}

/// What stands instead of the invitation while no pass can be read, the box office is not open, or nothing is known of
/// it.
void replace_invitation(const State& state, ScanView& view, const words::Language& say) {
  if (!state.service.day) {
    view.headline = say.text("We can’t reach the ticketing service");
    view.lead = say.text("We keep trying. Until then, staff at the box office hand out the tickets.");
    view.reads = can_read(state);
  } else if (opens_later(state)) {
    say_opens_later(state, view, say);
  } else if (is_closed(state)) {
    const auto& next = state.service.day->next_box_office_opens;
    view.headline = say.text("The box office is closed");
    view.lead = next ? say.text("It opens again {when}.", {{"when", at_time(state, *next, say)}})
                     : say.text("There are no more screenings here.");
    view.reads = can_read(state);
  } else if (!can_read(state)) {
    say_no_reader(state, view, say);
  }
}

/// The next screenings, by their start. Where hours are the service's to judge none is left out for being over: what
/// seems to be over only comes behind the others.
std::vector<const DayScreening*> next_screenings(const State& state) {
  std::vector<const DayScreening*> next;
  for (const auto& screening : state.service.day->screenings) next.push_back(&screening);
  const auto is_ahead = [&](const DayScreening* one) { return one->in_person.closes > state.now; };
  const auto over = std::ranges::stable_partition(next, is_ahead);
  if (judges_hours(state)) next.erase(over.begin(), over.end());
  if (next.size() > kRows) next.resize(kRows);
  return next;
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

std::string box_office_place(const State& state, const words::Language& say) {
  if (!state.service.day) return {};
  const auto& day = *state.service.day;
  return in_language(day.box_office_directions_in, day.box_office_directions, say.code());
}

std::string directions(const State& state, const words::Language& say) {
  const auto place = box_office_place(state, say);
  return place.empty() ? std::string() : say.text("Box office: {directions}.", {{"directions", place}});
}

ScanView scan_view(const State& state, const words::Language& say) {
  ScanView view;
  view.headline = say.text("Scan your pass to get tickets");
  view.lead = say.text("Hold its code under the reader below.");
  view.pass_label = say.text("INDUSTRY");
  replace_invitation(state, view, say);
  if (pass_was_left(state)) view.hint = say.text("Take your pass away and show it again");
  if (state.camera.hint) view.hint = hint_words(*state.camera.hint, say);
  view.live = state.camera.live;
  add_notice(state, view, say);
  view.for_staff = staff_notices(state, say);
  view.elsewhere = elsewhere_button(state, say);
  if (!state.service.day) return view;
  for (const auto* screening : next_screenings(state)) {
    auto row = screening_row(state, *screening, say);
    row.badge = state_badge(*screening, say);
    view.rows.push_back(std::move(row));
  }
  if (!view.rows.empty()) view.list_title = say.text("Next here today");
  return view;
}

}  // namespace kiosk::core
