// SPDX-License-Identifier: Apache-2.0
// Places: boxes, and what stands in stacks and grids.
#include "kiosk/ui/arrange.hpp"

#include <algorithm>
#include <numeric>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/ui/rects.hpp"

namespace kiosk::ui {
namespace {

bool has_face(const Box& box) { return box.fill != Token::kNone || box.border != Token::kNone || box.touch; }

// Where something of length `length` begins in a room.
int placed(Align align, int from, int room, int length) {
  switch (align) {
    case Align::kStart:
    case Align::kStretch:
      return from;
    case Align::kCenter:
      return from + (room - length) / 2;
    case Align::kEnd:
      return from + room - length;
  }
  return from;
}

// Where the first of several stands, and what is between them besides the gap.
struct Spread {
  int start = 0;
  int extra = 0;
};

Spread spread(Align along, int left, std::size_t count) {
  if (along == Align::kStretch) return {0, count > 1 ? left / static_cast<int>(count - 1) : 0};
  return {placed(along, 0, left, 0), 0};
}

}  // namespace

void Arrange::put(const Element& element, Rect rect, const Context& context) {
  if (measure_->left_out(element) || &element == hidden_) return;
  const int corner = radius(element, rect);
  put_box(element, rect, corner, context.behind);
  Context inner = context;
  if (element.box.fill != Token::kNone) inner.behind = color(element.box.fill);
  const std::size_t before = scene_->parts.size();
  const bool part = add_part(element, rect, corner, context, inner.behind);
  if (part && element.role == Role::kGroup && !element.target) {
    inner.group = static_cast<int>(before);
  } else if (part && !element.target) {
    inner.told = true;
  }
  const Frame frame = measure_->frame(element);
  const Rect content{rect.x + frame.left, rect.y + frame.top, std::max(0, rect.width - frame.left - frame.right),
                     std::max(0, rect.height - frame.top - frame.bottom)};
  if (const auto* words = std::get_if<Words>(&element.content)) {
    const Rect inked = put_words(*words, content, has_face(element.box), inner.behind);
    if (part && !has_face(element.box)) scene_->parts[before].rect = inked;
  } else {
    put_content(element, content, inner);
  }
}

void Arrange::put_content(const Element& element, Rect rect, const Context& context) {
  std::visit(
      Overloaded{
          [](const Space&) {}, [](const Words&) {}, [&](const Stack& stack) { put_stack(stack, rect, context); },
          [&](const Grid& grid) { put_grid(grid, rect, context); },
          [&](const Picture& picture) { put_picture(picture, rect); }, [&](const Code& code) { put_code(code, rect); },
          [&](const Ring& ring) { put_ring(ring, rect, context.behind); },
          [&](const Meter& meter) { put_meter(meter, rect); }, [&](const PassWell& well) { put_well(well, rect); }},
      element.content);
}

int Arrange::radius(const Element& element, Rect rect) {
  const int half = std::min(rect.width, rect.height) / 2;
  if (element.box.radius >= 0) return std::min(metrics().px(element.box.radius), std::max(0, half));
  const auto* words = std::get_if<Words>(&element.content);
  if (words == nullptr) return std::max(0, half);
  // A pill of several lines keeps the corners of one with a single line.
  const Frame frame = measure_->frame(element);
  const TextBlock& block = measure_->block(*words, std::max(0, rect.width - frame.left - frame.right));
  return std::clamp((block.pitch + frame.top + frame.bottom) / 2, 0, std::max(0, half));
}

void Arrange::put_box(const Element& element, Rect rect, int radius, Color behind) {
  const Box& box = element.box;
  if (rect.empty()) return;
  if (box.fill != Token::kNone && color(box.fill) != behind) add(Fill{rect, color(box.fill), radius});
  if (box.line_above > 0) add(Fill{{rect.x, rect.y, rect.width, metrics().px(box.line_above)}, color(Token::kLine), 0});
  if (box.border != Token::kNone) {
    add(Stroke{rect, color(box.border), measure_->border(box.border_width), radius});
  }
}

void Arrange::put_stack(const Stack& stack, Rect rect, const Context& context) {
  const Flow flow = measure_->flow(stack, rect.width);
  if (flow.column) {
    put_column(stack, flow, rect, context);
  } else if (flow.lines.size() == 1) {
    put_row(stack, flow.lines.front(), rect, context);
  } else {
    int y = rect.y;
    for (const Line& line : flow.lines) {
      put_row(stack, line, {rect.x, y, rect.width, line.height}, context);
      y += line.height + metrics().gap(stack.gap);
    }
  }
}

void Arrange::put_column(const Stack& stack, const Flow& flow, Rect rect, const Context& context) {
  const int gap = metrics().gap(stack.gap);
  int left = rect.height - gap * (static_cast<int>(flow.lines.size()) - 1);
  int shares = 0;
  for (const Line& line : flow.lines) {
    left -= line.height;
    shares += flow.turned ? 0 : growth(*line.slots.front().element);
  }
  left = std::max(0, left);
  const Spread between =
      shares > 0 ? Spread{} : spread(flow.turned ? Align::kStart : stack.along, left, flow.lines.size());
  int y = rect.y + between.start;
  for (const Line& line : flow.lines) {
    const Slot& slot = line.slots.front();
    const int grow = flow.turned ? 0 : growth(*slot.element);
    const int more = shares > 0 ? left * grow / shares : 0;
    shares -= grow;
    left -= more;
    put(*slot.element, {placed(slot.cross, rect.x, rect.width, slot.width), y, slot.width, line.height + more},
        context);
    y += line.height + more + gap + between.extra;
  }
}

void Arrange::put_row(const Stack& stack, const Line& line, Rect rect, const Context& context) {
  const int gap = metrics().gap(stack.gap);
  int left = rect.width - gap * (static_cast<int>(line.slots.size()) - 1);
  for (const Slot& slot : line.slots) left -= slot.width;
  const Spread between = spread(stack.along, std::max(0, left), line.slots.size());
  int x = rect.x + between.start;
  for (const Slot& slot : line.slots) {
    const bool whole = slot.cross == Align::kStretch;
    const int height = whole ? rect.height : std::min(rect.height, measure_->height(*slot.element, slot.width));
    put(*slot.element, {x, placed(slot.cross, rect.y, rect.height, height), slot.width, height}, context);
    x += slot.width + gap + between.extra;
  }
}

void Arrange::put_grid(const Grid& grid, Rect rect, const Context& context) {
  const Columns columns = measure_->columns(grid, rect.width);
  const auto rows = measure_->rows(grid, columns);
  const std::size_t count = columns.widths.size();
  const int gap = metrics().gap(grid.column_gap);
  int x = rect.x;
  int y = rect.y;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const Element& cell = grid.cells[i];
    const GridRow& row = rows[i / count];
    const int width = columns.widths[i % count];
    const bool last = i % count == count - 1;
    const bool below = last && columns.last_below;
    const int top = below ? y + row.height + measure_->row_gap_below(grid) : y;
    const int room = below ? row.below : row.height;
    const Align cross = cell.self.value_or(Align::kStretch);
    const int height = cross == Align::kStretch ? room : measure_->height(cell, width);
    put(cell, {below ? rect.x : x, placed(cross, top, room, height), width, height}, context);
    x += width + gap;
    if (last) {
      x = rect.x;
      y += row.height + (row.below > 0 ? row.below + measure_->row_gap_below(grid) : 0) + metrics().gap(grid.row_gap);
    }
  }
}

}  // namespace kiosk::ui
