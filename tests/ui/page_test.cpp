// SPDX-License-Identifier: Apache-2.0
// A page on its panel: bars, a body that scrolls, the strip that says so, the reach of an arm.
#include "tests/support/catch.hpp"
#include "tests/ui/desk.hpp"

using namespace kiosk;
using namespace kiosk::ui;
using namespace kiosk::ui::testing;

TEST_CASE("the bars stand at the edges and the body between them") {
  const Scene scene = Desk().lay(page_of(column(0, {text("body"), space()})));
  CHECK(part(scene, "top").rect.y == 0);
  CHECK(part(scene, "body").rect.y == 132);
  CHECK(part(scene, "left").rect == Rect{64, 1784, 464, 104});
  CHECK(part(scene, "right").rect == Rect{552, 1784, 464, 104});
  CHECK(scene.scroll == Scroll{});
  CHECK_FALSE(has_part(scene, "more below"));
  for (const Part& each : scene.parts) CHECK_FALSE(each.scrolled);
}

TEST_CASE("a body that is too long scrolls, and the strip below it never covers any of it") {
  Desk desk;
  const Scene scene = desk.lay(page_of(long_list(20)));
  CHECK(scene.scroll.height == 20 * 104 + 19 * 16);
  CHECK(scene.scroll.view.y == 132);
  CHECK(part(scene, "more below").rect.y >= scene.scroll.view.bottom());
  CHECK(part(scene, "more below").rect.bottom() <= part(scene, "left").rect.y);
  CHECK_FALSE(has_part(scene, "more above"));
  CHECK(part(scene, "button 19").scrolled);
  CHECK_FALSE(part(scene, "left").scrolled);
  for (const Node& node : scene.nodes) {
    const auto* line = std::get_if<TextLine>(&node.shape);
    if (line != nullptr) CHECK(node.scrolled == (line->text.find("button") == 0));
  }
}

TEST_CASE("scrolled is what was asked for, within what there is") {
  Desk desk;
  const int furthest = desk.lay(page_of(long_list(20))).scroll.furthest();
  REQUIRE(furthest > 0);
  for (const auto& [asked, offset] : {std::pair(-50, 0), std::pair(300, 300), std::pair(1'000'000, furthest)}) {
    desk.scroll = asked;
    const Scene scene = desk.lay(page_of(long_list(20)));
    CHECK(scene.scroll.offset == offset);
    CHECK(part(scene, "button 0").rect.y == 132 - offset);
    CHECK(has_part(scene, "more below") == (offset < furthest));
    CHECK(has_part(scene, "more above") == (offset > 0));
  }
}

TEST_CASE("a control of the strip stays where it is while the other comes and goes") {
  Desk desk;
  const Rect at_first = part(desk.lay(page_of(long_list(20))), "more below").rect;
  desk.scroll = 300;
  CHECK(part(desk.lay(page_of(long_list(20))), "more below").rect == at_first);
}

TEST_CASE("focus order is reading order: bar, body, strip, bar") {
  Desk desk;
  desk.scroll = 100;
  Page page = page_of(long_list(15));
  page.top = button("up", 104);
  const Scene scene = desk.lay(page);
  std::vector<std::string> order;
  int focus = 0;
  for (const std::size_t index : focusable(scene)) {
    CHECK(scene.parts[index].focus == focus++);
    order.push_back(scene.parts[index].text);
  }
  REQUIRE(order.size() == 20);
  CHECK(order.front() == "up");
  CHECK(order[1] == "button 0");
  CHECK(std::vector<std::string>(order.end() - 5, order.end()) ==
        std::vector<std::string>{"button 14", "more below", "more above", "left", "right"});
}

