// SPDX-License-Identifier: Apache-2.0
// What a panel or a sheet of paper needs to be told before it can be drawn on.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/base/geometry.hpp"
#include "kiosk/ports/display.hpp"

namespace platform::sdl {

/// Where the type is found. The defaults are those of the Debian packages fonts-inter, fonts-noto-core and
/// fonts-noto-cjk (the last one may be missing: its scripts are then drawn as boxes).
struct TypeFolders {
  std::filesystem::path inter = "/usr/share/fonts/opentype/inter";
  std::filesystem::path noto = "/usr/share/fonts/truetype/noto";
  std::filesystem::path noto_cjk = "/usr/share/fonts/opentype/noto";
};

/// The name of a key as SDL_GetKeyFromName knows it ("Return", "Keypad Enter", "F15", "R"), and what it means.
using KeyNames = std::vector<std::pair<std::string, kiosk::ports::Key>>;

/// The keys of a keyboard and of a tactile pad as it is sold; F15 and F16 are what pads with a socket for a headset
/// send as one is plugged in and pulled out.
[[nodiscard]] KeyNames usual_keys();

struct Settings {
  TypeFolders type;
  std::filesystem::path icons = "assets/icons";  ///< folder of NAME.svg and NAME.png
  std::filesystem::path logo = {};               ///< a picture file, SVG or PNG: the icon "festival-logo"
  std::optional<kiosk::Size> window;             ///< nothing: the whole panel
  std::string title = "Box office";              ///< of the window, where there is one
  bool show_pointer = false;                     ///< a mouse pointer: for desks, not for touch panels
  KeyNames keys = usual_keys();                  ///< besides the digits, which mean themselves unless they stand here
};

/// Why there is no display or no paper.
struct DisplayError {
  std::string message;  ///< one line, what is missing and how to remedy it
};

}  // namespace platform::sdl
