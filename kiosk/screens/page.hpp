// What every screen is composed with: the painter, the colours, the room between the bars, and the pieces that more
// than one screen has.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/core/view/view.hpp"
#include "kiosk/screens/screen.hpp"
#include "kiosk/ui/painter.hpp"

namespace kiosk::screens {

/// Borrowed for one composition.
struct Page {
  ui::Painter& paint;
  const ui::Theme& theme;
  const Stage& stage;
  Screen& screen;
  Rect body;  ///< between the bars, inside the margins

  [[nodiscard]] const ui::Metrics& metrics() const { return paint.metrics(); }
  /// Makes `rect` the target of an action.
  void act(Rect rect, const core::Action& action, std::string_view label) const;
};

/// Sizes of a button, in design units.
struct ButtonSize {
  double height = 104;
  double type = 34;
  double padding = 44;  ///< left and right of the label
};
inline constexpr ButtonSize kPrimarySize{128, 40, 52};
inline constexpr ButtonSize kLargeSize{144, 44, 56};

/// What a button takes up where its label stays on one line; where that is wider than `width`, the label wraps.
[[nodiscard]] Size button_size(const Page& page, const core::Button& button, const ButtonSize& size, int width);
void put_button(const Page& page, Rect rect, const core::Button& button, const ButtonSize& size, Color behind);
/// Buttons one below the other; returns the bottom of the last.
int put_stack(const Page& page, Point at, int width, const std::vector<core::Button>& buttons, Color behind);

/// A pill in design units of type; never wider than `width`.
[[nodiscard]] Size pill_size(const Page& page, const core::Badge& badge, double type, int width);
void put_pill(const Page& page, Rect rect, const core::Badge& badge, double type);

/// The block of a headline: as large as it can be in three lines.
[[nodiscard]] ui::TextBlock headline_block(const Page& page, std::string_view text, int width, double largest = 104);
/// Second-read text: regular, soft.
[[nodiscard]] ui::TextBlock lead_block(const Page& page, std::string_view text, int width, double type = 40,
                                       bool balanced = false);

/// A rounded card with its border; strong where it carries the one thing to look at.
void put_card(const Page& page, Rect rect, bool strong);

/// A filled disc with a picture in it.
void put_disc(const Page& page, Point center, int diameter, Color fill, std::string_view icon, Color tint);

/// Between words and the white of a code, in units: more where that white can be seen.
[[nodiscard]] inline double code_gap(const ui::Theme& theme) { return theme.bordered ? 28 : 10; }

/// A QR on white with its quiet zone of four modules, the whole at most `side` pixels square; returns that square,
/// empty where there is nothing to show.
Rect put_qr(const Page& page, Point top_center, int side, std::string_view code);

}  // namespace kiosk::screens
