// SPDX-License-Identifier: Apache-2.0
// What each view becomes: which parts there are, in which order, and what touching them does.
#include <set>

#include "kiosk/screens/screen.hpp"
#include "tests/screens/stage.hpp"
#include "tests/support/catch.hpp"

namespace {

using kiosk::Size;
using kiosk::core::Action;
using kiosk::screens::Deed;
using kiosk::screens::Screen;
using kiosk::ui::Role;
using Labels = std::vector<std::string>;
namespace core = kiosk::core;

template <class Does>
bool does(const Screen& screen, const std::string& label) {
  const Deed deed = tests::deed(screen, label);
  const auto* action = std::get_if<Action>(&deed);
  return action != nullptr && std::holds_alternative<Does>(*action);
}

Role role(const Screen& screen, const std::string& text) {
  return screen.scene.parts.at(tests::find(screen, text)).role;
}

}  // namespace

TEST_CASE("every kind of view has its name and its headline") {
  std::set<std::string> kinds;
  for (const tests::NamedView& each : tests::everyday_views()) {
    const Screen screen = tests::composed(each.view);
    INFO(each.name);
    kinds.insert(screen.kind);
    CHECK(screen.scene.size == Size{1080, 1920});
    CHECK((screen.kind == "staff" || !screen.headline.empty()));
  }
  CHECK(kinds ==
        std::set<std::string>{"scan", "busy", "choices", "film", "message", "delivered", "ticket", "panel", "staff"});
}

TEST_CASE("the scan screen invites, shows a pass, and leads to the films that are on next") {
  const Screen screen = tests::composed(tests::everyday("scan"));
  CHECK(role(screen, "Scan your pass to get tickets") == Role::kHeading);
  CHECK(role(screen, "Tickets") == Role::kStatus);
  CHECK(tests::controls(screen) == Labels{"About Union", "About A Quiet Harbour", "About Saltwater Letters", "English",
                                          "Français", "Accessibility", "Help"});
  CHECK(does<core::ShowFilm>(screen, "About Union"));
  CHECK(does<core::ChooseLanguage>(screen, "Français"));
  CHECK(screen.scene.parts[tests::find(screen, "Français")].language == "fr");
  CHECK(screen.scene.parts[tests::find(screen, "English")].selected);
  CHECK(screen.scene.parts[tests::find(screen, "Theatre 1 · 104 min")].speech == "Theatre 1 · 104 minutes");
}

TEST_CASE("a hint stands in place of the lead, and nothing below it moves") {
  const Screen without = tests::composed(tests::everyday("scan"));
  const Screen with = tests::composed(tests::everyday("hint"));
  CHECK(role(with, "Turn up your phone’s brightness") == Role::kStatus);
  CHECK_FALSE(tests::has(with, "Hold its code under the reader below."));
  CHECK(with.scene.parts[tests::find(with, "Union")].rect == without.scene.parts[tests::find(without, "Union")].rect);
}

TEST_CASE("a wide panel shows the list beside the invitation, a small one without the picture of a pass") {
  const Screen wide = tests::composed(tests::everyday("scan"), {1920, 1080});
  const auto& headline = wide.scene.parts[tests::find(wide, "Scan your pass to get tickets")];
  const auto& list = wide.scene.parts[tests::find(wide, "Next here today")];
  CHECK(list.rect.x > headline.rect.right());
  const auto wells = [](const Screen& screen) {
    return std::count_if(screen.scene.nodes.begin(), screen.scene.nodes.end(), [](const kiosk::ui::Node& node) {
      const auto* icon = std::get_if<kiosk::ui::Icon>(&node.shape);
      return icon != nullptr && icon->name.rfind("pass", 0) == 0;
    });
  };
  CHECK(wells(wide) == 1);
  const Screen small = tests::composed(tests::everyday("scan"), {800, 480});
  CHECK(wells(small) == 0);
  CHECK(small.scene.scroll.height > small.scene.scroll.view.height);
  CHECK(tests::has(small, "More below"));
  CHECK(tests::has(small, "Help"));
}

