// SPDX-License-Identifier: Apache-2.0
// Nothing is told by colour alone.
#include <algorithm>
#include <variant>

#include "tests/a11y/checks.hpp"

namespace a11y {
namespace {

using namespace kiosk;

constexpr auto kMark = "selected";

bool has_tick(const ui::Scene& scene, const ui::Part& part) {
  return std::any_of(scene.nodes.begin(), scene.nodes.end(), [&](const ui::Node& node) {
    const auto* icon = std::get_if<ui::Icon>(&node.shape);
    return icon != nullptr && icon->name == kMark && node.scrolled == part.scrolled && within(icon->rect, part.rect);
  });
}

/// Of the outline of a control; 0 where it has none.
int border_of(const ui::Scene& scene, const ui::Part& part) {
  int width = 0;
  for (const auto& node : scene.nodes) {
    const auto* stroke = std::get_if<ui::Stroke>(&node.shape);
    if (stroke != nullptr && node.scrolled == part.scrolled && stroke->rect == part.rect) width = stroke->width;
  }
  return width;
}

/// An outline twice as wide as that of its neighbours is a mark too: where there is no room for a tick.
bool has_wide_border(const ui::Scene& scene, const ui::Part& part) {
  int usual = 0;
  for (const auto& other : scene.parts) {
    if (other.target && !other.selected && border_of(scene, other) > 0) {
      usual = usual == 0 ? border_of(scene, other) : std::min(usual, border_of(scene, other));
    }
  }
  return usual > 0 && border_of(scene, part) >= 2 * usual;
}

bool has_mark(const ui::Scene& scene, const ui::Part& part) {
  return has_tick(scene, part) || has_wide_border(scene, part);
}

}  // namespace

void check_marks(const Exhibit& exhibit, Findings& findings) {
  for (const auto& part : exhibit.screen.scene.parts) {
    if (part.role == ui::Role::kStatus && part.text.empty()) {
      findings.add("WCAG 1.4.1", exhibit, name_of(part) + " tells how something stands without words");
    }
    if (part.target && part.selected != has_mark(exhibit.screen.scene, part)) {
      findings.add("WCAG 1.4.1", exhibit,
                   name_of(part) + (part.selected ? " is chosen and has no mark" : " has the mark of what is chosen"));
    }
  }
}

}  // namespace a11y
