// SPDX-License-Identifier: Apache-2.0
// Whether every letter that should be seen is seen.
#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "tests/a11y/checks.hpp"

namespace a11y {
namespace {

using namespace kiosk;

struct Line {
  const ui::TextLine* text;
  bool scrolled;
  Rect ink;  ///< from the capitals' tops to the descenders' ends
};

/// Of letters whose line has more room above and below than their ink.
Rect ink_of(const ui::TextLine& line, const ports::Canvas& measure) {
  const auto extent = measure.measure(line.style, line.text);
  const int baseline = line.rect.y + extent.ascent;
  const int above = line.style.size * 74 / 100;
  // What has no Latin letter is syllabics or CJK, whose ends are higher than that of a "g".
  const bool latin = std::any_of(line.text.begin(), line.text.end(), [](char c) { return c > ' ' && c < '\x7F'; });
  const int below = line.style.size * (latin ? 20 : 12) / 100;
  return {line.rect.x, baseline - above, line.rect.width, above + below};
}

std::vector<Line> lines_of(const ui::Scene& scene, const ports::Canvas& measure) {
  std::vector<Line> lines;
  for (auto i = first_unveiled(scene); i < scene.nodes.size(); ++i) {
    const auto* text = std::get_if<ui::TextLine>(&scene.nodes[i].shape);
    if (text != nullptr && !text->text.empty())
      lines.push_back({text, scene.nodes[i].scrolled, ink_of(*text, measure)});
  }
  return lines;
}

/// All that there is of what scrolls, where it stands now; else the panel.
Rect content(const ui::Scene& scene, bool scrolled) {
  const auto& scroll = scene.scroll;
  if (!scrolled || scroll.view.empty()) return {0, 0, scene.size.width, scene.size.height};
  return {scroll.view.x, scroll.view.y - scroll.offset, scroll.view.width, std::max(scroll.height, scroll.view.height)};
}

/// Without what may be lost at a line's end.
std::string without_spaces(const std::string& text) {
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == ' ' || c == '\n' || c == '\t') continue;
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if (c == 0xC2 && (next == 0xA0 || next == 0xB7)) {
      ++i;  // a space that does not break; a middle dot, which is left out where a line ends
      continue;
    }
    made += text[i];
  }
  return made;
}

Point middle(Rect rect) { return {rect.x + rect.width / 2, rect.y + rect.height / 2}; }

/// What is written inside a rectangle, from above to below.
std::string written_in(const std::vector<Line>& lines, const ui::Part& part) {
  std::vector<const Line*> inside;
  for (const auto& line : lines) {
    if (line.scrolled == part.scrolled && part.rect.contains(middle(line.ink))) inside.push_back(&line);
  }
  std::stable_sort(inside.begin(), inside.end(), [](const Line* a, const Line* b) { return a->ink.y < b->ink.y; });
  std::string all;
  for (const auto* line : inside) all += without_spaces(line->text->text);
  return all;
}

void check_edges(const Exhibit& exhibit, const std::vector<Line>& lines, const ports::Canvas& measure,
                 Findings& findings) {
  const auto& scene = exhibit.screen.scene;
  for (const auto& line : lines) {
    if (!within(line.ink, content(scene, line.scrolled))) {
      findings.add("WCAG 1.4.10", exhibit, name_of(*line.text) + " reaches beyond what can be seen");
    }
    const int needs = measure.measure(line.text->style, line.text->text).width;
    if (needs > line.text->rect.width + 1) {
      findings.add("WCAG 1.4.4", exhibit, name_of(*line.text) + " needs " + std::to_string(needs) + " pixels of width");
    }
  }
}

void check_apart(const Exhibit& exhibit, const std::vector<Line>& lines, Findings& findings) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (lines[i].scrolled != lines[j].scrolled || !overlap(lines[i].ink, lines[j].ink)) continue;
      findings.add("WCAG 1.4.4", exhibit, name_of(*lines[i].text) + " stands over " + name_of(*lines[j].text));
    }
  }
}

/// A control's words stand within its edges, and the words of all others within theirs.
void check_inside(const Exhibit& exhibit, const std::vector<Line>& lines, Findings& findings) {
  for (const auto& part : exhibit.screen.scene.parts) {
    if (!part.target) continue;
    for (const auto& line : lines) {
      if (line.scrolled != part.scrolled || !part.rect.contains(middle(line.ink))) continue;
      if (!within(line.ink, part.rect)) {
        findings.add("WCAG 1.4.4", exhibit, name_of(*line.text) + " reaches out of " + name_of(part));
      }
    }
  }
}

/// What is written is a part of the screen, so that it can be said.
void check_belongs(const Exhibit& exhibit, const std::vector<Line>& lines, Findings& findings) {
  const auto& parts = exhibit.screen.scene.parts;
  for (const auto& line : lines) {
    const bool belongs = std::any_of(parts.begin(), parts.end(), [&](const ui::Part& part) {
      return part.scrolled == line.scrolled && part.rect.contains(middle(line.ink));
    });
    if (belongs || is_on_the_pass(exhibit, *line.text)) continue;
    findings.add("EN 301 549 5.1.3.1", exhibit, name_of(*line.text) + " is no part of the screen");
  }
}

/// No word of a text is lost, nor replaced by an ellipsis.
void check_complete(const Exhibit& exhibit, const std::vector<Line>& lines, Findings& findings) {
  for (const auto& part : exhibit.screen.scene.parts) {
    if (part.type == 0 || part.target || part.text.empty()) continue;
    const auto wanted = without_spaces(part.text);
    if (written_in(lines, part).find(wanted) != std::string::npos) continue;
    findings.add("WCAG 1.4.4", exhibit, name_of(part) + " is not drawn in full: " + written_in(lines, part));
  }
}

}  // namespace

void check_lines(const Hall& hall, const Exhibit& exhibit, Findings& findings) {
  const auto lines = lines_of(exhibit.screen.scene, hall.measure());
  check_edges(exhibit, lines, hall.measure(), findings);
  check_apart(exhibit, lines, findings);
  check_inside(exhibit, lines, findings);
  check_complete(exhibit, lines, findings);
  check_belongs(exhibit, lines, findings);
}

}  // namespace a11y
