// SPDX-License-Identifier: Apache-2.0
// Rows, columns and grids: what stands where, and what happens where there is too little room.
#include "tests/support/catch.hpp"
#include "tests/ui/desk.hpp"

using namespace kiosk;
using namespace kiosk::ui;
using namespace kiosk::ui::testing;

TEST_CASE("a column puts its children below each other, as wide as it is") {
  const Scene scene = Desk().lay(column(10, {block("a", 100, 50), block("b", 300, 70)}));
  CHECK(part(scene, "a").rect == Rect{0, 0, 1080, 50});
  CHECK(part(scene, "b").rect == Rect{0, 60, 1080, 70});
}

TEST_CASE("across a column children stand where they are told") {
  const Scene scene = Desk().lay(across(column(0, {block("a", 100, 50), block("b", 300, 50)}), Align::kCenter));
  CHECK(part(scene, "a").rect == Rect{490, 0, 100, 50});
  CHECK(part(scene, "b").rect == Rect{390, 50, 300, 50});
  Element own = block("own", 100, 50);
  own.self = Align::kEnd;
  CHECK(part(Desk().lay(column(0, {own})), "own").rect == Rect{980, 0, 100, 50});
}

TEST_CASE("what is left of a height goes to what grows, by shares") {
  const Scene scene = Desk().lay(column(0, {space(1), block("a", 10, 320), space(3), block("b", 10, 400)}));
  CHECK(part(scene, "a").rect.y == 300);
  CHECK(part(scene, "b").rect.y == 1520);
}

TEST_CASE("where nothing grows, the children stand together where the stack says") {
  const auto scene = [](Align how) {
    return Desk().lay(along(column(20, {block("a", 10, 100), block("b", 10, 100)}), how));
  };
  CHECK(part(scene(Align::kStart), "a").rect.y == 0);
  CHECK(part(scene(Align::kCenter), "a").rect.y == 850);
  CHECK(part(scene(Align::kEnd), "b").rect.bottom() == 1920);
  const Scene apart = scene(Align::kStretch);
  CHECK(part(apart, "a").rect.y == 0);
  CHECK(part(apart, "b").rect.bottom() == 1920);
}

TEST_CASE("a row has what is natural, and what grows shares the rest evenly") {
  const Scene scene = Desk().lay(
      across(row(10, {block("a", 200, 50), growing(block("b", 20, 80)), growing(block("c", 300, 60))}), Align::kStart));
  CHECK(part(scene, "a").rect == Rect{0, 0, 200, 50});
  CHECK(part(scene, "b").rect == Rect{210, 0, 430, 80});
  CHECK(part(scene, "c").rect == Rect{650, 0, 430, 60});
}

TEST_CASE("nothing that grows is narrower than natural") {
  const Scene scene = Desk().lay(row(0, {growing(block("a", 900, 50)), growing(block("b", 20, 50))}));
  CHECK(part(scene, "a").rect.width == 900);
  CHECK(part(scene, "b").rect.width == 180);
}

TEST_CASE("buttons in one row are equally high") {
  Page page;
  page.bottom = row(0, {growing(button("one", 1)),
                        growing(button("with a label of several words, of which three lines are made", 2))});
  const Scene scene = Desk().lay(page);
  CHECK(scene.parts[0].rect.height == scene.parts[1].rect.height);
  CHECK(scene.parts[0].rect.height > 104);
}

TEST_CASE("in a row that is too narrow the growing text wraps") {
  const Scene scene =
      Desk().lay(row(0, {block("time", 300, 50), growing(text(std::string(30, 'x') + " " + std::string(30, 'y'))),
                         block("button", 100, 50)}));
  CHECK(part(scene, "time").rect.width == 300);
  CHECK(part(scene, "button").rect.right() == 1080);
  CHECK(nodes<TextLine>(scene).size() == 2);
}

TEST_CASE("where none grows the widest text gives way") {
  const Scene scene =
      Desk().lay(row(0, {text("short"), text("many short words that are too long for the whole of it")}));
  const auto lines = nodes<TextLine>(scene);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].text == "short");
  CHECK(lines[1].rect.x == 100);
}

