// SPDX-License-Identifier: Apache-2.0
// Panels stand over the mode and leave it alone; what a person likes lasts until they leave.
#include "kiosk/core/person.hpp"

#include <algorithm>
#include <chrono>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/deadlines.hpp"
#include "kiosk/core/view/view_of.hpp"
#include "kiosk/core/visits.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;

/// Staff who were called are on their way; only after this long is it worth calling again.
constexpr Duration kCallAgain = 60s;
constexpr int kVolumeStep = 20;
constexpr int kLoudest = 100;

void forget(Turn& turn) {
  turn.state.preferences = {};
  turn.state.panel.reset();
}

void open(Turn& turn, Panel panel) {
  auto& help = turn.state.help;
  const bool over =
      help.step == HelpCall::Step::kFailed || (help.step == HelpCall::Step::kSent && turn.steady() >= help.again_at);
  if (panel == Panel::kHelp && over) help = {};
  turn.state.panel = PanelState{panel, turn.steady()};
}

void call_staff(Turn& turn) {
  auto& help = turn.state.help;
  if (help.step == HelpCall::Step::kSending) return;
  if (help.step == HelpCall::Step::kSent && turn.steady() < help.again_at) return;
  help = {};
  help.step = HelpCall::Step::kSending;
  help.request = turn.next_request();
  help.language = language_of(turn.state);
  turn.ask(CallForHelp{help.request, turn.take_fresh(), help.language});
}

void choose_language(Turn& turn, const std::string& code) {
  auto& state = turn.state;
  if (std::ranges::find(state.settings.languages, code, &OfferedLanguage::code) == state.settings.languages.end()) {
    return;
  }
  state.preferences.language = code;
  // Everything is in that language now: there is nothing more to do in the list of them.
  if (state.panel && state.panel->panel == Panel::kLanguages) state.panel.reset();
}

/// True where the action is one of a person's and not of a visit's.
bool on_action(Turn& turn, const Action& action) {
  auto& like = turn.state.preferences;
  return std::visit(Overloaded{
                        [&](const OpenPanel& wish) { return open(turn, wish.panel), true; },
                        [&](const ClosePanel&) { return turn.state.panel.reset(), true; },
                        [&](const CallStaff&) { return call_staff(turn), true; },
                        [&](const ChooseLanguage& wish) { return choose_language(turn, wish.code), true; },
                        [&](const ChooseLook& wish) { return like.look = wish.look, true; },
                        [&](const ChooseTextSize& wish) {
                          const bool known = wish.percent == 100 || wish.percent == 150 || wish.percent == 200;
                          if (known) like.text_percent = wish.percent;
                          return true;
                        },
                        [&](const ChooseReach& wish) { return like.low_reach = wish.low, true; },
                        [&](const ChooseCalm& wish) { return like.calm = wish.calm, true; },
                        [&](const ChangeVolume&) {
                          like.volume = like.volume >= kLoudest ? kVolumeStep : like.volume + kVolumeStep;
                          return true;
                        },
                        [](const MoreTime&) { return true; },  // a sign of life, and that is noted
                        [](const auto&) { return false; },
                    },
                    action);
}

}  // namespace

bool is_restful(const Mode& mode) {
  return std::holds_alternative<Attract>(mode) || std::holds_alternative<OutOfService>(mode);
}

void note_life(Turn& turn, const EventBody& event) {
  if (!std::holds_alternative<Touched>(event) && !std::holds_alternative<Stirred>(event)) return;
  auto& state = turn.state;
  if (!can_be_prolonged(state)) return;
  state.preferred = turn.steady();
  if (state.panel) state.panel->touched = turn.steady();
  if (auto* visit = visit_in(state.mode)) visit->touched = turn.steady();
  std::visit(Overloaded{
                 [&](AboutFilm& mode) { mode.since = turn.steady(); },
                 [&](Overdue& mode) { mode.touched = turn.steady(); },
                 [&](Refused& mode) { mode.since = turn.steady(); },
                 [&](Apology& mode) { mode.since = turn.steady(); },
                 [&](Delivered& mode) { mode.stirred = true; },
                 [](auto&) {},
             },
             state.mode);
}

bool on_person(Turn& turn, const EventBody& event) {
  auto& state = turn.state;
  if (std::holds_alternative<Stirred>(event)) return true;
  if (std::holds_alternative<Tick>(event)) {
    const auto forgets = forgets_at(state);
    if (forgets && turn.steady() >= *forgets) forget(turn);
    return false;
  }
  const auto* touch = std::get_if<Touched>(&event);
  if (touch == nullptr) return false;
  if (on_action(turn, touch->action)) return true;
  if (!std::holds_alternative<SignOut>(touch->action)) return state.panel.has_value();
  if (is_restful(state.mode)) forget(turn);
  return false;
}

void close_outlived_panel(Turn& turn, const Mode& before) {
  const auto& now = turn.state.mode;
  const bool goes_on = std::holds_alternative<Obtaining>(now) || std::holds_alternative<Printing>(now) ||
                       std::holds_alternative<Showing>(now);
  if (now.index() != before.index() && !goes_on) turn.state.panel.reset();
}

void on_help(Turn& turn, const HelpAnswered& event) {
  auto& help = turn.state.help;
  if (event.request == RequestId{} || event.request != help.request) return;
  help.request = RequestId{};
  if (event.error) {
    help.step = HelpCall::Step::kFailed;
    return;
  }
  help.step = HelpCall::Step::kSent;
  help.sent = turn.now();
  help.again_at = turn.steady() + kCallAgain;
}

std::optional<Instant> forgets_at(const State& state) {
  if (!is_restful(state.mode)) return std::nullopt;
  const bool something = state.panel || state.preferences != Preferences{};
  if (!something) return std::nullopt;
  return state.preferred + state.settings.idle + state.settings.warning;
}

}  // namespace kiosk::core
