// SPDX-License-Identifier: Apache-2.0
// Headlines, pills, cards and codes.
#include "kiosk/screens/pieces.hpp"

#include <utility>

namespace kiosk::screens {
namespace {

using ports::Face;
using ports::Weight;
using ui::Element;
using ui::Role;
using ui::Token;

constexpr double kCardRadius = 28;

struct TonePair {
  Token text;
  Token paper;
};

TonePair pair_of(core::Tone tone) {
  switch (tone) {
    case core::Tone::kNeutral:
      return {Token::kNeutral, Token::kNeutralPaper};
    case core::Tone::kOk:
      return {Token::kOk, Token::kOkPaper};
    case core::Tone::kWarn:
      return {Token::kWarn, Token::kWarnPaper};
    case core::Tone::kBad:
      return {Token::kBad, Token::kBadPaper};
    case core::Tone::kInfo:
      return {Token::kInfo, Token::kInfoPaper};
  }
  return {Token::kNeutral, Token::kNeutralPaper};
}

Element heading(const std::string& text, double units, int tracking_milli, double leading, ui::Align align,
                bool balanced) {
  ui::Words words;
  words.text = text;
  words.units = units;
  words.weight = Weight::kBold;
  words.face = Face::kDisplay;
  words.tracking_milli = tracking_milli;
  words.leading = leading;
  words.align = align;
  words.balanced = balanced;
  words.heading = true;
  Element element = ui::words(std::move(words));
  element.role = Role::kHeading;
  return element;
}

Element reading(const std::string& text, double units, Token color, ui::Align align) {
  ui::Words words;
  words.text = text;
  words.units = units;
  words.leading = 1.35;
  words.color = color;
  words.align = align;
  words.balanced = align == ui::Align::kCenter;
  return ui::words(std::move(words));
}

}  // namespace

Element headline(const std::string& text, double units, ui::Align align) {
  return heading(text, units, -24, 1.04, align, true);
}

Element title(const std::string& text, double units) {
  return heading(text, units, -18, 1.2, ui::Align::kStart, false);
}

Element lead(const std::string& text, double units, ui::Align align) {
  return reading(text, units, Token::kInkSoft, align);
}

Element plain(const std::string& text, double units, ui::Align align) {
  return reading(text, units, Token::kInk, align);
}

Element pill(const Maker& maker, const core::Badge& badge, double type) {
  const TonePair pair = pair_of(badge.tone);
  ui::Words words;
  words.text = badge.text;
  words.units = type;
  words.weight = Weight::kSemiBold;
  words.leading = 1.2;
  words.color = pair.text;
  words.align = ui::Align::kCenter;
  words.balanced = true;
  Element element = ui::words(std::move(words));
  element.role = Role::kStatus;
  element.self = ui::Align::kStart;
  element.box.padding = ui::edges(type * 0.8, type * 0.39);
  element.box.fill = pair.paper;
  element.box.radius = ui::kPill;
  if (maker.theme().bordered) {
    element.box.border = pair.text;
    element.box.border_width = 3;
  }
  return element;
}

Element chip(const core::AccessMark& mark) {
  ui::Words words;
  words.text = mark.mark;
  words.units = 28;
  words.weight = Weight::kBold;
  words.leading = 1.15;
  words.align = ui::Align::kCenter;
  Element element = ui::words(std::move(words));
  element.speech = mark.name;
  element.box.padding = ui::edges(11, 6);
  element.box.border = Token::kInk;
  element.box.radius = 10;
  return element;
}

Element flow(double gap, std::vector<Element> children) {
  for (Element& child : children) {
    child.self = ui::Align::kCenter;
  }
  Element element = ui::row(gap, std::move(children));
  auto& stack = std::get<ui::Stack>(element.content);
  stack.narrow = ui::Narrow::kWrap;
  return element;
}

Element card(Element inside, ui::Edges padding, bool strong) {
  inside.box.padding = padding;
  inside.box.fill = Token::kCard;
  inside.box.border = strong ? Token::kInk : Token::kLine;
  inside.box.border_width = strong ? 4 : 2;
  inside.box.radius = kCardRadius;
  return inside;
}

Element hairline() {
  Element line = ui::space(0);
  line.box.fill = Token::kLine;
  line.box.min_height = 2;
  return line;
}

Element disc(const Maker& maker, const std::string& icon, Token fill, Token tint) {
  constexpr double kSide = 202;
  constexpr double kAround = kSide / 5;
  ui::Picture picture;
  picture.name = icon;
  picture.width = kSide - 2 * kAround;
  picture.height = kSide - 2 * kAround;
  picture.tint = tint;
  Element element;
  element.content = std::move(picture);
  element.self = ui::Align::kCenter;
  element.optional = true;
  element.box.padding = ui::all_edges(kAround);
  element.box.fill = fill;
  element.box.radius = ui::kPill;
  if (maker.theme().bordered && fill == Token::kWell) {
    element.box.border = Token::kInk;
    element.box.border_width = 4;
  }
  return element;
}

Element code(const std::string& text, const std::string& speech, double side, double least) {
  Element element;
  element.content = ui::Code{text, side, least};
  element.role = Role::kPicture;
  element.speech = speech;
  element.self = ui::Align::kCenter;
  return element;
}

void add_if(std::vector<Element>& children, const std::string& text, Element element) {
  if (!text.empty()) {
    children.push_back(std::move(element));
  }
}

Element beside(const Maker& maker, const Columns& columns, Element left, Element right) {
  constexpr int kRounding = 2;  // pixels: together they are never wider than the body
  left.grow = 1;
  left.box.min_width = maker.units(columns.left - kRounding);
  right.grow = 1;
  right.box.min_width = maker.units(columns.right - kRounding);
  std::vector<Element> both;
  both.push_back(std::move(left));
  both.push_back(std::move(right));
  return ui::row(kColumnGap, std::move(both));
}

Element middle(const Maker& maker, std::vector<Element> children) {
  if (!maker.tiny()) {
    children.insert(children.begin(), ui::space());
    children.push_back(ui::space());
  }
  return ui::column(0, std::move(children));
}

Element body(double gap, std::vector<Element> children) {
  Element element = ui::column(gap, std::move(children));
  element.box.padding = ui::edges(kMargin, 0);
  return element;
}

}  // namespace kiosk::screens
