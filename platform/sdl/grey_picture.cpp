// SPDX-License-Identifier: Apache-2.0
// Bilinear scaling with whole numbers, a row at a time.
#include "platform/sdl/grey_picture.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "kiosk/base/cover.hpp"
#include "platform/sdl/shapes.hpp"

namespace platform::sdl {
namespace {

constexpr int kMostSide = 16384;  // of the rectangle: larger ones are no panel's

/// Where a pixel of the panel lies between two of the picture: at `first`, `toward` 256ths on the way to `second`.
struct Between {
  int first = 0;
  int second = 0;
  unsigned toward = 0;
};

/// For `count` pixels over the `length` pixels from `start` on; centres lie on centres, ends repeat.
std::vector<Between> spread(int start, int length, int count) {
  std::vector<Between> all(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    const std::int64_t at = ((2 * std::int64_t{i} + 1) * length * 128) / count - 128;  // 256ths
    const std::int64_t low = std::clamp<std::int64_t>(at, 0, std::int64_t{length - 1} * 256);
    const int first = start + static_cast<int>(low / 256);
    all[static_cast<std::size_t>(i)] = {first, std::min(first + 1, start + length - 1),
                                        static_cast<unsigned>(low % 256)};
  }
  return all;
}

/// Rows of the picture made as wide as the rectangle, in 256ths of a grey level. Two are kept: going down the panel,
/// each row of a picture that is made larger is wanted several times.
class WideRows {
 public:
  WideRows(const kiosk::GreyImage& picture, const std::vector<Between>& columns)
      : picture_(picture), columns_(columns) {}

  /// Good until the next call but one.
  const std::uint16_t* row(int y) {
    if (y == known_[0]) return rows_[0].data();
    if (y == known_[1]) return rows_[1].data();
    const std::size_t older = known_[0] < known_[1] ? 0 : 1;
    known_[older] = y;
    rows_[older].resize(columns_.size());
    const std::uint8_t* from = picture_.pixels.data() + static_cast<std::ptrdiff_t>(y) * picture_.width;
    std::ranges::transform(columns_, rows_[older].begin(), [from](const Between& at) {
      return static_cast<std::uint16_t>(from[at.first] * (256 - at.toward) + from[at.second] * at.toward);
    });
    return rows_[older].data();
  }

 private:
  const kiosk::GreyImage& picture_;
  const std::vector<Between>& columns_;
  std::array<std::vector<std::uint16_t>, 2> rows_;
  std::array<int, 2> known_{-1, -1};
};

bool is_whole(const kiosk::GreyImage& picture) {
  return picture.width > 0 && picture.height > 0 &&
         picture.pixels.size() == static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
}

/// Writes one row, mixed in at the corners.
void put_row(Pixels& pixels, const Bounds& b, std::int64_t radius, std::int64_t y,
             std::span<const std::uint8_t> values) {
  const Bounds seen = pixels.clip(b);
  const bool corner = y < b.top + radius || y >= b.bottom - radius;
  const std::int64_t left = corner ? std::clamp(b.left + radius, seen.left, seen.right) : seen.left;
  const std::int64_t right = corner ? std::clamp(b.right - radius, left, seen.right) : seen.right;
  const auto mix = [&](std::int64_t from, std::int64_t to) {
    for (std::int64_t x = from; x < to; ++x) {
      const std::uint8_t value = values[static_cast<std::size_t>(x - b.left)];
      pixels.blend(x, y, {value, value, value}, rounded_coverage(b, radius, x, y));
    }
  };
  mix(seen.left, left);
  pixels.greys(left, y,
               values.subspan(static_cast<std::size_t>(left - b.left), static_cast<std::size_t>(right - left)));
  mix(right, seen.right);
}

}  // namespace

void draw_grey(Pixels& pixels, kiosk::Rect rect, const kiosk::GreyImage& picture, int radius) {
  if (rect.empty() || rect.width > kMostSide || rect.height > kMostSide || !is_whole(picture)) {
    return;
  }
  const Bounds b = bounds_of(rect);
  const Bounds seen = pixels.clip(b);
  if (seen.left >= seen.right || seen.top >= seen.bottom) {
    return;
  }
  const kiosk::Rect part = kiosk::covering_part({picture.width, picture.height}, {rect.width, rect.height});
  const auto columns = spread(part.x, part.width, rect.width);
  const auto rows = spread(part.y, part.height, rect.height);
  const std::int64_t round = fitting_radius(b, radius);
  std::vector<std::uint8_t> values(static_cast<std::size_t>(rect.width));
  WideRows wide(picture, columns);
  for (std::int64_t y = seen.top; y < seen.bottom; ++y) {
    const Between& row = rows[static_cast<std::size_t>(y - b.top)];
    const std::uint16_t* upper = wide.row(row.first);
    const std::uint16_t* lower = wide.row(row.second);
    std::transform(upper, upper + columns.size(), lower, values.begin(), [&row](unsigned above, unsigned below) {
      return static_cast<std::uint8_t>((above * (256 - row.toward) + below * row.toward + 32768) >> 16U);
    });
    put_row(pixels, b, round, y, values);
  }
}

}  // namespace platform::sdl
