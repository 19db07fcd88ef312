// SPDX-License-Identifier: Apache-2.0
// Help: how the kiosk is used, and a call for staff, with what they are told.
#include "kiosk/core/conditions.hpp"
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/view_of.hpp"
#include "kiosk/core/view/words.hpp"

namespace kiosk::core {
namespace {

/// The name of an offered language.
std::string language_name(const State& state, const std::string& code) {
  for (const auto& language : state.settings.languages) {
    if (language.code == code) return language.name;
  }
  return code;
}

PanelGroup not_called(const State& state, const words::Language& say) {
  PanelGroup group;
  group.title = say.text("Ask staff to come");
  const auto language = language_name(state, language_of(state));
  const auto& kiosk = state.settings.kiosk_name;
  group.note = state.service.day
                   ? say.text("We will say: {kiosk} at {venue}, language {language}. Nothing about you or your pass.",
                              {{"kiosk", kiosk}, {"venue", state.service.day->venue_name}, {"language", language}})
                   : say.text("We will say: {kiosk}, language {language}. Nothing about you or your pass.",
                              {{"kiosk", kiosk}, {"language", language}});
  group.choices = {{say.text("Call staff"), CallStaff{}, Emphasis::kPrimary}};
  return group;
}

PanelGroup sending(const words::Language& say) {
  PanelGroup group;
  group.title = say.text("Telling staff");
  group.note = say.text("One moment.");
  return group;
}

PanelGroup sent(const State& state, const words::Language& say) {
  PanelGroup group;
  group.title = say.text("Staff know that you are waiting");
  const auto time = say.clock(state.help.sent, zone_of(state));
  const auto language = language_name(state, state.help.language);
  const auto& kiosk = state.settings.kiosk_name;
  group.note =
      state.service.day
          ? say.text(
                "Staff have been told at {time}. We said: {kiosk} at {venue}, language {language}.",
                {{"time", time}, {"kiosk", kiosk}, {"venue", state.service.day->venue_name}, {"language", language}})
          : say.text("Staff have been told at {time}. We said: {kiosk}, language {language}.",
                     {{"time", time}, {"kiosk", kiosk}, {"language", language}});
  if (state.steady >= state.help.again_at) {
    group.choices = {{say.text("Call staff again"), CallStaff{}, Emphasis::kOutline}};
  }
  return group;
}

PanelGroup failed(const words::Language& say) {
  PanelGroup group;
  group.title = say.text("Staff may not have been told");
  group.note = say.text("Please go to the box office, or try again.");
  group.choices = {{say.text("Try again"), CallStaff{}, Emphasis::kPrimary}};
  return group;
}

PanelGroup call(const State& state, const words::Language& say) {
  switch (state.help.step) {
    case HelpCall::Step::kNone:
      return not_called(state, say);
    case HelpCall::Step::kSending:
      return sending(say);
    case HelpCall::Step::kSent:
      return sent(state, say);
    case HelpCall::Step::kFailed:
      return failed(say);
  }
  return {};
}

}  // namespace

PanelView help_view(const State& state, const words::Language& say) {
  PanelView view;
  view.headline = say.text("Help");
  view.lead = can_read(state)
                  ? say.text("Scan your pass, choose a screening, take your ticket. Or ask staff: they come to you.")
                  : say.text("This kiosk can’t read passes at the moment. Ask staff: they come to you.");
  view.groups = {call(state, say)};
  if (auto way = directions(state, say); !way.empty()) {
    view.groups.push_back({say.text("At the box office"), std::move(way), {}});
  }
  return view;
}

}  // namespace kiosk::core