TEST_CASE("what has the focus is scrolled to, as little as that takes") {
  Desk desk;
  desk.reveal = true;
  const auto laid = [&desk](std::size_t focus, int scroll) {
    desk.focus = focus;
    desk.scroll = scroll;
    return desk.lay(page_of(long_list(20)));
  };
  CHECK(laid(3, 0).scroll.offset == 0);
  const Scene below = laid(16, 0);
  CHECK(below.scroll.offset > 0);
  CHECK(part(below, "button 16").rect.bottom() + 18 == below.scroll.view.bottom());
  CHECK(laid(15, below.scroll.offset).scroll.offset == below.scroll.offset);
  CHECK(part(laid(2, 600), "button 2").rect.y - 18 == 132);
  CHECK(laid(0, 600).scroll.offset == 0);
  CHECK(laid(19, 0).scroll.offset == below.scroll.furthest());
  // A control of the bars is seen anyway.
  CHECK(laid(20, 77).scroll.offset == 77);
}

TEST_CASE("the first control is shown with what is written above it, the last with what is below") {
  Desk desk;
  desk.reveal = true;
  desk.focus = 0;
  desk.scroll = 500;
  const Page page = page_of(column(0, {text("headline"), long_list(20), text("footnote")}));
  CHECK(part(desk.lay(page), "headline").rect.y == 132);
  desk.focus = 19;
  const Scene last = desk.lay(page);
  CHECK(part(last, "footnote").rect.bottom() == last.scroll.view.bottom());
}

TEST_CASE("a control is scrolled to together with the facts of its group") {
  std::vector<Element> rows;
  for (std::size_t i = 0; i < 10; ++i) {
    rows.push_back(column(
        0, {text("film " + std::to_string(i)), block("facts", 10, 200), button("print " + std::to_string(i), i)}));
    rows.back().role = Role::kGroup;
  }
  Desk desk;
  desk.reveal = true;
  desk.focus = 3;
  desk.scroll = 3000;
  const Scene scene = desk.lay(page_of(column(0, rows)));
  CHECK(part(scene, "film 3").rect.y >= scene.scroll.view.y);
}

TEST_CASE("bars that leave too little go along with the body") {
  Page page = page_of(long_list(3));
  page.top.box.min_height = 500;
  page.bottom.box.min_height = 300;
  const Scene scene = Desk().lay(page);
  CHECK(scene.scroll == Scroll{});
  CHECK(part(scene, "button 0").rect.y == 500);
  CHECK(part(scene, "right").rect.bottom() <= 1920);
  page.body = long_list(20);
  const Scene longer = Desk().lay(page);
  CHECK(longer.scroll.view.y == 0);
  CHECK(part(longer, "top").scrolled);
  CHECK(part(longer, "left").scrolled);
  CHECK(part(longer, "left").rect.y > part(longer, "button 19").rect.y);
}

TEST_CASE("decorations are left out, the last first, before anything scrolls") {
  const auto decoration = [](std::string name) {
    Element made = block(std::move(name), 100, 400);
    made.optional = true;
    return made;
  };
  const auto laid = [&](double text_height) {
    return Desk().lay(column(0, {decoration("first"), block("words", 10, text_height), decoration("second")}));
  };
  CHECK(has_part(laid(1000), "second"));
  CHECK_FALSE(has_part(laid(1200), "second"));
  CHECK(has_part(laid(1200), "first"));
  CHECK_FALSE(has_part(laid(1600), "first"));
  CHECK(laid(1600).scroll == Scroll{});
}

TEST_CASE("a code is as large as its room lets it be, in whole modules") {
  const auto side = [](double beside) {
    Element code;
    code.content = Code{"code", 600, 300};
    const auto found = nodes<Modules>(Desk().lay(column(0, {block("words", 10, beside), code})));
    return found.at(0).rect.width;
  };
  CHECK(side(1000) == 20 * 21);  // 29 modules of 20 pixels, the quiet zone among them
  CHECK(side(1450) == 16 * 21);  // 470 pixels are left
  CHECK(side(1800) == 20 * 21);  // it scrolls either way
}

