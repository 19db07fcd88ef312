// SPDX-License-Identifier: Apache-2.0
// Text in a layout: where its lines stand, and what it is to whoever hears the screen.
#include "tests/support/catch.hpp"
#include "tests/ui/desk.hpp"

using namespace kiosk;
using namespace kiosk::ui;
using namespace kiosk::ui::testing;

TEST_CASE("lines stand at the side that they are told") {
  for (const auto& [align, x] :
       {std::pair(Align::kStart, 0), std::pair(Align::kCenter, 490), std::pair(Align::kEnd, 980)}) {
    Element made = text("words");
    std::get<Words>(made.content).align = align;
    CHECK(nodes<TextLine>(Desk().lay(column(0, {made})))[0].rect.x == x);
  }
}

TEST_CASE("a heading is set smaller until its longest word fits, but never as small as body text") {
  const auto laid = [](std::size_t letters) {
    Words heading;
    heading.text = "A " + std::string(letters, 'x');
    heading.units = 104;
    heading.heading = true;
    return nodes<TextLine>(Desk().lay(column(0, {words(heading)})));
  };
  CHECK(laid(10).front().style.size == 104);
  const auto smaller = laid(40);
  CHECK(smaller.front().style.size == 54);
  CHECK(smaller.back().text == std::string(40, 'x'));
  const auto broken = laid(200);
  CHECK(broken.front().style.size == 34);
  for (const TextLine& line : broken) CHECK(line.rect.width <= 1080);
}

TEST_CASE("text keeps its size where there is no room: it wraps") {
  const auto lines = nodes<TextLine>(Desk().lay(column(0, {text(std::string(100, 'x'))})));
  CHECK(lines.size() == 2);
  for (const TextLine& line : lines) CHECK(line.style.size == 40);
}

TEST_CASE("text says what it stands on") {
  Element card = column(0, {text("on card")});
  card.box.fill = Token::kCard;
  const Scene scene = Desk().lay(column(0, {text("on paper"), card}));
  const Theme theme = light_theme();
  CHECK(part(scene, "on paper").behind == theme[Token::kPaper]);
  CHECK(part(scene, "on card").behind == theme[Token::kCard]);
  CHECK(nodes<TextLine>(scene)[1].behind == theme[Token::kCard]);
  CHECK(part(scene, "on card").color == theme[Token::kInk]);
  CHECK(part(scene, "on card").type == 40);
}

TEST_CASE("a control is one part, with its label and its first words' looks") {
  Element picture;
  picture.content = Picture{"print", 0, 0, 1.3, 40, Token::kOnBrand, false};
  Element label = text("Print");
  std::get<Words>(label.content).color = Token::kOnBrand;
  label.role = Role::kNone;
  Element made = row(10, {picture, label});
  made.target = 7;
  made.label = "Print";
  made.speech = "Print the ticket for Union";
  made.box.fill = Token::kBrand;
  const Scene scene = Desk().lay(column(0, {made}));
  REQUIRE(scene.parts.size() == 1);
  const Part& control = scene.parts[0];
  CHECK(control.role == Role::kButton);
  CHECK(control.text == "Print");
  CHECK(control.speech == "Print the ticket for Union");
  CHECK(control.target == std::size_t{7});
  CHECK(control.focus == 0);
  CHECK(control.type == 40);
  CHECK(control.behind == light_theme()[Token::kBrand]);
  CHECK(control.color == light_theme()[Token::kOnBrand]);
}

TEST_CASE("facts inside of a control are parts of their own, behind it") {
  Element made = column(0, {text("Union"), text("Theatre 1")});
  made.target = 3;
  made.label = "About Union";
  const Scene scene = Desk().lay(column(0, {made}));
  REQUIRE(scene.parts.size() == 3);
  CHECK(scene.parts[0].text == "About Union");
  CHECK(scene.parts[1].text == "Union");
  CHECK_FALSE(scene.parts[1].target);
  CHECK(hit(scene, {10, 10}) == std::size_t{0});
}

TEST_CASE("a group comes before its members, and they name it") {
  Element group = row(0, {text("18:30"), button("Print", 1)});
  group.role = Role::kGroup;
  const Scene scene = Desk().lay(column(0, {text("Today"), group, text("after")}));
  REQUIRE(scene.parts.size() == 5);
  CHECK(scene.parts[1].role == Role::kGroup);
  CHECK(part(scene, "Today").group == -1);
  CHECK(part(scene, "18:30").group == 1);
  CHECK(part(scene, "Print").group == 1);
  CHECK(part(scene, "after").group == -1);
}

TEST_CASE("a pill of several things is heard once") {
  Element pill = row(4, {text("Full"), text("rush line")});
  pill.role = Role::kStatus;
  const Scene scene = Desk().lay(column(0, {pill}));
  REQUIRE(scene.parts.size() == 1);
  CHECK(scene.parts[0].text == "Full rush line");
  CHECK(scene.parts[0].role == Role::kStatus);
}

TEST_CASE("a pill of two lines keeps the corners of one") {
  Element pill = text(std::string(40, 'x') + " " + std::string(40, 'y'));
  pill.box.radius = kPill;
  pill.box.fill = Token::kOkPaper;
  pill.box.padding = edges(20, 10);
  const auto fills = nodes<Fill>(Desk().lay(column(0, {pill})));
  REQUIRE(fills.size() == 2);
  CHECK(fills[1].rect.height == 120);
  CHECK(fills[1].radius == 35);
}
