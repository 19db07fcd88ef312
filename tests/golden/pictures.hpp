// SPDX-License-Identifier: Apache-2.0
// The views that have a golden picture.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/a11y/hall.hpp"
#include "tests/golden/raster.hpp"

namespace golden {

struct Picture {
  std::string file;  ///< without ending
  std::string view;
  a11y::Setup setup;
};

/// The main views on the main panel, and one of each way in which a view can be another: landscape, small, dark, high
/// contrast, large text, reach, from the right to the left.
[[nodiscard]] std::vector<Picture> pictures();

/// Drawn now. Throws std::runtime_error where there is no view of that name.
[[nodiscard]] Raster draw(a11y::Hall& hall, const Picture& picture);

/// What places the letters: how much room some lines take up, each of another face, weight, size or script, a line
/// each. It differs between releases of the fonts and of what shapes them.
[[nodiscard]] std::string type_of(const a11y::Hall& hall);

/// The file of a folder of pictures that says with which type they were drawn.
constexpr auto kTypeFile = "type.txt";

/// The folder in `sets` whose pictures were drawn with the type that is nearest to this. Another release sets lines in
/// other widths, so that a title may take two lines where it took one: that is seen, and found right for each release
/// by itself. Throws std::runtime_error where there is none.
[[nodiscard]] std::filesystem::path set_for(const std::filesystem::path& sets, const std::string& type);

}  // namespace golden
