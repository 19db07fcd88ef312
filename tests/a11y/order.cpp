// SPDX-License-Identifier: Apache-2.0
// What is read first stands first: from above to below, and in a row from the side where reading begins.
#include <vector>

#include "tests/a11y/checks.hpp"

namespace a11y {
namespace {

using namespace kiosk;

bool share_columns(Rect one, Rect other) { return one.x < other.right() && other.x < one.right(); }
bool share_rows(Rect one, Rect other) { return one.y < other.bottom() && other.y < one.bottom(); }

/// Whether `later`, which is read after `sooner`, stands before it.
bool stands_before(Rect later, Rect sooner, bool mirrored) {
  if (share_columns(later, sooner)) return later.bottom() <= sooner.y;
  if (!share_rows(later, sooner)) return false;  // in another column, and another row: columns are read one by one
  return mirrored ? later.x >= sooner.right() : later.right() <= sooner.x;
}

/// 0 above what scrolls, 1 in it, 2 below it.
int band(const ui::Part& part, const ui::Scroll& scroll) {
  if (part.scrolled || scroll.view.empty()) return 1;
  return part.rect.bottom() <= scroll.view.y ? 0 : 2;
}

}  // namespace

void check_order(const Exhibit& exhibit, Findings& findings) {
  const auto& scene = exhibit.screen.scene;
  std::vector<const ui::Part*> read;
  for (const auto& part : scene.parts) {
    if (part.role != ui::Role::kGroup && part.role != ui::Role::kNone) read.push_back(&part);
  }
  for (std::size_t i = 0; i < read.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const int later = band(*read[i], scene.scroll);
      const int sooner = band(*read[j], scene.scroll);
      const bool wrong =
          later == sooner ? stands_before(read[i]->rect, read[j]->rect, exhibit.stage.mirrored) : later < sooner;
      if (wrong) {
        findings.add("WCAG 1.3.2", exhibit, name_of(*read[i]) + " is read after " + name_of(*read[j]));
      }
    }
  }
}

}  // namespace a11y
