// SPDX-License-Identifier: Apache-2.0
// Code points out of good and bad bytes, and what stays together when a line breaks.
#include "kiosk/base/utf8.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"

using namespace std::string_view_literals;
using kiosk::utf8::first_of;
using kiosk::utf8::first_unit;

namespace {

std::u32string decoded(std::string_view text) {
  std::u32string out;
  while (!text.empty()) {
    const auto next = first_of(text);
    REQUIRE(next.bytes >= 1);
    REQUIRE(next.bytes <= text.size());
    out += next.value;
    text.remove_prefix(next.bytes);
  }
  return out;
}

std::vector<std::string> units(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto bytes = first_unit(text);
    REQUIRE(bytes >= 1);
    REQUIRE(bytes <= text.size());
    out.emplace_back(text.substr(0, bytes));
    text.remove_prefix(bytes);
  }
  return out;
}

using Units = std::vector<std::string>;

}  // namespace

TEST_CASE("well-formed text comes out as it went in, at both ends of every length") {
  REQUIRE(decoded("a\x7F\u0080\u07FF\u0800\uD7FF\uE000\uFFFF\U00010000\U0010FFFF") ==
          U"a\x7F\u0080\u07FF\u0800\uD7FF\uE000\uFFFF\U00010000\U0010FFFF");
  REQUIRE(decoded("\0x"sv) == U"\0x"sv);
  REQUIRE(first_of("\uFFFD").valid);
}

TEST_CASE("a broken sequence is one replacement, and what follows it is not lost") {
  REQUIRE(decoded("a\xFF z") == U"a\uFFFD z");
  REQUIRE(decoded("\xE2\x82z") == U"\uFFFDz");
  REQUIRE(decoded("\xF0\x9F\x8E") == U"\uFFFD");
  REQUIRE(decoded("\xC0\xAF") == U"\uFFFD\uFFFD");            // overlong
  REQUIRE(decoded("\xE0\x80\x80") == U"\uFFFD\uFFFD\uFFFD");  // overlong
  REQUIRE(decoded("\xED\xA0\x80") == U"\uFFFD\uFFFD\uFFFD");  // a surrogate
  REQUIRE(decoded("\xF4\x90\x80\x80").size() == 4);           // beyond the last
  REQUIRE_FALSE(first_of("\x80").valid);
}

TEST_CASE("every two bytes there are make at most two code points, and never run past the end") {
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      const std::string text{static_cast<char>(a), static_cast<char>(b)};
      REQUIRE(decoded(text).size() <= 2);
      REQUIRE(units(text).size() <= 2);
    }
  }
}

TEST_CASE("letters are units of their own") { REQUIRE(units("a\u00E9\u6620!") == Units{"a", "\u00E9", "\u6620", "!"}); }

TEST_CASE("marks stay with their letter, in every script that has them") {
  REQUIRE(units("e\u0301e\u0323\u0302x") == Units{"e\u0301", "e\u0323\u0302", "x"});
  REQUIRE(units("\u0E17\u0E35\u0E48\u0E19\u0E49\u0E33") ==
          Units{"\u0E17\u0E35\u0E48", "\u0E19\u0E49\u0E33"});                           // Thai: at the water
  REQUIRE(units("\u0928\u093F\u0928\u094D") == Units{"\u0928\u093F", "\u0928\u094D"});  // Devanagari
  REQUIRE(units("\u05E9\u05C1\u05DC") == Units{"\u05E9\u05C1", "\u05DC"});              // Hebrew
  REQUIRE(units("\u0628\u0651\u064E\u062A") == Units{"\u0628\u0651\u064E", "\u062A"});  // Arabic
  REQUIRE(units("\u304B\u3099\u304D") == Units{"\u304B\u3099", "\u304D"});              // Japanese
  REQUIRE(units("\u1112\u1161\u11AB\u1100\u1173") == Units{"\u1112\u1161\u11AB", "\u1100\u1173"});  // Hangul
}

TEST_CASE("a picture made of several stays one") {
  const std::string family = "\U0001F468\U0001F3FD\u200D\U0001F469\U0001F3FB\u200D\U0001F467";
  REQUIRE(units(family + family) == Units{family, family});
  REQUIRE(units("\u2764\uFE0F\U0001F44D\U0001F3FF") == Units{"\u2764\uFE0F", "\U0001F44D\U0001F3FF"});
  // Two flags, and a letter too many.
  REQUIRE(units("\U0001F1E9\U0001F1EA\U0001F1E8\U0001F1E6\U0001F1E8") ==
          Units{"\U0001F1E9\U0001F1EA", "\U0001F1E8\U0001F1E6", "\U0001F1E8"});
}

TEST_CASE("a space is never part of a unit, whatever stands before it") {
  REQUIRE(units("a\u200D b") == Units{"a\u200D", " ", "b"});
  REQUIRE(units(" \u0301\n\u0301") == Units{" ", "\u0301", "\n", "\u0301"});
}

TEST_CASE("marks without end are several units") {
  std::string text = "e";
  for (int i = 0; i < 1000; ++i) text += "\u0301";
  REQUIRE(units(text).size() == 32);
  std::string chain;
  for (int i = 0; i < 1000; ++i) chain += "\U0001F468\u200D";
  REQUIRE(units(chain).size() > 60);
}
