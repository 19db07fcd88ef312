// SPDX-License-Identifier: Apache-2.0
// What a layout adds by itself: the ring round the focus, pictures, bars, rings and wells, and their mirror image.
#include "tests/support/catch.hpp"
#include "tests/ui/desk.hpp"

using namespace kiosk;
using namespace kiosk::ui;
using namespace kiosk::ui::testing;

namespace {

bool inside(Rect inner, Rect outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() && inner.bottom() <= outer.bottom();
}

Element of(decltype(Element::content) content) {
  Element made;
  made.content = std::move(content);
  return made;
}

}  // namespace

TEST_CASE("the ring stands 8 units off what has the focus and is 10 wide") {
  Desk desk;
  desk.focus = 1;
  Element body = long_list(3);
  body.box.padding = all_edges(64);
  const Scene scene = desk.lay(page_of(body));
  const Stroke ring = nodes<Stroke>(scene).back();
  CHECK(ring.rect == part(scene, "button 1").rect.inset(-18));
  CHECK(ring.width == 10);
  CHECK(ring.radius == 38);
  CHECK(ring.color == desk.theme[Token::kFocus]);
  desk.focus = 999;
  CHECK(nodes<Stroke>(desk.lay(page_of(long_list(3)))).back().rect.x == 552 - 18);
  desk.focus.reset();
  CHECK(nodes<Stroke>(desk.lay(page_of(long_list(3)))).back().color != desk.theme[Token::kFocus]);
}

TEST_CASE("the ring is always seen whole, and at least 3 pixels wide") {
  for (const Size size : {Size{1080, 1920}, Size{800, 480}}) {
    Desk desk(size);
    desk.reveal = true;
    Page page = page_of(long_list(20));
    const std::size_t count = focusable(desk.lay(page)).size();
    for (std::size_t focus = 0; focus < count; ++focus) {
      desk.focus = focus;
      const Scene scene = desk.lay(page);
      const Node& node = scene.nodes.back();
      const Stroke ring = std::get<Stroke>(node.shape);
      CHECK(ring.width >= 3);
      CHECK(inside(ring.rect, node.scrolled ? scene.scroll.view : desk.panel()));
    }
  }
}

TEST_CASE("turned round, everything is reflected, and lines run to the left but where their letters do not") {
  Desk desk;
  Element picture = of(Picture{"next", 40, 40, 0, 0, Token::kInk, true});
  Element check = of(Picture{"check", 40, 40, 0, 0, Token::kInk, false});
  const Page page =
      page_of(column(0, {row(10, {text("18:30"), growing(text("Union")), picture, check}), long_list(20)}));
  const Scene plain = desk.lay(page);
  desk.mirrored = true;
  const Scene turned = desk.lay(page);
  REQUIRE(turned.parts.size() == plain.parts.size());
  REQUIRE(turned.nodes.size() == plain.nodes.size());
  for (std::size_t i = 0; i < plain.parts.size(); ++i) {
    CHECK(turned.parts[i].rect.x == 1080 - plain.parts[i].rect.right());
    CHECK(turned.parts[i].rect.y == plain.parts[i].rect.y);
    CHECK(turned.parts[i].focus == plain.parts[i].focus);
  }
  for (std::size_t i = 0; i < plain.nodes.size(); ++i) {
    CHECK(bounds(turned.nodes[i].shape).x == 1080 - bounds(plain.nodes[i].shape).right());
  }
  for (const TextLine& line : nodes<TextLine>(turned)) {
    const bool latin = line.text.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos;
    CHECK(line.style.direction == (latin ? ports::Direction::kLeftToRight : ports::Direction::kRightToLeft));
  }
  CHECK(nodes<Icon>(turned)[0].name == "next-rtl");
  CHECK(nodes<Icon>(turned)[1].name == "check");
  CHECK(nodes<Icon>(plain)[0].name == "next");
}

TEST_CASE("a bar fills by what is done") {
  const auto bars = [](int done, int total) {
    return nodes<Fill>(Desk().lay(column(0, {of(Meter{done, total, 20})})));
  };
  CHECK(bars(0, 4).size() == 2);
  CHECK(bars(1, 4).at(2).rect == Rect{0, 0, 270, 20});
  CHECK(bars(9, 4).at(2).rect.width == 1080);
}

