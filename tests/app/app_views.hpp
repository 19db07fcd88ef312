// SPDX-License-Identifier: Apache-2.0
// Views for the tests of what stands between the core and the panel.
#pragma once

#include <string>

#include "kiosk/core/view/view.hpp"

namespace tests {

using namespace kiosk;

/// `rows` screenings, each to be looked at and to be got, on more than a panel where there are many.
inline core::View choices(int rows) {
  core::View view;
  view.name = "choices";
  view.top = {"Isabel Bader Theatre", "Sunday, April 28", "17:42", false};
  core::ChoicesView body;
  body.eyebrow = "Industry pass";
  body.headline = "Hello, Amara";
  body.sign_out = {"Sign out", core::SignOut{}};
  body.list_title = "Today";
  for (int i = 0; i < rows; ++i) {
    core::ScreeningRow row;
    row.time = "18:30";
    row.title = "Film " + std::to_string(i);
    row.detail = "Theatre 1";
    row.button = core::Button{"Get ticket", core::Choose{ScreeningId("s-" + std::to_string(i))}};
    row.button->speech = "Get a ticket for " + row.title;
    body.rows.push_back(row);
  }
  view.body = body;
  view.bar = {{"Accessibility", core::OpenPanel{core::Panel::kAccessibility}}};
  view.personal = true;
  view.furniture = {"More below", "More above"};
  return view;
}

inline core::View message(std::string name, std::string headline) {
  core::View view;
  view.name = std::move(name);
  view.top = {"Isabel Bader Theatre", "Sunday, April 28", "17:42", false};
  core::MessageView body;
  body.headline = std::move(headline);
  body.body = "One calm sentence.";
  body.actions = {{"OK", core::Back{}, core::Emphasis::kPrimary}};
  view.body = body;
  view.bar = {{"Accessibility", core::OpenPanel{core::Panel::kAccessibility}},
              {"Help", core::OpenPanel{core::Panel::kHelp}}};
  view.furniture = {"More below", "More above"};
  return view;
}

inline core::View busy() {
  core::View view;
  view.name = "looking up";
  view.top = {"Isabel Bader Theatre", "Sunday, April 28", "17:42", false};
  core::BusyView body;
  body.headline = "One moment";
  body.lead = "Looking up your pass";
  view.body = body;
  return view;
}

inline core::View warned(core::View view) {
  view.still_there = core::StillThere{15,
                                      20,
                                      "Still there?",
                                      "We’ll sign you out.",
                                      "15 seconds left",
                                      core::Button{"I need more time", core::MoreTime{}},
                                      {"Sign out now", core::SignOut{}}};
  return view;
}

}  // namespace tests
