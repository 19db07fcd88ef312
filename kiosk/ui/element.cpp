// SPDX-License-Identifier: Apache-2.0
// Makes the elements that every screen is full of.
#include "kiosk/ui/element.hpp"

namespace kiosk::ui {

Element column(double gap, std::vector<Element> children) {
  Element element;
  Stack stack;
  stack.gap = gap;
  stack.children = std::move(children);
  element.content = std::move(stack);
  return element;
}

Element row(double gap, std::vector<Element> children) {
  Element element;
  Stack stack;
  stack.row = true;
  stack.gap = gap;
  stack.children = std::move(children);
  element.content = std::move(stack);
  return element;
}

Element words(Words words) {
  Element element;
  element.content = std::move(words);
  element.role = Role::kText;
  return element;
}

Element space(int grow) {
  Element element;
  element.grow = grow;
  return element;
}

Element gap(double units) {
  Element element;
  element.box.min_width = units;
  element.box.min_height = units;
  return element;
}

}  // namespace kiosk::ui
