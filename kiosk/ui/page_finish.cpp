// SPDX-License-Identifier: Apache-2.0
// The last touches of a page: focus order, the ring round what has the focus, and turning it all round.
#include <algorithm>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/ui/page_layout.hpp"
#include "kiosk/ui/rects.hpp"

namespace kiosk::ui {
namespace {

constexpr double kRingWidth = 10;
constexpr double kRingGap = 8;
constexpr int kLeastRing = 3;  // pixels

}  // namespace

int PageLayout::rim() const {
  return std::max(kLeastRing, metrics_.px(kRingWidth)) + std::max(kLeastRing, metrics_.px(kRingGap));
}

void PageLayout::number() {
  int focus = 0;
  for (const std::size_t index : focusable(scene_)) scene_.parts[index].focus = focus++;
}

void PageLayout::put_ring() {
  const std::vector<std::size_t> order = focusable(scene_);
  if (!setting_->focus || order.empty()) return;
  const std::size_t index = order[std::min(*setting_->focus, order.size() - 1)];
  const Part& part = scene_.parts[index];
  const Rect panel{0, 0, panel_.width, panel_.height};
  const Rect room = part.scrolled ? scene_.scroll.view : panel;
  Rect ring = part.rect.inset(-rim());
  // Drawn whole wherever the part itself is seen whole.
  if (within(part.rect, room)) ring = common(ring, room);
  const int radius = std::min(arrange_.radii()[index] + rim(), std::min(ring.width, ring.height) / 2);
  const int width = std::max(kLeastRing, metrics_.px(kRingWidth));
  scene_.nodes.push_back({Stroke{ring, setting_->theme[Token::kFocus], width, std::max(0, radius)}, part.scrolled});
}

void mirror(Scene& scene) {
  const auto turn = [&scene](Rect& rect) { rect.x = scene.size.width - rect.right(); };
  for (Node& node : scene.nodes) {
    std::visit(Overloaded{[&](Arc& arc) { arc.center.x = scene.size.width - arc.center.x; },
                          [&](auto& other) { turn(other.rect); }},
               node.shape);
  }
  for (Part& part : scene.parts) turn(part.rect);
  turn(scene.scroll.view);
}

}  // namespace kiosk::ui
