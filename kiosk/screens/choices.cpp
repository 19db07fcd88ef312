// SPDX-License-Identifier: Apache-2.0
// What the passholder can have here today: reserved tickets first, then the list.
#include <algorithm>
#include <utility>

#include "kiosk/screens/bodies.hpp"
#include "kiosk/screens/rows.hpp"

namespace kiosk::screens {
namespace {

using ui::Element;

constexpr int kLeftShare = 41;
// A button that takes more of the width than this stands below the words.
constexpr int kLargestShare = 45;
constexpr double kBetween = 32;

int label_width(const Maker& maker, const core::Button& button, const ButtonSize& size) {
  ui::Words words;
  words.text = button.label;
  words.units = size.type;
  words.weight = ports::Weight::kSemiBold;
  return maker.width_of(words) + maker.metrics().gap(2 * size.padding);
}

// Words with a button at their side, or below them where that would leave less than `kept` pixels to them.
Element with_button(Maker& maker, Element words, const core::Button& action, const ButtonSize& size, int width,
                    int kept, ui::Align across) {
  const int end = label_width(maker, action, size);
  const bool side = end < width * kLargestShare / 100 && end + kept + maker.metrics().gap(kBetween) <= width;
  words.grow = side ? 1 : 0;
  std::vector<Element> parts;
  parts.push_back(std::move(words));
  parts.push_back(button(maker, action, size));
  Element both = side ? ui::row(kBetween, std::move(parts)) : ui::column(24, std::move(parts));
  if (side) {
    std::get<ui::Stack>(both.content).across = across;
  }
  return both;
}

Element greeting(Maker& maker, const core::ChoicesView& view, int width) {
  std::vector<Element> words;
  add_if(words, view.eyebrow, lead(view.eyebrow, 36));
  add_if(words, view.headline, headline(view.headline, 84));
  return with_button(maker, ui::column(0, std::move(words)), view.sign_out, {}, width, 0, ui::Align::kEnd);
}

// The card with the one thing to do next.
Element reserved_card(Maker& maker, const core::ReservedCard& reserved, int width) {
  constexpr double kPadding = 42;
  std::vector<Element> words;
  Element heading = title(reserved.title, 46);
  const int kept = maker.width_of(std::get<ui::Words>(heading.content));
  add_if(words, reserved.title, std::move(heading));
  words.push_back(ui::gap(6));
  for (const std::string& line : reserved.lines) {
    add_if(words, line, lead(line, 32));
  }
  const int inner = width - maker.metrics().gap(2 * kPadding);
  Element inside = with_button(maker, ui::column(0, std::move(words)), reserved.button, kPrimarySize, inner,
                               std::min(kept, inner), ui::Align::kCenter);
  inside.role = ui::Role::kGroup;
  return card(std::move(inside), ui::edges(kPadding, kPadding - 4), true);
}

void add_list(Maker& maker, const core::ChoicesView& view, int width, std::vector<Element>& children) {
  if (!view.list_title.empty()) {
    children.push_back(title(view.list_title));
    children.push_back(ui::gap(14));
  }
  if (!view.rows.empty()) {
    children.push_back(screening_rows(maker, view.rows, RowStyle::kChoice, width, view.rows.size()));
  }
}

void add_notes(const core::ChoicesView& view, std::vector<Element>& children) {
  for (const std::string& note : view.notes) {
    if (!note.empty()) {
      children.push_back(ui::gap(20));
      children.push_back(lead(note, 30));
    }
  }
}

void add_more(Maker& maker, const core::ChoicesView& view, std::vector<Element>& children) {
  if (view.more.empty()) {
    return;
  }
  std::vector<Element> buttons;
  for (const core::Button& each : view.more) {
    buttons.push_back(button(maker, each));
  }
  children.push_back(ui::gap(maker.air(32)));
  children.push_back(flow(20, std::move(buttons)));
}

void add_person(Maker& maker, const core::ChoicesView& view, int width, std::vector<Element>& children) {
  children.push_back(ui::gap(maker.air(48)));
  children.push_back(greeting(maker, view, width));
  children.push_back(ui::gap(maker.air(36)));
  if (view.reserved) {
    children.push_back(reserved_card(maker, *view.reserved, width));
    children.push_back(ui::gap(maker.air(40)));
  }
}

Element in_one(Maker& maker, const core::ChoicesView& view) {
  std::vector<Element> children;
  add_person(maker, view, maker.body_width(), children);
  add_list(maker, view, maker.body_width(), children);
  add_notes(view, children);
  add_more(maker, view, children);
  children.push_back(ui::gap(maker.air(40)));
  return body(0, std::move(children));
}

Element in_two(Maker& maker, const core::ChoicesView& view) {
  const Columns columns = maker.columns(kLeftShare);
  std::vector<Element> left;
  add_person(maker, view, columns.left, left);
  std::vector<Element> right;
  right.push_back(ui::gap(maker.air(48)));
  add_list(maker, view, columns.right, right);
  add_notes(view, right);
  add_more(maker, view, right);
  right.push_back(ui::gap(maker.air(40)));
  std::vector<Element> whole;
  whole.push_back(beside(maker, columns, ui::column(0, std::move(left)), ui::column(0, std::move(right))));
  return body(0, std::move(whole));
}

}  // namespace

Element body_of(Maker& maker, const core::ChoicesView& view) {
  return maker.wide() ? in_two(maker, view) : in_one(maker, view);
}

}  // namespace kiosk::screens
