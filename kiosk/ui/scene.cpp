// Drawing a scene back to front, and finding what a finger is on.
#include "kiosk/ui/scene.hpp"

#include "kiosk/base/overloaded.hpp"

namespace kiosk::ui {

void draw(const Scene& scene, ports::Canvas& canvas) {
  for (const Node& node : scene.nodes) {
    std::visit(Overloaded{[&](const Fill& n) { canvas.fill(n.rect, n.color, n.radius); },
                          [&](const Stroke& n) { canvas.stroke(n.rect, n.color, n.width, n.radius); },
                          [&](const Arc& n) { canvas.arc(n.center, n.radius, n.width, n.start, n.sweep, n.color); },
                          [&](const TextLine& n) {
                            canvas.text({n.rect.x, n.rect.y}, n.style, n.color, n.text);
                          },
                          [&](const Icon& n) { canvas.icon(n.rect, n.name, n.tint); },
                          [&](const Modules& n) { canvas.bitmap(n.rect, n.bitmap, n.color); }, [](const Live&) {}},
               node);
  }
}

std::optional<std::size_t> hit(const Scene& scene, Point at) {
  for (auto target = scene.targets.rbegin(); target != scene.targets.rend(); ++target) {
    if (target->rect.contains(at)) {
      return target->id;
    }
  }
  return std::nullopt;
}

}  // namespace kiosk::ui
