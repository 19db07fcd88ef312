// SPDX-License-Identifier: Apache-2.0
// A body that is too long: what is left out of it, how far it is scrolled, and the strip that says so.
#include <algorithm>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/ui/page_layout.hpp"
#include "kiosk/ui/rects.hpp"

namespace kiosk::ui {
namespace {

const std::vector<Element>* children_of(const Element& element) {
  if (const auto* stack = std::get_if<Stack>(&element.content)) return &stack->children;
  if (const auto* grid = std::get_if<Grid>(&element.content)) return &grid->cells;
  return nullptr;
}

// The optional elements in reading order; how many codes there are.
struct Spare {
  std::vector<const Element*> optional;
  int codes = 0;

  void find(const Element& element) {
    if (element.optional) optional.push_back(&element);
    if (std::holds_alternative<Code>(element.content)) ++codes;
    if (const auto* children = children_of(element)) {
      for (const Element& child : *children) find(child);
    }
  }
};

void move(Shape& shape, int down) {
  std::visit(Overloaded{[down](Arc& arc) { arc.center.y += down; }, [down](auto& other) { other.rect.y += down; }},
             shape);
}

}  // namespace

int PageLayout::fit(const Element& body, int width, int room) {
  Spare spare;
  spare.find(body);
  int height = measure_.height(body, width);
  while (height > room && !spare.optional.empty()) {
    measure_.leave_out(*spare.optional.back());
    spare.optional.pop_back();
    height = measure_.height(body, width);
  }
  if (height <= room || spare.codes == 0) return height;
  double low = 0;
  double high = 1;
  measure_.squeeze_codes(high);
  if (measure_.height(body, width) > room) {
    // It scrolls either way; a code is then as large as is seen of it at once.
    measure_.squeeze_codes(0);
    measure_.limit_codes(std::max(1, room * 3 / 5));
    return measure_.height(body, width);
  }
  for (int step = 0; step < 6; ++step) {
    const double middle = (low + high) / 2;
    measure_.squeeze_codes(middle);
    (measure_.height(body, width) > room ? low : high) = middle;
  }
  measure_.squeeze_codes(high);
  return measure_.height(body, width);
}

void PageLayout::put_body(const Element& body, Rect room, int width) {
  if (fit(body, width, room.height) > room.height) {
    put_scrolled(body, room, width);
  } else {
    arrange_.put(body, {room.x + (room.width - width) / 2, room.y, width, room.height}, paper());
  }
}

std::pair<const Element*, int> PageLayout::strip_for(Rect room) {
  if (!page_->more_below.target && !page_->more_above.target) return {nullptr, 0};
  for (const Element* strip : {&strip_, &wordless_strip_}) {
    const int height = measure_.height(*strip, room.width);
    if (height <= room.height / (strip == &strip_ ? 4 : 2)) return {strip, height};
  }
  return {nullptr, 0};
}

void PageLayout::put_scrolled(const Element& body, Rect room, int width) {
  const auto [strip, strip_height] = strip_for(room);
  const Rect view{room.x, room.y, room.width, room.height - strip_height};
  const int height = measure_.height(body, width);
  scene_.scroll = {view, height, 0};
  const std::size_t first_node = scene_.nodes.size();
  const std::size_t first_part = scene_.parts.size();
  arrange_.put(body, {room.x + (room.width - width) / 2, room.y, width, height}, paper());
  scene_.scroll.offset = offset(first_part, height);
  for (std::size_t i = first_node; i < scene_.nodes.size(); ++i) {
    scene_.nodes[i].scrolled = true;
    move(scene_.nodes[i].shape, -scene_.scroll.offset);
  }
  for (std::size_t i = first_part; i < scene_.parts.size(); ++i) {
    scene_.parts[i].scrolled = true;
    scene_.parts[i].rect.y -= scene_.scroll.offset;
  }
  if (strip != nullptr) put_strip(*strip, {room.x, view.bottom(), room.width, strip_height});
}

// Where what has the focus stands, with its ring and the facts that are said with it; the first and the last one with
// what stands before and behind them, which else no key would come to.
std::optional<Rect> PageLayout::revealed(std::size_t first_part) const {
  const std::vector<std::size_t> order = focusable(scene_);
  if (backdrop_ || !setting_->reveal || !setting_->focus || *setting_->focus >= order.size()) return std::nullopt;
  const std::size_t index = order[*setting_->focus];
  if (index < first_part) return std::nullopt;
  const Rect view = scene_.scroll.view;
  const Part& part = scene_.parts[index];
  Rect shown = part.rect.inset(-rim());
  const auto take = [&](Rect more) {
    const Rect both = united(shown, more);
    if (both.height <= view.height) shown = both;
  };
  if (part.group >= 0) take(scene_.parts[static_cast<std::size_t>(part.group)].rect.inset(-rim()));
  if (index == order.back()) take({shown.x, view.y + scene_.scroll.height - 1, 1, 1});
  if (*setting_->focus == 0 || order[*setting_->focus - 1] < first_part) take({shown.x, view.y, 1, 1});
  return shown;
}

int PageLayout::offset(std::size_t first_part, int height) {
  const Rect view = scene_.scroll.view;
  const int furthest = std::max(0, height - view.height);
  const bool over = page_->over && !backdrop_;
  int offset = std::clamp(over ? setting_->over_scroll : setting_->scroll, 0, furthest);
  if (const auto shown = revealed(first_part)) {
    const int top = shown->y - view.y;
    const int bottom = top + std::min(shown->height, view.height);
    offset = std::clamp(offset, std::max(0, bottom - view.height), std::max(0, top));
  }
  return std::clamp(offset, 0, furthest);
}

void PageLayout::put_strip(const Element& strip, Rect room) {
  const auto& cells = std::get<Grid>(strip.content).cells;
  if (scene_.scroll.offset >= scene_.scroll.furthest()) arrange_.hide(cells.front());
  if (scene_.scroll.offset <= 0) arrange_.hide(cells.back());
  arrange_.put(strip, room, paper());
}

}  // namespace kiosk::ui
