// SPDX-License-Identifier: Apache-2.0
// A ticket on paper: everything on it, nothing outside, nothing on top of anything else, whatever the words are.
#include "kiosk/printing/ticket_layout.hpp"

#include <string>
#include <vector>

#include "kiosk/printing/text_wrap.hpp"
#include "tests/support/box_paper.hpp"
#include "tests/support/catch.hpp"

using kiosk::Bitmap;
using kiosk::Rect;
using kiosk::printing::TicketText;
using tests::BoxPaper;
using tests::DrawnBox;

namespace {

TicketText ticket() {
  TicketText out;
  out.ticket.id = kiosk::TicketId("T-7F3K-92QD");
  out.ticket.title = "Union";
  out.ticket.venue_name = "Isabel Bader Theatre";
  out.ticket.room = "Main hall";
  out.ticket.category = "Industry";
  out.ticket.holder = "Ada Okafor";
  out.ticket.seat = "general admission";
  out.date = "Sunday 28 April 2024";
  out.time = "18:30";
  out.be_seated_by = "18:15";
  out.seated_label = "Be seated by";
  out.seated_line = "Be seated by 18:15";
  return out;
}

// Not a code anybody reads, but every module beside one of the other colour.
Bitmap chequered(int modules) {
  Bitmap out(modules, modules);
  for (int y = 0; y < modules; ++y) {
    for (int x = 0; x < modules; ++x) out.set_ink(x, y, (x + y) % 2 == 0);
  }
  return out;
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

Rect code_of(const BoxPaper& paper) {
  for (const auto& box : paper.boxes()) {
    if (box.kind == DrawnBox::Kind::kBitmap) return box.rect;
  }
  return {};
}

// The rules that hold for every ticket.
void check(const BoxPaper& paper, int modules) {
  const Rect sheet{0, 0, paper.size().width, paper.size().height};
  const auto& boxes = paper.boxes();
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const auto& rect = boxes[i].rect;
    REQUIRE_FALSE(rect.empty());
    REQUIRE(rect.x >= 0);
    REQUIRE(rect.y >= 0);
    REQUIRE(rect.right() <= sheet.width);
    REQUIRE(rect.bottom() <= sheet.height);
    for (std::size_t j = i + 1; j < boxes.size(); ++j) REQUIRE_FALSE(overlap(rect, boxes[j].rect));
  }
  const auto code = code_of(paper);
  if (modules == 0) {
    REQUIRE(code.empty());
    return;
  }
  const int module = code.width / modules;
  REQUIRE(code.width == module * modules);
  REQUIRE(code.height == module * modules);
  const auto quiet = code.inset(-4 * module);
  REQUIRE(quiet.x >= 0);
  REQUIRE(quiet.right() <= sheet.width);
  for (const auto& box : boxes) {
    if (box.kind != DrawnBox::Kind::kBitmap) REQUIRE_FALSE(overlap(box.rect, quiet));
  }
}

// All text, one space between what was drawn apart.
std::string words_of(const BoxPaper& paper) {
  std::string out;
  for (const auto& box : paper.boxes()) {
    if (box.kind == DrawnBox::Kind::kText) out += (out.empty() ? "" : " ") + box.text;
  }
  return out;
}

std::string without_spaces(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ') out += c;
  }
  return out;
}

bool says(const BoxPaper& paper, const std::string& words) {
  return without_spaces(words_of(paper)).find(without_spaces(words)) != std::string::npos;
}

}  // namespace

TEST_CASE("a ticket says all that the door and the person need") {
  const int width = GENERATE(576, 384);
  BoxPaper paper;
  const auto raster = kiosk::printing::draw_ticket(ticket(), chequered(57), width, paper);
  REQUIRE(raster.width() == width);
  REQUIRE(raster.height() == paper.size().height);
  check(paper, 57);
  for (const char* words :
       {"Union", "Sunday 28 April 2024", "18:30", "Be seated by 18:15", "Main hall \u00B7 Isabel Bader Theatre",
        "T-7F3K-92QD", "Ada Okafor", "Industry \u00B7 general admission"}) {
    REQUIRE(says(paper, words));
  }
}

