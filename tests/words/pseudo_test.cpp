// SPDX-License-Identifier: Apache-2.0
// The language that only tests speak shows what was never translated, and has no room to spare.
#include "kiosk/words/pseudo.hpp"

#include <string>

#include "tests/support/catch.hpp"

using kiosk::words::english;
using kiosk::words::pseudo;

namespace {

std::size_t characters(const std::string& text) {
  std::size_t count = 0;
  for (const auto byte : text) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

bool is_bracketed(const std::string& text) { return text.starts_with("⟦") && text.ends_with("⟧"); }

}  // namespace

TEST_CASE("The language for tests is English under another code") {
  CHECK(pseudo().code() == "en-XA");
  CHECK(pseudo().own_name() != english().own_name());
  CHECK_FALSE(pseudo().own_name().empty());
  CHECK_FALSE(pseudo().right_to_left());
}

TEST_CASE("Every message is bracketed, accented and two fifths longer") {
  const std::string plain = "Your ticket is safe. Keep it on your phone?";
  const auto dressed = pseudo().text(plain);
  CHECK(is_bracketed(dressed));
  CHECK(dressed.find('e') == std::string::npos);
  CHECK(dressed.find("é") != std::string::npos);
  const auto longer = static_cast<double>(characters(dressed) - 2) / static_cast<double>(plain.size());
  CHECK(longer >= 1.35);
  CHECK(longer <= 1.45);
  CHECK(is_bracketed(pseudo().text("OK")));
  CHECK(is_bracketed(pseudo().text_in("a verb", "Open")));
}

TEST_CASE("Holes are found and filled as ever") {
  const auto dressed = pseudo().text("Hello, {name}", {{"name", "Ada"}});
  CHECK(dressed.ends_with(", Ada⟧"));
  CHECK(pseudo().text("Hello, {name}").find("{name}") != std::string::npos);
  CHECK(pseudo().plural("{n} ticket", "{n} tickets", 3).starts_with("⟦3 "));
  CHECK(pseudo().plural("{n} ticket", "{n} tickets", 1) != pseudo().plural("{n} ticket", "{n} tickets", 2));
}

TEST_CASE("What has no letters is left alone") {
  CHECK(pseudo().listed({"Brett Story", "Stephen Maing"}) == "Brett Story, Stephen Maing");
  CHECK(pseudo().text("{a} · {b}", {{"a", "18:30"}, {"b", "Room 2"}}) == "18:30 · Room 2");
  CHECK(pseudo().text("").empty());
  CHECK(pseudo().text("{") == "{");
}

TEST_CASE("Text that is more than English letters keeps them whole") {
  const auto dressed = pseudo().text("Today’s film: 東京");
  CHECK(dressed.find("’") != std::string::npos);
  CHECK(dressed.ends_with(": 東京⟧"));
}

TEST_CASE("Dates have accents but no brackets, times are as they are") {
  const auto utc = kiosk::Zone::find("UTC");
  REQUIRE(utc.has_value());
  const auto at = kiosk::parse_rfc3339("2024-04-28T18:30:00Z");
  REQUIRE(at.has_value());
  CHECK(pseudo().clock(*at, *utc) == "18:30");
  const auto date = pseudo().long_date(*at, *utc);
  CHECK_FALSE(is_bracketed(date));
  CHECK(date.starts_with("Š"));
  CHECK(date.ends_with(" 28"));
  CHECK(pseudo().full_date(*at, *utc).ends_with(" 2024"));
}
