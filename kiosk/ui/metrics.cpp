// SPDX-License-Identifier: Apache-2.0
// Two scales: lengths go with the panel's shorter side, text with its millimetres and with what a person asked for.
#include "kiosk/ui/metrics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <utility>

namespace kiosk::ui {
namespace {

constexpr double kDesignWidth = 1080;
constexpr double kSmallestUnits = 28;  // the design's smallest text
constexpr double kMillimetresAnInch = 25.4;
constexpr double kLeastCapitals = 4.8;  // millimetres: ADA 707.7.2, 3/16 inch
constexpr double kLargeCapitals = 0.7;  // degrees: EN 301 549, 5.1.4
constexpr int kLarge = 150;             // percent: from here on the text is called large
constexpr double kLeastTouch = 9;       // millimetres
constexpr int kLeastTouchPixels = 44;   // WCAG 2.2, 2.5.5
constexpr double kTightest = 0.5;       // what is left of a gap where text needs all the room
constexpr int kSmallestEm = 8;          // what a canvas can set
constexpr int kLargestEm = 400;         //
constexpr double kLetterWidth = 0.52;   // of Inter's letters on average, parts of the em

struct Usual {
  Size size;
  double inches;
};
constexpr std::array<Usual, 4> kUsual{{{{1080, 1920}, 27}, {{1920, 1080}, 24}, {{1280, 800}, 10.1}, {{800, 480}, 7}}};

double pixels(Size size) { return static_cast<double>(size.width) * size.height; }

}  // namespace

Panel usual_panel(Size size) {
  const auto farther = [size](const Usual& one, const Usual& other) {
    const auto key = [size](const Usual& usual) {
      const bool turned = (usual.size.width > usual.size.height) != (size.width > size.height);
      return std::pair(std::abs(pixels(usual.size) - pixels(size)), turned);
    };
    return key(one) < key(other);
  };
  const Usual& nearest = *std::min_element(kUsual.begin(), kUsual.end(), farther);
  Panel panel;
  panel.size = size;
  panel.pixels_per_mm =
      std::clamp(std::hypot(size.width, size.height) / (nearest.inches * kMillimetresAnInch), 0.5, 40.0);
  return panel;
}

Metrics::Metrics(const Panel& panel, int text_percent)
    : panel_(panel), scale_(std::clamp(std::min(panel.size.width, panel.size.height) / kDesignWidth, 0.1, 6.0)) {
  const double per_mm = std::clamp(panel.pixels_per_mm, 0.5, 40.0);
  panel_.pixels_per_mm = per_mm;
  const double percent = std::clamp(text_percent, 100, 400);
  const double design = kSmallestUnits * scale_;
  smallest_ = std::max(design, kLeastCapitals * per_mm / kCapHeight) * percent / 100;
  if (text_percent >= kLarge) {
    const double distance = std::clamp(panel.distance_mm, 200.0, 3000.0);
    const double capitals = distance * std::tan(kLargeCapitals * std::numbers::pi / 180);
    smallest_ = std::max(smallest_, capitals * per_mm / kCapHeight);
  }
  const double part = design / smallest_;
  growth_ = 0.25 + 0.75 * part;
  tight_ = std::max(kTightest, std::sqrt(part));
}

double Metrics::measure() const { return panel_.size.width / (smallest_ * kLetterWidth); }

int Metrics::px(double units) const {
  const int length = static_cast<int>(std::lround(units * scale_));
  return units > 0 ? std::max(1, length) : length;
}

int Metrics::gap(double units) const { return px(units * tight_); }

int Metrics::type(double units) const {
  // Rounded up: the least height of capitals is a least one.
  const double em = smallest_ * std::pow(std::max(units, kSmallestUnits) / kSmallestUnits, growth_);
  return std::clamp(static_cast<int>(std::ceil(em - 0.001)), kSmallestEm, kLargestEm);
}

int Metrics::touch(double units) const {
  const int least = static_cast<int>(std::ceil(kLeastTouch * panel_.pixels_per_mm));
  return std::max({kLeastTouchPixels, least, gap(units)});
}

}  // namespace kiosk::ui
