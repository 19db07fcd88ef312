// Nothing is told by colour alone.
#include <algorithm>
#include <variant>

#include "tests/a11y/checks.hpp"

namespace a11y {
namespace {

using namespace kiosk;

constexpr auto kMark = "selected";

bool has_mark(const ui::Scene& scene, const ui::Part& part) {
  return std::any_of(scene.nodes.begin(), scene.nodes.end(), [&](const ui::Node& node) {
    const auto* icon = std::get_if<ui::Icon>(&node.shape);
    return icon != nullptr && icon->name == kMark && node.scrolled == part.scrolled && within(icon->rect, part.rect);
  });
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
