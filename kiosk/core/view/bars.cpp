// SPDX-License-Identifier: Apache-2.0
// The bottom bar by mode: the languages, accessibility and help, or what can be done now.
#include <algorithm>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/view_of.hpp"

namespace kiosk::core {
namespace {

/// So many languages have a button of their own; the others stand behind the globe.
constexpr std::size_t kOwnButtons = 2;

Button accessibility_button(const words::Language& say) {
  return {say.text("Accessibility"), OpenPanel{Panel::kAccessibility}, Emphasis::kQuiet, "accessibility"};
}

Button help_button(const words::Language& say) { return {say.text("Help"), OpenPanel{Panel::kHelp}, Emphasis::kQuiet}; }

/// The same where the bar has the screen's own actions: it stands small among them.
Button help_mark(const words::Language& say) {
  auto button = help_button(say);
  button.icon = "help";
  return button;
}

Button globe_button(std::string label) {
  return {std::move(label), OpenPanel{Panel::kLanguages}, Emphasis::kQuiet, "globe"};
}

Button language_button(const OfferedLanguage& language) {
  Button button{language.name, ChooseLanguage{language.code}, Emphasis::kQuiet};
  button.language = language.code;
  return button;
}

void add_languages(const State& state, std::vector<Button>& bar, const words::Language& say) {
  const auto& languages = state.settings.languages;
  if (languages.size() < 2) return;
  for (const auto& language : languages) {
    if (bar.size() == kOwnButtons) break;
    bar.push_back(language_button(language));
    bar.back().selected = language.code == language_of(state);
  }
  if (languages.size() > kOwnButtons) bar.push_back(globe_button(say.text("More languages")));
}

/// The other of two languages, the globe for more.
void add_other_language(const State& state, std::vector<Button>& bar, const words::Language& say) {
  const auto& languages = state.settings.languages;
  if (languages.size() == 2) {
    const bool first = languages.front().code == language_of(state);
    bar.push_back(language_button(first ? languages.back() : languages.front()));
  } else if (languages.size() > 2) {
    bar.push_back(globe_button(say.text("Languages")));
  }
}

Bar personal_bar(const State& state, const words::Language& say) {
  Bar bar{{accessibility_button(say)}};
  add_other_language(state, bar.buttons, say);
  bar.buttons.push_back(help_button(say));
  return bar;
}

/// Help goes through the service: out of service and without it, none is promised.
bool help_is_promised(const State& state) {
  const auto* out = std::get_if<OutOfService>(&state.mode);
  if (out == nullptr) return true;
  return out->reason != OutOfService::Reason::kDeviceRefused && state.service.failures == 0 &&
         state.service.day.has_value();
}

/// Where somebody may just have come: the languages, and at the far end accessibility and help.
Bar common_bar(const State& state, const words::Language& say) {
  Bar bar;
  add_languages(state, bar.buttons, say);
  bar.buttons.push_back(accessibility_button(say));
  bar.far = 1;
  if (help_is_promised(state)) {
    bar.buttons.push_back(help_button(say));
    ++bar.far;
  }
  return bar;
}

/// From each panel to the others.
Bar panel_bar(const State& state, Panel open, const words::Language& say) {
  Bar bar;
  if (open != Panel::kLanguages) add_other_language(state, bar.buttons, say);
  if (open == Panel::kLanguages || open == Panel::kHelp || open == Panel::kElsewhere) {
    bar.buttons.push_back(accessibility_button(say));
    ++bar.far;
  }
  if (open != Panel::kHelp && help_is_promised(state)) {
    bar.buttons.push_back(help_button(say));
    ++bar.far;
  }
  return bar;
}

Bar shown_bar(const State& state, const words::Language& say) {
  Bar bar{{accessibility_button(say), help_button(say)}, 2};
  if (printer_works(state)) {
    bar.buttons.insert(bar.buttons.begin(), {say.text("Print instead"), PrintInstead{}, Emphasis::kQuiet});
  }
  return bar;
}

Bar film_bar(const State& state, const AboutFilm& mode, const words::Language& say) {
  auto actions = film_actions(state, mode, say);
  if (actions.empty()) return {{accessibility_button(say), help_button(say)}};
  actions.push_back(accessibility_button(say));
  actions.push_back(help_mark(say));
  return {std::move(actions)};
}

}  // namespace

Bar bar_of(const State& state, const words::Language& say) {
  if (state.panel) return panel_bar(state, state.panel->panel, say);
  return std::visit(Overloaded{
                        [&](const Choosing&) { return personal_bar(state, say); },
                        [&](const Confirming&) { return personal_bar(state, say); },
                        [&](const GivingBack&) { return personal_bar(state, say); },
                        [&](const GaveBack&) { return personal_bar(state, say); },
                        [&](const AboutFilm& mode) { return film_bar(state, mode, say); },
                        [&](const Delivered&) {
                          return Bar{{{say.text("Didn’t get it?"), DidNotGetIt{}, Emphasis::kQuiet},
                                      accessibility_button(say),
                                      help_button(say)},
                                     2};
                        },
                        [&](const Shown&) { return shown_bar(state, say); },
                        [&](const Obtaining&) {
                          return Bar{{accessibility_button(say), help_button(say)}, 2};
                        },
                        [&](const Printing&) {
                          return Bar{{accessibility_button(say), help_button(say)}, 2};
                        },
                        [&](const LookingUp&) { return Bar{}; },
                        [&](const Showing&) { return Bar{}; },
                        // Attract, Overdue, Faulted, Refused, Apology, OutOfService
                        [&](const auto&) { return common_bar(state, say); },
                    },
                    state.mode);
}

}  // namespace kiosk::core
