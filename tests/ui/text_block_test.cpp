// SPDX-License-Identifier: Apache-2.0
// Breaking lines, with a canvas on which every character is as wide as half its size.
#include "kiosk/ui/text_block.hpp"

#include "tests/support/catch.hpp"
#include "tests/ui/ruler.hpp"

namespace {

using kiosk::ui::break_lines;

using kiosk::ui::testing::Ruler;

// Lines of `columns` characters.
std::vector<std::string> broken(std::string_view text, int columns, kiosk::ui::LineSetting setting = {}) {
  kiosk::ports::TextStyle style;
  style.size = 20;
  std::vector<std::string> lines;
  for (const auto& line : break_lines(Ruler{}, style, text, columns * 10, setting).lines) {
    lines.push_back(line.text);
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("text breaks at spaces, and where it says so") {
  REQUIRE(broken("one two three four", 9) == Lines{"one two", "three", "four"});
  REQUIRE(broken("one\ntwo", 20) == Lines{"one", "two"});
  REQUIRE(broken("  ", 20).empty());
  REQUIRE(broken("", 20).empty());
}

TEST_CASE("a word wider than the line is broken between characters, never inside one") {
  REQUIRE(broken("abcdefghij", 4) == Lines{"abcd", "efgh", "ij"});
  REQUIRE(broken("äöüäöüäöü", 4) == Lines{"äöüä", "öüäö", "ü"});
  REQUIRE(broken("w", 0) == Lines{"w"});
}

TEST_CASE("a broken word keeps marks and joined pictures together") {
  REQUIRE(broken("e\u0301e\u0301e\u0301", 3) == Lines{"e\u0301", "e\u0301", "e\u0301"});
  REQUIRE(broken("\u0E19\u0E49\u0E33\u0E17\u0E35\u0E48", 5) == Lines{"\u0E19\u0E49\u0E33", "\u0E17\u0E35\u0E48"});
  const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
  REQUIRE(broken(family + family, 9) == Lines{family, family});
  REQUIRE(broken("\u304B\u3099\u304B\u3099", 3) == Lines{"\u304B\u3099", "\u304B\u3099"});
}

TEST_CASE("pictures joined without end are broken where the line ends") {
  std::string word;
  for (int i = 0; i < 100; ++i) {
    word += "\U0001F468\u200D";
  }
  std::string again;
  for (const auto& line : broken(word, 7)) {
    REQUIRE(Ruler{}.measure({}, line).width <= Ruler{}.measure({}, "abcdefg").width);
    again += line;
  }
  REQUIRE(again == word);
}

TEST_CASE("East Asian text breaks between any two characters") {
  REQUIRE(broken("夜行バス北へ向かう", 4) == Lines{"夜行バス", "北へ向か", "う"});
}

TEST_CASE("a line ends at the dot between two things, and the dot stays away") {
  REQUIRE(broken("Theatre 1 · 104 min", 14) == Lines{"Theatre 1", "104 min"});
  REQUIRE(broken("Theatre 1 · 104 min", 40) == Lines{"Theatre 1 · 104 min"});
}

TEST_CASE("a single short word does not stand alone in the last line") {
  REQUIRE(broken("tickets open online tonight at 21", 31) == Lines{"tickets open online", "tonight at 21"});
}

TEST_CASE("balanced lines are about as long, and prefer to end with the sentence") {
  REQUIRE(broken("Scan your pass to get tickets", 21, {1.0, 0, true}) == Lines{"Scan your pass", "to get tickets"});
  REQUIRE(broken("Your ticket is safe. Keep it on your phone?", 21, {1.0, 0, true}).front() == "Your ticket is safe.");
}

TEST_CASE("a text that must be cut says so") {
  const auto lines = broken("one two three four five", 9, {1.0, 2, false});
  REQUIRE(lines == Lines{"one two", "three\u2026"});
  REQUIRE(broken("äöü äöü äöü äöü", 4, {1.0, 1, false}) == Lines{"äöü\u2026"});
  REQUIRE(broken("xe\u0301e\u0301 xe\u0301e\u0301", 5, {1.0, 1, false}) == Lines{"xe\u0301\u2026"});
}

TEST_CASE("the widest piece is what no line break parts") {
  kiosk::ports::TextStyle style;
  style.size = 20;
  CHECK(kiosk::ui::widest_piece(Ruler{}, style, "a wide word") == 40);
  CHECK(kiosk::ui::widest_piece(Ruler{}, style, "夜行バス") == 10);
  CHECK(kiosk::ui::widest_piece(Ruler{}, style, "one\nthree") == 50);
  CHECK(kiosk::ui::widest_piece(Ruler{}, style, "") == 0);
}

TEST_CASE("a word without end is broken into lines without measuring it over and over") {
  const std::string word(10'000, 'x');
  const auto lines = broken(word, 20);
  REQUIRE(lines.size() == 500);
  for (const std::string& line : lines) CHECK(line.size() == 20);
}

TEST_CASE("lines keep apart where the script stands higher than its em") {
  kiosk::ports::TextStyle style;
  style.size = 100;
  // The ruler's lines are 125 high: 105 is as close as they come.
  CHECK(kiosk::ui::break_lines(Ruler{}, style, "a b", 1000, {1.3}).pitch == 130);
  CHECK(kiosk::ui::break_lines(Ruler{}, style, "a b", 1000, {0.5}).pitch == 105);
}
