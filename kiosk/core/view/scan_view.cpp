// Attract and scan: what to do, and what is on next.
#include <chrono>

#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"

namespace kiosk::core {
namespace {

constexpr std::size_t kRows = 4;

std::optional<Badge> state_badge(const DayScreening& screening) {
  if (screening.cancelled) return Badge{"Cancelled", Tone::kBad};
  switch (screening.allotment) {
    case AllotmentState::kAvailable:
      return Badge{"Tickets", Tone::kOk};
    case AllotmentState::kFewLeft:
      return Badge{"Few left", Tone::kWarn};
    case AllotmentState::kFull:
      return Badge{"Full · rush line", Tone::kNeutral};
  }
  return std::nullopt;
}

std::string printer_notice(PrinterCondition condition) {
  switch (condition) {
    case PrinterCondition::kReady:
    case PrinterCondition::kPaperNearEnd:
    case PrinterCondition::kAbsent:
      return {};
    case PrinterCondition::kPaperOut:
      return "Printer out of paper · tickets on screen";
    case PrinterCondition::kCoverOpen:
      return "Printer open · tickets on screen";
    case PrinterCondition::kCutterError:
    case PrinterCondition::kFault:
    case PrinterCondition::kUnreachable:
      return "Printer not working · tickets on screen";
  }
  return {};
}

void add_notice(const State& state, ScanView& view) {
  if (state.service.failures > 1 || !state.service.day) {
    const bool first = state.service.failures <= 1;
    view.notice = first ? Badge{"Connecting to the ticketing service", Tone::kNeutral}
                        : Badge{"No connection to the ticketing service", Tone::kWarn};
  } else if (auto text = printer_notice(state.printer.condition); !text.empty()) {
    view.notice = Badge{std::move(text), Tone::kWarn};
  }
}

/// What stands instead of the invitation while the box office is not open.
void close_box_office(const State& state, ScanView& view) {
  if (!state.service.day) return;
  const auto& day = *state.service.day;
  const auto zone = words::zone_of(state);
  if (day.box_office && state.now < day.box_office->opens) {
    view.headline = "The box office opens at " + words::at_time(day.box_office->opens, state.now, zone);
    view.lead = "Today’s tickets are handed out here from then on. You can already look at yours: scan your pass.";
  } else if (!day.box_office || state.now >= day.box_office->closes) {
    view.headline = "The box office is closed";
    view.lead = day.next_box_office_opens
                    ? "It opens again " + words::at_time(*day.next_box_office_opens, state.now, zone) + "."
                    : "There are no more screenings here.";
  }
}

}  // namespace

ScreeningRow screening_row(const State& state, const DayScreening& screening) {
  const auto zone = words::zone_of(state);
  const auto* film = state.service.day ? state.service.day->find_film(screening.film) : nullptr;
  ScreeningRow row;
  row.time = words::clock(screening.starts_at, zone);
  row.title = film != nullptr ? film->title : screening.film.str();
  const auto running = film != nullptr ? std::to_string(film->running.count()) + " min" : std::string();
  row.detail = words::joined({screening.room, running});
  for (const auto& notice : screening.access) row.access.push_back(words::access_mark(notice));
  return row;
}

bool printer_works(const State& state) {
  return state.printer.condition == PrinterCondition::kReady ||
         state.printer.condition == PrinterCondition::kPaperNearEnd;
}

std::string directions(const State& state) {
  if (!state.service.day || state.service.day->box_office_directions.empty()) return {};
  return "Box office: " + state.service.day->box_office_directions + ".";
}

ScanView scan_view(const State& state) {
  ScanView view;
  view.headline = "Scan your pass to get tickets";
  view.lead = "Hold its code under the reader below.";
  close_box_office(state, view);
  if (state.camera.hint) view.hint = hint_words(*state.camera.hint);
  view.live = state.camera.live;
  add_notice(state, view);
  if (!state.service.day) return view;
  for (const auto& screening : state.service.day->screenings) {
    if (view.rows.size() == kRows) break;
    if (screening.in_person.closes <= state.now) continue;
    auto row = screening_row(state, screening);
    row.badge = state_badge(screening);
    view.rows.push_back(std::move(row));
  }
  if (!view.rows.empty()) view.list_title = "Next here today";
  return view;
}

}  // namespace kiosk::core
