// SPDX-License-Identifier: Apache-2.0
// `kiosk views`: every view that the kiosk can show as a picture, and as data, for those who design, translate or
// check them.
#pragma once

#include <filesystem>
#include <string>

namespace kiosk {

struct ViewsOptions {
  std::filesystem::path out;            ///< folder for NAME.png and views.json; empty: none are written
  std::filesystem::path contact_sheet;  ///< one PNG of all of them, small; empty: none
  std::string size = "1080x1920";       ///< each side 320 to 7680
  std::string language = "en";          ///< a code, "en-XA" for the one that only tests speak
  std::string theme = "light";          ///< light, dark, high-contrast, or a theme's file: NAME.toml
  double text_scale = 1;                ///< 1, 1.5 or 2
  bool reach = false;                   ///< everything to touch in the lower band
};

/// Folders are made and files that are there are written over. `assets`: the folder with icons/. Needs no display.
/// Gives the exit status: 0; 1 where something cannot be read or written; 2 where the options are wrong. Main thread.
[[nodiscard]] int run_views(const ViewsOptions& options, const std::filesystem::path& assets);

}  // namespace kiosk