TEST_CASE("within reach is the lower five ninths, and all that can be touched is there") {
  for (const std::size_t count : {std::size_t{3}, std::size_t{20}}) {
    Desk desk;
    desk.low_reach = true;
    const Scene scene = desk.lay(page_of(long_list(count)));
    CHECK(part(scene, "top").rect.y == 0);
    const int reach = 1920 - 1920 * 5 / 9;
    for (const std::size_t index : focusable(scene)) {
      const Part& each = scene.parts[index];
      CHECK((each.rect.y >= reach || (each.scrolled && scene.scroll.view.y >= reach)));
    }
    CHECK(scene.scroll.view.empty() == (count == 3));
  }
}

TEST_CASE("a bar with a control comes down to where it can be reached") {
  Desk desk;
  desk.low_reach = true;
  Page page = page_of(long_list(2));
  page.top = button("sign out", 50);
  const Scene scene = desk.lay(page);
  CHECK(part(scene, "sign out").rect.y >= 1920 - 1920 * 5 / 9);
  CHECK(part(scene, "button 0").rect.y > part(scene, "sign out").rect.y);
}

TEST_CASE("what stands over everything is all that is left to touch and to hear") {
  Desk desk;
  desk.scroll = 300;
  const Scene under = desk.lay(page_of(long_list(20)));
  Page page = page_of(long_list(20));
  page.over = column(20, {text("Still there?"), button("yes", 7)});
  desk.focus = 0;
  const Scene scene = desk.lay(page);
  REQUIRE(scene.parts.size() == 2);
  CHECK(part(scene, "yes").focus == 0);
  CHECK(nodes<TextLine>(scene)[1] == nodes<TextLine>(under)[1]);
  CHECK(scene.scroll.furthest() == 0);
  desk.reveal = true;
  CHECK(nodes<TextLine>(desk.lay(page))[1] == nodes<TextLine>(under)[1]);
  const Fill scrim = nodes<Fill>(scene).back();
  CHECK(scrim.rect == desk.panel());
  CHECK(scrim.color.a < 255);
  const Rect card = part(scene, "Still there?").rect;
  CHECK(card.x == 90);
  CHECK(card.y > 800);
}

TEST_CASE("what stands over everything begins at its start, however far the page below is scrolled") {
  Desk desk;
  Page page = page_of(long_list(40));
  page.over = long_list(25);
  desk.scroll = 300;
  CHECK(desk.lay(page).scroll.offset == 0);
  desk.over_scroll = 120;
  CHECK(desk.lay(page).scroll.offset == 120);
  page.over.reset();
  CHECK(desk.lay(page).scroll.offset == 300);
}

TEST_CASE("what stands over everything scrolls where it is larger than the panel") {
  Desk desk;
  Page page = page_of(text("under"));
  page.over = long_list(25);
  const Scene scene = desk.lay(page);
  CHECK(scene.scroll.furthest() > 0);
  CHECK(part(scene, "button 0").scrolled);
  CHECK(part(scene, "button 0").rect.x == 90);
  CHECK(has_part(scene, "more below"));
  CHECK_FALSE(has_part(scene, "under"));
  for (const TextLine& line : nodes<TextLine>(scene)) CHECK(line.text != "under");
}

TEST_CASE("on a low panel the strip gives up its words before it takes the room of what it is for") {
  Page page = page_of(long_list(8));
  Element picture;
  picture.content = Picture{"chevron-down", 0, 0, 1.3, 40, Token::kInk, false};
  for (Element* more : {&page.more_below, &page.more_above}) {
    Element written = text(std::string(12, 'x') + " " + more->label);
    written.role = Role::kNone;
    Element control = row(10, {picture, written});
    control.target = more->target;
    control.label = more->label;
    control.box.touch = true;
    *more = control;
  }
  const Scene scene = Desk({800, 480}, 200).lay(page);
  REQUIRE(scene.scroll.furthest() > 0);
  CHECK(scene.scroll.view.height >= 480 * 3 / 5);
  CHECK(has_part(scene, "more below"));
  CHECK(nodes<Icon>(scene).size() == 1);
  const Scene large = Desk().lay(page_of(long_list(30)));
  CHECK(nodes<TextLine>(large).back().text == "right");
  CHECK(has_part(large, "more below"));
}
