// What fingers and keys do: the navigator says what they ask for, the narrator falls silent and speaks again.
#include <chrono>
#include <utility>

#include "kiosk/app/application.hpp"
#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/view/view_of.hpp"

namespace kiosk::app {
namespace {

using namespace std::chrono_literals;

/// A sign of life is told to the core no oftener: a drag has a hundred a second.
constexpr auto kStirEvery = 1s;

bool is_restful(const core::State& state) {
  return std::holds_alternative<core::Attract>(state.mode) || std::holds_alternative<core::OutOfService>(state.mode);
}

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
      narrator_.plug(down.key == ports::Key::kHeadsetIn);
      return stir();
    default:
      break;
  }
  narrator_.hush();
  narrator_.begin();
  if (!presenter_.screen() || learns(down.key)) return stir();
  if (down.key == ports::Key::kRepeat) {
    narrator_.repeat(state_.preferences.volume);
    // Said under a warning it would answer it, unheard.
    if (!core::view_of(state_, language()).still_there) stir();
  } else if (down.key == ports::Key::kVolume) {
    change_volume();
  } else {
    carry_out(navigator_.press(down.key, *presenter_.screen(), std::chrono::steady_clock::now()));
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

void Application::note_leaving(bool somebody, bool signs_out) {
  if ((somebody || signs_out) && is_restful(state_)) narrator_.end_visit();
}

/// Where nobody signed in, speech ends when what they chose is forgotten.
void Application::note_quiet() {
  if (!narrator_.speaking() || !is_restful(state_)) return;
  if (steady() >= state_.preferred + state_.settings.idle + state_.settings.warning) narrator_.rest();
}

}  // namespace kiosk::app
