// SPDX-License-Identifier: Apache-2.0
// Lines with parts that run the other way: which parts there are, and where on the line their ink stands.
#include <cstdlib>
#include <optional>

#include "platform/sdl/bidi.hpp"
#include "tests/contract/sdl_drawing.hpp"

namespace {

using kiosk::Rect;
using kiosk::ports::Direction;
using kiosk::ports::Face;
using kiosk::ports::TextStyle;
using kiosk::ports::Weight;
using platform::sdl::level_runs;
using platform::sdl::LevelRun;
using tests::Sheet;

constexpr Direction kLeft = Direction::kLeftToRight;
constexpr Direction kRight = Direction::kRightToLeft;
constexpr kiosk::Color kInk{0, 0, 0};

TextStyle style(Direction direction = kLeft) { return {Face::kText, Weight::kRegular, 40, 0, direction}; }

/// How much the ink of a rectangle differs from what is seen of it at x, as part of its darkness.
double difference(Sheet& word, const Rect& ink, Sheet& line, int x) {
  double different = 0;
  double dark = 0;
  for (int y = ink.y; y < ink.bottom(); ++y) {
    for (int column = 0; column < ink.width; ++column) {
      const int here = word->pixel({ink.x + column, y}).r;
      different += std::abs(here - line->pixel({x + column, y}).r);
      dark += 255 - here;
    }
  }
  return different / dark;
}

/// Where on the line the ink of a word stands, drawn as alone but for parts of a pixel to the side; nothing where it
/// does not.
std::optional<int> place_of(const std::string& word, const std::string& line, Direction direction) {
  Sheet all({1000, 160});
  Sheet alone({1000, 160});
  const int baseline = 80;
  all->text({20, baseline - all->measure(style(direction), line).ascent}, style(direction), kInk, line);
  alone->text({20, baseline - alone->measure(style(), word).ascent}, style(), kInk, word);
  const Rect ink = alone.ink();
  const Rect whole = all.ink();
  double least = 0.4;
  std::optional<int> place;
  for (int x = whole.x - 1; x + ink.width <= whole.right() + 1; ++x) {
    const double here = difference(alone, ink, all, x);
    if (here < least) {
      least = here;
      place = x;
    }
  }
  return place;
}

/// Each word is on the line, and right of the one before.
void require_order(const std::string& line, Direction direction, const std::vector<std::string>& words) {
  int before = -1;
  for (const std::string& word : words) {
    const auto place = place_of(word, line, direction);
    INFO("\"" << word << "\" in \"" << line << "\"");
    REQUIRE(place.has_value());
    REQUIRE(*place > before);
    before = *place;
  }
}

}  // namespace

TEST_CASE("what runs one way is one part, whatever the line's direction says of its end") {
  REQUIRE(level_runs(U"", kRight).empty());
  REQUIRE(level_runs(U"abc 12", kLeft) == std::vector<LevelRun>{{0, 6, false}});
  REQUIRE(level_runs(U"אבג", kLeft) == std::vector<LevelRun>{{0, 3, true}});
  REQUIRE(level_runs(U"abc!", kRight) == std::vector<LevelRun>{{3, 1, true}, {0, 3, false}});
}

TEST_CASE("digits and Latin inside Hebrew keep their own direction and stand where they are read") {
  // א ב space 1 2 space c d
  const std::u32string line = U"אב 12 cd";
  REQUIRE(level_runs(line, kRight) == std::vector<LevelRun>{{6, 2, false}, {5, 1, true}, {3, 2, false}, {0, 3, true}});
  REQUIRE(level_runs(line, kLeft) == std::vector<LevelRun>{{3, 2, false}, {0, 3, true}, {5, 3, false}});
}

TEST_CASE("a part within a part within a part is turned as often as it is deep") {
  // In a line from the left: a Hebrew isolate with Latin in it, and Arabic digits in that.
  const auto runs = level_runs(U"x\u2067א\u2066y\u2067ב\u2069z\u2069ג\u2069w", kLeft);
  std::u32string seen;
  for (const LevelRun& run : runs) {
    seen += std::u32string(U"x\u2067א\u2066y\u2067ב\u2069z\u2069ג\u2069w").substr(run.first, run.count);
  }
  std::erase_if(seen, platform::sdl::is_direction_mark);
  REQUIRE(seen == U"xגyבzאw");
}

TEST_CASE("the ink of a mixed line stands in the order of its parts") {
  SECTION("Hebrew, digits and Latin, from the right") { require_order("שלום 123 abc", kRight, {"abc", "123", "שלום"}); }
  SECTION("and in a line from the left") { require_order("The film שלום ends", kLeft, {"The film", "שלום", "ends"}); }
  SECTION("an Arabic sentence with a time and a title") {
    require_order("تذكرتك 14:30 فيلم Union", kRight, {"Union", "فيلم", "14:30", "تذكرتك"});
  }
  SECTION("the full stop of a sentence from the right is at its left") {
    require_order("שלום.", kRight, {".", "שלום"});
    require_order("שלום.", kLeft, {"שלום", "."});
  }
  SECTION("a Latin line in a screen from the right ends with its full stop at the left") {
    require_order("Union.", kRight, {".", "Union"});
  }
}

TEST_CASE("brackets are mirrored in what runs from the right") {
  require_order("(שלום)", kRight, {"(", "שלום", ")"});
  require_order("שלום (abc) 12", kRight, {"12", "(", "abc", ")", "שלום"});
  require_order("[אב", kRight, {"אב", "]"});
}

TEST_CASE("marks of direction are heard, draw nothing and take no room") {
  require_order("אב 12", kLeft, {"12", "אב"});
  require_order("אב\u200E 12", kLeft, {"אב", "12"});
  require_order("\u2068אב\u2069 12", kLeft, {"אב", "12"});
  Sheet sheet({400, 100});
  const auto bare = sheet->measure(style(), "abc");
  for (const std::string marked :
       {"\u2066abc\u2069", "a\u200Eb\u200Fc\u061C", "\u202Aabc\u202C", "\u202D\u2068abc", "abc\u2069\u2069\u202C"}) {
    REQUIRE(sheet->measure(style(), marked) == bare);
  }
  // Letters on both sides of a mark are kerned and joined as without it, whichever way the mark runs.
  const auto same = [&](Direction direction, const std::string& marked, const std::string& without) {
    INFO(marked);
    REQUIRE(sheet->measure(style(direction), marked) == sheet->measure(style(direction), without));
  };
  same(kLeft, "A\u200FV\u200FA\u061CV", "AVAV");
  same(kLeft, "\u2068To\u2069\u200F\u2068y\u2069", "Toy");
  same(kRight, "\u0633\u200E\u0644\u0627\u200E\u0645", "\u0633\u0644\u0627\u0645");
  sheet->text({10, 10}, style(), kInk, "\u2066\u2067\u2068\u2069\u200E\u200F\u061C\u202A\u202B\u202C\u202D\u202E");
  REQUIRE(sheet.ink().empty());
}

TEST_CASE("an override turns what else would not turn") { require_order("\u202Eabc\u202C", kLeft, {"c", "b", "a"}); }
