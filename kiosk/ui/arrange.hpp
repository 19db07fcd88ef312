// SPDX-License-Identifier: Apache-2.0
// Where elements stand: the second half of a layout. It fills a scene from the left to the right; lay_out turns it
// round for the languages that run the other way.
#pragma once

#include <string>
#include <vector>

#include "kiosk/ui/element.hpp"
#include "kiosk/ui/measure.hpp"
#include "kiosk/ui/scene.hpp"

namespace kiosk::ui {

class Arrange {
 public:
  /// Borrows both.
  Arrange(Measure& measure, Scene& scene) : measure_(&measure), scene_(&scene) {}

  /// Puts the element into `rect`, which stands on `behind`.
  void put(const Element& element, Rect rect, Color behind) { put(element, rect, Context{behind, -1, false}); }

  /// From now on nothing is put in this one's place.
  void hide(const Element& element) { hidden_ = &element; }
  /// Pictures that move by themselves are left out, and bars that sweep stand still.
  void hold_still() { held_ = true; }

  /// The radii of the parts' corners, by their indices in the scene.
  [[nodiscard]] std::vector<int>& radii() { return radii_; }

 private:
  struct Context {
    Color behind;
    int group = -1;
    bool told = false;  ///< what is said of it is said by what it stands in
  };
  /// The first words in an element, and what they stand on.
  struct Seen {
    const Words* words = nullptr;
    Color behind;
  };

  void put(const Element& element, Rect rect, const Context& context);
  void put_box(const Element& element, Rect rect, int radius, Color behind);
  /// What stands in it; `context` is that of its children.
  void put_content(const Element& element, Rect rect, const Context& context);
  void put_stack(const Stack& stack, Rect rect, const Context& context);
  void put_column(const Stack& stack, const Flow& flow, Rect rect, const Context& context);
  void put_row(const Stack& stack, const Line& line, Rect rect, const Context& context);
  void put_grid(const Grid& grid, Rect rect, const Context& context);
  Rect put_words(const Words& words, Rect rect, bool centred_down, Color behind);
  void put_picture(const Picture& picture, Rect rect);
  void put_code(const Code& code, Rect rect);
  void put_ring(const Ring& ring, Rect rect, Color behind);
  void put_meter(const Meter& meter, Rect rect);
  void put_well(const PassWell& well, Rect rect);
  void put_pass(const PassWell& well, Rect rect, int border);
  void put_pass_label(const std::string& label, Rect pass, Color stripe);

  /// Adds the part that the element is; false where it is none.
  bool add_part(const Element& element, Rect rect, int radius, const Context& context, Color behind);
  [[nodiscard]] Seen first_words(const Element& element, Color behind) const;
  [[nodiscard]] std::string all_words(const Element& element) const;
  [[nodiscard]] int radius(const Element& element, Rect rect);
  [[nodiscard]] Color color(Token token) const { return measure_->setting().theme[token]; }
  [[nodiscard]] const Metrics& metrics() const { return measure_->metrics(); }
  void add(Shape shape) { scene_->nodes.push_back({std::move(shape), false}); }

  Measure* measure_;
  Scene* scene_;
  const Element* hidden_ = nullptr;
  bool held_ = false;
  std::vector<int> radii_;
};

}  // namespace kiosk::ui
