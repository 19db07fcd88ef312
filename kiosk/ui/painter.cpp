// Adding to a scene, and moving what was added.
#include "kiosk/ui/painter.hpp"

#include <algorithm>

#include "kiosk/base/overloaded.hpp"

namespace kiosk::ui {
namespace {

void move_by(Node& node, int dx, int dy) {
  std::visit(Overloaded{[&](Arc& arc) {
                          arc.center.x += dx;
                          arc.center.y += dy;
                        },
                        [&](auto& other) {
                          other.rect.x += dx;
                          other.rect.y += dy;
                        }},
             node);
}

}  // namespace

Rect bounds(const Node& node) {
  return std::visit(
      Overloaded{[](const Arc& arc) {
                   return Rect{arc.center.x - arc.radius, arc.center.y - arc.radius, 2 * arc.radius, 2 * arc.radius};
                 },
                 [](const auto& other) { return other.rect; }},
      node);
}

bool within(Rect inner, Rect outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() && inner.bottom() <= outer.bottom();
}

ports::TextStyle Painter::style(double units, ports::Weight weight, ports::Face face, int tracking) const {
  return {face, weight, metrics_->type(units), tracking};
}

TextBlock Painter::block(const ports::TextStyle& style, std::string_view text, int width, Setting setting) const {
  setting.max_lines = metrics_->max_lines();
  return break_lines(*measure_, style, text, width, setting);
}

int Painter::width(const ports::TextStyle& style, std::string_view text) const {
  return measure_->measure(style, text).width;
}

int Painter::text(const TextBlock& block, Point top_left, int width, Align align, Color color, Color behind) {
  int y = top_left.y;
  for (const BlockLine& line : block.lines) {
    const int room = width - line.extent.width;
    const int x = top_left.x + (align == Align::kStart ? 0 : align == Align::kCenter ? room / 2 : room);
    const int height = line.extent.ascent + line.extent.descent;
    add(TextLine{
        {x, y + (block.pitch - height) / 2, line.extent.width, height}, block.style, color, behind, line.text});
    y += block.pitch;
  }
  return y;
}

void Painter::target(std::size_t id, Rect rect, std::string_view label) {
  scene_->targets.push_back({id, rect, std::string(label)});
}

void Painter::add_behind(Mark since, std::vector<Node> nodes) {
  scene_->nodes.insert(scene_->nodes.begin() + static_cast<std::ptrdiff_t>(since.nodes), nodes.begin(), nodes.end());
}

void Painter::shift(Mark since, int dx, int dy) {
  for (std::size_t i = since.nodes; i < scene_->nodes.size(); ++i) {
    move_by(scene_->nodes[i], dx, dy);
  }
  for (std::size_t i = since.targets; i < scene_->targets.size(); ++i) {
    scene_->targets[i].rect.x += dx;
    scene_->targets[i].rect.y += dy;
  }
}

bool Painter::inside(Mark since, Rect room) const {
  const auto nodes = scene_->nodes.begin() + static_cast<std::ptrdiff_t>(since.nodes);
  return std::all_of(nodes, scene_->nodes.end(), [&](const Node& node) { return within(bounds(node), room); });
}

}  // namespace kiosk::ui
