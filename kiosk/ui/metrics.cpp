// One scale for both directions: the shorter side of the panel is 1080 units, but never so small that 80 units are
// less than a finger needs.
#include "kiosk/ui/metrics.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {
namespace {

constexpr double kDesignWidth = 1080;
constexpr double kSmallestScale = 0.56;

}  // namespace

Metrics::Metrics(Size panel, Density density)
    : panel_(panel),
      density_(density),
      scale_(std::clamp(std::min(panel.width, panel.height) / kDesignWidth, kSmallestScale, 6.0)) {
  // A panel with fewer units of height than the design's landscape form is set closer from the start.
  density_.factor *= std::clamp(panel.height / scale_ / kDesignWidth, 0.7, 1.0);
}

int Metrics::px(double units) const {
  const int pixels = static_cast<int>(std::lround(units * scale_));
  return units > 0 ? std::max(1, pixels) : pixels;
}

int Metrics::gap(double units) const { return px(units * std::min(1.0, density_.factor * density_.factor)); }

int Metrics::type(double units) const {
  return std::clamp(static_cast<int>(std::lround(units * scale_ * density_.factor)), 8, 400);
}

int Metrics::touch(double units) const { return std::max({44, px(80), px(units * std::min(1.0, density_.factor))}); }

}  // namespace kiosk::ui
