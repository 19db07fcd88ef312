// SPDX-License-Identifier: Apache-2.0
// What is new is told from what was said by the view's name, the focus and the statuses.
#include "kiosk/app/narrator.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/screens/narration.hpp"

namespace kiosk::app {
namespace {

void append(std::string& text, const std::string& sentence) {
  if (!sentence.empty()) text += (text.empty() ? "" : " ") + sentence;
}

std::string words_of(const ui::Part& part) { return part.speech.empty() ? part.text : part.speech; }

/// What newly stands there without being asked for: pills and hints, but those of rows, which are said with their row.
std::vector<std::string> statuses_of(const screens::Screen& screen) {
  std::vector<std::string> out;
  for (const auto& part : screen.scene.parts) {
    if (part.role == ui::Role::kStatus && part.group < 0 && !words_of(part).empty()) out.push_back(words_of(part));
  }
  return out;
}

/// Which of the keys' facts is about `key`: they stand in the order of the pad.
std::optional<std::size_t> fact_about(ports::Key key) {
  switch (key) {
    case ports::Key::kNext:
      return 0;
    case ports::Key::kPrevious:
      return 1;
    case ports::Key::kActivate:
      return 2;
    case ports::Key::kBack:
      return 3;
    case ports::Key::kRepeat:
      return 4;
    case ports::Key::kVolume:
      return 5;
    case ports::Key::kHeadsetIn:
    case ports::Key::kHeadsetOut:
    case ports::Key::kDigit:
      break;
  }
  return std::nullopt;
}

}  // namespace

void Narrator::begin() {
  if (!on_) anew_ = true;
  on_ = true;
  leaving_ = false;
}

void Narrator::plug(bool in) {
  hush();
  plugged_ = in;
  contact_ = true;
  last_.reset();  // it may have been private
  if (in) {
    begin();
    anew_ = true;
  } else if (!overheard_) {
    // Nobody listens any more.
    on_ = false;
  }
}

void Narrator::hush() {
  if (speaker_ != nullptr) speaker_->stop();
}

void Narrator::begin_visit() {
  if (plugged_) begin();
}

void Narrator::end_visit() {
  leaving_ = anew_ = on_;
  invited_ = false;
  last_.reset();
}

void Narrator::replace_visit() {
  hush();
  end_visit();
  on_ = leaving_ = anew_ = false;
}

void Narrator::rest() {
  if (leaving_) return;
  end_visit();
  on_ = leaving_ = anew_ = false;
}

void Narrator::show(const Scene& scene) {
  const auto& parts = scene.screen.scene.parts;
  const auto order = ui::focusable(scene.screen.scene);
  std::optional<Heard> focus;
  if (scene.focus && *scene.focus < order.size()) {
    const auto index = order[*scene.focus];
    focus = Heard{index, *scene.focus, parts[index].text, parts[index].speech, parts[index].selected};
  }
  auto statuses = statuses_of(scene.screen);
  const bool warned = scene.view.still_there.has_value();
  const bool another = scene.view.name != name_ || scene.say.code() != language_;
  if (on_) {
    if (warned && (!warned_ || another || anew_)) {
      say_warning(scene, focus);
    } else if (another || anew_) {
      say_view(scene, focus);
    } else if (focus && focus != focus_) {
      say_focus(scene, *focus);
    } else if (statuses != statuses_ && !warned && !warned_) {
      say_statuses(scene, statuses);
    }
    if (leaving_) on_ = leaving_ = false;
  }
  anew_ = false;
  name_ = scene.view.name;
  language_ = scene.say.code();
  warned_ = warned;
  focus_ = std::move(focus);
  statuses_ = std::move(statuses);
}

void Narrator::say(std::string text, const std::string& language, int volume) {
  if (speaker_ == nullptr || text.empty()) return;
  last_ = ports::Utterance{std::move(text), language, volume};
  speaker_->say(*last_);
}

void Narrator::say_view(const Scene& scene, const std::optional<Heard>& focus) {
  if (withheld(scene.view)) {
    if (std::exchange(invited_, true)) return hush();
    return say(scene.say.text("Plug in a headset to hear your tickets."), scene.say.code(), scene.volume);
  }
  auto text = screens::say_screen(scene.screen, scene.say);
  if (focus) append(text, screens::say_part(scene.screen, focus->part, std::nullopt, scene.say));
  say(std::move(text), scene.say.code(), scene.volume);
}

void Narrator::say_warning(const Scene& scene, const std::optional<Heard>& focus) {
  // It says nothing of anybody, and who does not hear it loses the visit: so it is said on a loudspeaker, too.
  const auto& warning = *scene.view.still_there;
  auto text = screens::as_said(warning.headline);
  append(text, screens::as_said(warning.body));
  append(text, screens::as_said(warning.seconds_speech));
  if (focus) append(text, screens::say_part(scene.screen, focus->part, std::nullopt, scene.say));
  say(std::move(text), scene.say.code(), scene.volume);
}

void Narrator::say_focus(const Scene& scene, const Heard& focus) {
  if (withheld(scene.view) && !scene.view.still_there) return;
  const auto& part = scene.screen.scene.parts[focus.part];
  const auto from = focus_ ? std::optional(focus_->part) : std::nullopt;
  // The name of a language is said in it: another one's voice would spell it.
  const auto& in = part.language.empty() ? scene.say : languages_.find(part.language);
  say(screens::say_part(scene.screen, focus.part, from, in), in.code(), scene.volume);
}

void Narrator::say_statuses(const Scene& scene, const std::vector<std::string>& statuses) {
  if (withheld(scene.view)) return;
  std::string text;
  for (const auto& status : statuses) {
    if (std::ranges::find(statuses_, status) == statuses_.end()) append(text, screens::as_said(status));
  }
  say(std::move(text), scene.say.code(), scene.volume);
}

void Narrator::repeat(int volume) {
  if (!on_ || !last_) return;
  last_->volume = volume;
  speaker_->say(*last_);
}

void Narrator::say_volume(const words::Language& say, int volume) {
  if (!on_ || speaker_ == nullptr) return;
  const auto text = say.text("Volume {percent} %", {{"percent", std::to_string(volume)}});
  speaker_->say({screens::as_said(text), say.code(), volume});
}

bool Narrator::teach(ports::Key key, const core::PanelView& panel, const words::Language& say, int volume) {
  const auto index = fact_about(key);
  if (!on_ || speaker_ == nullptr || !index || panel.groups.empty()) return false;
  const auto& facts = panel.groups.front().facts;
  if (*index >= facts.size()) return false;
  const auto& fact = facts[*index];
  speaker_->say({screens::as_said(fact.name) + " " + screens::as_said(fact.value), say.code(), volume});
  return true;
}

}  // namespace kiosk::app
