// SPDX-License-Identifier: Apache-2.0
// Views as data: what stands where, what it says, what touching it does.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/geometry.hpp"
#include "kiosk/screens/screen.hpp"
#include "kiosk/words/language.hpp"

namespace kiosk {

/// How all views of a run are shown.
struct Hanging {
  Size size;
  std::string theme;
  double text_scale = 1;
  bool reach = false;
};

struct Exhibit {
  std::string name;
  std::string picture;  ///< its file's name
  screens::Screen screen;
};

/// {"views": [{name, picture, kind, headline, size: [w, h], language, theme, text_scale, reach, scroll, speech,
/// nodes}]}. A node is a part of the screen in reading order: {role, rect: [x, y, w, h], text, colors: {text, behind},
/// type, action, speech, language, focus, group, scrolled, selected}; rect is where it stands in the picture, below the
/// edge where it is to be scrolled to; action, focus and group are null where there is none; speech is what is said at
/// it. scroll is null, or {view: [x, y, w, h], height}; a view's speech is what is said as it comes up.
[[nodiscard]] std::string views_json(const std::vector<Exhibit>& exhibits, const Hanging& hanging,
                                     const words::Language& say);

}  // namespace kiosk
