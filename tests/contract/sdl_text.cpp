// SPDX-License-Identifier: Apache-2.0
// Text: what is measured is what is drawn, in every script, and broken input stays a picture.
#include "kiosk/base/log.hpp"
#include "platform/sdl/sdl_paper.hpp"
#include "platform/sdl/utf8.hpp"
#include "tests/contract/sdl_drawing.hpp"

namespace {

using kiosk::ports::Face;
using kiosk::ports::TextStyle;
using kiosk::ports::Weight;
using tests::Sheet;

constexpr kiosk::Color kInk{0, 0, 0};

}  // namespace

TEST_CASE("text is drawn inside the extent that was measured, and fills its width") {
  for (const TextStyle style :
       {TextStyle{Face::kText, Weight::kRegular, 34, 0}, TextStyle{Face::kText, Weight::kSemiBold, 8, 0},
        TextStyle{Face::kDisplay, Weight::kBold, 104, -24}, TextStyle{Face::kText, Weight::kMedium, 36, 60}}) {
    for (const std::string text : {"Hagjw", "To WAVE", "T-7F3K-92QD", "Müller: ¿qué?"}) {
      Sheet sheet({900, 200});
      const auto extent = sheet->measure(style, text);
      sheet->text({20, 10}, style, kInk, text);
      const kiosk::Rect ink = sheet.ink();
      INFO(text << " at " << style.size);
      REQUIRE_FALSE(ink.empty());
      REQUIRE(ink.x >= 20);
      REQUIRE(ink.y >= 10);
      REQUIRE(ink.right() <= 20 + extent.width);
      REQUIRE(ink.bottom() <= 10 + extent.ascent + extent.descent);
      REQUIRE(ink.width >= extent.width - style.size / 3 - 2);
    }
  }
}

TEST_CASE("letter spacing widens between the letters, not behind the last") {
  Sheet sheet({10, 10});
  const auto width = [&](int tracking, const char* text) {
    return sheet->measure({Face::kText, Weight::kRegular, 100, tracking}, text).width;
  };
  REQUIRE(width(100, "A") == width(0, "A"));
  REQUIRE(width(100, "HHHH") == width(0, "HHHH") + 30);
  REQUIRE(width(-50, "HHHH") == width(0, "HHHH") - 15);
}

TEST_CASE("kerned pairs stay kerned with letter spacing") {
  Sheet sheet({10, 10});
  const auto width = [&](int tracking, const char* text) {
    return sheet->measure({Face::kText, Weight::kRegular, 100, tracking}, text).width;
  };
  REQUIRE(width(0, "AVAVAV") < 3 * width(0, "A") + 3 * width(0, "V"));
  REQUIRE(width(1, "AVAVAV") <= width(0, "AVAVAV") + 1);
}

TEST_CASE("control characters count nothing, and an empty line is as high as any") {
  Sheet sheet({10, 10});
  REQUIRE(sheet->measure({}, "a\tb\r\nc\x7F\u200E") == sheet->measure({}, "abc"));
  REQUIRE(sheet->measure({}, "").width == 0);
  REQUIRE(sheet->measure({}, "").ascent == sheet->measure({}, "abc").ascent);
}

TEST_CASE("broken UTF-8 becomes U+FFFD, one for each broken sequence") {
  using platform::sdl::decode;
  REQUIRE(decode("a\xFF z", 99) == U"a\uFFFD z");
  REQUIRE(decode("\xC0\xAF", 99) == U"\uFFFD\uFFFD");
  REQUIRE(decode("\xE2\x82", 99) == U"\uFFFD");
  REQUIRE(decode("\xED\xA0\x80", 99).front() == U'\uFFFD');
  REQUIRE(decode("\xF4\x90\x80\x80", 99).front() == U'\uFFFD');
  REQUIRE(decode("\xF0\x9F\x8E\xAC", 99) == U"\U0001F3AC");
  REQUIRE(decode("abcdef", 3) == U"abc");
  Sheet sheet({400, 100});
  REQUIRE(sheet->measure({}, "a\xFFz") == sheet->measure({}, "a\uFFFDz"));
  sheet->text({0, 0}, {}, kInk, std::string("\xF0\x80\x00\xFE\xE0", 5));
  REQUIRE_FALSE(sheet.ink().empty());
}

