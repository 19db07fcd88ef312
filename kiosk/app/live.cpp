// SPDX-License-Identifier: Apache-2.0
// Draws what the camera sees into its place on the screen.
#include "kiosk/app/live.hpp"

#include "kiosk/base/cover.hpp"
#include "kiosk/ui/outline.hpp"

namespace kiosk::app {

const ui::Live* live_place(const screens::Screen& screen) { return topmost_place<ui::Live>(screen); }

void draw_live(const ui::Live& place, const Glimpse& glimpse, ports::Display& display) {
  display.draw_picture(place.rect, glimpse.picture, place.radius);
  const auto part =
      covering_part({glimpse.picture.width, glimpse.picture.height}, {place.rect.width, place.rect.height});
  if (part.empty()) return;
  for (const auto& outline : glimpse.outlines) {
    auto corners = outline.corners;
    for (auto& corner : corners) corner = covered_point(corner, part, place.rect);
    const ui::OutlineStyle style{place.width, outline.found ? place.found : place.unread, place.halo};
    ui::draw_outline(display.canvas(), corners, style, place.rect, place.radius);
  }
}

}  // namespace kiosk::app
