// SPDX-License-Identifier: Apache-2.0
// One page on one panel: which of it stays, which of it scrolls, what has the focus. The work of lay_out.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "kiosk/ui/arrange.hpp"
#include "kiosk/ui/layout.hpp"
#include "kiosk/ui/measure.hpp"
#include "kiosk/ui/scene.hpp"

namespace kiosk::ui {

class PageLayout {
 public:
  /// Borrows both.
  PageLayout(const Page& page, const Setting& setting);

  [[nodiscard]] Scene scene();

 private:
  /// Which element stands in which part of the panel.
  struct Plan {
    const Element* top = nullptr;
    const Element* body = nullptr;
    const Element* bottom = nullptr;
    int top_height = 0;
    int bottom_height = 0;
    Rect room;  ///< of the body
  };

  [[nodiscard]] Plan plan();
  void put_page(const Plan& plan);
  void put_over(const Element& over);
  /// Puts what is `width` wide into the middle of `room`, and where it is too high, so that it scrolls.
  void put_body(const Element& body, Rect room, int width);
  void put_scrolled(const Element& body, Rect room, int width);
  /// Leaves out and makes smaller what may be, until it is not higher than `room`; its height.
  int fit(const Element& body, int width, int room);
  /// How far what has been put since the marks is to be moved up.
  [[nodiscard]] int offset(std::size_t first_part, int height);
  [[nodiscard]] std::optional<Rect> revealed(std::size_t first_part) const;
  /// The strip that has room enough below a body, and its height; the one without words where their lines would take
  /// too much of it, none where that does too.
  [[nodiscard]] std::pair<const Element*, int> strip_for(Rect room);
  void put_strip(const Element& strip, Rect room);
  void number();
  void put_ring();

  [[nodiscard]] int rim() const;  ///< from a part's edge to the outer edge of its ring
  [[nodiscard]] Color paper() const { return setting_->theme[Token::kPaper]; }
  [[nodiscard]] Rect band() const;  ///< in which things can be touched

  const Page* page_;
  const Setting* setting_;
  const Metrics& metrics_;
  Size panel_;
  Measure measure_;
  Scene scene_;
  Arrange arrange_;
  Element strip_;
  Element wordless_strip_;
  std::optional<Element> joined_;
  bool backdrop_ = false;  // what is put now lies under the scrim: the focus is not in it
};

/// Turns a scene round for a language that runs to the left: every place is reflected.
void mirror(Scene& scene);

}  // namespace kiosk::ui
