// SPDX-License-Identifier: Apache-2.0
// How a picture covers a room of another shape: scaled evenly, its middle seen, the rest cut off.
#pragma once

#include <algorithm>
#include <cstdint>

#include "kiosk/base/geometry.hpp"

namespace kiosk {

/// The largest part in the middle of a picture that has the room's shape, to the pixel; empty where either is.
[[nodiscard]] inline Rect covering_part(Size picture, Size room) {
  if (picture.width <= 0 || picture.height <= 0 || room.width <= 0 || room.height <= 0) return {};
  const auto scaled = [](int length, int by, int of) {
    return static_cast<int>(std::max<std::int64_t>(1, std::int64_t{length} * by / of));
  };
  const int width = std::min(picture.width, scaled(picture.height, room.width, room.height));
  const int height = std::min(picture.height, scaled(picture.width, room.height, room.width));
  return {(picture.width - width) / 2, (picture.height - height) / 2, width, height};
}

/// Where a point of the picture comes to lie where `part` of it fills `room`; outside of it for what is cut off.
/// `part` is not empty.
[[nodiscard]] inline Point covered_point(Point at, const Rect& part, const Rect& room) {
  const auto moved = [](int value, int from, int length, int to, int room_length) {
    return static_cast<int>(to + (std::int64_t{value} - from) * room_length / length);
  };
  return {moved(at.x, part.x, part.width, room.x, room.width), moved(at.y, part.y, part.height, room.y, room.height)};
}

}  // namespace kiosk
