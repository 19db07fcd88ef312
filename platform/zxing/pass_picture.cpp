// The scene: every pixel asks where on the badge it lies, so that turning and scaling need no second picture.
#include "platform/zxing/pass_picture.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "platform/zxing/zxing_writer.hpp"

namespace platform::zxing {
namespace {

using kiosk::GreyImage;
using kiosk::ports::WriteError;

constexpr int kWidth = 1280;
constexpr int kHeight = 720;
constexpr double kPi = 3.14159265358979323846;
constexpr int kSamples = 3;     // a side: a pixel is the mean of nine points
constexpr double kPaper = 225;  // no camera sees paper as pure white
constexpr double kInk = 28;
constexpr double kBand = 70;  // the coloured band across a badge's top
constexpr double kPhone = 20;

/// The badge, in pixels about its middle, where the symbol's middle lies too.
class Badge {
 public:
  Badge(const PassPicture& pass, kiosk::Bitmap symbol)
      : symbol_(std::move(symbol)),
        module_(static_cast<double>(pass.size) / std::max(symbol_.width(), symbol_.height())),
        quiet_((symbol_.height() * 2 < symbol_.width() ? 10 : 4) * module_),
        half_width_(symbol_.width() * module_ / 2),
        half_height_(symbol_.height() * module_ / 2),
        inverted_(pass.inverted) {}

  /// Beyond this distance from the middle there is no badge.
  [[nodiscard]] double reach() const { return std::hypot(half_width_ + margin(), half_height_ + margin()); }

  /// How light the badge is there; below 0 where there is none.
  [[nodiscard]] double light(double x, double y) const {
    const double beyond_x = std::abs(x) - half_width_;
    const double beyond_y = std::abs(y) - half_height_;
    if (beyond_x >= margin() || beyond_y >= margin()) return -1;
    if (beyond_x < 0 && beyond_y < 0) {
      const int column = std::min(symbol_.width() - 1, static_cast<int>((x + half_width_) / module_));
      const int row = std::min(symbol_.height() - 1, static_cast<int>((y + half_height_) / module_));
      return symbol_.ink(column, row) != inverted_ ? kInk : kPaper;
    }
    if (inverted_) return kPhone;
    return y < -half_height_ - quiet_ ? kBand : kPaper;
  }

 private:
  [[nodiscard]] double margin() const { return quiet_ + 24; }

  kiosk::Bitmap symbol_;
  double module_;
  double quiet_;
  double half_width_;
  double half_height_;
  bool inverted_;
};

std::uint8_t lobby(int x, int y) { return static_cast<std::uint8_t>(70 + x * 40 / kWidth + y * 30 / kHeight); }

std::size_t index(int x, int y) { return static_cast<std::size_t>(y) * kWidth + static_cast<std::size_t>(x); }

GreyImage scene(const Badge& badge, double degrees) {
  GreyImage picture{kWidth, kHeight, std::vector<std::uint8_t>(static_cast<std::size_t>(kWidth) * kHeight)};
  const double cosine = std::cos(degrees * kPi / 180);
  const double sine = std::sin(degrees * kPi / 180);
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      const std::uint8_t background = lobby(x, y);
      picture.pixels[index(x, y)] = background;
      if (std::hypot(x - kWidth / 2, y - kHeight / 2) > badge.reach() + 1) continue;
      double sum = 0;
      for (int part = 0; part < kSamples * kSamples; ++part) {
        const double dx = x - kWidth / 2 + (part % kSamples + 0.5) / kSamples;
        const double dy = y - kHeight / 2 + (part / kSamples + 0.5) / kSamples;
        const double light = badge.light(dx * cosine + dy * sine, dy * cosine - dx * sine);
        sum += light < 0 ? background : light;
      }
      picture.pixels[index(x, y)] = static_cast<std::uint8_t>(sum / (kSamples * kSamples));
    }
  }
  return picture;
}

/// The mean of 2 * radius + 1 pixels along one direction, the edge repeated.
void smear(std::vector<std::uint8_t>& pixels, std::size_t start, std::size_t step, int count, int radius) {
  std::vector<int> line(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i)
    line[static_cast<std::size_t>(i)] = pixels[start + static_cast<std::size_t>(i) * step];
  const auto at = [&](int i) { return line[static_cast<std::size_t>(std::clamp(i, 0, count - 1))]; };
  int sum = 0;
  for (int i = -radius; i <= radius; ++i) sum += at(i);
  for (int i = 0; i < count; ++i) {
    pixels[start + static_cast<std::size_t>(i) * step] = static_cast<std::uint8_t>(sum / (2 * radius + 1));
    sum += at(i + radius + 1) - at(i - radius);
  }
}

void blur(GreyImage& picture, int radius) {
  for (int y = 0; y < picture.height; ++y) smear(picture.pixels, index(0, y), 1, picture.width, radius);
  for (int x = 0; x < picture.width; ++x) smear(picture.pixels, index(x, 0), kWidth, picture.height, radius);
}

}  // namespace

kiosk::Result<GreyImage, WriteError> draw_pass(const PassPicture& pass) {
  if (pass.size < 40 || pass.size > 600) return kiosk::failure(WriteError{"size is 40 to 600 pixels"});
  if (pass.blur < 0 || pass.blur > 20) return kiosk::failure(WriteError{"blur is 0 to 20 pixels"});
  if (!std::isfinite(pass.degrees)) return kiosk::failure(WriteError{"the turn is a number of degrees"});
  auto symbol = draw_symbol(pass.symbology, pass.text);
  if (!symbol) return kiosk::failure(std::move(symbol.error()));
  auto picture = scene(Badge(pass, std::move(*symbol)), pass.degrees);
  if (pass.blur > 0) blur(picture, pass.blur);
  return picture;
}

std::string to_pgm(const GreyImage& picture) {
  auto file = "P5\n" + std::to_string(picture.width) + " " + std::to_string(picture.height) + "\n255\n";
  file.append(picture.pixels.begin(), picture.pixels.end());
  return file;
}

}  // namespace platform::zxing
