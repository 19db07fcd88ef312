// SPDX-License-Identifier: Apache-2.0
// Sizes of what holds others: stacks broken into lines, grids into columns.
#include <algorithm>
#include <numeric>

#include "kiosk/ui/measure.hpp"
#include "kiosk/ui/widths.hpp"

namespace kiosk::ui {
namespace {

// True for what only pushes other things apart.
bool is_space(const Element& element) {
  return std::holds_alternative<Space>(element.content) && element.role == Role::kNone && !element.target &&
         element.box.fill == Token::kNone && element.box.border == Token::kNone;
}

// True where there is nothing of it: no gap is left for it either.
bool is_nothing(const Element& element) {
  const Box& box = element.box;
  if (element.target || box.fill != Token::kNone || box.border != Token::kNone || box.min_height > 0) return false;
  if (const auto* words = std::get_if<Words>(&element.content)) return words->text.empty();
  if (const auto* stack = std::get_if<Stack>(&element.content)) return stack->children.empty();
  return false;
}

int widest(Measure& measure, const std::vector<const Element*>& children) {
  int width = 0;
  for (const Element* child : children) width = std::max(width, measure.natural(*child));
  return width;
}

int between(const std::vector<const Element*>& children, int gap) {
  return children.empty() ? 0 : gap * static_cast<int>(children.size() - 1);
}

// `room` in `count` equal parts that together are all of it.
std::vector<int> equal(int room, std::size_t count) {
  return grown(std::vector<Claim>(count, Claim{0, 0, 1}), std::max(0, room));
}

}  // namespace

std::vector<const Element*> Measure::present(const Stack& stack) const {
  std::vector<const Element*> children;
  for (const Element& child : stack.children) {
    if (!left_out(child) && !is_nothing(child)) children.push_back(&child);
  }
  return children;
}

int Measure::natural(const Stack& stack) {
  const auto children = present(stack);
  if (!stack.row) return widest(*this, children);
  int width = between(children, metrics().gap(stack.gap));
  for (const Element* child : children) width += natural(*child);
  return width;
}

int Measure::least(const Stack& stack) {
  // A row can become a column where it must.
  int width = 0;
  for (const Element* child : present(stack)) width = std::max(width, least(*child));
  return width;
}

int Measure::wrapped_width(const Element& element, int width) {
  const auto* words = std::get_if<Words>(&element.content);
  if (words == nullptr) return width;
  const Frame room = frame(element);
  const int sides = room.left + room.right;
  return std::max(room.least_width, block(*words, std::max(0, width - sides)).width + sides);
}

Line Measure::line_of(const Stack& stack, const std::vector<const Element*>& children, int width) {
  const int room = width - between(children, metrics().gap(stack.gap));
  std::vector<Claim> claims;
  int natural_sum = 0;
  for (const Element* child : children) {
    claims.push_back({natural(*child), 0, growth(*child)});
    natural_sum += claims.back().natural;
  }
  std::vector<int> widths;
  if (natural_sum <= room) {
    widths = grown(claims, room);
  } else {
    for (std::size_t i = 0; i < children.size(); ++i) claims[i].least = least(*children[i]);
    widths = shrunk(claims, room);
    // Lines that wrap are seldom full: what stands behind them follows the longest.
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (claims[i].grow == 0) widths[i] = std::min(widths[i], wrapped_width(*children[i], widths[i]));
    }
  }
  Line line;
  for (std::size_t i = 0; i < children.size(); ++i) {
    line.slots.push_back({children[i], widths[i], children[i]->self.value_or(stack.across)});
    line.height = std::max(line.height, height(*children[i], widths[i]));
  }
  return line;
}

Flow Measure::flow(const Stack& stack, int width) {
  if (!stack.row) return as_column(stack, width);
  const auto children = present(stack);
  const int gaps = between(children, metrics().gap(stack.gap));
  int natural_sum = gaps;
  for (const Element* child : children) natural_sum += natural(*child);
  if (natural_sum > width) {
    if (stack.narrow == Narrow::kWrap) return wrapped(stack, width);
    int least_sum = gaps;
    for (const Element* child : children) least_sum += least(*child);
    if (stack.narrow == Narrow::kTurn || least_sum > width) return turned(stack, width);
  }
  Flow flow;
  flow.lines.push_back(line_of(stack, children, width));
  return flow;
}

Flow Measure::as_column(const Stack& stack, int width) {
  Flow flow;
  flow.column = true;
  for (const Element* child : present(stack)) {
    const Align cross = child->self.value_or(stack.across);
    const int wide = cross == Align::kStretch ? width : std::min(width, natural(*child));
    flow.lines.push_back({{{child, wide, cross}}, height(*child, wide)});
  }
  return flow;
}

