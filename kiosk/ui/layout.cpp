// SPDX-License-Identifier: Apache-2.0
// The page's plan: bars that stay where there is room for them, and a body between them.
#include "kiosk/ui/layout.hpp"

#include <algorithm>

#include "kiosk/ui/page_layout.hpp"
#include "kiosk/ui/rects.hpp"

namespace kiosk::ui {
namespace {

// What the bars must leave of the height.
constexpr int kBodyParts = 3;
constexpr int kOf = 5;
// The part of the panel, from below, that a person in a wheelchair reaches.
constexpr int kReachParts = 5;
constexpr int kReachOf = 9;

bool has_target(const Element& element) {
  if (element.target) return true;
  const std::vector<Element>* children = nullptr;
  if (const auto* stack = std::get_if<Stack>(&element.content)) children = &stack->children;
  if (const auto* grid = std::get_if<Grid>(&element.content)) children = &grid->cells;
  return children != nullptr && std::any_of(children->begin(), children->end(), has_target);
}

// A control without its words where it has a picture that says the same; it is still called by its label.
Element wordless(Element element) {
  auto* stack = std::get_if<Stack>(&element.content);
  if (stack == nullptr) return element;
  const auto shows = [](const Element& child) { return std::holds_alternative<Picture>(child.content); };
  if (std::none_of(stack->children.begin(), stack->children.end(), shows)) return element;
  std::erase_if(stack->children, [](const Element& child) { return std::holds_alternative<Words>(child.content); });
  return element;
}

Element strip_of(const Element& more_below, const Element& more_above) {
  Element strip;
  Grid grid;
  grid.even = true;
  grid.column_gap = 24;
  grid.row_gap = 16;
  grid.cells = {more_below, more_above};
  strip.content = std::move(grid);
  strip.box.padding = {64, 16, 64, 16};
  strip.box.line_above = 2;
  return strip;
}

}  // namespace

PageLayout::PageLayout(const Page& page, const Setting& setting)
    : page_(&page),
      setting_(&setting),
      metrics_(setting.metrics),
      panel_(setting.metrics.panel()),
      measure_(setting),
      arrange_(measure_, scene_),
      strip_(strip_of(page.more_below, page.more_above)),
      wordless_strip_(strip_of(wordless(page.more_below), wordless(page.more_above))) {}

Rect PageLayout::band() const {
  const int top = setting_->low_reach ? panel_.height - panel_.height * kReachParts / kReachOf : 0;
  return {0, top, panel_.width, panel_.height - top};
}

Scene PageLayout::scene() {
  scene_.size = panel_;
  scene_.nodes.push_back({Fill{{0, 0, panel_.width, panel_.height}, paper(), 0}, false});
  if (page_->over) {
    put_over(*page_->over);
  } else {
    put_page(plan());
  }
  number();
  put_ring();
  if (setting_->mirrored) ui::mirror(scene_);
  return std::move(scene_);
}

PageLayout::Plan PageLayout::plan() {
  Plan plan{&page_->top, &page_->body, &page_->bottom, 0, 0, {}};
  const int width = panel_.width;
  const Rect reach = band();
  plan.top_height = measure_.height(page_->top, width);
  plan.bottom_height = measure_.height(page_->bottom, width);
  const bool top_in_band = plan.top_height > reach.y || (setting_->low_reach && has_target(page_->top));
  const int bars = plan.bottom_height + (top_in_band ? plan.top_height - (setting_->low_reach ? 0 : reach.y) : 0);
  if ((reach.height - bars) * kOf < reach.height * kBodyParts) {
    joined_ = column(0, {});
    auto& children = std::get<Stack>(joined_->content).children;
    if (top_in_band) children.push_back(page_->top);
    children.push_back(page_->body);
    children.back().grow = std::max(1, children.back().grow);
    children.push_back(page_->bottom);
    plan.body = &*joined_;
    plan.bottom = nullptr;
    plan.bottom_height = 0;
  }
  if (top_in_band && (joined_ || setting_->low_reach)) {
    if (!joined_) {
      joined_ = column(0, {page_->top, page_->body});
      std::get<Stack>(joined_->content).children.back().grow = 1;
      plan.body = &*joined_;
    }
    plan.top = nullptr;
    plan.top_height = 0;
  }
  const int from = std::max(plan.top_height, reach.y);
  plan.room = {0, from, width, std::max(0, panel_.height - plan.bottom_height - from)};
  return plan;
}

void PageLayout::put_page(const Plan& plan) {
  if (plan.top != nullptr) arrange_.put(*plan.top, {0, 0, panel_.width, plan.top_height}, paper());
  put_body(*plan.body, plan.room, panel_.width);
  if (plan.bottom == nullptr) return;
  arrange_.put(*plan.bottom, {0, panel_.height - plan.bottom_height, panel_.width, plan.bottom_height}, paper());
}

void PageLayout::put_over(const Element& over) {
  constexpr double kMargin = 48;
  const Rect room = band();
  const int margin = metrics_.gap(kMargin);
  const double larger = static_cast<double>(metrics_.type(34)) / std::max(1, metrics_.px(34));
  const int widest = metrics_.px((metrics_.landscape() ? 1320 : 900) * std::max(1.0, larger));
  const int width = std::max(0, std::min(widest, panel_.width - 2 * margin));
  const int height = measure_.height(over, width);
  if (height > room.height - 2 * margin) {
    // It takes the panel for itself, as a page does.
    put_body(over, room, width);
    return;
  }
  arrange_.hold_still();
  backdrop_ = true;
  put_page(plan());
  backdrop_ = false;
  // The page stays in its place under the scrim, and nothing of it moves or is told any more.
  scene_.parts.clear();
  arrange_.radii().clear();
  scene_.scroll.height = scene_.scroll.view.height;
  scene_.scroll.offset = 0;
  scene_.nodes.push_back({Fill{{0, 0, panel_.width, panel_.height}, setting_->theme[Token::kScrim], 0}, false});
  // Behind it is the scrim: where a card has the paper's colour it must be filled all the same.
  arrange_.put(over, centred(room, {width, height}), setting_->theme[Token::kScrim]);
}

Scene lay_out(const Page& page, const Setting& setting) { return PageLayout(page, setting).scene(); }

}  // namespace kiosk::ui
