// SPDX-License-Identifier: Apache-2.0
// Colours by their names, and whether they can be read on each other.
#include "kiosk/app/theme_file.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include <toml++/toml.h>

#include "kiosk/app/config_section.hpp"
#include "kiosk/app/config_text.hpp"
#include "kiosk/base/toml_mistake.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

enum class Base { kLight, kDark, kHighContrast };

std::optional<std::uint8_t> hex_pair(std::string_view text) {
  const auto digit = [](char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
  };
  const int high = digit(text[0]);
  const int low = digit(text[1]);
  if (high < 0 || low < 0) return std::nullopt;
  return static_cast<std::uint8_t>(high * 16 + low);
}

/// "#RRGGBB" or "#RRGGBBAA".
std::optional<Color> parsed(std::string_view text) {
  if ((text.size() != 7 && text.size() != 9) || text.front() != '#') return std::nullopt;
  const auto red = hex_pair(text.substr(1, 2));
  const auto green = hex_pair(text.substr(3, 2));
  const auto blue = hex_pair(text.substr(5, 2));
  const auto alpha = text.size() == 9 ? hex_pair(text.substr(7, 2)) : std::uint8_t{255};
  if (!red || !green || !blue || !alpha) return std::nullopt;
  return Color{*red, *green, *blue, *alpha};
}

ui::Theme built_in(Base base) {
  switch (base) {
    case Base::kLight:
      return ui::light_theme();
    case Base::kDark:
      return ui::dark_theme();
    case Base::kHighContrast:
      return ui::high_contrast_theme();
  }
  return ui::light_theme();
}

void read_colors(Section section, ui::Theme& theme) {
  for (std::size_t i = 1; i < ui::kTokens; ++i) {
    const auto token = static_cast<ui::Token>(i);
    const auto name = ui::token_name(token);
    const auto written = section.text(name);
    if (section.find(name) == nullptr) continue;
    const auto color = parsed(written);
    if (!color) {
      section.wrong(name, "is no colour", "write it as \"#C8102E\"");
    } else if (color->a != 255 && token != ui::Token::kScrim) {
      section.wrong(name, "lets through what is behind it, which only scrim may", "write it as \"#RRGGBB\"");
    } else {
      theme.colors.at(i) = *color;
    }
  }
  section.finish();
}

/// The line that gives one of the colours which `pair` ("ink_soft on paper is ...") is about; 1 where the file gives
/// neither.
std::size_t line_of(std::string_view pair, const toml::table* colors) {
  const auto front = pair.substr(0, pair.find(' '));
  auto back = pair.substr(std::min(pair.size(), front.size() + std::string_view(" on ").size()));
  back = back.substr(0, back.find(' '));
  for (const auto name : {front, back}) {
    if (const auto* node = colors == nullptr ? nullptr : colors->get(name)) return node->source().begin.line;
  }
  return 1;
}

/// The festival's picture: what the panel can draw, and there to be drawn.
std::string read_logo(Section& file) {
  const auto logo = file.path("logo");
  if (logo.empty()) return {};
  std::error_code ignored;
  if (logo.extension() != ".svg" && logo.extension() != ".png") {
    file.wrong("logo", "is no picture that can be drawn", "give an SVG or a PNG, NAME.svg or NAME.png");
  } else if (!fs::is_regular_file(logo, ignored)) {
    file.wrong("logo", "is not there: " + logo.string(), "put the picture beside the theme, or leave the key out");
  }
  return logo.string();
}

ui::Theme read_theme(ConfigReader& reader, const toml::table& root) {
  Section file(reader, "", &root);
  const auto base =
      file.choice<Base>("based_on", Base::kLight,
                        {{"light", Base::kLight}, {"dark", Base::kDark}, {"high-contrast", Base::kHighContrast}});
  auto theme = built_in(base);
  theme.name = file.text("name", theme.name);
  if (theme.name.empty() || theme.name.size() > 64) file.missing("name", "give the theme a name of 1 to 64 characters");
  theme.bordered = file.flag("bordered", theme.bordered);
  theme.dark = file.flag("dark", theme.dark);
  theme.logo = read_logo(file);
  const auto* colors = file.table("colors");
  read_colors(Section(reader, "colors", colors), theme);
  file.finish();
  if (reader.error()) return theme;
  const auto weak = ui::weak_pairs(theme, base == Base::kHighContrast);
  if (!weak.empty()) reader.fail(line_of(weak.front(), colors), weak.front() + "; move the two colours further apart");
  return theme;
}

}  // namespace

Result<ui::Theme, ConfigError> load_theme(const fs::path& file) {
  const auto text = read_small_file(file);
  if (!text) return failure(text.error());
  try {
    const toml::table root = toml::parse(std::string_view(*text), std::string_view());
    ConfigReader reader(file);
    auto theme = read_theme(reader, root);
    if (const auto error = reader.error()) return failure(*error);
    return theme;
  } catch (const toml::parse_error& error) {
    const auto mistake = toml_mistake(*text, error.source().begin.line, error.description());
    return failure(error_at(file, mistake.line, mistake.what + "; " + mistake.to_do + " (see themes/light.toml)"));
  }
}

}  // namespace kiosk::app
