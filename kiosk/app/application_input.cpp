// SPDX-License-Identifier: Apache-2.0
// What fingers and keys do: the navigator says what they ask for, the narrator falls silent and speaks again.
#include <chrono>
#include <utility>

#include "kiosk/app/application.hpp"
#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/deadlines.hpp"
#include "kiosk/core/person.hpp"
#include "kiosk/core/view/view_of.hpp"
#include "kiosk/core/visits.hpp"

namespace kiosk::app {
namespace {

using namespace std::chrono_literals;

/// A sign of life is told to the core no oftener: a drag has a hundred a second.
constexpr auto kStirEvery = 1s;

}  // namespace

void Application::tap(Point at) {
  on_main([this, at] {
    take_input(ports::PointerDown{at});
    take_input(ports::PointerUp{at});
  });
}

void Application::press(ports::Key key) {
  on_main([this, key] { take_input(ports::KeyDown{key}); });
}

void Application::take_input(const ports::Input& input) {
  const auto& screen = presenter_.screen();
  const auto now = std::chrono::steady_clock::now();
  std::visit(Overloaded{
                 [&](const ports::PointerDown& down) {
                   narrator_.hush();
                   if (screen) navigator_.down(down.at, *screen, now);
                 },
                 [&](const ports::PointerMove& move) {
                   if (screen) navigator_.move(move.at, *screen, now);
                 },
                 [&](const ports::PointerUp& up) {
                   if (screen) carry_out(navigator_.up(up.at, *screen, now));
                 },
                 [&](const ports::KeyDown& down) { take_key(down); },
                 [&](const ports::Exposed&) { presenter_.lose(); },
                 [&](const ports::QuitAsked&) { stopping_ = true; },
             },
             input);
}

void Application::take_key(const ports::KeyDown& down) {
  switch (down.key) {
    case ports::Key::kDigit:
      if (on_digit_) on_digit_(down.digit);
      return;
    case ports::Key::kHeadsetIn:
    case ports::Key::kHeadsetOut:
      return take_headset(down.key == ports::Key::kHeadsetIn);
    default:
      break;
  }
  if (!trembles(down.key)) obey(down);
}

/// Pulling it out is what somebody does who leaves. Plugged in under a warning it would answer it, unheard.
void Application::take_headset(bool in) {
  narrator_.plug(in);
  if (in && !core::warning_is_up(state_)) stir();
}

/// Moving the focus does no harm, and is how one gets on: any pace will do.
bool Application::trembles(ports::Key key) {
  const auto now = std::chrono::steady_clock::now();
  const bool moves = key == ports::Key::kNext || key == ports::Key::kPrevious;
  if (!moves && struck_ && struck_->first == key && now - struck_->second < strike_) return true;
  struck_ = {key, now};
  return false;
}

void Application::obey(const ports::KeyDown& down) {
  narrator_.hush();
  // What a key sends while it is held down may come from a bag that lies on it: nobody asks to be spoken to.
  if (!down.repeat) narrator_.begin();
  if (!presenter_.screen() || learns(down.key)) {
    if (!down.repeat) stir();
  } else if (down.key == ports::Key::kRepeat) {
    narrator_.repeat(state_.preferences.volume);
    // Said under a warning it would answer it, unheard.
    if (!core::warning_is_up(state_)) stir();
  } else if (down.key == ports::Key::kVolume) {
    change_volume();
  } else {
    auto outcome = navigator_.press(down.key, *presenter_.screen(), std::chrono::steady_clock::now());
    outcome.stirs = outcome.stirs && !down.repeat;
    carry_out(outcome);
  }
}

void Application::carry_out(const Outcome& outcome) {
  if (outcome.action) handle(core::Touched{*outcome.action});
  if (outcome.stirs) stir();
}

/// While the keys are learnt they only say what they do; the second of two backs leads out.
bool Application::learns(ports::Key key) {
  const bool back_again = std::exchange(back_was_last_, key == ports::Key::kBack) && key == ports::Key::kBack;
  if (!state_.panel || state_.panel->panel != core::Panel::kKeys) {
    back_was_last_ = false;
    return false;
  }
  const auto view = core::view_of(state_, language());
  const auto* panel = std::get_if<core::PanelView>(&view.body);
  if (view.still_there || panel == nullptr) return false;
  if (back_again) {
    back_was_last_ = false;
    handle(core::Touched{panel->back.action});
    return true;
  }
  return narrator_.teach(key, *panel, language(), state_.preferences.volume);
}

void Application::change_volume() {
  handle(core::Touched{core::ChangeVolume{}});
  narrator_.say_volume(language(), state_.preferences.volume);
}

void Application::stir() {
  const auto now = std::chrono::steady_clock::now();
  if (stirred_ && now - *stirred_ < kStirEvery) return;
  stirred_ = now;
  handle(core::Stirred{});
}

Application::Met Application::met(const core::EventBody& event) const {
  Met before;
  if (const auto* visit = core::visit_in(state_.mode)) {
    before.visitor = visit->code;
    before.signed_in = true;
  } else if (const auto* looking = core::look_up_in(state_.mode)) {
    before.visitor = looking->code;
  }
  const auto* touched = std::get_if<core::Touched>(&event);
  const auto asks_for = [&](auto action) {
    return touched != nullptr && std::holds_alternative<decltype(action)>(touched->action);
  };
  // Who goes back from a film, or from a refusal, is still here.
  const bool stays = asks_for(core::Back{}) && !before.signed_in;
  before.leaves = core::is_restful(state_.mode) ? asks_for(core::SignOut{}) : !stays;
  return before;
}

void Application::note_change(const Met& before) {
  if (core::is_restful(state_.mode)) {
    if (before.leaves) narrator_.end_visit();
    return;
  }
  const auto* looking = core::look_up_in(state_.mode);
  if (looking == nullptr || before.visitor == looking->code) return;
  if (before.signed_in) {
    narrator_.replace_visit();
  } else {
    narrator_.begin_visit();
  }
}

/// Where nobody signed in, speech ends when what they chose is forgotten.
void Application::note_quiet() {
  if (!narrator_.speaking() || !core::is_restful(state_.mode)) return;
  if (steady() >= state_.preferred + state_.settings.idle + state_.settings.warning) narrator_.rest();
}

}  // namespace kiosk::app