TEST_CASE("the choices begin with what is reserved, and each row is a group with its two ways") {
  const Screen screen = tests::composed(tests::everyday("choices"));
  CHECK(tests::controls(screen) == Labels{"Sign out", "Print both", "About Union", "Print", "About A Quiet Harbour",
                                          "Get ticket", "About Saltwater Letters", "About Night Bus, Northbound",
                                          "Print", "Accessibility", "Français"});
  const auto& parts = screen.scene.parts;
  const auto& about = parts[tests::find(screen, "About Union")];
  const auto& print = parts[tests::find(screen, "Print")];
  const auto& title = parts[tests::find(screen, "Union")];
  CHECK(about.group >= 0);
  CHECK(about.group == print.group);
  CHECK(about.group == title.group);
  CHECK(about.rect.contains({title.rect.x, title.rect.y}));
  CHECK(print.rect.x > about.rect.right());
  CHECK(does<core::PrintReserved>(screen, "Print both"));
  CHECK(does<core::Choose>(screen, "Get ticket"));
  CHECK(role(screen, "Signing out in 0:48") == Role::kTimer);
  CHECK(parts[tests::find(screen, "CC")].speech == "closed captions");
}

TEST_CASE("a row with too little room is set one thing below the other") {
  kiosk::screens::Stage stage = tests::stage();
  stage.text_percent = 200;
  const Screen screen = kiosk::screens::compose(tests::everyday("choices"), stage);
  const auto& parts = screen.scene.parts;
  const auto& time = parts[tests::find(screen, "18:30")];
  const auto& title = parts[tests::find(screen, "Union")];
  const auto& button = parts[tests::find(screen, "Print")];
  CHECK(title.rect.y >= time.rect.bottom());
  CHECK(button.rect.y > title.rect.bottom());
  CHECK(tests::has(screen, "More below"));
}

TEST_CASE("a theme that tells by borders gives each row a card of its own") {
  kiosk::screens::Stage stage = tests::stage();
  const auto borders = [&stage] {
    const Screen screen = kiosk::screens::compose(tests::everyday("choices"), stage);
    return std::count_if(screen.scene.nodes.begin(), screen.scene.nodes.end(), [](const kiosk::ui::Node& node) {
      const auto* stroke = std::get_if<kiosk::ui::Stroke>(&node.shape);
      return stroke != nullptr && stroke->rect.width > 900;
    });
  };
  CHECK(borders() == 2);
  stage.theme = kiosk::ui::high_contrast_theme();
  CHECK(borders() == 5);
}

TEST_CASE("a film says first what makes it accessible") {
  const Screen screen = tests::composed(tests::everyday("film"));
  const auto order = [&](const std::string& text) { return tests::find(screen, text); };
  CHECK(tests::controls(screen) == Labels{"Back", "Print ticket", "Show on screen"});
  CHECK(order("Union") < order("Accessibility at this screening"));
  CHECK(order("Accessibility at this screening") < order("Closed captions: ask for a device at the door"));
  CHECK(order("Intro and Q&A interpreted in ASL tonight, April 28") < order("Directors"));
  CHECK(order("Directors") < order("Brett Story, Stephen Maing"));
  const auto& parts = screen.scene.parts;
  const bool code = std::any_of(parts.begin(), parts.end(), [](const kiosk::ui::Part& part) {
    return part.role == Role::kPicture && part.speech == "The film’s website: union dot example";
  });
  CHECK(code);
  CHECK(parts[order("Brett Story, Stephen Maing · 104 min")].speech == "Brett Story, Stephen Maing, 104 minutes");
}

TEST_CASE("a film without access services says so, and its own title stands in no language of ours") {
  core::View view = tests::everyday("film");
  auto& film = std::get<core::FilmView>(view.body);
  film.access.clear();
  film.own_title = "夜行バス";
  const Screen screen = tests::composed(view);
  CHECK(tests::has(screen, "No access services are announced."));
  CHECK(screen.scene.parts.at(tests::find(screen, "夜行バス")).language.empty());
  CHECK(tests::find(screen, "夜行バス") == tests::find(screen, "Union") + 1);
}

