// The gate between what a reader saw and a pass code.
#include "kiosk/app/pass_text.hpp"

#include <string>
#include <string_view>

#include "tests/support/catch.hpp"

using kiosk::app::kLongestPass;
using kiosk::app::NotAPass;
using kiosk::app::pass_text;

namespace {

std::string code_of(std::string_view raw) {
  const auto code = pass_text(raw);
  REQUIRE(code);
  return code->str();
}

NotAPass reason_of(std::string_view raw) {
  const auto code = pass_text(raw);
  REQUIRE_FALSE(code);
  return code.error();
}

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

TEST_CASE("every single byte is a pass, an empty scan or refused, and never anything else") {
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const bool space = byte == ' ' || (byte >= '\t' && byte <= '\r');
    const auto code = pass_text(std::string_view(&c, 1));
    REQUIRE(code.has_value() == (byte > ' ' && byte <= '~'));
    if (!code) {
      REQUIRE(code.error() == (space ? NotAPass::kEmpty : NotAPass::kUnprintable));
    }
  }
}
