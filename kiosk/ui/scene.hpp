// A screen as plain data, ready to be drawn: shapes, lines of text, pictures, and what can be touched.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/image.hpp"
#include "kiosk/ports/canvas.hpp"

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

using Node = std::variant<Fill, Stroke, Arc, TextLine, Icon, Modules, Live>;

/// Something to touch. `id` is the maker's: it comes back from hit().
struct Target {
  std::size_t id = 0;
  Rect rect;
  std::string label;
  friend bool operator==(const Target&, const Target&) = default;
};

struct Scene {
  std::vector<Node> nodes;  ///< back to front
  std::vector<Target> targets;
  friend bool operator==(const Scene&, const Scene&) = default;
};

/// Draws all of it.
void draw(const Scene& scene, ports::Canvas& canvas);

/// The id of the topmost target at `at`; nothing where there is none.
[[nodiscard]] std::optional<std::size_t> hit(const Scene& scene, Point at);

}  // namespace kiosk::ui