TEST_CASE("a message has one thing to do next, below or beside its words") {
  const Screen upright = tests::composed(tests::everyday("message"));
  const Screen lying = tests::composed(tests::everyday("message"), {1920, 1080});
  for (const Screen* screen : {&upright, &lying}) {
    const auto labels = tests::controls(*screen);
    CHECK(labels.front() == "Show ticket on screen");
    CHECK(labels[1] == "Print at the box office");
    CHECK(does<core::ShowOnScreen>(*screen, "Show ticket on screen"));
  }
  const std::string headline = "Your ticket is safe. Keep it on your phone?";
  const auto rect = [](const Screen& screen, const std::string& text) {
    return screen.scene.parts.at(tests::find(screen, text)).rect;
  };
  CHECK(rect(upright, "Show ticket on screen").y > rect(upright, headline).bottom());
  CHECK(rect(lying, "Show ticket on screen").x > rect(lying, headline).right());
}

TEST_CASE("a printed ticket is shown in small, one on the screen as large as the panel allows") {
  const auto code = [](const Screen& screen) {
    for (const auto& part : screen.scene.parts) {
      if (part.role == Role::kPicture) return part;
    }
    return kiosk::ui::Part{};
  };
  const Screen delivered = tests::composed(tests::everyday("delivered"));
  const Screen ticket = tests::composed(tests::everyday("ticket"));
  CHECK(code(ticket).rect.width > 2 * code(delivered).rect.width);
  CHECK(code(ticket).speech == "The code of your ticket, to photograph");
  CHECK(ticket.scene.parts[tests::find(ticket, "T-7F3K-92QD")].speech == "T, 7, F, 3, K, 9, 2, Q, D");
  CHECK(tests::controls(delivered) == Labels{"Didn’t get it?", "Done"});
  CHECK(does<core::GotIt>(ticket, "Done"));
}

TEST_CASE("a panel marks the choice that holds with a picture") {
  const Screen screen = tests::composed(tests::everyday("accessibility"));
  CHECK(tests::controls(screen).front() == "Back");
  const auto& standard = screen.scene.parts[tests::find(screen, "Standard")];
  CHECK(standard.selected);
  CHECK_FALSE(screen.scene.parts[tests::find(screen, "Large")].selected);
  const bool marked =
      std::any_of(screen.scene.nodes.begin(), screen.scene.nodes.end(), [&standard](const kiosk::ui::Node& node) {
        const auto* icon = std::get_if<kiosk::ui::Icon>(&node.shape);
        return icon != nullptr && icon->name == "selected" && standard.rect.contains({icon->rect.x, icon->rect.y});
      });
  CHECK(marked);
  CHECK(does<core::ChooseTextSize>(screen, "Very large"));
}

TEST_CASE("the staff's views have their own bar, figures side by side, and a row for each device") {
  const Screen screen = tests::composed(tests::everyday("staff"));
  const auto& parts = screen.scene.parts;
  const auto theme = kiosk::ui::light_theme();
  CHECK(parts[tests::find(screen, "Maintenance")].behind == theme[kiosk::ui::Token::kStaff]);
  CHECK(parts[tests::find(screen, "212")].rect.y < parts[tests::find(screen, "Ticketing service")].rect.y);
  CHECK(parts[tests::find(screen, "38 m")].rect.x > parts[tests::find(screen, "212")].rect.right());
  CHECK(parts[tests::find(screen, "Online")].group == parts[tests::find(screen, "Ticketing service")].group);
  const auto labels = tests::controls(screen);
  CHECK(labels.back() == "Leave maintenance");
  CHECK(std::find(labels.begin(), labels.end(), "Test print") != labels.end());
}

TEST_CASE("the warning is all that can be touched, and all that is told") {
  const Screen screen = tests::composed(tests::everyday("still-there"));
  CHECK(tests::controls(screen) == Labels{"I need more time", "Sign out now"});
  CHECK(does<core::MoreTime>(screen, "I need more time"));
  CHECK_FALSE(tests::has(screen, "Hello, Amara"));
  const auto& timer = screen.scene.parts.at(tests::find(screen, "15"));
  CHECK(timer.role == Role::kTimer);
  CHECK(timer.speech == "15 seconds left");
}

