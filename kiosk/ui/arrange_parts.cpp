// SPDX-License-Identifier: Apache-2.0
// What each element is to whoever hears the screen, and its words in lines.
#include <algorithm>
#include <utility>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/ui/arrange.hpp"
#include "kiosk/ui/rects.hpp"

namespace kiosk::ui {
namespace {

const std::vector<Element>* children_of(const Element& element) {
  if (const auto* stack = std::get_if<Stack>(&element.content)) return &stack->children;
  if (const auto* grid = std::get_if<Grid>(&element.content)) return &grid->cells;
  return nullptr;
}

const Words* words_of(const Element& element) {
  if (const auto* ring = std::get_if<Ring>(&element.content)) return &ring->label;
  return std::get_if<Words>(&element.content);
}

}  // namespace

Arrange::Seen Arrange::first_words(const Element& element, Color behind) const {
  if (measure_->left_out(element)) return {};
  if (element.box.fill != Token::kNone) behind = color(element.box.fill);
  if (const Words* words = words_of(element)) return words->text.empty() ? Seen{} : Seen{words, behind};
  if (const auto* children = children_of(element)) {
    for (const Element& child : *children) {
      if (const Seen seen = first_words(child, behind); seen.words != nullptr) return seen;
    }
  }
  return {};
}

std::string Arrange::all_words(const Element& element) const {
  if (measure_->left_out(element)) return {};
  if (const Words* words = words_of(element)) return words->text;
  std::string all;
  if (const auto* children = children_of(element)) {
    for (const Element& child : *children) {
      const std::string more = all_words(child);
      if (!all.empty() && !more.empty()) all += ' ';
      all += more;
    }
  }
  return all;
}

bool Arrange::add_part(const Element& element, Rect rect, int radius, const Context& context, Color behind) {
  if (!element.target && (element.role == Role::kNone || context.told)) return false;
  Part part;
  part.role = element.target && element.role == Role::kNone ? Role::kButton : element.role;
  part.rect = rect;
  part.speech = element.speech;
  part.language = element.language;
  part.target = element.target;
  part.selected = element.selected;
  part.group = context.group;
  part.color = color(element.box.border != Token::kNone ? element.box.border : Token::kInk);
  part.behind = behind;
  if (part.role == Role::kGroup && !element.target) {
    part.text = element.label;
  } else {
    part.text = element.label.empty() ? all_words(element) : element.label;
    if (const Seen seen = first_words(element, behind); seen.words != nullptr) {
      const Frame frame = measure_->frame(element);
      const bool own = std::holds_alternative<Words>(element.content);
      const int room = own ? std::max(0, rect.width - frame.left - frame.right) : kBoundless;
      part.color = color(seen.words->color);
      part.behind = seen.behind;
      part.type = measure_->block(*seen.words, room).style.size;
    }
    if (part.text.empty() && part.speech.empty() && !part.target) return false;
  }
  scene_->parts.push_back(std::move(part));
  radii_.resize(scene_->parts.size());
  radii_.back() = radius;
  return true;
}

Rect Arrange::put_words(const Words& words, Rect rect, bool centred_down, Color behind) {
  const TextBlock& block = measure_->block(words, rect.width);
  const int top = rect.y + (centred_down ? std::max(0, (rect.height - block.height) / 2) : 0);
  Rect inked;
  int y = top;
  for (const BlockLine& line : block.lines) {
    const int height = line.extent.ascent + line.extent.descent;
    int x = rect.x;
    if (words.align == Align::kCenter) x += (rect.width - line.extent.width) / 2;
    if (words.align == Align::kEnd) x += rect.width - line.extent.width;
    const Rect where{x, y + (block.pitch - height) / 2, line.extent.width, height};
    add(TextLine{where, block.style, color(words.color), behind, line.text});
    inked = united(inked, {x, y, line.extent.width, block.pitch});
    y += block.pitch;
  }
  return inked;
}

}  // namespace kiosk::ui
