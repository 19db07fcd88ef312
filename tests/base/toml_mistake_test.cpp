// SPDX-License-Identifier: Apache-2.0
// The slips of who writes TOML for the first time, said in plain words.
#include "kiosk/base/toml_mistake.hpp"

#include <array>
#include <string>
#include <string_view>

#include "tests/support/catch.hpp"

namespace kiosk {
namespace {

std::string told(const std::string& text, std::size_t line, const std::string& description = "?") {
  const auto mistake = toml_mistake(text, line, description);
  return std::to_string(mistake.line) + ": " + mistake.what + "; " + mistake.to_do;
}

bool says_in(const std::string& text, const std::string& part) {
  UNSCOPED_INFO(text);
  return text.find(part) != std::string::npos;
}

TEST_CASE("A slip in a line is named, with the line as it is to be") {
  const auto [line, says] = GENERATE(table<std::string, std::string>({
      {"title = Foghorn", "the quotes around Foghorn are missing; write title = \"Foghorn\""},
      {"title = The Long Night  # new", "quotes around The Long Night are missing; write title = \"The Long Night\""},
      {"host = 192.168.1.5", "write host = \"192.168.1.5\""},
      {"opens = 21:00", "write opens = \"21:00\""},
      {"title = \"Union", "the quote at the end of the text is missing; write title = \"Union\""},
      {"title = 'Union", "write title = 'Union'"},
      {"title = \u201CUnion\u201D", "typographic ones; write plain ones: title = \"Union\""},
      {"title = 'Don't'", "an apostrophe in a text in single quotes; put it in double quotes: title = \"Don't\""},
      {"title = \"The \"Union\"\"", "or there are quotes in it; write \\\" for a quote within a text"},
      {"title: \"Union\"", "a colon stands where = has to; write title = \"Union\""},
      {"title = \"Union\",", "a \",\" stands after the value; remove it"},
      {"minutes = 104,", "a \",\" stands after the value; remove it"},
      {"cancelled = True", "True is no value; write cancelled = true"},
      {"cancelled = no", "write cancelled = false"},
      {"title =", "title has no value"},
      {"[[film]", "the heading [[film] cannot be read; write [[film]] on a line of its own"},
      {"[film]]", "write [film] on a line of its own"},
      {"names = [ one, two ]", "put texts in quotes and commas between them"},
      {"code,name,category", "neither a [heading] nor key = value"},
  }));
  CAPTURE(line);
  const auto found = told("[a]\n" + line + "\nb = 1\n", 2);
  CHECK(found.starts_with("2: "));
  CHECK(says_in(found, says));
}

TEST_CASE("What a parser says decides where the line does not") {
  CHECK(
      says_in(told("a = \"x\"\na = \"y\"", 2, "cannot redefine existing string 'a'"), "2: a is there twice; keep one"));
  CHECK(says_in(told("[a]\n[a]", 2, "cannot redefine existing table 'a'"), "[a] is there twice"));
  CHECK(says_in(told("p = \"C:\\kiosk\"", 1, "unknown escape sequence '\\k'"), "write two, \\\\"));
  CHECK(says_in(told("l = [ \"a\"\nm = 1\n", 2, "Error while parsing array"), "1: the ] at the end is missing"));
  CHECK(says_in(told("a = \"fine\"", 1, "something new"), "is no TOML there: something new"));
}

TEST_CASE("A heading of a list in single brackets is told where it first is, and no other heading") {
  constexpr std::array<std::string_view, 2> kLists{"show", "house.hours"};
  const auto of = [&](const std::string& text, std::size_t line) {
    const auto mistake = toml_mistake(text, line, "cannot redefine existing table", kLists);
    return std::to_string(mistake.line) + ": " + mistake.what + "; " + mistake.to_do;
  };
  const std::string two = "stands in single brackets; a list of them is written with two, ";
  CHECK(of("[a]\n [show] # 1\n[show]", 3) == "2: [show] " + two + "[[show]], each time");
  CHECK(of("[[show]]\n[a]\n[show]", 3) == "3: [show] " + two + "[[show]], each time");
  CHECK(of("[show]\n[[show]]", 2) == "1: [show] " + two + "[[show]], each time");
  CHECK(of("[house.hours]\n[house.hours]", 2) == "1: [house.hours] " + two + "[[house.hours]], each time");
  CHECK(of("[a]\n[show]\n[a]", 3) == "3: [a] is there twice; keep one of the two");
  CHECK(of("[[show]]\nb = 1\nb = 2", 3) == "3: b is there twice; keep one of the two");
  CHECK(says_in(told("[show]\n[show]", 2, "cannot redefine existing table"), "keep one"));
}

TEST_CASE("A file that is something else is named for what it is") {
  CHECK(says_in(told("PK\x03\x04...", 1), "is a spreadsheet, a document or an archive"));
  CHECK(says_in(told("\xFF\xFE[", 1), "is no text in UTF-8 (UTF-16, perhaps); save it as UTF-8"));
  CHECK(says_in(told("{\"a\": 1}", 1), "is JSON; write it as TOML"));
  CHECK(says_in(told("a = 1\nb = \"Isab\xE9l\"\n", 2), "2: has a letter that is not in UTF-8; save the file as UTF-8"));
}

TEST_CASE("Whatever stands in the file, what is said of it is short and printable") {
  const auto hostile = GENERATE(std::string(), std::string("\n"), std::string("="), std::string("a = \x1b[2J"),
                                std::string(100'000, '['), "a = " + std::string(100'000, 'x'), std::string("\"\\"),
                                std::string("'"), std::string("a = \"\\"), std::string("]=["));
  for (const std::size_t line : {std::size_t{0}, std::size_t{1}, std::size_t{1000}}) {
    const auto found = told(hostile, line, std::string(10'000, 'd') + '\n');
    CHECK(found.size() < 400);
    CHECK(found.find_first_of("\n\x1b") == std::string::npos);
  }
}

}  // namespace
}  // namespace kiosk
