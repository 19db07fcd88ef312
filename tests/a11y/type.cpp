// SPDX-License-Identifier: Apache-2.0
// How large letters are to the eye.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <variant>

#include "tests/a11y/checks.hpp"

namespace a11y {
namespace {

using namespace kiosk;

constexpr double kLeastCapitalMm = 4.8;  // 3/16 inch is 4.7625 mm
constexpr double kLeastDegrees = 0.7;
constexpr int kEnlarged = 150;

double least_mm(const Exhibit& exhibit) {
  if (exhibit.setup.text_percent < kEnlarged) return kLeastCapitalMm;
  const double angle = kLeastDegrees * std::numbers::pi / 180;
  return std::max(kLeastCapitalMm, exhibit.stage.panel.distance_mm * std::tan(angle));
}

}  // namespace

void check_type(const Exhibit& exhibit, Findings& findings) {
  const double least = least_mm(exhibit);
  const auto too_small = [&](int em) {
    // An em is whole pixels: half of one is nobody's fault.
    return (em + 0.5) * ui::kCapHeight / exhibit.stage.panel.pixels_per_mm < least;
  };
  const auto clause = exhibit.setup.text_percent < kEnlarged ? "ADA 707.7.2" : "EN 301 549 5.1.4";
  for (const auto& node : exhibit.screen.scene.nodes) {
    const auto* line = std::get_if<ui::TextLine>(&node.shape);
    if (line == nullptr || is_on_the_pass(exhibit, *line) || !too_small(line->style.size)) continue;
    findings.add(clause, exhibit, name_of(*line) + " is set in " + std::to_string(line->style.size) + " pixels");
  }
  for (const auto& part : exhibit.screen.scene.parts) {
    if (part.type > 0 && too_small(part.type)) {
      findings.add(clause, exhibit, name_of(part) + " says that it is set in " + std::to_string(part.type) + " pixels");
    }
  }
}

}  // namespace a11y
