// SPDX-License-Identifier: Apache-2.0
// What the layout's tests share: a panel with a ruler for a canvas, and short ways to make elements and find parts.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/ui/layout.hpp"
#include "tests/ui/ruler.hpp"

namespace kiosk::ui::testing {

/// Lays pages out. On its first panel a unit is a pixel, and text of 40 units has letters 20 pixels wide.
class Desk {
 public:
  explicit Desk(Size size = {1080, 1920}, int percent = 100) : metrics_(usual_panel(size), percent) {}

  bool mirrored = false;
  bool low_reach = false;
  bool still = false;
  bool reveal = false;
  int scroll = 0;
  int over_scroll = 0;
  std::optional<std::size_t> focus;
  Theme theme = light_theme();

  [[nodiscard]] const Metrics& metrics() const { return metrics_; }
  [[nodiscard]] Rect panel() const { return {0, 0, metrics_.panel().width, metrics_.panel().height}; }

  [[nodiscard]] Scene lay(const Page& page) const {
    const auto qr = [](const std::string&) { return Bitmap(21, 21); };
    return lay_out(page, {metrics_, theme, ruler_, qr, mirrored, low_reach, still, scroll, over_scroll, focus, reveal});
  }
  /// Of a page that has only a body.
  [[nodiscard]] Scene lay(Element body) const {
    Page page;
    page.body = std::move(body);
    return lay(page);
  }

 private:
  Metrics metrics_;
  Ruler ruler_;
};

inline Element text(std::string written, double units = 40) {
  Words made;
  made.text = std::move(written);
  made.units = units;
  made.leading = 1.25;
  return words(std::move(made));
}

/// A box of that size that is heard as `name`.
inline Element block(std::string name, double width, double height) {
  Element made = gap(0);
  made.box.min_width = width;
  made.box.min_height = height;
  made.role = Role::kPicture;
  made.speech = std::move(name);
  return made;
}

inline Element button(std::string label, std::size_t target) {
  Element made = text(label);
  made.role = Role::kNone;
  made.target = target;
  made.label = std::move(label);
  made.box.touch = true;
  made.box.padding = edges(20, 10);
  made.box.border = Token::kEdge;
  made.box.radius = 20;
  return made;
}

inline Element growing(Element element, int grow = 1) {
  element.grow = grow;
  return element;
}
inline Element across(Element element, Align align) {
  std::get<Stack>(element.content).across = align;
  return element;
}
inline Element along(Element element, Align align) {
  std::get<Stack>(element.content).along = align;
  return element;
}
inline Element narrow(Element element, Narrow how) {
  std::get<Stack>(element.content).narrow = how;
  return element;
}

/// `count` buttons below each other, 104 high and 16 apart; their targets count from 0.
inline Element long_list(std::size_t count) {
  std::vector<Element> buttons;
  for (std::size_t i = 0; i < count; ++i) buttons.push_back(button("button " + std::to_string(i), i));
  return column(16, std::move(buttons));
}

/// A page with bars and controls that scroll, their targets from 100 on.
inline Page page_of(Element body) {
  Page page;
  page.top = text("top");
  page.top.box.min_height = 132;
  page.body = std::move(body);
  page.bottom = row(24, {growing(button("left", 100)), growing(button("right", 101))});
  page.bottom.box.padding = edges(64, 32);
  page.more_below = button("more below", 102);
  page.more_above = button("more above", 103);
  return page;
}

/// The part that is written or said so; it must be there.
inline const Part& part(const Scene& scene, std::string_view name) {
  for (const Part& each : scene.parts) {
    if (each.text == name || each.speech == name) return each;
  }
  throw std::runtime_error("no part \"" + std::string(name) + "\"");
}
inline bool has_part(const Scene& scene, std::string_view name) {
  for (const Part& each : scene.parts) {
    if (each.text == name || each.speech == name) return true;
  }
  return false;
}

template <class Kind>
std::vector<Kind> nodes(const Scene& scene) {
  std::vector<Kind> found;
  for (const Node& node : scene.nodes) {
    if (const auto* shape = std::get_if<Kind>(&node.shape)) found.push_back(*shape);
  }
  return found;
}

}  // namespace kiosk::ui::testing
