// The palettes as the design's token table has them.
#include "kiosk/ui/theme.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {
namespace {

constexpr Color kWhite{255, 255, 255};
constexpr Color kBlack{0, 0, 0};
constexpr Color kYellow{0xFF, 0xEB, 0x3B};

// Relative luminance (WCAG 2.2, "relative luminance").
double luminance(Color color) {
  const auto linear = [](std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

}  // namespace

Theme light_theme() {
  Theme theme;
  theme.paper = {0xF7, 0xF4, 0xEE};
  theme.card = kWhite;
  theme.ink = {0x16, 0x14, 0x0F};
  theme.soft = {0x57, 0x52, 0x47};
  theme.line = {0xD9, 0xD3, 0xC6};
  theme.well = {0xEB, 0xE7, 0xDC};
  theme.track = theme.well;
  theme.brand = {0xC8, 0x10, 0x2E};
  theme.on_brand = kWhite;
  theme.on_ink = kWhite;
  theme.neutral = {theme.soft, theme.well};
  theme.ok = {{0x0B, 0x6B, 0x3A}, {0xE3, 0xF3, 0xE9}};
  theme.warn = {{0x7A, 0x4A, 0x00}, {0xFC, 0xEF, 0xD3}};
  theme.bad = {{0xA3, 0x12, 0x1F}, {0xFB, 0xE4, 0xE4}};
  theme.info = {{0x0B, 0x4A, 0x86}, {0xE2, 0xEE, 0xFB}};
  theme.scrim = {0x16, 0x14, 0x0F, 0xC4};
  return theme;
}

Theme high_contrast_theme() {
  Theme theme;
  theme.paper = kBlack;
  theme.card = kBlack;
  theme.ink = kYellow;
  theme.soft = kWhite;
  theme.line = kYellow;
  theme.well = kBlack;
  theme.track = {0x5A, 0x5A, 0x5A};
  theme.brand = kYellow;
  theme.on_brand = kBlack;
  theme.on_ink = kBlack;
  theme.neutral = theme.ok = theme.warn = theme.bad = theme.info = {kWhite, kBlack};
  theme.scrim = {0, 0, 0, 0xD0};
  theme.bordered = true;
  theme.type_scale = 1.2;
  return theme;
}

double contrast(Color one, Color other) {
  const double a = luminance(one);
  const double b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

}  // namespace kiosk::ui
