// SPDX-License-Identifier: Apache-2.0
// How large elements are: the first half of a layout, without places. Used by kiosk/ui/layout.cpp and what it calls.
#pragma once

#include <cstddef>
#include <functional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "kiosk/ui/element.hpp"
#include "kiosk/ui/layout.hpp"
#include "kiosk/ui/text_block.hpp"

namespace kiosk::ui {

/// The width to which a column of text is measured where nothing wraps it.
inline constexpr int kBoundless = 1 << 24;

/// One element on a line, as wide as it gets there.
struct Slot {
  const Element* element;
  int width;
  Align cross = Align::kStretch;  ///< where it stands across the line: from above in a row, from the side in a column
};
struct Line {
  std::vector<Slot> slots;
  int height = 0;
};
/// A stack broken into lines: a column has one for each child.
struct Flow {
  bool column = false;
  bool turned = false;  ///< a row that became a column: nothing in it grows
  std::vector<Line> lines;
};

/// A grid's columns, and whether the last one stands below the others.
struct Columns {
  std::vector<int> widths;
  bool last_below = false;
};

struct GridRow {
  int height = 0;
  int below = 0;  ///< of the cell that stands below the others
};

/// Padding in pixels, and what the element has at least.
struct Frame {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  int least_width = 0;
  int least_height = 0;
};

/// Measures the elements of one tree, each only once a width: the tree must neither move nor change meanwhile. All
/// sizes are pixels, padding included.
class Measure {
 public:
  /// Borrows what the setting borrows.
  explicit Measure(const Setting& setting) : setting_(&setting) {}

  [[nodiscard]] const Setting& setting() const { return *setting_; }
  [[nodiscard]] const Metrics& metrics() const { return setting_->metrics; }

  /// The width at which nothing of it is wrapped.
  [[nodiscard]] int natural(const Element& element);
  /// The width under which words would be broken inside.
  [[nodiscard]] int least(const Element& element);
  /// What it needs in height when it is that wide.
  [[nodiscard]] int height(const Element& element, int width);

  [[nodiscard]] Frame frame(const Element& element) const;
  /// `width` is the room for the text.
  [[nodiscard]] const TextBlock& block(const Words& words, int width);
  [[nodiscard]] Flow flow(const Stack& stack, int width);
  [[nodiscard]] Columns columns(const Grid& grid, int width);
  [[nodiscard]] std::vector<GridRow> rows(const Grid& grid, const Columns& columns);
  /// Between the cells of one row that stand below each other.
  [[nodiscard]] int row_gap_below(const Grid& grid) const;
  [[nodiscard]] const Bitmap& modules(const Code& code);
  /// The side of a ring, of a code in that much width, and of a picture.
  [[nodiscard]] int side(const Ring& ring);
  [[nodiscard]] int side(const Code& code, int width);
  [[nodiscard]] Size size(const Picture& picture) const;
  /// A border's width: at least 2 pixels from 3 units.
  [[nodiscard]] int border(double units) const;

  [[nodiscard]] bool left_out(const Element& element) const { return left_out_.contains(&element); }
  void leave_out(const Element& element);
  /// How much smaller than they could be codes are: 0 as large as they may be, 1 as small.
  void squeeze_codes(double part);
  /// From now on no code has a longer side, in pixels, but for one whose modules are a pixel each.
  void limit_codes(int side);

 private:
  struct Key {
    const void* what;
    int width;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const {
      return std::hash<const void*>()(key.what) * 31U + static_cast<std::size_t>(key.width);
    }
  };

  [[nodiscard]] ports::TextStyle style(const Words& words, double units) const;
  [[nodiscard]] TextBlock broken(const Words& words, int width);
  [[nodiscard]] int natural_content(const Element& element);
  [[nodiscard]] int least_content(const Element& element);
  [[nodiscard]] int height_content(const Element& element, int width);
  [[nodiscard]] int natural(const Stack& stack);
  [[nodiscard]] int natural(const Grid& grid);
  [[nodiscard]] int least(const Stack& stack);
  [[nodiscard]] int least(const Grid& grid);
  [[nodiscard]] int height(const Stack& stack, int width);
  [[nodiscard]] int height(const Grid& grid, int width);
  [[nodiscard]] Flow as_column(const Stack& stack, int width);
  [[nodiscard]] Flow turned(const Stack& stack, int width);
  [[nodiscard]] Flow wrapped(const Stack& stack, int width);
  /// Of that `width`, what the longest of its lines takes up.
  [[nodiscard]] int wrapped_width(const Element& element, int width);
  [[nodiscard]] Line line_of(const Stack& stack, const std::vector<const Element*>& children, int width);
  [[nodiscard]] std::vector<const Element*> present(const Stack& stack) const;
  void forget_sizes();

  const Setting* setting_;
  double squeezed_ = 0;
  int code_limit_ = kBoundless;
  std::unordered_set<const Element*> left_out_;
  std::unordered_map<const void*, int> naturals_;
  std::unordered_map<const void*, int> leasts_;
  std::unordered_map<Key, int, Hash> heights_;
  std::unordered_map<Key, TextBlock, Hash> blocks_;
  std::unordered_map<const void*, int> widest_words_;
  std::unordered_map<const void*, Bitmap> modules_;
};

/// True where it grows along its parent: `grow`, or a room that takes what is left.
[[nodiscard]] int growth(const Element& element);

}  // namespace kiosk::ui
