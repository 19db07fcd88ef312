// From the state to what is shown: the body by mode, the bars and the warning round it.
#include "kiosk/core/view/view_of.hpp"

#include <chrono>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/choices.hpp"
#include "kiosk/core/deadlines.hpp"
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;

/// After this long without an answer the person is told that it is slow.
constexpr Duration kSlow = 6s;

decltype(View::body) body_of(const State& state) {
  return std::visit(
      Overloaded{
          [&](const Attract&) -> decltype(View::body) { return scan_view(state); },
          [&](const LookingUp&) -> decltype(View::body) {
            return BusyView{"One moment", "Looking up your pass"};
          },
          [&](const Choosing& mode) -> decltype(View::body) { return choices_view(state, mode); },
          [&](const Confirming& mode) -> decltype(View::body) { return confirm_view(state, mode); },
          [&](const Obtaining& mode) -> decltype(View::body) {
            if (state.steady >= mode.since + kSlow) return slow_view(state, mode);
            return obtaining_view(state, mode);
          },
          [&](const Printing& mode) -> decltype(View::body) { return printing_view(state, mode); },
          [&](const Faulted& mode) -> decltype(View::body) { return fault_view(state, mode); },
          [&](const Showing&) -> decltype(View::body) {
            return BusyView{"One moment", "Your ticket comes up here"};
          },
          [&](const Shown& mode) -> decltype(View::body) { return ticket_view(state, mode); },
          [&](const Delivered& mode) -> decltype(View::body) { return delivered_view(state, mode); },
          [&](const Refused& mode) -> decltype(View::body) { return refusal_view(state, mode); },
          [&](const Apology& mode) -> decltype(View::body) { return apology_view(state, mode); },
          [&](const OutOfService& mode) -> decltype(View::body) { return out_of_service_view(state, mode); },
      },
      state.mode);
}

TopBar top_of(const State& state) {
  if (!state.service.day) return {"Ticket kiosk", "", ""};
  const auto zone = words::zone_of(state);
  return {state.service.day->venue_name, words::long_date(state.now, zone), words::clock(state.now, zone)};
}

Button contrast_button(const State& state) {
  return {state.high_contrast ? "Standard colours" : "High contrast", ToggleContrast{}, Emphasis::kQuiet,
          "accessibility"};
}

std::vector<Button> bar_of(const State& state) {
  return std::visit(
      Overloaded{
          [&](const Choosing& mode) -> std::vector<Button> {
            std::vector<Button> bar{contrast_button(state)};
            const int all = pages(mode.visit.answer);
            if (all > 1) {
              bar.push_back({"More (" + std::to_string(mode.visit.page + 1) + " of " + std::to_string(all) + ")",
                             NextPage{}, Emphasis::kOutline, ""});
            }
            return bar;
          },
          [&](const Delivered&) -> std::vector<Button> {
            return {{"Didn’t get it?", DidNotGetIt{}, Emphasis::kQuiet, ""}, {"Done", GotIt{}, Emphasis::kStrong, ""}};
          },
          [&](const Shown& mode) -> std::vector<Button> {
            std::vector<Button> bar;
            if (printer_works(state)) bar.push_back({"Print instead", PrintInstead{}, Emphasis::kQuiet, ""});
            bar.push_back({mode.visit.queue.empty() ? "Done" : "Next ticket", GotIt{}, Emphasis::kStrong, ""});
            return bar;
          },
          [&](const LookingUp&) -> std::vector<Button> { return {}; },
          [&](const Obtaining&) -> std::vector<Button> { return {}; },
          [&](const Printing&) -> std::vector<Button> { return {}; },
          [&](const Showing&) -> std::vector<Button> { return {}; },
          [&](const OutOfService&) -> std::vector<Button> { return {}; },
          [&](const auto&) -> std::vector<Button> { return {contrast_button(state)}; },
      },
      state.mode);
}

std::string note_of(const State& state) {
  if (std::holds_alternative<Attract>(state.mode)) return directions(state);
  if (std::holds_alternative<Choosing>(state.mode)) {
    return "Signing out in " + words::countdown(*ends_at(state) - state.steady);
  }
  return {};
}

std::optional<StillThere> warning_of(const State& state) {
  if (!warning_is_up(state)) return std::nullopt;
  const auto left = std::chrono::ceil<std::chrono::seconds>(*ends_at(state) - state.steady);
  const auto total = std::chrono::ceil<std::chrono::seconds>(state.settings.warning);
  StillThere warning;
  warning.seconds_left = static_cast<int>(std::max(left, 0s).count());
  warning.seconds_total = static_cast<int>(total.count());
  warning.headline = "Still there?";
  warning.body = "We’ll sign you out to keep your pass private.";
  warning.more_time = {"I need more time", MoreTime{}, Emphasis::kStrong, ""};
  warning.sign_out = {"Sign out now", SignOut{}, Emphasis::kQuiet, ""};
  return warning;
}

}  // namespace

View view_of(const State& state) {
  View view;
  view.top = top_of(state);
  view.body = body_of(state);
  view.bar = bar_of(state);
  view.bar_note = note_of(state);
  view.still_there = warning_of(state);
  view.palette = state.high_contrast ? Palette::kHighContrast : Palette::kLight;
  return view;
}

}  // namespace kiosk::core