TEST_CASE("before a word would be broken a row becomes a column") {
  const Element made = row(10, {block("time", 600, 50), text(std::string(30, 'x')), space(), block("button", 100, 50)});
  const Scene scene = Desk().lay(made);
  CHECK(part(scene, "time").rect.y == 0);
  CHECK(part(scene, std::string(30, 'x')).rect.y == 60);
  CHECK(part(scene, "button").rect.y == 120);
  CHECK(nodes<TextLine>(scene).size() == 1);
}

TEST_CASE("a row that turns does so where it does not fit") {
  const auto made = [](double width) {
    return narrow(row(10, {block("a", 600, 50), block("b", width, 50)}), Narrow::kTurn);
  };
  CHECK(part(Desk().lay(made(470)), "b").rect.y == 0);
  CHECK(part(Desk().lay(made(471)), "b").rect.y == 60);
}

TEST_CASE("a row that wraps goes on in a next line") {
  std::vector<Element> chips;
  for (int i = 0; i < 5; ++i) chips.push_back(block("chip " + std::to_string(i), 300, 40));
  const Scene scene = Desk().lay(narrow(row(20, chips), Narrow::kWrap));
  CHECK(part(scene, "chip 2").rect == Rect{640, 0, 300, 40});
  CHECK(part(scene, "chip 3").rect == Rect{0, 60, 300, 40});
  CHECK(part(scene, "chip 4").rect.x == 320);
}

TEST_CASE("a grid has columns as wide as their widest cell, the last takes the rest") {
  Grid grid;
  grid.column_gap = 20;
  grid.row_gap = 10;
  grid.cells = {text("Directors"), text("Brett Story"), text("Cinematography"), text("Martin")};
  Element made;
  made.content = grid;
  const Scene scene = Desk().lay(made);
  CHECK(part(scene, "Brett Story").rect.x == 300);
  CHECK(part(scene, "Martin").rect.x == 300);
  CHECK(part(scene, "Martin").rect.y == 60);
}

TEST_CASE("a grid's last column goes below where it has less than half the width") {
  Grid grid;
  grid.row_gap = 10;
  grid.cells = {text(std::string(28, 'x')), text(std::string(28, 'y') + " z"), text("name"), text("value")};
  Element made;
  made.content = grid;
  const Scene scene = Desk().lay(made);
  CHECK(part(scene, std::string(28, 'y') + " z").rect.x == 0);
  CHECK(part(scene, std::string(28, 'y') + " z").rect.y == 55);
  CHECK(part(scene, "name").rect.y == 115);
  CHECK(part(scene, "value").rect.y == 170);
}

TEST_CASE("even columns become fewer until the words fit") {
  Grid grid;
  grid.columns = 4;
  grid.even = true;
  grid.column_gap = 20;
  for (const int length : {5, 13, 5, 5}) grid.cells.push_back(text(std::string(static_cast<std::size_t>(length), 'x')));
  Element made;
  made.content = grid;
  const auto lines = nodes<TextLine>(Desk().lay(made));
  REQUIRE(lines.size() == 4);
  CHECK(lines[1].rect.x == 550);
  CHECK(lines[2].rect.x == 0);
  CHECK(lines[2].rect.y > lines[1].rect.y);
}

TEST_CASE("what is empty takes no room and no gap") {
  const Scene scene = Desk().lay(column(30, {text("a"), text(""), column(30, {}), text("b")}));
  CHECK(part(scene, "b").rect.y == 80);
  CHECK(scene.parts.size() == 2);
}

TEST_CASE("what stands behind text that wraps stands behind its longest line") {
  const Scene scene =
      Desk().lay(row(10, {text("Night Bus, Northbound and a good way further on than that"), block("arrow", 40, 40)}));
  int longest = 0;
  for (const TextLine& line : nodes<TextLine>(scene)) longest = std::max(longest, line.rect.right());
  CHECK(nodes<TextLine>(scene).size() == 2);
  CHECK(part(scene, "arrow").rect.x == longest + 10);
}
