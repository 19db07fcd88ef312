// The way of the focus: to every control, and on from every control.
#include <algorithm>
#include <optional>
#include <variant>

#include "tests/a11y/checks.hpp"

namespace a11y {
namespace {

using namespace kiosk;

/// The ring: the last outline in the colour of the focus.
std::optional<Rect> ring_of(const ui::Scene& scene, const ui::Theme& theme) {
  std::optional<Rect> ring;
  for (const auto& node : scene.nodes) {
    const auto* stroke = std::get_if<ui::Stroke>(&node.shape);
    if (stroke != nullptr && stroke->color == theme[ui::Token::kFocus]) ring = stroke->rect;
  }
  return ring;
}

std::string words_of(const ui::Scene& scene) {
  std::string all;
  for (const auto& part : scene.parts) all += part.text + "\n";
  return all;
}

void check_stop(const Hall& hall, const Exhibit& exhibit, std::size_t index, std::size_t focus, Findings& findings) {
  const auto screen = hall.focused(exhibit, focus);
  if (screen.scene.parts.size() != exhibit.screen.scene.parts.size() || screen.deeds != exhibit.screen.deeds ||
      words_of(screen.scene) != words_of(exhibit.screen.scene)) {
    findings.add("WCAG 3.2.1", exhibit,
                 "the focus at " + name_of(exhibit.screen.scene.parts[index]) + " changes the view");
    return;
  }
  const auto& part = screen.scene.parts[index];
  const auto seen = seen_area(screen.scene, part.scrolled);
  if (!within(part.rect, seen)) {
    findings.add("WCAG 2.4.11", exhibit, name_of(part) + " has the focus and is not seen whole");
  }
  const auto ring = ring_of(screen.scene, exhibit.stage.theme);
  if (!ring) {
    findings.add("WCAG 2.4.7", exhibit, name_of(part) + " has the focus and no ring");
  } else if (!within(part.rect, *ring) || !within(*ring, seen)) {
    findings.add("WCAG 2.4.13", exhibit, "the ring of " + name_of(part) + " is not round it, or not seen whole");
  }
}

}  // namespace

void check_focus_order(const Exhibit& exhibit, Findings& findings) {
  const auto& parts = exhibit.screen.scene.parts;
  int next = 0;
  for (const auto& part : parts) {
    if (part.target.has_value() != (part.focus >= 0)) {
      findings.add("WCAG 2.1.1", exhibit, name_of(part) + " can be touched or focused, and not the other");
    }
    if (part.focus < 0) continue;
    if (part.focus != next++)
      findings.add("WCAG 2.4.3", exhibit, name_of(part) + " has not the focus in reading order");
    if (*part.target >= exhibit.screen.deeds.size()) {
      findings.add("WCAG 2.1.1", exhibit, name_of(part) + " does nothing");
    }
  }
  if (ui::focusable(exhibit.screen.scene).size() != static_cast<std::size_t>(next)) {
    findings.add("WCAG 2.1.1", exhibit, "focusable() leaves controls out");
  }
}

void check_focus_stops(const Hall& hall, const Exhibit& exhibit, Findings& findings) {
  const auto order = ui::focusable(exhibit.screen.scene);
  for (std::size_t focus = 0; focus < order.size(); ++focus) {
    check_stop(hall, exhibit, order[focus], focus, findings);
  }
}

}  // namespace a11y
