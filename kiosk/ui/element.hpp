// SPDX-License-Identifier: Apache-2.0
// A screen as a tree: what stands in what, in the design's units and the theme's tokens. Nothing here knows a panel.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/base/image.hpp"
#include "kiosk/ports/canvas.hpp"
#include "kiosk/ui/theme.hpp"

namespace kiosk::ui {

struct Element;

/// Along a stack, or across it.
enum class Align { kStart, kCenter, kEnd, kStretch };

/// What a row does where its children do not fit side by side in their natural widths.
enum class Narrow {
  kShrink,  ///< the growing ones, else the widest, get less, and their text wraps; a column, before a word is broken
  kWrap,    ///< it goes on in a next line
  kTurn,    ///< it becomes a column
};

/// Children after each other: from the side where reading begins to the other, or from above.
struct Stack {
  bool row = false;
  double gap = 0;               ///< units between children
  Align along = Align::kStart;  ///< where the children stand when there is room left; kStretch: spread evenly
  Align across = Align::kStretch;
  Narrow narrow = Narrow::kShrink;
  std::vector<Element> children;
};

/// Columns that are as wide as their widest cell, the last one as wide as there is room; rows of cells in reading
/// order. Where less than half the width is left for the last column, its cells stand below the others. Even columns
/// become fewer, by halves, until the longest word fits.
struct Grid {
  int columns = 2;
  double column_gap = 0;
  double row_gap = 0;
  bool even = false;  ///< all columns equally wide
  std::vector<Element> cells;
};

/// Text in flow, wrapped.
struct Words {
  std::string text;
  double units = 34;  ///< em size, 28 and up
  ports::Weight weight = ports::Weight::kRegular;
  ports::Face face = ports::Face::kText;
  int tracking_milli = 0;
  double leading = 1.3;
  Token color = Token::kInk;
  Align align = Align::kStart;
  bool balanced = false;  ///< lines of about the same length, for headlines
  bool heading = false;   ///< is set smaller, down to body text, until its longest word fits
};

/// A picture of assets/icons. Decoration: nothing is lost where it is left out.
struct Picture {
  std::string name;
  double width = 0;  ///< units; 0 with `of_type`
  double height = 0;
  double of_type = 0;  ///< not 0: the side is this many times the em size of `type_units`
  double type_units = 34;
  Token tint = Token::kNone;  ///< kNone: its own colours
  bool mirrors = false;       ///< an arrow that points along the line: where lines run to the left it is the picture
                              ///< of that name with "-rtl" behind it
};

/// A QR with its quiet zone of four modules on white, as large as its room lets it be, up to `side` units.
struct Code {
  std::string text;
  double side = 360;
  double least = 240;
};

/// A ring that empties, with text in its middle.
struct Ring {
  int part = 0;  ///< of `whole`
  int whole = 1;
  double side = 252;
  Words label;
};

/// A bar that fills.
struct Meter {
  int done = 0;
  int total = 0;  ///< 0: nothing to count: the bar sweeps, or stands half full where nothing may move
  double height = 20;
};

/// The room in which a pass is shown how to be held, or what the camera sees. Takes what room is left and is left out
/// where that is too small to be made out.
struct PassWell {
  bool live = false;
  std::string label;  ///< on the drawn pass
};

/// Nothing, to push things apart.
struct Space {};

struct Edges {
  double left = 0, top = 0, right = 0, bottom = 0;
};
[[nodiscard]] inline Edges all_edges(double units) { return {units, units, units, units}; }
[[nodiscard]] inline Edges edges(double across, double along) { return {across, along, across, along}; }

/// A radius that makes a pill.
inline constexpr double kPill = -1;

struct Box {
  Edges padding;
  Token fill = Token::kNone;
  Token border = Token::kNone;
  double border_width = 2;
  double radius = 0;
  double min_width = 0;  ///< units
  double min_height = 0;
  bool touch = false;     ///< both sides are at least Metrics::touch(min_height or 104)
  double line_above = 0;  ///< a hairline of this width at its upper edge
};

/// What an element is to whoever hears the screen.
enum class Role {
  kNone,  ///< nothing, or only what its children are
  kHeading,
  kText,
  kStatus,  ///< a pill, a hint: how something stands
  kButton,
  kPicture,  ///< a QR: its speech says what it is
  kTimer,    ///< changes by the second: not said again with each
  kGroup,    ///< a row with a control: its facts are said when the focus comes to the control
};

struct Element {
  std::variant<Space, Stack, Grid, Words, Picture, Code, Ring, Meter, PassWell> content;
  Box box;
  int grow = 0;               ///< its share of the room along its parent: in a row of what those that do not grow
                              ///< leave, in a column of what is left over
  std::optional<Align> self;  ///< across its parent, where it is otherwise than the parent's `across`
  bool optional = false;      ///< left out where without it everything stands on one page

  Role role = Role::kNone;
  std::string speech;  ///< how it is said; empty: as it is written
  /// The maker's id of what touching it does: it can be touched and focused. Its `label` says all of it, but for the
  /// elements in it that have a role: these are told by themselves.
  std::optional<std::size_t> target;
  std::string label;     ///< with `target`: what it is called
  std::string language;  ///< BCP 47 of its text where it is not the screen's
  bool selected = false;
};

// --- the usual ones -------------------------------------------------------------------------------------------

[[nodiscard]] Element column(double gap, std::vector<Element> children);
[[nodiscard]] Element row(double gap, std::vector<Element> children);
/// Text of Role::kText.
[[nodiscard]] Element words(Words words);
[[nodiscard]] Element space(int grow = 1);
/// Room of that many units.
[[nodiscard]] Element gap(double units);

}  // namespace kiosk::ui
