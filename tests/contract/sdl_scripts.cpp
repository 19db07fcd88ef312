// SPDX-License-Identifier: Apache-2.0
// Every script that a screen or a film title is written in: it has a font, its own shapes, and its marks.
#include <vector>

#include "kiosk/base/log.hpp"
#include "tests/contract/sdl_drawing.hpp"

namespace {

using kiosk::ports::Direction;
using kiosk::ports::Face;
using kiosk::ports::TextStyle;
using kiosk::ports::Weight;
using tests::Sheet;

constexpr kiosk::Color kInk{0, 0, 0};

TextStyle style(Weight weight = Weight::kRegular, int size = 48) { return {Face::kText, weight, size, 0}; }

/// The pixels of the ink, row by row.
std::vector<std::uint8_t> ink_of(const std::string& text, Weight weight = Weight::kRegular) {
  Sheet sheet({700, 200});
  sheet->text({10, 10}, style(weight), kInk, text);
  const kiosk::Rect ink = sheet.ink();
  std::vector<std::uint8_t> pixels;
  for (int y = ink.y; y < ink.bottom(); ++y) {
    for (int x = ink.x; x < ink.right(); ++x) {
      pixels.push_back(sheet->pixel({x, y}).r);
    }
  }
  return pixels;
}

long darkness(const std::vector<std::uint8_t>& pixels) {
  long sum = 0;
  for (const std::uint8_t value : pixels) {
    sum += 255 - value;
  }
  return sum;
}

/// Counts what the canvas says about text.
class Listening {
 public:
  Listening() {
    kiosk::log::set_sink([this](kiosk::log::Level, std::string_view, std::string_view) { ++lines_; });
  }
  ~Listening() {
    kiosk::log::set_sink([](kiosk::log::Level, std::string_view, std::string_view) {});
  }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;
  [[nodiscard]] int lines() const { return lines_; }

 private:
  int lines_ = 0;
};

}  // namespace

TEST_CASE("every script has ink of its own, and no letter is missing") {
  const Listening listening;
  std::vector<std::vector<std::uint8_t>> seen;
  for (const std::string text : {"Scan", "Ταινία", "Кино", "فيلم", "סרט", "फ़िल्म", "请扫描", "とうき", "기생충",
                                 "ᐃᓄᒃᑎᑐᑦ", "ไทย", "Հայ", "ქართ", "አማርኛ", "தமிழ்"}) {
    INFO(text);
    auto ink = ink_of(text);
    REQUIRE(darkness(ink) > 20000);
    for (const auto& other : seen) {
      REQUIRE(ink != other);
    }
    seen.push_back(std::move(ink));
  }
  REQUIRE(listening.lines() == 0);
}

TEST_CASE("what is bold is darker in every script, and semi-bold is bold where there is no more") {
  for (const std::string text : {"Scan", "فيلم", "סרט", "हिन्दी", "请扫描", "ᐃᓄᒃᑎᑐᑦ"}) {
    INFO(text);
    const long regular = darkness(ink_of(text));
    REQUIRE(darkness(ink_of(text, Weight::kBold)) > regular * 11 / 10);
    REQUIRE(darkness(ink_of(text, Weight::kSemiBold)) > regular * 11 / 10);
  }
}

TEST_CASE("Chinese is drawn as mainland China writes it, unless kana or Hangul say otherwise") {
  // This character's upper part is turned the other way in Japan; Korea draws it as Japan does.
  Sheet sheet({10, 10});
  const auto first = [&](const std::string& line) {
    Sheet drawn({300, 120});
    drawn->text({0, 0}, style(), kInk, line);
    std::vector<std::uint8_t> pixels;
    for (int y = 0; y < 120; ++y) {
      for (int x = 0; x < sheet->measure(style(), "骨").width - 1; ++x) {
        pixels.push_back(drawn->pixel({x, y}).r);
      }
    }
    return pixels;
  };
  REQUIRE(first("骨") == first("骨科"));
  REQUIRE(first("骨") == first("骨 14:30 Union"));
  REQUIRE(first("骨") != first("骨の"));
  REQUIRE(first("骨の") == first("骨は"));
}

TEST_CASE("quotation marks among Chinese are as wide as its characters") {
  Sheet sheet({10, 10});
  const auto width = [&](const char* text) { return sheet->measure(style(), text).width; };
  REQUIRE(width("电“影”院") - width("电影院") >= 80);
  REQUIRE(width("a“b”c") - width("abc") < 60);
}

TEST_CASE("combining marks stand on their letter and take no room") {
  Sheet sheet({10, 10});
  const auto width = [&](const char* text) { return sheet->measure(style(), text).width; };
  REQUIRE(width("e\u0301") == width("é"));
  REQUIRE(width("q\u0304") == width("q"));
  REQUIRE(width("\u05E9\u05C1\u05B8") <= width("\u05E9") + 1);
  REQUIRE(width("\u0628\u064E") <= width("\u0628") + 1);
  REQUIRE(ink_of("q\u0304") != ink_of("q"));
  REQUIRE(ink_of("\u0628\u064E\u0651") != ink_of("\u0628"));
  // A letter with spacing keeps its mark.
  const TextStyle spaced{Face::kDisplay, Weight::kBold, 100, 100};
  REQUIRE(sheet->measure(spaced, "q\u0304q").width == sheet->measure(spaced, "qq").width);
}

TEST_CASE("letters that join are not pulled apart, in any direction of the line") {
  Sheet sheet({10, 10});
  for (const Direction direction : {Direction::kLeftToRight, Direction::kRightToLeft}) {
    const TextStyle tight{Face::kText, Weight::kRegular, 48, 0, direction};
    const TextStyle wide{Face::kText, Weight::kRegular, 48, 200, direction};
    REQUIRE(sheet->measure(wide, "فيلم").width == sheet->measure(tight, "فيلم").width);
    REQUIRE(sheet->measure(wide, "हिन्दी").width == sheet->measure(tight, "हिन्दी").width);
  }
}

TEST_CASE("hostile lines are drawn as something, within what was measured") {
  std::string isolates;
  for (int i = 0; i < 1000; ++i) {
    isolates += i % 2 == 0 ? "\u2067" : "\u2066";
  }
  const std::string inside = isolates + "abc אב";
  std::string marks;
  std::string surrogates;
  std::string turns;
  for (int i = 0; i < 100000; ++i) {
    marks += "\u0301";
    surrogates += "\xED\xA0\x80";
    turns += "aא(";
  }
  for (const std::string& text : {std::string(1U << 20U, 'W'), surrogates, inside, isolates, marks, turns,
                                  std::string(1U << 20U, '\0'), std::string("\u200D\u200C\u200D"), "a" + marks}) {
    for (const Direction direction : {Direction::kLeftToRight, Direction::kRightToLeft}) {
      Sheet sheet({300, 120});
      const TextStyle asked{Face::kText, Weight::kMedium, 34, -10, direction};
      const auto extent = sheet->measure(asked, text);
      REQUIRE(extent.width >= 0);
      REQUIRE(extent.width < 1000000);
      sheet->text({10, 10}, asked, kInk, text);
      const kiosk::Rect ink = sheet.ink();
      REQUIRE((ink.empty() || ink.x >= 10));
      REQUIRE((ink.empty() || ink.bottom() <= 10 + extent.ascent + extent.descent));
    }
  }
  Sheet sheet({300, 120});
  sheet->text({10, 10}, style(), kInk, inside);
  REQUIRE_FALSE(sheet.ink().empty());
}
