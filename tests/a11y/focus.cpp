// SPDX-License-Identifier: Apache-2.0
// The way of the focus: to every control, and on from every control.
#include <optional>
#include <variant>
#include <vector>

#include "tests/a11y/checks.hpp"

namespace a11y {
namespace {

using namespace kiosk;

bool scrolls(const screens::Deed& deed) { return std::holds_alternative<screens::ScrollPage>(deed); }

/// All of it where there is room for it; else from its upper edge on, and what scrolls brings the rest.
bool is_seen(Rect rect, Rect seen) {
  if (rect.height <= seen.height) return within(rect, seen);
  return rect.x >= seen.x && rect.right() <= seen.right() && rect.y >= seen.y && rect.bottom() >= seen.bottom();
}

void check_stop(const Exhibit& exhibit, const screens::Screen& screen, const ui::Part& part, Findings& findings) {
  const auto ring = ring_of(screen.scene, exhibit.stage.theme);
  if (!ring) {
    findings.add("WCAG 2.4.7", exhibit, name_of(part) + " has the focus and no ring");
    return;
  }
  const auto seen = seen_area(screen.scene, part.scrolled);
  const auto where = name_of(part) + " in " + std::to_string(seen.width) + "x" + std::to_string(seen.height);
  if (!within(part.rect, *ring)) findings.add("WCAG 2.4.13", exhibit, "the ring is not round " + where);
  // With its ring, so that part and ring are judged as one.
  if (!is_seen(*ring, seen)) findings.add("WCAG 2.4.11", exhibit, where + " has the focus and is not seen whole");
}

/// What the controls do, in the order in which the focus comes to them; without those that only scroll, which come
/// and go with what there is to scroll.
std::vector<screens::Deed> deeds_of(const screens::Screen& screen) {
  std::vector<screens::Deed> deeds;
  for (const auto index : ui::focusable(screen.scene)) {
    const auto& deed = screen.deeds.at(*screen.scene.parts[index].target);
    if (!scrolls(deed)) deeds.push_back(deed);
  }
  return deeds;
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

void check_focus_stops(const Exhibit& exhibit, Findings& findings) {
  const auto wanted = deeds_of(exhibit.screen);
  std::vector<screens::Deed> met;
  auto stage = exhibit.stage;
  stage.reveal = true;
  // More steps than controls can be needed for would be a trap.
  for (std::size_t focus = 0; focus <= wanted.size() + 2; ++focus) {
    stage.focus = focus;
    const auto screen = screens::compose(*exhibit.view, stage);
    stage.scroll = screen.scene.scroll.offset;
    if (deeds_of(screen) != wanted) {
      findings.add("WCAG 3.2.1", exhibit, "stop " + std::to_string(focus) + " of the focus changes what there is");
      return;
    }
    const auto order = ui::focusable(screen.scene);
    if (focus >= order.size()) break;
    const auto& part = screen.scene.parts[order[focus]];
    check_stop(exhibit, screen, part, findings);
    if (!scrolls(screen.deeds[*part.target])) met.push_back(screen.deeds[*part.target]);
  }
  if (met != wanted) findings.add("WCAG 2.1.2", exhibit, "the focus does not come to every control once");
}

}  // namespace a11y
