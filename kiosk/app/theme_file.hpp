// SPDX-License-Identifier: Apache-2.0
// A festival's colours, read from a TOML file.
#pragma once

#include <filesystem>

#include "kiosk/app/config.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/ui/theme.hpp"

namespace kiosk::app {

/// Reads a theme. Its `[colors]` are what it changes of the theme that `based_on` names ("light" where it names none):
/// each "#RRGGBB", or "#RRGGBBAA" for `scrim` alone. `name`, `bordered` and `dark` are as in ui::Theme; `logo` is an
/// SVG or PNG file, relative to the theme's folder. Strict as the configuration is; and a theme whose text or controls
/// would not stand out (ui::weak_pairs; as high contrast where it is based on "high-contrast") is refused with the
/// pair, its figure and the remedy, at the line of a colour of the pair.
[[nodiscard]] Result<ui::Theme, ConfigError> load_theme(const std::filesystem::path& file);

}  // namespace kiosk::app
