// SPDX-License-Identifier: Apache-2.0
// What differs between two scenes, as a few rectangles.
#include <algorithm>
#include <cstdint>

#include "kiosk/ui/rects.hpp"
#include "kiosk/ui/scene.hpp"

namespace kiosk::ui {
namespace {

// Above this many pairs to compare, all between what is the same at both ends counts as changed.
constexpr std::size_t kMostPairs = 250'000;
constexpr std::size_t kMostRects = 8;

std::int64_t area(Rect rect) { return rect.empty() ? 0 : static_cast<std::int64_t>(rect.width) * rect.height; }

// A few rectangles that never overlap.
class Region {
 public:
  void add(Rect rect) {
    if (rect.empty()) return;
    for (std::size_t i = 0; i < rects_.size();) {
      // Two that are hardly smaller than what covers both are drawn faster as one.
      const Rect both = united(rects_[i], rect);
      const bool near = area(both) * 4 <= (area(rects_[i]) + area(rect)) * 5;
      if (!near && common(rects_[i], rect).empty()) {
        ++i;
        continue;
      }
      rect = both;
      rects_.erase(rects_.begin() + static_cast<std::ptrdiff_t>(i));
      i = 0;
    }
    rects_.push_back(rect);
    if (rects_.size() > kMostRects) join_cheapest();
  }

  [[nodiscard]] std::vector<Rect> rects() && { return std::move(rects_); }

 private:
  void join_cheapest() {
    std::size_t best = 1;
    std::size_t with = 0;
    std::int64_t least = -1;
    for (std::size_t i = 1; i < rects_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const std::int64_t waste = area(united(rects_[i], rects_[j])) - area(rects_[i]) - area(rects_[j]);
        if (least >= 0 && waste >= least) continue;
        least = waste;
        best = i;
        with = j;
      }
    }
    const Rect both = united(rects_[best], rects_[with]);
    rects_.erase(rects_.begin() + static_cast<std::ptrdiff_t>(best));
    rects_.erase(rects_.begin() + static_cast<std::ptrdiff_t>(with));
    add(both);
  }

  std::vector<Rect> rects_;
};

using Nodes = std::vector<Node>;

// Marks the nodes that stand in both, in the same order: a pixel that only such nodes touch is the same in both.
class Same {
 public:
  Same(const Nodes& old_nodes, const Nodes& new_nodes)
      : before(old_nodes.size(), false), next(new_nodes.size(), false), old_(old_nodes), new_(new_nodes) {
    std::size_t first = 0;
    std::size_t old_end = old_.size();
    std::size_t new_end = new_.size();
    while (first < std::min(old_end, new_end) && old_[first] == new_[first]) keep(first, first), ++first;
    while (std::min(old_end, new_end) > first && old_[old_end - 1] == new_[new_end - 1]) keep(--old_end, --new_end);
    if ((old_end - first) * (new_end - first) <= kMostPairs) match(first, old_end, new_end);
  }

  std::vector<bool> before;
  std::vector<bool> next;

 private:
  void keep(std::size_t old_index, std::size_t new_index) {
    before[old_index] = true;
    next[new_index] = true;
  }

  // The longest common subsequence of what is between the ends.
  void match(std::size_t first, std::size_t old_end, std::size_t new_end) {
    const std::size_t rows = old_end - first;
    const std::size_t columns = new_end - first;
    std::vector<std::uint16_t> longest((rows + 1) * (columns + 1), 0);
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return longest[i * (columns + 1) + j]; };
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        at(i, j) = old_[first + i] == new_[first + j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                                      : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
      if (old_[first + i] == new_[first + j]) {
        keep(first + i++, first + j++);
      } else {
        at(i + 1, j) >= at(i, j + 1) ? ++i : ++j;
      }
    }
  }

  const Nodes& old_;
  const Nodes& new_;
};

Rect seen(const Node& node, const Scene& scene) {
  const Rect panel{0, 0, scene.size.width, scene.size.height};
  const Rect ink = common(ink_bounds(node.shape), panel);
  return node.scrolled ? common(ink, scene.scroll.view) : ink;
}

}  // namespace

std::vector<Rect> changes(const Scene& before, const Scene& next) {
  if (before.size != next.size) return {{0, 0, next.size.width, next.size.height}};
  const Same same(before.nodes, next.nodes);
  const bool cut_alike = before.scroll.view == next.scroll.view;
  Region region;
  for (std::size_t i = 0; i < before.nodes.size(); ++i) {
    const Node& node = before.nodes[i];
    if (!same.before[i] || (node.scrolled && !cut_alike)) region.add(seen(node, before));
  }
  for (std::size_t i = 0; i < next.nodes.size(); ++i) {
    const Node& node = next.nodes[i];
    if (!same.next[i] || (node.scrolled && !cut_alike)) region.add(seen(node, next));
  }
  return std::move(region).rects();
}

}  // namespace kiosk::ui
