// SPDX-License-Identifier: Apache-2.0
// Rectangles and layers, for all checks.
#include <algorithm>
#include <optional>
#include <variant>

#include "tests/a11y/checks.hpp"

namespace a11y {

using namespace kiosk;

std::size_t first_unveiled(const ui::Scene& scene) {
  std::size_t first = 0;
  for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
    const auto* fill = std::get_if<ui::Fill>(&scene.nodes[i].shape);
    const bool veils =
        fill != nullptr && fill->color.a < 255 && within({0, 0, scene.size.width, scene.size.height}, fill->rect);
    if (veils) first = i + 1;
  }
  return first;
}

std::optional<Rect> ring_of(const ui::Scene& scene, const ui::Theme& theme) {
  // Drawn last of all in that colour; others may have it too.
  std::optional<Rect> ring;
  for (const auto& node : scene.nodes) {
    const auto* stroke = std::get_if<ui::Stroke>(&node.shape);
    if (stroke != nullptr && stroke->color == theme[ui::Token::kFocus]) ring = stroke->rect;
  }
  return ring;
}

bool is_on_the_pass(const Exhibit& exhibit, const ui::TextLine& line) {
  const auto* scan = std::get_if<core::ScanView>(&exhibit.view->body);
  if (scan == nullptr || scan->pass_label.find(line.text) == std::string::npos) return false;
  const Point middle{line.rect.x + line.rect.width / 2, line.rect.y + line.rect.height / 2};
  const auto& parts = exhibit.screen.scene.parts;
  return std::none_of(parts.begin(), parts.end(), [&](const ui::Part& part) { return part.rect.contains(middle); });
}

Rect seen_area(const ui::Scene& scene, bool scrolled) {
  return scrolled && !scene.scroll.view.empty() ? scene.scroll.view : Rect{0, 0, scene.size.width, scene.size.height};
}

bool within(Rect inner, Rect outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() && inner.bottom() <= outer.bottom();
}

bool overlap(Rect one, Rect other) {
  return std::max(one.x, other.x) < std::min(one.right(), other.right()) &&
         std::max(one.y, other.y) < std::min(one.bottom(), other.bottom());
}

}  // namespace a11y
