// SPDX-License-Identifier: Apache-2.0
// The views that have a golden picture.
#pragma once

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

/// Drawn now, at half its size. Throws std::runtime_error where there is no view of that name.
[[nodiscard]] Raster draw(a11y::Hall& hall, const Picture& picture);

}  // namespace golden
