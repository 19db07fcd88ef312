// SPDX-License-Identifier: Apache-2.0
// Lines as discs set close together: the canvas knows no slanted ones.
#include "kiosk/ui/outline.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace kiosk::ui {
namespace {

/// True where a disc about `at` lies inside the room.
bool fits(Point at, int disc, Rect room, int radius) {
  const Rect inner = room.inset(disc);
  if (inner.empty() || !inner.contains(at)) return false;
  const int round = std::max(0, radius - disc);
  const int dx = std::max({inner.x + round - at.x, at.x - (inner.right() - 1 - round), 0});
  const int dy = std::max({inner.y + round - at.y, at.y - (inner.bottom() - 1 - round), 0});
  return dx * dx + dy * dy <= round * round || dx == 0 || dy == 0;
}

/// The part of a line from 0 to 1 that can lie in the room at all, so that no corner far off costs time.
struct Part {
  double from = 0;
  double to = 1;

  void keep(double start, double move, double low, double high) {
    if (std::abs(move) < 1e-9) {
      if (start < low || start > high) to = -1;
      return;
    }
    const auto [enters, leaves] = std::minmax({(low - start) / move, (high - start) / move});
    from = std::max(from, enters);
    to = std::min(to, leaves);
  }
};

void stamp_line(ports::Canvas& canvas, Point from, Point to, int disc, Color color, Rect room, int radius) {
  const double dx = static_cast<double>(to.x) - from.x;
  const double dy = static_cast<double>(to.y) - from.y;
  Part part;
  part.keep(from.x, dx, room.x, room.right());
  part.keep(from.y, dy, room.y, room.bottom());
  if (part.from > part.to) return;
  const double length = std::hypot(dx, dy) * (part.to - part.from);
  const int steps = std::max(1, static_cast<int>(length / std::max(1.0, disc / 2.0)));
  for (int i = 0; i <= steps; ++i) {
    const double t = part.from + (part.to - part.from) * i / steps;
    const Point at{static_cast<int>(std::lround(from.x + dx * t)), static_cast<int>(std::lround(from.y + dy * t))};
    if (fits(at, disc, room, radius)) canvas.fill({at.x - disc, at.y - disc, 2 * disc, 2 * disc}, color, disc);
  }
}

}  // namespace

void draw_outline(ports::Canvas& canvas, const std::array<Point, 4>& corners, const OutlineStyle& style, Rect room,
                  int radius) {
  const int line = std::max(1, style.width / 2);
  const auto all_round = [&](int disc, Color color) {
    for (std::size_t i = 0; i < corners.size(); ++i) {
      stamp_line(canvas, corners[i], corners[(i + 1) % corners.size()], disc, color, room, radius);
    }
  };
  all_round(line + std::max(1, style.width / 2), style.halo);
  all_round(line, style.line);
}

}  // namespace kiosk::ui