Flow Measure::turned(const Stack& stack, int width) {
  Flow flow;
  flow.column = true;
  flow.turned = true;
  const Align cross = stack.across == Align::kStretch  ? Align::kStretch
                      : stack.along == Align::kStretch ? Align::kStart
                                                       : stack.along;
  for (const Element* child : present(stack)) {
    if (is_space(*child)) continue;
    const int wide = cross == Align::kStretch || growth(*child) > 0 ? width : std::min(width, natural(*child));
    flow.lines.push_back({{{child, wide, cross}}, height(*child, wide)});
  }
  return flow;
}

Flow Measure::wrapped(const Stack& stack, int width) {
  Flow flow;
  const int gap = metrics().gap(stack.gap);
  std::vector<const Element*> line;
  int used = 0;
  const auto end_line = [&] {
    // What only pushes things apart does not begin or end a line.
    while (!line.empty() && is_space(*line.back())) line.pop_back();
    if (!line.empty()) flow.lines.push_back(line_of(stack, line, width));
    line.clear();
    used = 0;
  };
  for (const Element* child : present(stack)) {
    const int wide = natural(*child);
    if (!line.empty() && used + gap + wide > width) end_line();
    if (line.empty() && is_space(*child)) continue;
    used += (line.empty() ? 0 : gap) + wide;
    line.push_back(child);
  }
  end_line();
  return flow;
}

int Measure::height(const Stack& stack, int width) {
  int height = 0;
  const int gap = metrics().gap(stack.gap);
  const Flow lines = flow(stack, width);
  for (const Line& line : lines.lines) height += line.height;
  return height + (lines.lines.empty() ? 0 : gap * static_cast<int>(lines.lines.size() - 1));
}

int Measure::natural(const Grid& grid) {
  const auto count = static_cast<std::size_t>(std::max(1, grid.columns));
  std::vector<int> widths(count, 0);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    widths[i % count] = std::max(widths[i % count], natural(grid.cells[i]));
  }
  const int gaps = metrics().gap(grid.column_gap) * static_cast<int>(count - 1);
  if (grid.even) return gaps + static_cast<int>(count) * *std::max_element(widths.begin(), widths.end());
  return std::accumulate(widths.begin(), widths.end(), gaps);
}

int Measure::least(const Grid& grid) {
  int width = 0;
  for (const Element& cell : grid.cells) width = std::max(width, least(cell));
  return width;
}

Columns Measure::columns(const Grid& grid, int width) {
  const auto count = static_cast<std::size_t>(std::max(1, grid.columns));
  const int gap = metrics().gap(grid.column_gap);
  if (grid.even || count == 1) {
    const int wanted = least(grid);
    std::size_t fitting = count;
    while (fitting > 1 && (width - gap * static_cast<int>(fitting - 1)) / static_cast<int>(fitting) < wanted) {
      fitting = (fitting + 1) / 2;
    }
    return {equal(width - gap * static_cast<int>(fitting - 1), fitting), false};
  }
  std::vector<Claim> claims(count);
  int last_least = 0;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    claims[i % count].natural = std::max(claims[i % count].natural, natural(grid.cells[i]));
    if (i % count == count - 1) last_least = std::max(last_least, least(grid.cells[i]));
  }
  const Claim last = claims.back();
  claims.pop_back();
  int others = gap * static_cast<int>(count - 1);
  for (const Claim& claim : claims) others += claim.natural;
  const int rest = width - others;
  Columns columns;
  columns.last_below = rest < last.natural && (rest * 2 < width || rest < last_least);
  columns.widths = columns.last_below ? shrunk(claims, width - gap * static_cast<int>(count - 2)) : grown(claims, 0);
  columns.widths.push_back(columns.last_below ? width : rest);
  return columns;
}

int Measure::row_gap_below(const Grid& grid) const { return metrics().gap(grid.row_gap / 2); }

std::vector<GridRow> Measure::rows(const Grid& grid, const Columns& columns) {
  const std::size_t count = columns.widths.size();
  std::vector<GridRow> rows;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    if (i % count == 0) rows.emplace_back();
    GridRow& row = rows.back();
    const bool below = columns.last_below && i % count == count - 1;
    int& height_here = below ? row.below : row.height;
    height_here = std::max(height_here, height(grid.cells[i], columns.widths[i % count]));
  }
  return rows;
}

int Measure::height(const Grid& grid, int width) {
  int height = 0;
  const auto all = rows(grid, columns(grid, width));
  for (const GridRow& row : all) height += row.height + (row.below > 0 ? row.below + row_gap_below(grid) : 0);
  return height + (all.empty() ? 0 : metrics().gap(grid.row_gap) * static_cast<int>(all.size() - 1));
}

}  // namespace kiosk::ui