TEST_CASE("a ticket is no longer than it needs to be") {
  BoxPaper paper;
  const auto raster = kiosk::printing::draw_ticket(ticket(), chequered(57), 576, paper);
  REQUIRE(raster.height() < 150 * 8);
  int last = 0;
  for (const auto& box : paper.boxes()) last = std::max(last, box.rect.bottom());
  REQUIRE(raster.height() - last <= 10 * 8);
}

TEST_CASE("the code's modules are whole squares of at least four dots, whatever its size") {
  for (const int modules : {21, 25, 33, 45, 57, 77, 97, 117, 136}) {
    BoxPaper paper;
    const auto raster = kiosk::printing::draw_ticket(ticket(), chequered(modules), 576, paper);
    check(paper, modules);
    const auto code = code_of(paper);
    const int module = code.width / modules;
    REQUIRE(module >= 4);
    for (int y = 0; y < code.height; ++y) {
      for (int x = 0; x < code.width; ++x) {
        const bool expected = (x / module + y / module) % 2 == 0;
        if (raster.ink(code.x + x, code.y + y) != expected) FAIL("module distorted at " << x << "," << y);
      }
    }
  }
}

TEST_CASE("a code that leaves no room for four dots a module keeps its quiet zone") {
  BoxPaper paper;
  static_cast<void>(kiosk::printing::draw_ticket(ticket(), chequered(177), 384, paper));
  check(paper, 177);
}

TEST_CASE("a title of any length is printed whole") {
  const int width = GENERATE(576, 384);
  std::string title;
  SECTION("many words") {
    while (title.size() < 500) title += "The unbearable lightness ";
  }
  SECTION("one endless word") { title = std::string(500, 'W'); }
  SECTION("one endless word of three-byte letters") {
    for (int i = 0; i < 500; ++i) title += "\u6620";
  }
  auto text = ticket();
  text.ticket.title = title;
  BoxPaper paper;
  static_cast<void>(kiosk::printing::draw_ticket(text, chequered(57), width, paper));
  check(paper, 57);
  REQUIRE(says(paper, title));
}

TEST_CASE("a short title is set larger than a long one") {
  const auto title_size = [](const std::string& title) {
    auto text = ticket();
    text.ticket.title = title;
    BoxPaper paper;
    static_cast<void>(kiosk::printing::draw_ticket(text, chequered(57), 576, paper));
    for (const auto& box : paper.boxes()) {
      if (box.kind == DrawnBox::Kind::kText) return box.style.size;
    }
    return 0;
  };
  REQUIRE(title_size("Union") > title_size("A Man Escaped, or: The Wind Bloweth Where It Listeth, Restored"));
}

TEST_CASE("what is missing leaves no gap where it would stand and no half sentence") {
  BoxPaper paper;
  SECTION("no time to be seated by") {
    auto text = ticket();
    text.be_seated_by.clear();
    static_cast<void>(kiosk::printing::draw_ticket(text, chequered(57), 576, paper));
    check(paper, 57);
    REQUIRE_FALSE(says(paper, "Be seated by"));
  }
  SECTION("no room") {
    auto text = ticket();
    text.ticket.room.clear();
    static_cast<void>(kiosk::printing::draw_ticket(text, chequered(57), 576, paper));
    check(paper, 57);
    REQUIRE(says(paper, "Isabel Bader Theatre"));
    REQUIRE_FALSE(says(paper, "\u00B7 Isabel Bader"));
  }
  SECTION("nothing at all") {
    static_cast<void>(kiosk::printing::draw_ticket({}, {}, 576, paper));
    check(paper, 0);
    REQUIRE(words_of(paper).empty());
  }
  SECTION("nothing but a code") {
    static_cast<void>(kiosk::printing::draw_ticket({}, chequered(21), 576, paper));
    check(paper, 21);
  }
}

