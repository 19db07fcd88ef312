// SPDX-License-Identifier: Apache-2.0
// Drawing a scene back to front, and finding what a finger is on.
#include "kiosk/ui/scene.hpp"

#include "kiosk/base/overloaded.hpp"
#include "kiosk/ui/rects.hpp"

namespace kiosk::ui {
namespace {

// What the shape covers wholly: all between its upper and its lower corners.
Rect covered(const Fill& fill) {
  if (fill.color.a != 255) return {};
  return fill.radius == 0
             ? fill.rect
             : Rect{fill.rect.x, fill.rect.y + fill.radius, fill.rect.width, fill.rect.height - 2 * fill.radius};
}

// The first node that must be drawn: what lies under one that covers all of it is not seen.
std::size_t first_seen(const Scene& scene, Rect dirty) {
  for (std::size_t i = scene.nodes.size(); i-- > 0;) {
    const Node& node = scene.nodes[i];
    const auto* fill = std::get_if<Fill>(&node.shape);
    if (fill == nullptr || !within(dirty, covered(*fill))) continue;
    if (!node.scrolled || within(dirty, scene.scroll.view)) return i;
  }
  return 0;
}

void draw_shape(const Shape& shape, ports::Canvas& canvas) {
  std::visit(Overloaded{[&](const Fill& n) { canvas.fill(n.rect, n.color, n.radius); },
                        [&](const Stroke& n) { canvas.stroke(n.rect, n.color, n.width, n.radius); },
                        [&](const Arc& n) { canvas.arc(n.center, n.radius, n.width, n.start, n.sweep, n.color); },
                        [&](const TextLine& n) {
                          canvas.text({n.rect.x, n.rect.y}, n.style, n.color, n.text);
                        },
                        [&](const Icon& n) { canvas.icon(n.rect, n.name, n.tint); },
                        [&](const Modules& n) { canvas.bitmap(n.rect, n.bitmap, n.color); }, [](const Live&) {},
                        [](const Sweep&) {}},
             shape);
}

}  // namespace

Rect bounds(const Shape& shape) {
  return std::visit(
      Overloaded{[](const Arc& arc) {
                   return Rect{arc.center.x - arc.radius, arc.center.y - arc.radius, 2 * arc.radius, 2 * arc.radius};
                 },
                 [](const auto& other) { return other.rect; }},
      shape);
}

Rect ink_bounds(const Shape& shape) {
  const Rect rect = bounds(shape);
  if (const auto* line = std::get_if<TextLine>(&shape)) return rect.inset(-(line->style.size / 4 + 1));
  return std::holds_alternative<Arc>(shape) ? rect.inset(-1) : rect;
}

void draw(const Scene& scene, ports::Canvas& canvas, Rect dirty) {
  const Rect panel{0, 0, scene.size.width, scene.size.height};
  dirty = common(dirty, panel);
  if (dirty.empty()) return;
  const Rect scrolled = common(dirty, scene.scroll.view);
  std::optional<bool> clipped;  // to what is scrolled, or to all that is dirty
  for (std::size_t i = first_seen(scene, dirty); i < scene.nodes.size(); ++i) {
    const Node& node = scene.nodes[i];
    const Rect room = node.scrolled ? scrolled : dirty;
    if (common(ink_bounds(node.shape), room).empty()) continue;
    if (clipped != node.scrolled) canvas.clip(room);
    clipped = node.scrolled;
    draw_shape(node.shape, canvas);
  }
  canvas.clip(panel);
}

std::optional<std::size_t> hit(const Scene& scene, Point at) {
  for (std::size_t i = scene.parts.size(); i-- > 0;) {
    const Part& part = scene.parts[i];
    if (!part.target || !part.rect.contains(at)) continue;
    if (!part.scrolled || scene.scroll.view.contains(at)) return i;
  }
  return std::nullopt;
}

std::vector<std::size_t> focusable(const Scene& scene) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < scene.parts.size(); ++i) {
    if (scene.parts[i].target) order.push_back(i);
  }
  return order;
}

}  // namespace kiosk::ui
