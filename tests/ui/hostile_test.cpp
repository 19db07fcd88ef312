// SPDX-License-Identifier: Apache-2.0
// Whatever a catalogue, a festival or an installer comes up with: it ends, it stands on the panel, nothing covers
// anything else.
#include <random>

#include "kiosk/ui/rects.hpp"
#include "tests/support/catch.hpp"
#include "tests/ui/desk.hpp"

using namespace kiosk;
using namespace kiosk::ui;
using namespace kiosk::ui::testing;

namespace {

const std::vector<Size> kPanels{{1080, 1920}, {1920, 1080}, {1280, 800}, {800, 480}};

// Trees of random rows, columns, grids, texts and buttons.
class Trees {
 public:
  explicit Trees(unsigned seed) : random_(seed) {}

  int below(int most) { return std::uniform_int_distribution<int>(0, most - 1)(random_); }

  Element tree(int depth) {
    const int kind = depth == 0 ? below(3) : below(6);
    if (kind == 0) return text(some_words(), 28 + 8 * below(9));
    if (kind == 1) return button(some_words(), next_target_++);
    if (kind == 2) return below(2) == 0 ? space() : block("block", 100, 40);
    std::vector<Element> children;
    for (int i = 1 + below(4); i > 0; --i) {
      children.push_back(tree(depth - 1));
      children.back().grow = below(3) == 0 ? 1 : 0;
    }
    Element made;
    if (kind == 3) {
      Grid grid;
      grid.columns = 1 + below(4);
      grid.even = below(2) == 0;
      grid.column_gap = 16;
      grid.row_gap = 8;
      grid.cells = std::move(children);
      made.content = std::move(grid);
    } else {
      made = kind == 4 ? row(12, std::move(children)) : column(12, std::move(children));
      std::get<Stack>(made.content).narrow = static_cast<Narrow>(below(3));
      std::get<Stack>(made.content).along = static_cast<Align>(below(4));
      std::get<Stack>(made.content).across = static_cast<Align>(below(4));
    }
    if (below(3) == 0) made.box.padding = all_edges(20);
    if (below(4) == 0) made.box.fill = Token::kCard;
    if (below(4) == 0) made.role = Role::kGroup;
    return made;
  }

 private:
  std::string some_words() {
    std::string written;
    for (int i = 1 + below(6); i > 0; --i) written += std::string(static_cast<std::size_t>(1 + below(12)), 'x') + " ";
    return written;
  }

  std::mt19937 random_;
  std::size_t next_target_ = 0;
};

void stands_well(const Scene& scene) {
  std::vector<Part> seen;
  for (const Part& each : scene.parts) {
    CHECK(each.rect.x >= 0);
    CHECK(each.rect.right() <= scene.size.width);
    if (each.role == Role::kGroup) continue;
    for (const Part& other : seen) {
      if (other.scrolled == each.scrolled) CHECK(common(other.rect, each.rect).empty());
    }
    if (!each.scrolled) CHECK(common(each.rect, scene.scroll.view).empty());
    seen.push_back(each);
    if (each.scrolled) continue;
    CHECK(each.rect.y >= 0);
    CHECK(each.rect.bottom() <= scene.size.height);
  }
}

}  // namespace

TEST_CASE("whatever stands on a page, it stands inside the panel and nothing covers anything") {
  Trees trees(1895);
  for (int round = 0; round < 300; ++round) {
    Desk desk(kPanels[static_cast<std::size_t>(round) % kPanels.size()], 100 + 50 * trees.below(3));
    desk.mirrored = trees.below(2) == 0;
    desk.low_reach = trees.below(2) == 0;
    desk.reveal = true;
    desk.focus = static_cast<std::size_t>(trees.below(20));
    Page page = page_of(trees.tree(4));
    page.body.box.padding = all_edges(64);
    stands_well(desk.lay(page));
  }
}

TEST_CASE("a word without end is broken, not cut") {
  const std::string word(10'000, 'W');
  for (const Size size : kPanels) {
    for (const int percent : {100, 200}) {
      const Scene scene =
          Desk(size, percent).lay(page_of(column(10, {text(word), row(10, {text("18:30"), text(word)})})));
      std::size_t letters = 0;
      for (const TextLine& line : nodes<TextLine>(scene)) {
        letters += line.text[0] == 'W' ? line.text.size() : 0;
        CHECK(line.rect.right() <= size.width);
      }
      CHECK(letters == 2 * word.size());
      stands_well(scene);
    }
  }
}

TEST_CASE("two hundred levels deep is measured once a level, not twice each") {
  Element made = row(1, {text("in the middle"), button("here", 1)});
  for (int i = 0; i < 200; ++i) {
    made = i % 2 == 0 ? column(1, {std::move(made)}) : row(1, {growing(std::move(made))});
    made.box.padding = all_edges(2);
    if (i % 3 == 0) made.box.fill = Token::kCard;
  }
  for (const Size size : kPanels) {
    const Scene scene = Desk(size).lay(page_of(made));
    CHECK(has_part(scene, "here"));
    CHECK(has_part(scene, "in the middle"));
  }
}

TEST_CASE("pages of nothing are pages") {
  const Scene scene = Desk().lay(Page{});
  CHECK(scene.nodes.size() == 1);
  CHECK(scene.parts.empty());
  Desk desk;
  desk.focus = 3;
  desk.reveal = true;
  desk.scroll = -7;
  CHECK(desk.lay(Page{}).nodes.size() == 1);
  Page over;
  over.over = Element{};
  CHECK(desk.lay(over).parts.empty());
  Element grid;
  grid.content = Grid{0, 0, 0, true, {}};
  CHECK(desk.lay(grid).parts.empty());
}

TEST_CASE("panels too small for anything do not harm") {
  for (const Size size : {Size{0, 0}, Size{1, 1}, Size{44, 3000}, Size{3000, 20}}) {
    Page page = page_of(long_list(4));
    Grid grid;
    grid.cells = {text("name"), text("value")};
    Element cells;
    cells.content = grid;
    page.body = column(10, {cells, long_list(3), text("words")});
    Desk desk(size, 200);
    desk.mirrored = true;
    desk.low_reach = true;
    desk.focus = 1;
    desk.reveal = true;
    const Scene scene = desk.lay(page);
    CHECK(scene.size == size);
    page.over = long_list(2);
    CHECK(desk.lay(page).size == size);
  }
}

TEST_CASE("texts of marks, joiners and broken bytes end") {
  for (const std::string& written :
       {std::string("\xFF\xFE\x80"), std::string("\u202E\u2066"), std::string("\n\n\n"), std::string(500, ' '),
        std::string("\u0301\u0301\u0301"), std::string("a\0b", 3)}) {
    const Scene scene = Desk({800, 480}, 200).lay(page_of(column(0, {text(written), button(written, 1)})));
    CHECK(scene.parts.size() >= 3);
    stands_well(scene);
  }
}

TEST_CASE("figures out of their range are held within it") {
  Element ring;
  ring.content = Ring{500, 0, 252, {}};
  Element meter;
  meter.content = Meter{-5, 3, 20};
  Element picture;
  picture.content = Picture{"x", -5, -5, 0, 0, Token::kInk, false};
  const Scene scene = Desk().lay(column(-40, {ring, meter, picture, text("words")}));
  CHECK(nodes<Arc>(scene).back().sweep == 360);
  CHECK(has_part(scene, "words"));
}
