// Halving, inverting and turning grey pictures.
#include "platform/zxing/pixels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace platform::zxing {

using kiosk::GreyImage;
using kiosk::Rect;

namespace {

constexpr double kRadian = 3.14159265358979323846 / 180;
constexpr std::uint8_t kOutside = 128;

/// Where a point of the turned picture lies in the one it was made of.
class Turn {
 public:
  Turn(const GreyImage& picture, int degrees)
      : middle_x_((picture.width - 1) / 2.0),
        middle_y_((picture.height - 1) / 2.0),
        cosine_(std::cos(degrees * kRadian)),
        sine_(std::sin(degrees * kRadian)) {}

  [[nodiscard]] double x(int to_x, int to_y) const {
    return middle_x_ + (to_x - middle_x_) * cosine_ - (to_y - middle_y_) * sine_;
  }
  [[nodiscard]] double y(int to_x, int to_y) const {
    return middle_y_ + (to_x - middle_x_) * sine_ + (to_y - middle_y_) * cosine_;
  }

 private:
  double middle_x_;
  double middle_y_;
  double cosine_;
  double sine_;
};

/// Between four pixels, in steps of 1/256.
std::uint8_t sample(const GreyImage& picture, double x, double y) {
  if (x < 0 || y < 0 || x >= picture.width - 1 || y >= picture.height - 1) return kOutside;
  const int left = static_cast<int>(x);
  const int top = static_cast<int>(y);
  const int right_part = static_cast<int>((x - left) * 256);
  const int lower_part = static_cast<int>((y - top) * 256);
  const auto* upper = picture.pixels.data() + area(picture.width, top) + left;
  const auto* lower = upper + picture.width;
  const int above = upper[0] * (256 - right_part) + upper[1] * right_part;
  const int below = lower[0] * (256 - right_part) + lower[1] * right_part;
  return static_cast<std::uint8_t>((above * (256 - lower_part) + below * lower_part) >> 16);
}

}  // namespace

std::size_t area(int width, int height) { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }

void invert(GreyImage& picture) {
  for (auto& pixel : picture.pixels) pixel = static_cast<std::uint8_t>(255 - pixel);
}

GreyImage half(const GreyImage& picture) {
  GreyImage out{picture.width / 2, picture.height / 2, {}};
  out.pixels.resize(area(out.width, out.height));
  const auto width = static_cast<std::size_t>(picture.width);
  std::size_t to = 0;
  for (int y = 0; y < out.height; ++y) {
    const auto* upper = picture.pixels.data() + 2 * static_cast<std::size_t>(y) * width;
    const auto* lower = upper + width;
    for (int x = 0; x < out.width; ++x, upper += 2, lower += 2) {
      out.pixels[to++] = static_cast<std::uint8_t>((upper[0] + upper[1] + lower[0] + lower[1] + 2) / 4);
    }
  }
  return out;
}

GreyImage turned(const GreyImage& picture, int degrees) {
  const Turn turn(picture, degrees);
  GreyImage out{picture.width, picture.height, {}};
  out.pixels.reserve(picture.pixels.size());
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) out.pixels.push_back(sample(picture, turn.x(x, y), turn.y(x, y)));
  }
  return out;
}

Rect turned_back(const Rect& box, const GreyImage& picture, int degrees) {
  const Turn turn(picture, degrees);
  std::array<double, 4> xs{};
  std::array<double, 4> ys{};
  for (std::size_t i = 0; i < 4; ++i) {
    const int corner_x = i % 2 == 0 ? box.x : box.right();
    const int corner_y = i < 2 ? box.y : box.bottom();
    xs[i] = turn.x(corner_x, corner_y);
    ys[i] = turn.y(corner_x, corner_y);
  }
  const auto [left, right] = std::minmax_element(xs.begin(), xs.end());
  const auto [top, bottom] = std::minmax_element(ys.begin(), ys.end());
  const int x = std::clamp(static_cast<int>(*left), 0, picture.width - 1);
  const int y = std::clamp(static_cast<int>(*top), 0, picture.height - 1);
  return {x, y, std::clamp(static_cast<int>(*right), x, picture.width - 1) - x + 1,
          std::clamp(static_cast<int>(*bottom), y, picture.height - 1) - y + 1};
}

Rect doubled(const Rect& box) { return {box.x * 2, box.y * 2, box.width * 2, box.height * 2}; }

}  // namespace platform::zxing
