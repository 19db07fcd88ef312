// SPDX-License-Identifier: Apache-2.0
// The colours that ship can be told apart, and a theme that cannot is named for it.
#include "kiosk/ui/theme.hpp"

#include <set>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"

using namespace kiosk::ui;

TEST_CASE("contrast is that of the standard") {
  CHECK(contrast({0, 0, 0}, {255, 255, 255}) == Approx(21.0));
  CHECK(contrast({0x77, 0x77, 0x77}, {255, 255, 255}) == Approx(4.48).epsilon(0.01));
  CHECK(contrast({10, 20, 30}, {10, 20, 30}) == Approx(1.0));
}

TEST_CASE("every pair that a screen draws can be told apart in the themes that ship") {
  CHECK(weak_pairs(light_theme(), false) == std::vector<std::string>{});
  CHECK(weak_pairs(dark_theme(), false) == std::vector<std::string>{});
  CHECK(weak_pairs(high_contrast_theme(), true) == std::vector<std::string>{});
}

TEST_CASE("every token has a colour, a name of its own, and only the scrim lets through") {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kTokens; ++i) {
    const auto token = static_cast<Token>(i);
    CHECK_FALSE(token_name(token).empty());
    names.insert(token_name(token));
    if (token == Token::kNone) continue;
    for (const Theme& theme : {light_theme(), dark_theme(), high_contrast_theme()}) {
      CHECK((theme[token].a == 255) == (token != Token::kScrim));
      CHECK(theme[token].a > 0);
    }
  }
  CHECK(names.size() == kTokens);
  CHECK(token_name(Token::kInkSoft) == "ink_soft");
  CHECK(token_name(Token::kOnStaffSoft) == "on_staff_soft");
}

TEST_CASE("a pair that differs too little is named with its figures") {
  Theme theme = light_theme();
  theme.colors[static_cast<std::size_t>(Token::kOnBrand)] = {0xE0, 0x60, 0x70};
  const auto weak = weak_pairs(theme, false);
  REQUIRE(weak.size() == 1);
  CHECK(weak.front().find("on_brand on brand is 1.") == 0);
  CHECK(weak.front().find("it needs 4.5:1") != std::string::npos);
}

TEST_CASE("high contrast asks for more: the light theme would not do") {
  CHECK_FALSE(weak_pairs(light_theme(), true).empty());
  for (const Pairing& pair : pairings(true)) CHECK((pair.least == 7 || pair.least == 3));
}
