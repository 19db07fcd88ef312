// SPDX-License-Identifier: Apache-2.0
// What stands over a view: the languages, what makes the kiosk easier to use, and what its keys do.
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/view_of.hpp"
#include "kiosk/core/view/words.hpp"

namespace kiosk::core {
namespace {

Button choice(std::string label, Action action, bool selected) {
  Button button{std::move(label), std::move(action), Emphasis::kOutline};
  button.selected = selected;
  return button;
}

PanelView languages_view(const State& state, const words::Language& say) {
  PanelView view;
  view.headline = say.text("Languages");
  view.lead = say.text("The kiosk shows and says everything in the language you choose.");
  PanelGroup group;
  for (const auto& language : state.settings.languages) {
    auto button = choice(language.name, ChooseLanguage{language.code}, language.code == language_of(state));
    button.language = language.code;
    group.choices.push_back(std::move(button));
  }
  view.groups = {std::move(group)};
  return view;
}

PanelGroup text_sizes(const Preferences& like, const words::Language& say) {
  PanelGroup group;
  group.title = say.text("Text size");
  group.choices = {choice(say.text("Standard"), ChooseTextSize{100}, like.text_percent == 100),
                   choice(say.text("Large"), ChooseTextSize{150}, like.text_percent == 150),
                   choice(say.text("Very large"), ChooseTextSize{200}, like.text_percent == 200)};
  return group;
}

PanelGroup looks(const Preferences& like, const words::Language& say) {
  PanelGroup group;
  group.title = say.text("Colours");
  group.choices = {
      choice(say.text("Light"), ChooseLook{Look::kLight}, like.look == Look::kLight),
      choice(say.text("Dark"), ChooseLook{Look::kDark}, like.look == Look::kDark),
      choice(say.text("High contrast"), ChooseLook{Look::kHighContrast}, like.look == Look::kHighContrast)};
  return group;
}

PanelGroup reach(const Preferences& like, const words::Language& say) {
  PanelGroup group;
  group.title = say.text("Buttons within reach");
  group.choices = {choice(say.text("All over the screen"), ChooseReach{false}, !like.low_reach),
                   choice(say.text("Low on the screen"), ChooseReach{true}, like.low_reach)};
  return group;
}

PanelGroup movement(const Preferences& like, const words::Language& say) {
  PanelGroup group;
  group.title = say.text("Movement on the screen");
  group.choices = {choice(say.text("Gentle"), ChooseCalm{false}, !like.calm),
                   choice(say.text("None"), ChooseCalm{true}, like.calm)};
  return group;
}

PanelGroup speech(const Preferences& like, const words::Language& say) {
  const auto percent = std::to_string(like.volume);
  PanelGroup group;
  group.title = say.text("Speech");
  group.note = say.text("Plug in a headset or press a key of the pad, and the kiosk speaks.");
  Button volume{say.text("Volume {percent} %", {{"percent", percent}}), ChangeVolume{}, Emphasis::kOutline};
  volume.speech = say.text("Change the volume. It is {percent} percent now", {{"percent", percent}});
  group.choices = {std::move(volume), Button{say.text("Learn the keys"), OpenPanel{Panel::kKeys}, Emphasis::kOutline}};
  return group;
}

PanelView accessibility_view(const State& state, const words::Language& say) {
  PanelView view;
  view.headline = say.text("Accessibility");
  view.lead = say.text("What you choose here lasts for your visit.");
  const auto& like = state.preferences;
  view.groups = {text_sizes(like, say), looks(like, say), reach(like, say), movement(like, say), speech(like, say)};
  return view;
}

PanelView keys_view(const words::Language& say) {
  PanelView view;
  view.headline = say.text("The keys");
  view.lead = say.text("Press a key to hear what it does. Press Back twice to leave.");
  PanelGroup group;
  group.facts = {
      {say.text_in("name of a key", "Next"), say.text("Goes to the next thing that you can choose.")},
      {say.text_in("name of a key", "Previous"), say.text("Goes to the one before.")},
      {say.text_in("name of a key", "Choose"), say.text("Chooses what was said last.")},
      {say.text_in("name of a key", "Back"), say.text("Leads back, and leaves what you were asked.")},
      {say.text_in("name of a key", "Repeat"), say.text("Says the screen once more.")},
      {say.text_in("name of a key", "Volume"),
       say.text("Makes the voice louder. After the loudest it is quiet again.")},
  };
  view.groups = {std::move(group)};
  return view;
}

PanelView panel_body(const State& state, Panel panel, const words::Language& say) {
  switch (panel) {
    case Panel::kLanguages:
      return languages_view(state, say);
    case Panel::kAccessibility:
      return accessibility_view(state, say);
    case Panel::kHelp:
      return help_view(state, say);
    case Panel::kKeys:
      return keys_view(say);
    case Panel::kElsewhere:
      return elsewhere_view(state, say);
  }
  return {};
}

}  // namespace

PanelView panel_view(const State& state, Panel panel, const words::Language& say) {
  auto view = panel_body(state, panel, say);
  // The keys are learnt from the accessibility panel, and it is there that one comes back to.
  const Action back = panel == Panel::kKeys ? Action{OpenPanel{Panel::kAccessibility}} : Action{ClosePanel{}};
  view.back = {say.text("Back"), back, Emphasis::kQuiet, "back"};
  return view;
}

}  // namespace kiosk::core
