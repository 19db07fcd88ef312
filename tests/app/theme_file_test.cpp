// SPDX-License-Identifier: Apache-2.0
// Theme files: those that ship, a festival's own, and what is said of one that nobody could read.
#include "kiosk/app/theme_file.hpp"

#include <filesystem>
#include <string>
#include <string_view>

#include "tests/contract/temporary_folder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_dir.hpp"

using namespace kiosk;
using tests::TemporaryFolder;
using tests::write_file;

namespace {

const std::filesystem::path kThemes = std::filesystem::path(tests::source_dir()) / "assets/themes";

Result<ui::Theme, app::ConfigError> load(const TemporaryFolder& folder, std::string_view text) {
  write_file(folder / "festival.toml", text);
  return app::load_theme(folder / "festival.toml");
}

ui::Theme loaded(std::string_view text) {
  const TemporaryFolder folder;
  auto theme = load(folder, text);
  if (!theme) FAIL(theme.error().line);
  return *theme;
}

/// What is said of the file, from its name on.
std::string error_of(std::string_view text) {
  const TemporaryFolder folder;
  const auto theme = load(folder, text);
  REQUIRE_FALSE(theme.has_value());
  const auto& line = theme.error().line;
  REQUIRE(line.find('\n') == std::string::npos);
  REQUIRE(line.starts_with(folder.path().string() + "/"));
  return line.substr(folder.path().string().size() + 1);
}

}  // namespace

TEST_CASE("the themes that ship are the built-in ones") {
  CHECK(app::load_theme(kThemes / "light.toml") == ui::light_theme());
  CHECK(app::load_theme(kThemes / "dark.toml") == ui::dark_theme());
  CHECK(app::load_theme(kThemes / "high-contrast.toml") == ui::high_contrast_theme());
}

TEST_CASE("a festival's picture lies beside its theme, and is one that can be drawn") {
  const TemporaryFolder folder;
  write_file(folder / "north.svg", "<svg/>");
  const auto theme = load(folder, "logo = \"north.svg\"\n");
  REQUIRE(theme.has_value());
  CHECK(theme->logo == (folder / "north.svg"));
  CHECK(loaded("logo = \"\"\n").logo.empty());
  CHECK(error_of("logo = \"north.svg\"\n").starts_with("festival.toml:1: logo is not there: "));
  CHECK(error_of("logo = \"north.gif\"\n") ==
        "festival.toml:1: logo is no picture that can be drawn; give an SVG or a PNG, NAME.svg or NAME.png");
  CHECK(error_of("name = \"A\"\nlogo = 7\n").starts_with("festival.toml:2: "));
}

TEST_CASE("a festival changes what it likes of a theme, and the rest stays") {
  const auto theme = loaded("name = \"Northern Lights\"\n[colors]\nbrand = \"#005f73\"\nscrim = \"#00000080\"\n");
  auto expected = ui::light_theme();
  expected.name = "Northern Lights";
  expected.colors.at(static_cast<std::size_t>(ui::Token::kBrand)) = {0x00, 0x5F, 0x73};
  expected.colors.at(static_cast<std::size_t>(ui::Token::kScrim)) = {0, 0, 0, 0x80};
  CHECK(theme == expected);
  CHECK(loaded("based_on = \"dark\"\n") == ui::dark_theme());
  CHECK(loaded("") == ui::light_theme());
}

TEST_CASE("a theme on which text cannot be read is refused with the pair, its figure and the line") {
  const auto said = error_of("name = \"mist\"\n[colors]\npaper = \"#F7F4EE\"\nink_soft = \"#A9A498\"\n");
  CHECK(said.starts_with("festival.toml:4: ink_soft on paper is 2."));
  CHECK(said.find(":1, it needs 4.5:1; ") != std::string::npos);
}

TEST_CASE("high contrast holds its own theme to more") {
  constexpr std::string_view kGrey = "[colors]\nink_soft = \"#8F8F8F\"\n";
  CHECK(error_of("based_on = \"high-contrast\"\n" + std::string(kGrey)).find("it needs 7:1") != std::string::npos);
  CHECK(loaded("based_on = \"dark\"\n" + std::string(kGrey)).dark);
}

TEST_CASE("a mistake in a theme is told with its line") {
  CHECK(error_of("[colors]\nbrant = \"#C8102E\"\n") ==
        "festival.toml:2: unknown key \"colors.brant\"; did you mean \"brand\"?");
  CHECK(error_of("colour = 1\n").starts_with("festival.toml:1: unknown section \"colour\"; "));
  CHECK(error_of("based_on = \"bright\"\n").starts_with("festival.toml:1: based_on is \"bright\"; "));
  for (const auto* color : {"red", "#C8102", "C8102E", "#C8102G", "#C8102E0", "", "#", "#-12345", "# C8102E"}) {
    const auto said = error_of("[colors]\nbrand = \"" + std::string(color) + "\"\n");
    CHECK(said.starts_with("festival.toml:2: colors.brand is no colour; "));
  }
  CHECK(error_of("[colors]\nink = \"#16140F80\"\n").starts_with("festival.toml:2: colors.ink lets through"));
  CHECK(error_of("[colors]\nink = 5\n").starts_with("festival.toml:2: colors.ink is of the type integer"));
  CHECK(error_of("colors = \"#FFFFFF\"\n").starts_with("festival.toml:1: "));
  CHECK(error_of("name = \"\"\n").starts_with("festival.toml:1: name "));
  CHECK(error_of("name = \"" + std::string(65, 'x') + "\"\n").starts_with("festival.toml:1: name "));
}

TEST_CASE("what is no theme at all is refused in one line") {
  for (const auto& text : {std::string("[colors\n"), std::string("\x00\xff\xfe", 3), std::string(2'000'000, 'a')}) {
    CHECK(error_of(text).starts_with("festival.toml"));
  }
  const TemporaryFolder folder;
  CHECK_FALSE(app::load_theme(folder / "none.toml").has_value());
  CHECK_FALSE(app::load_theme(folder.path()).has_value());
}
