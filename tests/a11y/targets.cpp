// SPDX-License-Identifier: Apache-2.0
// How large what can be touched is, and where it stands.
#include <algorithm>
#include <cmath>

#include "tests/a11y/checks.hpp"

namespace a11y {
namespace {

using namespace kiosk;

constexpr int kLeastPixels = 44;
constexpr double kLeastMm = 9;

/// The layer that a part moves with: what scrolls cannot come to stand over what does not, for it is cut off.
bool may_meet(const ui::Part& one, const ui::Part& other) { return one.scrolled == other.scrolled; }

std::string sides(const Exhibit& exhibit, Rect rect) {
  const auto mm = [&](int pixels) {
    return std::to_string(static_cast<int>(std::lround(pixels / exhibit.stage.panel.pixels_per_mm * 10)) / 10.0)
        .substr(0, 4);
  };
  return mm(rect.width) + " x " + mm(rect.height) + " mm";
}

}  // namespace

void check_targets(const Exhibit& exhibit, Findings& findings) {
  const auto& parts = exhibit.screen.scene.parts;
  const double least = std::max<double>(kLeastPixels, std::floor(kLeastMm * exhibit.stage.panel.pixels_per_mm));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i].target) continue;
    if (parts[i].rect.width < least || parts[i].rect.height < least) {
      findings.add("WCAG 2.5.5", exhibit,
                   name_of(parts[i]) + " is too small to touch: " + sides(exhibit, parts[i].rect));
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (parts[j].target && may_meet(parts[i], parts[j]) && overlap(parts[i].rect, parts[j].rect)) {
        findings.add("WCAG 2.5.8", exhibit, name_of(parts[i]) + " and " + name_of(parts[j]) + " overlap");
      }
    }
  }
}

void check_reach(const Exhibit& exhibit, Findings& findings) {
  const auto& scene = exhibit.screen.scene;
  const int upper = scene.size.height * 4 / 9;
  for (const auto& part : scene.parts) {
    if (!part.target) continue;
    // What scrolls is scrolled into its view to be touched.
    const int top = part.scrolled ? std::max(part.rect.y, scene.scroll.view.y) : part.rect.y;
    if (top < upper) findings.add("EN 301 549 8.3.2", exhibit, name_of(part) + " is above the lower band");
  }
}

}  // namespace a11y
