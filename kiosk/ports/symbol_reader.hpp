// SPDX-License-Identifier: Apache-2.0
// Finds barcodes in a picture.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/image.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/core/values/pass_answer.hpp"

namespace kiosk::ports {

/// The corners of a symbol as it lies in the picture, in its own order: top left, top right, bottom right, bottom
/// left. Pixels of the picture, inside it.
using Corners = std::array<Point, 4>;

/// The smallest upright box about four corners.
[[nodiscard]] inline Rect bounds(const Corners& corners) {
  const auto [left, right] = std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
  const auto [top, bottom] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
  return {left, top, right - left + 1, bottom - top + 1};
}

/// The corners of an upright box that is not empty.
[[nodiscard]] inline Corners corners_of(const Rect& box) {
  const int right = box.right() - 1;
  const int bottom = box.bottom() - 1;
  return {Point{box.x, box.y}, Point{right, box.y}, Point{right, bottom}, Point{box.x, bottom}};
}

struct Symbol {
  std::string text;  ///< bytes as decoded, not yet checked. Personal: never logged
  Symbology symbology;
  Corners corners{};    ///< of a linear symbol, about the lines that were read
  bool linear = false;  ///< a row of bars: it can be misread with a valid check digit, so two frames have to agree
  friend bool operator==(const Symbol&, const Symbol&) = default;
};

/// What looks like a symbol and could not be read, and why that may be.
struct Unread {
  Rect where;
  int contrast = 0;   ///< 0 to 255: how far its light and dark lie apart
  int sharpness = 0;  ///< 0 to 100: how much of that lies between neighbouring pixels; a good picture has over 40
  friend bool operator==(const Unread&, const Unread&) = default;
};

/// What came of one frame.
struct Look {
  /// Nothing has moved since the frame before, so nothing was looked for: what was in view still is.
  bool still = false;
  std::vector<Symbol> symbols;   ///< each once
  std::optional<Unread> unread;  ///< the likeliest one, where `symbols` is empty
  friend bool operator==(const Look&, const Look&) = default;
};

struct ReadError {
  std::string detail;  ///< for the log
};

class SymbolReader {
 public:
  virtual ~SymbolReader() = default;

  /// Looks at the next frame, or at the same picture once more: what one call has no time for, the next ones do. All
  /// symbols found, normal or inverted; none is an empty list. An error means that the decoder failed on this picture;
  /// the next one may do. One thread.
  [[nodiscard]] virtual Result<Look, ReadError> read(const GreyImage& picture) = 0;
};

}  // namespace kiosk::ports