TEST_CASE("a bar without an end sweeps, or stands half full where nothing may move") {
  Desk desk;
  CHECK(nodes<Sweep>(desk.lay(column(0, {of(Meter{})}))).size() == 1);
  desk.still = true;
  const Scene scene = desk.lay(column(0, {of(Meter{})}));
  CHECK(nodes<Sweep>(scene).empty());
  CHECK(nodes<Fill>(scene).back().rect.width == 540);
}

TEST_CASE("a ring empties, and its number stands in its middle") {
  Element ring = of(Ring{15, 20, 252, {}});
  std::get<Ring>(ring.content).label = Words{"15", 84};
  ring.role = Role::kTimer;
  ring.speech = "15 seconds left";
  const Scene scene = Desk().lay(column(0, {ring}));
  const auto arcs = nodes<Arc>(scene);
  REQUIRE(arcs.size() == 2);
  CHECK(arcs[0].sweep == 360);
  CHECK(arcs[1].sweep == 270);
  CHECK(arcs[1].color == light_theme()[Token::kBrand]);
  const TextLine number = nodes<TextLine>(scene).at(0);
  CHECK(number.rect.x + number.rect.width / 2 == arcs[0].center.x);
  CHECK(part(scene, "15 seconds left").role == Role::kTimer);
}

TEST_CASE("the well takes the room that is left, and is left out where it would be too small") {
  const auto laid = [](double above, bool live) {
    return Desk().lay(column(0, {block("words", 10, above), of(PassWell{live, "INDUSTRY"})}));
  };
  const Scene drawn = laid(1000, false);
  CHECK(nodes<Fill>(drawn).at(1).rect == Rect{0, 1000, 1080, 920});
  REQUIRE(nodes<Icon>(drawn).size() == 2);
  CHECK(nodes<Icon>(drawn)[0].name == "pass");
  CHECK(inside(nodes<Icon>(drawn)[1].rect, {0, 1000, 1080, 920}));
  CHECK(nodes<Live>(drawn).empty());
  std::string letters;
  for (const TextLine& line : nodes<TextLine>(drawn)) {
    letters += line.text;
    CHECK(inside(line.rect, nodes<Icon>(drawn)[0].rect));
  }
  CHECK(letters == "INDUSTRY");
  const Scene live = laid(1000, true);
  CHECK(nodes<Live>(live).at(0).rect == Rect{0, 1000, 1080, 920});
  CHECK(nodes<Icon>(live).empty());
  CHECK(nodes<Fill>(laid(1800, true)).size() == 1);
}

TEST_CASE("the camera's picture is not seen through a warning") {
  Page page;
  page.body = of(PassWell{true, ""});
  page.over = column(0, {text("Still there?")});
  CHECK(nodes<Live>(Desk().lay(page)).empty());
}

TEST_CASE("what has the colour of what it stands on is not filled again") {
  Element card = column(0, {text("on card")});
  card.box.fill = Token::kCard;
  Desk desk;
  CHECK(nodes<Fill>(desk.lay(column(0, {card}))).size() == 2);
  desk.theme = high_contrast_theme();
  CHECK(nodes<Fill>(desk.lay(column(0, {card}))).size() == 1);
}

TEST_CASE("a picture is drawn as large as there is room, in its own proportions") {
  const Scene scene = Desk().lay(column(0, {of(Picture{"wide", 2160, 400, 0, 0, Token::kNone, false})}));
  CHECK(nodes<Icon>(scene).at(0).rect == Rect{0, 0, 1080, 200});
  CHECK(nodes<Icon>(scene).at(0).tint.a == 0);
}

TEST_CASE("a code that cannot be made is left out") {
  const Scene scene = Desk().lay(column(0, {of(Code{"", 360, 240}), text("below")}));
  CHECK(nodes<Modules>(scene).empty());
  CHECK(part(scene, "below").rect.y == 0);
}
