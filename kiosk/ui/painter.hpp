// Fills a scene: shapes and text in flow, groups that are moved once their size is known.
#pragma once

#include <cstddef>
#include <string_view>

#include "kiosk/ui/metrics.hpp"
#include "kiosk/ui/scene.hpp"
#include "kiosk/ui/text_block.hpp"
#include "kiosk/ui/theme.hpp"

namespace kiosk::ui {

enum class Align { kStart, kCenter, kEnd };

class Painter {
 public:
  /// A place in the scene: what was added since can be moved or measured.
  struct Mark {
    std::size_t nodes = 0;
    std::size_t targets = 0;
  };

  /// Borrows all three.
  Painter(const ports::Canvas& measure, const Metrics& metrics, Scene& scene)
      : measure_(&measure), metrics_(&metrics), scene_(&scene) {}

  [[nodiscard]] const Metrics& metrics() const { return *metrics_; }
  [[nodiscard]] Scene& scene() { return *scene_; }

  /// Style with a size in design units; `tracking` in units of a thousandth of the size.
  [[nodiscard]] ports::TextStyle style(double units, ports::Weight weight, ports::Face face = ports::Face::kText,
                                       int tracking = 0) const;
  [[nodiscard]] TextBlock block(const ports::TextStyle& style, std::string_view text, int width,
                                Setting setting = {}) const;
  [[nodiscard]] int width(const ports::TextStyle& style, std::string_view text) const;

  /// Puts the block's lines into a column that starts at `x` and is `width` wide. Returns its bottom.
  int text(const TextBlock& block, Point top_left, int width, Align align, Color color, Color behind);

  void add(Node node) { scene_->nodes.push_back(std::move(node)); }
  void target(std::size_t id, Rect rect, std::string_view label);

  [[nodiscard]] Mark mark() const { return {scene_->nodes.size(), scene_->targets.size()}; }
  /// Puts nodes behind what was added since: a card, once the size of what stands on it is known.
  void add_behind(Mark since, std::vector<Node> nodes);
  /// Moves what was added since.
  void shift(Mark since, int dx, int dy);
  /// Says that something could be better with a closer setting: a label broken inside a word, a picture left out.
  void cramp() { cramped_ = true; }
  [[nodiscard]] bool cramped() const { return cramped_; }

  /// True where all that was added since, icons and shapes included, stands inside `room`.
  [[nodiscard]] bool inside(Mark since, Rect room) const;

 private:
  const ports::Canvas* measure_;
  const Metrics* metrics_;
  Scene* scene_;
  bool cramped_ = false;
};

/// The rectangle a node covers.
[[nodiscard]] Rect bounds(const Node& node);

/// True where `inner` lies inside `outer`, edges included.
[[nodiscard]] bool within(Rect inner, Rect outer);

}  // namespace kiosk::ui