TEST_CASE("every field may be hostile at once") {
  const int width = GENERATE(576, 384);
  std::string poison = "a\tb\r\n\x1B@\x07 \xFF\xC0\x80 \xED\xA0\x80 \xF4\x90\x80\x80 \xE2\x82";
  for (int i = 0; i < 60; ++i) poison += " longwordwithoutend";
  TicketText text;
  for (auto* field :
       {&text.ticket.title, &text.ticket.venue_name, &text.ticket.room, &text.ticket.category, &text.ticket.holder,
        &text.ticket.seat, &text.date, &text.time, &text.be_seated_by, &text.seated_label, &text.seated_line}) {
    *field = poison;
  }
  text.ticket.id = kiosk::TicketId(poison);
  BoxPaper paper;
  static_cast<void>(kiosk::printing::draw_ticket(text, chequered(57), width, paper));
  check(paper, 57);
  for (const auto& box : paper.boxes()) {
    for (const char c : box.text) REQUIRE((static_cast<unsigned char>(c) >= 0x20 && c != 0x7F));
  }
}

TEST_CASE("a long time moves what stands beside it below") {
  auto text = ticket();
  text.time = "11:45 p.m.";
  text.be_seated_by = "11:30 p.m.";
  text.seated_line = "Be seated by 11:30 p.m.";
  BoxPaper paper;
  static_cast<void>(kiosk::printing::draw_ticket(text, chequered(57), 384, paper));
  check(paper, 57);
  REQUIRE(says(paper, "11:45 p.m."));
  REQUIRE(says(paper, "Be seated by 11:30 p.m."));
}

TEST_CASE("cleaning leaves words, and marks each broken sequence") {
  using kiosk::printing::clean_line;
  REQUIRE(clean_line("  two \t\n words  ") == "two words");
  REQUIRE(clean_line("caf\u00E9 \U0001F3AC") == "caf\u00E9 \U0001F3AC");
  REQUIRE(clean_line("a\xFF"
                     "b") ==
          "a\uFFFD"
          "b");
  REQUIRE(clean_line("\xC0\x80") == "\uFFFD\uFFFD");
  REQUIRE(clean_line("\xE2\x82") == "\uFFFD");
  REQUIRE(clean_line("\x01\x02\x7F").empty());
}

TEST_CASE("a broken word keeps accents with their letters") {
  BoxPaper paper;
  std::string word;
  for (int i = 0; i < 40; ++i) word += "e\u0301";
  kiosk::ports::TextStyle style;
  style.size = 20;
  std::string again;
  for (const auto& line : kiosk::printing::wrap_line(paper.measure(), style, word, 75)) {
    REQUIRE(line.substr(0, 1) == "e");
    REQUIRE(paper.measure().measure(style, line).width <= 75);
    again += line;
  }
  REQUIRE(again == word);
}

TEST_CASE("a broken word keeps tones, vowels and joined pictures together") {
  // A character is 10 wide and a mark as well, so that a line has room for seven.
  const std::string unit = GENERATE(std::string("\u0E19\u0E49\u0E33"), std::string("\U0001F44D\U0001F3FF"),
                                    std::string("\U0001F468\u200D\U0001F467"), std::string("\u0E17\u0E35\u0E48"));
  BoxPaper paper;
  kiosk::ports::TextStyle style;
  style.size = 20;
  std::string word;
  for (int i = 0; i < 9; ++i) word += unit;
  std::string again;
  for (const auto& line : kiosk::printing::wrap_line(paper.measure(), style, word, 75)) {
    REQUIRE(line.size() % unit.size() == 0);
    REQUIRE(line.substr(0, unit.size()) == unit);
    again += line;
  }
  REQUIRE(again == word);
}

TEST_CASE("pictures joined without end are broken where the paper ends") {
  BoxPaper paper;
  kiosk::ports::TextStyle style;
  style.size = 20;
  std::string word;
  for (int i = 0; i < 100; ++i) word += "\U0001F468\u200D";
  std::string again;
  for (const auto& line : kiosk::printing::wrap_line(paper.measure(), style, word, 75)) {
    REQUIRE(paper.measure().measure(style, line).width <= 75);
    again += line;
  }
  REQUIRE(again == word);
}
