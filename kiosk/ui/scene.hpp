// SPDX-License-Identifier: Apache-2.0
// A screen laid out on its panel: what is drawn, back to front, and what each part of it is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/image.hpp"
#include "kiosk/ports/canvas.hpp"
#include "kiosk/ui/element.hpp"

namespace kiosk::ui {

struct Fill {
  Rect rect;
  Color color;
  int radius = 0;
  friend bool operator==(const Fill&, const Fill&) = default;
};
struct Stroke {
  Rect rect;
  Color color;
  int width = 2;
  int radius = 0;
  friend bool operator==(const Stroke&, const Stroke&) = default;
};
struct Arc {
  Point center;
  int radius = 0;
  int width = 0;
  int start = 0;  ///< degrees clockwise from twelve o'clock
  int sweep = 0;
  Color color;
  friend bool operator==(const Arc&, const Arc&) = default;
};
struct TextLine {
  Rect rect;  ///< what the line takes up
  ports::TextStyle style;
  Color color;
  Color behind;  ///< what it stands on, so that contrast can be checked as data
  std::string text;
  friend bool operator==(const TextLine&, const TextLine&) = default;
};
struct Icon {
  Rect rect;
  std::string name;
  Color tint;
  friend bool operator==(const Icon&, const Icon&) = default;
};
struct Modules {
  Rect rect;
  Bitmap bitmap;
  Color color;
  friend bool operator==(const Modules&, const Modules&) = default;
};

/// Room for a picture that changes many times a second. It is no part of the scene: whoever shows the scene draws the
/// picture into `rect`, over everything, with what outlines things in it.
struct Live {
  Rect rect;
  int radius = 0;
  int width = 0;  ///< of an outline's line
  Color found;    ///< round what was read
  Color unread;   ///< round what only looks like something
  Color halo;     ///< round the outline itself, so that it is seen on every picture
  friend bool operator==(const Live&, const Live&) = default;
};

/// Room for a bar that sweeps; as Live, it is drawn by whoever shows the scene. `color` on `track`.
struct Sweep {
  Rect rect;
  int radius = 0;
  Color color;
  Color track;
  friend bool operator==(const Sweep&, const Sweep&) = default;
};

using Shape = std::variant<Fill, Stroke, Arc, TextLine, Icon, Modules, Live, Sweep>;

struct Node {
  Shape shape;
  bool scrolled = false;  ///< cut off at the edges of Scene::scroll
  friend bool operator==(const Node&, const Node&) = default;
};

/// What a part of the scene is, in reading order.
struct Part {
  Role role = Role::kNone;
  Rect rect;             ///< where it stands now; may lie outside what is seen of a scrolled screen
  std::string text;      ///< as it is written
  std::string speech;    ///< as it is said; empty: as it is written
  std::string language;  ///< BCP 47 where it is not the screen's
  Color color;           ///< of its text, or of its border where it has none
  Color behind;
  int type = 0;                       ///< em size in pixels; 0: no text of its own
  std::optional<std::size_t> target;  ///< can be touched and focused; the maker's id
  int focus = -1;                     ///< the how-manieth of the focus order; -1: cannot be focused
  int group = -1;                     ///< the index of the kGroup part that it stands in; -1: none
  bool scrolled = false;
  bool selected = false;
  friend bool operator==(const Part&, const Part&) = default;
};

/// The part of the panel in which what is too long is scrolled.
struct Scroll {
  Rect view;       ///< empty: nothing is scrolled
  int height = 0;  ///< of all that is in it
  int offset = 0;  ///< how far it is scrolled: 0 to height - view.height
  friend bool operator==(const Scroll&, const Scroll&) = default;

  [[nodiscard]] int furthest() const { return height > view.height ? height - view.height : 0; }
};

struct Scene {
  Size size;
  std::vector<Node> nodes;
  std::vector<Part> parts;
  Scroll scroll;
  friend bool operator==(const Scene&, const Scene&) = default;
};

/// Draws all of it that touches `dirty`, and nothing outside of it. Leaves the canvas unclipped.
void draw(const Scene& scene, ports::Canvas& canvas, Rect dirty);

/// What must be drawn so that `next` stands where `before` stood: a few rectangles, none overlapping another, together
/// covering every pixel that can differ; empty where nothing can.
[[nodiscard]] std::vector<Rect> changes(const Scene& before, const Scene& next);

/// The rectangle that a shape covers.
[[nodiscard]] Rect bounds(const Shape& shape);

/// The same with what letters may reach beyond their line, and smoothed edges beyond their shape.
[[nodiscard]] Rect ink_bounds(const Shape& shape);

/// The index of the topmost part with a target at `at`; nothing where there is none, or what is there is scrolled away.
[[nodiscard]] std::optional<std::size_t> hit(const Scene& scene, Point at);

/// The parts that can be focused, by their indices, in focus order.
[[nodiscard]] std::vector<std::size_t> focusable(const Scene& scene);

}  // namespace kiosk::ui
