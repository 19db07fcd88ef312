// SPDX-License-Identifier: Apache-2.0
// What stands over a view: the panels, and the warning before a time-out.
#include <chrono>
#include <utility>

#include "kiosk/gallery/evening.hpp"
#include "kiosk/gallery/states.hpp"

namespace kiosk::gallery {
namespace {

using namespace std::chrono_literals;

core::State with_panel(core::State state, core::Panel panel) {
  state.panel = core::PanelState{panel, state.steady - 3s};
  return state;
}

core::State help(core::HelpCall::Step step) {
  auto state = with_panel(quiet_kiosk(), core::Panel::kHelp);
  state.help.step = step;
  if (step == core::HelpCall::Step::kSending) state.help.request = RequestId{9};
  if (step != core::HelpCall::Step::kNone) state.help.language = "fr";
  if (step == core::HelpCall::Step::kSent) {
    state.help.sent = state.now;
    state.help.again_at = state.steady + 60s;
  }
  return state;
}

core::State elsewhere(core::State state) {
  state.festival.day = festival();
  state.festival.told_at = state.steady;
  state.festival.fetch_at = state.steady + 30s;
  return state;
}

core::State nothing_elsewhere() {
  auto state = elsewhere(with_panel(quiet_kiosk(), core::Panel::kElsewhere));
  state.festival.day->venues.clear();
  return state;
}

core::State choosing() {
  auto state = quiet_kiosk();
  auto answer = amara();
  give(answer, "union");
  give(answer, "bus");
  state.mode = core::Choosing{visit(std::move(answer))};
  return state;
}

/// Five seconds into the warning.
core::State left_alone(core::State state) {
  const auto passed = state.settings.idle + 5s;
  if (auto* mode = std::get_if<core::Choosing>(&state.mode)) mode->visit.touched = state.steady - passed;
  if (auto* mode = std::get_if<core::Shown>(&state.mode)) mode->visit.touched = state.steady - passed;
  if (auto* mode = std::get_if<core::AboutFilm>(&state.mode)) mode->since = state.steady - passed;
  if (state.panel) state.panel->touched = state.steady - passed;
  state.preferred = state.steady - passed;
  return state;
}

core::State shown() {
  auto state = quiet_kiosk();
  auto who = visit(amara());
  who.method = DeliveryMethod::kScreen;
  who.given = 1;
  state.mode = core::Shown{std::move(who), ticket("union"), state.steady - 70s};
  return state;
}

core::State delivered() {
  auto state = quiet_kiosk();
  auto who = visit(amara());
  who.wanted = who.given = 1;
  state.mode = core::Delivered{std::move(who), ticket("union"), state.steady - state.settings.delivered - 5s};
  return state;
}

core::State film() {
  auto state = quiet_kiosk();
  state.mode = core::AboutFilm{std::nullopt, screening("union"), state.steady};
  return state;
}

core::State help_without_reader() {
  auto state = help(core::HelpCall::Step::kNone);
  state.readers.camera = core::ReaderLink{ReaderCondition::kMissing, "camera /dev/video0 was lost"};
  return state;
}

}  // namespace

std::vector<NamedState> panel_states() {
  using core::Panel, core::HelpCall;
  return {
      {"panel-languages", with_panel(quiet_kiosk(), Panel::kLanguages)},
      {"panel-languages-in-visit", with_panel(choosing(), Panel::kLanguages)},
      {"panel-accessibility", with_panel(quiet_kiosk(), Panel::kAccessibility)},
      {"panel-accessibility-in-visit", with_panel(choosing(), Panel::kAccessibility)},
      {"panel-keys", with_panel(quiet_kiosk(), Panel::kKeys)},
      {"panel-elsewhere", elsewhere(with_panel(quiet_kiosk(), Panel::kElsewhere))},
      {"panel-elsewhere-nothing", nothing_elsewhere()},
      {"panel-elsewhere-unknown", with_panel(quiet_kiosk(), Panel::kElsewhere)},
      {"scan-elsewhere", elsewhere(quiet_kiosk())},
      {"choices-elsewhere", elsewhere(choosing())},
      {"panel-help", help(HelpCall::Step::kNone)},
      {"panel-help-sending", help(HelpCall::Step::kSending)},
      {"panel-help-sent", help(HelpCall::Step::kSent)},
      {"panel-help-failed", help(HelpCall::Step::kFailed)},
      {"panel-help-no-reader", help_without_reader()},
      {"still-there", left_alone(choosing())},
      {"still-there-shown", left_alone(shown())},
      {"still-there-delivered", delivered()},
      {"still-there-film", left_alone(film())},
      {"still-there-panel", left_alone(with_panel(quiet_kiosk(), Panel::kAccessibility))},
  };
}

}  // namespace kiosk::gallery