TEST_CASE("other scripts come from Noto, in their own shapes") {
  Sheet sheet({10, 10});
  const TextStyle style{Face::kText, Weight::kBold, 60, -20};
  const auto width = [&](const char* text) { return sheet->measure(style, text).width; };
  // Arabic letters join: together they are narrower than apart. The shapes are not to be pulled apart by spacing.
  REQUIRE(width("الاتحاد") > 0);
  REQUIRE(width("\u0628\u0628\u0628") < 3 * width("\u0628"));
  REQUIRE(width("हिन्दी") > 0);
  REQUIRE(width("ไทย") > 0);
}

TEST_CASE("a character that no font has is drawn as a box and logged once") {
  int lines = 0;
  kiosk::log::set_sink([&](kiosk::log::Level, std::string_view, std::string_view) { ++lines; });
  Sheet sheet({200, 100});
  for (int i = 0; i < 3; ++i) {
    sheet->text({10, 10}, {}, kInk, "\U000F1234");  // private use: nobody's
  }
  REQUIRE(lines == 1);
  REQUIRE_FALSE(sheet.ink().empty());
  kiosk::log::set_sink([](kiosk::log::Level, std::string_view, std::string_view) {});
}

TEST_CASE("a hostile line is cut before it takes all memory") {
  Sheet sheet({10, 10});
  const std::string endless(2000000, 'W');
  REQUIRE(sheet->measure({Face::kText, Weight::kBold, 400, 0}, endless).width < 100000);
  sheet->text({0, 0}, {Face::kText, Weight::kBold, 400, 0}, kInk, endless);
  sheet->text({0, 0}, {Face::kText, Weight::kBold, 34, -24}, kInk, endless);
}

TEST_CASE("remembered lines stay within their bytes") {
  auto fonts = platform::sdl::Fonts::open({});
  REQUIRE(fonts.has_value());
  platform::sdl::Lettering lettering(std::move(*fonts), 100000);
  for (int i = 0; i < 200; ++i) {
    const auto line = lettering.line({}, "line " + std::to_string(i));
    REQUIRE(line->coverage.size() ==
            static_cast<std::size_t>(line->ink.width) * static_cast<std::size_t>(line->ink.height));
    REQUIRE(lettering.cached_bytes() <= 100000);
  }
  REQUIRE(lettering.cached_bytes() > 0);
}

TEST_CASE("missing type is said in one line that tells how to remedy it") {
  platform::sdl::Settings settings = tests::sdl_settings();
  settings.type.inter = "/nonexistent/fonts";
  const auto paper = platform::sdl::SdlPaper::open(settings);
  REQUIRE_FALSE(paper.has_value());
  const std::string& line = paper.error().message;
  REQUIRE(line.find("no font Inter in /nonexistent/fonts") == 0);
  REQUIRE(line.find("apt-get install fonts-inter") != std::string::npos);
  REQUIRE(line.find('\n') == std::string::npos);
}

TEST_CASE("paper is ink where it was drawn dark") {
  auto paper = platform::sdl::SdlPaper::open(tests::sdl_settings());
  REQUIRE(paper.has_value());
  const auto sheet = (*paper)->draw({16, 8}, [](kiosk::ports::Canvas& canvas) {
    REQUIRE(canvas.size() == kiosk::Size{16, 8});
    canvas.fill({0, 0, 4, 8}, {0, 0, 0}, 0);
    canvas.fill({4, 0, 4, 8}, {120, 120, 120}, 0);
    canvas.fill({8, 0, 4, 8}, {140, 140, 140}, 0);
  });
  REQUIRE(sheet.width() == 16);
  REQUIRE(sheet.ink(0, 0));
  REQUIRE(sheet.ink(7, 7));
  REQUIRE_FALSE(sheet.ink(8, 0));
  REQUIRE_FALSE(sheet.ink(15, 7));
  REQUIRE((*paper)->draw({0, 5}, [](kiosk::ports::Canvas&) {}).width() == 0);
  REQUIRE((*paper)->draw({5, 1000000}, [](kiosk::ports::Canvas&) {}).height() == 0);
  REQUIRE((*paper)->measure().measure({}, "Union").width > 0);
}
