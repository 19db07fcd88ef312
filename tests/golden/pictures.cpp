// SPDX-License-Identifier: Apache-2.0
// The list, and how one of it is drawn.
#include "tests/golden/pictures.hpp"

#include <stdexcept>

namespace golden {

std::vector<Picture> pictures() {
  using kiosk::core::Look;
  return {
      {"scan", "scan", {}},
      {"scan-landscape", "scan", {.size = {1920, 1080}}},
      {"choices", "choices-reserved", {}},
      {"choices-high-contrast-large", "choices-reserved", {.look = Look::kHighContrast, .text_percent = 200}},
      {"choices-small", "choices-reserved", {.size = {800, 480}}},
      {"choices-arabic", "choices-reserved", {.language = "ar"}},
      {"film", "film-pick-up", {}},
      {"delivered-dark", "delivered", {.look = Look::kDark}},
      {"shown", "shown", {}},
      {"fault", "fault-paper-out", {}},
      {"still-there", "still-there", {}},
      {"accessibility-reach", "panel-accessibility", {.low_reach = true}},
      {"staff", "staff", {}},
  };
}

Raster draw(a11y::Hall& hall, const Picture& picture) {
  for (const auto& view : hall.views(picture.setup)) {
    if (view.name == picture.view) return half_of(hall.draw(hall.hang(view, picture.setup).screen));
  }
  throw std::runtime_error("no view is called " + picture.view);
}

}  // namespace golden
