// SPDX-License-Identifier: Apache-2.0
// The gate between what a reader saw and a pass code.
#include "kiosk/app/pass_text.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"

using kiosk::Symbology;
using kiosk::app::kLongestPass;
using kiosk::app::NotAPass;
using kiosk::app::pass_text;
using kiosk::app::PassRules;

namespace {

std::string code_of(std::string_view raw, const std::string& symbology = {}) {
  const auto text = pass_text(raw, Symbology(symbology));
  INFO(raw);
  REQUIRE(text);
  return text->code.str();
}

std::string symbology_of(std::string_view raw, const std::string& symbology = {}) {
  const auto text = pass_text(raw, Symbology(symbology));
  INFO(raw);
  REQUIRE(text);
  return text->symbology.str();
}

NotAPass reason_of(std::string_view raw, const std::string& symbology = {}, const PassRules& rules = {}) {
  const auto text = pass_text(raw, Symbology(symbology), rules);
  REQUIRE_FALSE(text);
  return text.error();
}

/// Every name that a device or a prefix gives a symbology, and none at all.
const std::vector<std::string> kSymbologies = {"",        "QRCode",  "Aztec",  "PDF417", "DataMatrix",
                                               "Code128", "EAN13",   "Code39", "EAN8",   "DataBar",
                                               "ITF",     "Codabar", "Code93", "unknown"};

}  // namespace

TEST_CASE("a code comes through as it is") {
  REQUIRE(code_of("P-2024-0042") == "P-2024-0042");
  REQUIRE(code_of("https://example.org/p?id=42&x=~!") == "https://example.org/p?id=42&x=~!");
  REQUIRE(code_of("two words") == "two words");
  REQUIRE(code_of("7") == "7");
}

TEST_CASE("space round a code is no part of it") {
  REQUIRE(code_of("  P-1\r\n") == "P-1");
  REQUIRE(code_of("\t\v\f P-1 \t") == "P-1");
}

TEST_CASE("the symbology a scanner sends in front is no part of it") {
  REQUIRE(code_of("]Q1P-1") == "P-1");
  REQUIRE(code_of("]C0P-1") == "P-1");
  REQUIRE(code_of("]d2P-1") == "P-1");
  REQUIRE(code_of(" ]z0 P-1\r") == "P-1");
  REQUIRE(code_of("]QAP-1") == "P-1");

  SECTION("but only one, and only a whole one") {
    REQUIRE(code_of("]Q1]Q1P-1") == "]Q1P-1");
    REQUIRE(code_of("]Q") == "]Q");
    REQUIRE(code_of("]11P-1") == "]11P-1");
    REQUIRE(code_of("]Q-P-1") == "]Q-P-1");
    REQUIRE(code_of("P]Q1") == "P]Q1");
  }
}

TEST_CASE("nothing is no pass") {
  REQUIRE(reason_of("") == NotAPass::kEmpty);
  REQUIRE(reason_of(" \r\n\t") == NotAPass::kEmpty);
  REQUIRE(reason_of("]Q1") == NotAPass::kEmpty);
  REQUIRE(reason_of("]Q1 \n") == NotAPass::kEmpty);
}

TEST_CASE("the longest pass has 512 bytes, whatever stands round it") {
  const std::string longest(kLongestPass, 'x');
  REQUIRE(code_of(longest) == longest);
  REQUIRE(code_of("]Q1" + longest + std::string(3000, ' ')) == longest);
  REQUIRE(reason_of(longest + "x") == NotAPass::kTooLong);
  REQUIRE(reason_of(std::string(3000, 'x')) == NotAPass::kTooLong);
  REQUIRE(reason_of(std::string(1 << 20, '\xFF')) == NotAPass::kTooLong);
}

TEST_CASE("control characters and what is not ASCII make no pass") {
  using namespace std::string_view_literals;
  REQUIRE(reason_of("P\0001"sv) == NotAPass::kUnprintable);
  REQUIRE(reason_of("\0"sv) == NotAPass::kUnprintable);
  REQUIRE(reason_of("P\n1") == NotAPass::kUnprintable);
  REQUIRE(reason_of("P\x1D"
                    "21") == NotAPass::kUnprintable);
  REQUIRE(reason_of("P\x7F") == NotAPass::kUnprintable);
  REQUIRE(reason_of("caf\xC3\xA9") == NotAPass::kUnprintable);
  REQUIRE(reason_of("caf\xE9") == NotAPass::kUnprintable);
  REQUIRE(reason_of("\xED\xA0\x80") == NotAPass::kUnprintable);
  REQUIRE(reason_of("\xC2\xA0P-1") == NotAPass::kUnprintable);  // a space, but not an ASCII one
}

