// SPDX-License-Identifier: Apache-2.0
// Rectangles among each other.
#pragma once

#include <algorithm>

#include "kiosk/base/geometry.hpp"

namespace kiosk::ui {

/// What both cover; empty where nothing is.
[[nodiscard]] inline Rect common(Rect one, Rect other) {
  const int x = std::max(one.x, other.x);
  const int y = std::max(one.y, other.y);
  return {x, y, std::max(0, std::min(one.right(), other.right()) - x),
          std::max(0, std::min(one.bottom(), other.bottom()) - y)};
}

/// The smallest that covers both; an empty one counts nothing.
[[nodiscard]] inline Rect united(Rect one, Rect other) {
  if (one.empty()) return other;
  if (other.empty()) return one;
  const int x = std::min(one.x, other.x);
  const int y = std::min(one.y, other.y);
  return {x, y, std::max(one.right(), other.right()) - x, std::max(one.bottom(), other.bottom()) - y};
}

/// True where `inner` lies inside `outer`, edges included.
[[nodiscard]] inline bool within(Rect inner, Rect outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() && inner.bottom() <= outer.bottom();
}

/// `size` in the middle of `rect`.
[[nodiscard]] inline Rect centred(Rect rect, Size size) {
  return {rect.x + (rect.width - size.width) / 2, rect.y + (rect.height - size.height) / 2, size.width, size.height};
}

}  // namespace kiosk::ui
