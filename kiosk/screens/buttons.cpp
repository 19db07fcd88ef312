// SPDX-License-Identifier: Apache-2.0
// What can be touched: how loud it is, its picture, its label, and the mark of the one that holds.
#include <utility>

#include "kiosk/screens/pieces.hpp"

namespace kiosk::screens {
namespace {

using ui::Element;
using ui::Token;

constexpr double kRadius = 20;

struct Look {
  Token fill;
  Token border;
  Token text;
};

Look look_of(core::Emphasis emphasis) {
  switch (emphasis) {
    case core::Emphasis::kPrimary:
      return {Token::kBrand, Token::kNone, Token::kOnBrand};
    case core::Emphasis::kStrong:
      return {Token::kInk, Token::kNone, Token::kOnInk};
    case core::Emphasis::kOutline:
      return {Token::kNone, Token::kInk, Token::kInk};
    case core::Emphasis::kQuiet:
      return {Token::kNone, Token::kEdge, Token::kInk};
    case core::Emphasis::kBad:
      return {Token::kNone, Token::kBad, Token::kBad};
  }
  return {Token::kNone, Token::kEdge, Token::kInk};
}

Element picture_of(const std::string& name, double type, Token tint) {
  ui::Picture picture;
  picture.name = name;
  picture.of_type = kIconOfType;
  picture.type_units = type;
  picture.tint = tint;
  picture.mirrors = name == "back" || name == "next" || name == "sign-out";
  Element element;
  element.content = std::move(picture);
  return element;
}

Element label_of(const core::Button& button, double type, Token color) {
  ui::Words words;
  words.text = button.label;
  words.units = type;
  words.weight = ports::Weight::kSemiBold;
  words.leading = 1.2;
  words.color = color;
  words.align = ui::Align::kCenter;
  words.balanced = true;
  Element element;
  element.content = std::move(words);
  element.language = button.language;
  return element;
}

}  // namespace

Element button(Maker& maker, const core::Button& button, const ButtonSize& size) {
  return button_that(maker, button, size, button.action);
}

Element button_that(Maker& maker, const core::Button& button, const ButtonSize& size, Deed deed) {
  const bool marked = button.selected && size.loud;
  const bool primary = button.emphasis == core::Emphasis::kPrimary;
  const Look look = look_of(marked && !primary ? core::Emphasis::kStrong : button.emphasis);
  std::vector<Element> inside;
  const std::string icon = marked ? "selected" : button.icon;
  if (!icon.empty()) {
    inside.push_back(picture_of(icon, size.type, look.text));
  }
  inside.push_back(label_of(button, size.type, look.text));
  Element element = ui::row(kIconGap, std::move(inside));
  auto& stack = std::get<ui::Stack>(element.content);
  stack.along = ui::Align::kCenter;
  stack.across = ui::Align::kCenter;
  element.box.padding = ui::edges(size.padding, 20);
  element.box.fill = look.fill;
  element.box.border = button.selected && look.border != Token::kNone ? Token::kInk : look.border;
  element.box.border_width = button.selected ? 6 : 3;
  element.box.radius = kRadius;
  element.box.min_height = size.height;
  element.box.touch = true;
  element.role = ui::Role::kButton;
  element.target = maker.act(std::move(deed));
  element.label = button.label;
  element.speech = button.speech;
  element.language = button.language;
  element.selected = button.selected;
  return element;
}

Element button_stack(Maker& maker, const std::vector<core::Button>& buttons, const ButtonSize& size) {
  std::vector<Element> stacked;
  for (const core::Button& each : buttons) {
    stacked.push_back(button(maker, each, size));
  }
  return ui::column(28, std::move(stacked));
}

Element button_row(Maker& maker, const std::vector<core::Button>& buttons, const ButtonSize& size) {
  std::vector<Element> children;
  for (const core::Button& each : buttons) {
    children.push_back(button(maker, each, size));
    children.back().grow = 1;
  }
  Element row = ui::row(24, std::move(children));
  auto& stack = std::get<ui::Stack>(row.content);
  stack.across = ui::Align::kCenter;
  stack.narrow = ui::Narrow::kTurn;
  return row;
}

}  // namespace kiosk::screens