TEST_CASE("a prefix names the symbology where the device does not") {
  REQUIRE(symbology_of("]Q1P-1") == "QRCode");
  REQUIRE(symbology_of("]z0P-1") == "Aztec");
  REQUIRE(symbology_of("]d1P-1") == "DataMatrix");
  REQUIRE(symbology_of("]L2P-1") == "PDF417");
  REQUIRE(symbology_of("]C0P-1") == "Code128");
  REQUIRE(symbology_of("]A0P-1") == "Code39");
  REQUIRE(symbology_of("]E04006381333931") == "EAN13");
  REQUIRE(symbology_of("]E496385074") == "EAN8");
  REQUIRE(symbology_of("]X0P-1") == "]X0");
  REQUIRE(symbology_of("P-1") == "unknown");
  REQUIRE(symbology_of("]Q1P-1", "Aztec") == "Aztec");
  // It is held to what it is called.
  REQUIRE(reason_of("]A0p-1") == NotAPass::kUnprintable);
  REQUIRE(reason_of("]E0P-1") == NotAPass::kUnprintable);
}

TEST_CASE("the FNC1 in front of GS1 data is no part of it, and inside it there is none") {
  for (const std::string prefix : {"]C1", "]d2", "]Q3", "]e0"}) {
    REQUIRE(code_of(prefix + "0109501101530003") == "0109501101530003");
    REQUIRE(code_of(prefix + "\x1D" + "0109501101530003") == "0109501101530003");
    REQUIRE(reason_of(prefix + "\x1D\x1D" + "01") == NotAPass::kUnprintable);
    REQUIRE(reason_of(prefix + "10ABC\x1D" + "2112") == NotAPass::kUnprintable);
    REQUIRE(reason_of(prefix + "10ABC\x1D") == NotAPass::kUnprintable);
    REQUIRE(reason_of(prefix + "\x1D") == NotAPass::kEmpty);
  }
  REQUIRE(reason_of("]C0\x1D"
                    "01") == NotAPass::kUnprintable);
  REQUIRE(reason_of("\x1D"
                    "01",
                    "Code128") == NotAPass::kUnprintable);
}

TEST_CASE("an EAN-13 has thirteen digits that agree") {
  REQUIRE(code_of("4006381333931", "EAN13") == "4006381333931");
  REQUIRE(code_of(" 0012345678905\r", "EAN13") == "0012345678905");
  for (int digit = 0; digit <= 9; ++digit) {
    const auto text = "400638133393" + std::to_string(digit);
    REQUIRE(pass_text(text, Symbology("EAN13")).has_value() == (digit == 1));
  }
  for (const std::string wrong :
       {"400638133393", "40063813339310", "400638133393X", "4006381333 31", "-006381333931"}) {
    REQUIRE(reason_of(wrong, "EAN13") == NotAPass::kUnprintable);
  }
}

TEST_CASE("a festival takes the symbologies it prints, and scanners that do not say what they read") {
  const PassRules rules{{Symbology("QRCode"), Symbology("Aztec")}};
  REQUIRE(pass_text("P-1", Symbology("QRCode"), rules));
  REQUIRE(pass_text("P-1", Symbology("Aztec"), rules));
  REQUIRE(pass_text("]z0P-1", {}, rules));
  REQUIRE(pass_text("P-1", {}, rules));
  REQUIRE(reason_of("P-1", "Code128", rules) == NotAPass::kNotTaken);
  REQUIRE(reason_of("]C0P-1", {}, rules) == NotAPass::kNotTaken);
  REQUIRE(reason_of("4006381333931", "EAN13", rules) == NotAPass::kNotTaken);
}

TEST_CASE("every byte at the start, in the middle and at the end, in every symbology") {
  for (const auto& symbology : kSymbologies) {
    const bool ean = symbology == "EAN13";
    const std::string front = ean ? "400638" : "7A";
    const std::string back = ean ? "1333931" : "2B";
    for (int byte = 0; byte < 256; ++byte) {
      const char c = static_cast<char>(byte);
      INFO("byte " << byte << " in '" << symbology << "'");
      const bool space = byte == ' ' || (byte >= '\t' && byte <= '\r');
      const bool letter = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      const bool in39 = letter || std::string_view("-. $/+%").find(c) != std::string_view::npos;
      const bool allowed = ean ? false : symbology == "Code39" ? in39 : byte >= 0x20 && byte <= 0x7E;
      const auto whole = front + back;

      const auto at_start = pass_text(c + whole, Symbology(symbology));
      REQUIRE(at_start.has_value() == (allowed || space));
      if (at_start) REQUIRE(at_start->code.str() == (space ? whole : c + whole));

      const auto in_middle = pass_text(front + c + back, Symbology(symbology));
      REQUIRE(in_middle.has_value() == allowed);
      if (in_middle) REQUIRE(in_middle->code.str() == front + c + back);

      const auto at_end = pass_text(whole + c, Symbology(symbology));
      REQUIRE(at_end.has_value() == (allowed || space));
      if (at_end) REQUIRE(at_end->code.str() == (space ? whole : whole + c));
    }
  }
}

TEST_CASE("every single byte is a pass, an empty scan or refused, and never anything else") {
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const bool space = byte == ' ' || (byte >= '\t' && byte <= '\r');
    const auto code = pass_text(std::string_view(&c, 1), {});
    REQUIRE(code.has_value() == (byte > ' ' && byte <= '~'));
    if (!code) {
      REQUIRE(code.error() == (space ? NotAPass::kEmpty : NotAPass::kUnprintable));
    }
  }
}