TEST_CASE("a warning that cannot be put off any more has one way on") {
  core::View view = tests::everyday("still-there");
  view.still_there->more_time.reset();
  for (const kiosk::Size size : {kiosk::Size{1080, 1920}, kiosk::Size{1920, 1080}}) {
    const Screen screen = tests::composed(view, size);
    CHECK(tests::controls(screen) == Labels{"Sign out now"});
    CHECK(tests::has(screen, "Still there?"));
  }
}

TEST_CASE("once the ticket is out what can be done stands on the first page in large letters, whatever its title") {
  core::View view = tests::everyday("delivered");
  auto& body = std::get<core::DeliveredView>(view.body);
  body.card.title = "An Unreasonably Complete History of the Lighthouse Keepers of the Northern Shore";
  body.line = "Printed 1 of 1 \u00B7 " + body.card.title + " \u00B7 23:30 \u00B7 Theatre 1, upper circle";
  body.actions = {core::Button{"Another ticket", core::AnotherTicket{}, core::Emphasis::kOutline},
                  core::Button{"Done", core::GotIt{}, core::Emphasis::kStrong}};
  view.bar.pop_back();
  for (const kiosk::Size size : {kiosk::Size{1080, 1920}, kiosk::Size{1920, 1080}, kiosk::Size{1280, 800}}) {
    for (const int percent : {150, 200}) {
      INFO(size.width << " " << percent);
      kiosk::screens::Stage stage = tests::stage(size);
      stage.text_percent = percent;
      const Screen screen = kiosk::screens::compose(view, stage);
      const kiosk::Rect page = screen.scene.scroll.view;
      for (const auto* label : {"Another ticket", "Done"}) {
        const auto& part = screen.scene.parts.at(tests::find(screen, label));
        const bool seen = !part.scrolled || (part.rect.y >= page.y && part.rect.bottom() <= page.bottom());
        CHECK(seen);
      }
    }
  }
}

TEST_CASE("the next person is told to wait below what goes on, as a status") {
  core::View view = tests::everyday("printing");
  std::get<core::BusyView>(view.body).hint = "Next pass: one moment";
  const Screen screen = tests::composed(view);
  const auto& hint = screen.scene.parts.at(tests::find(screen, "Next pass: one moment"));
  CHECK(hint.role == Role::kStatus);
  CHECK(hint.rect.y > screen.scene.parts.at(tests::find(screen, "Printing your tickets")).rect.bottom());
}

TEST_CASE("what is too long is scrolled by two controls of the screen's own") {
  kiosk::screens::Stage stage = tests::stage({800, 480});
  Screen screen = kiosk::screens::compose(tests::everyday("film"), stage);
  CHECK(std::get<kiosk::screens::ScrollPage>(tests::deed(screen, "More below")).down);
  CHECK_FALSE(tests::has(screen, "More above"));
  stage.scroll = screen.scene.scroll.furthest();
  screen = kiosk::screens::compose(tests::everyday("film"), stage);
  CHECK_FALSE(tests::has(screen, "More below"));
  CHECK_FALSE(std::get<kiosk::screens::ScrollPage>(tests::deed(screen, "More above")).down);
}

TEST_CASE("a focus that is out of range is the last one") {
  kiosk::screens::Stage stage = tests::stage();
  stage.focus = 1000;
  const Screen beyond = kiosk::screens::compose(tests::everyday("message"), stage);
  stage.focus = tests::controls(beyond).size() - 1;
  CHECK(beyond == kiosk::screens::compose(tests::everyday("message"), stage));
}

TEST_CASE("many languages leave room for the rest of the bar: the globe stands without its words") {
  core::View view = tests::everyday("scan");
  core::Button globe;
  globe.label = "More languages";
  globe.action = core::OpenPanel{core::Panel::kLanguages};
  globe.icon = "globe";
  view.bar.insert(view.bar.begin() + 2, globe);
  const Screen screen = tests::composed(view);
  const auto& part = screen.scene.parts.at(tests::find(screen, "More languages"));
  CHECK(part.rect.width == 104);
  CHECK(does<core::OpenPanel>(screen, "More languages"));
}
