// SPDX-License-Identifier: Apache-2.0
// The pieces that more than one screen has: headlines, buttons, pills, cards, codes.
#pragma once

#include <string>
#include <vector>

#include "kiosk/core/view/view.hpp"
#include "kiosk/screens/maker.hpp"

namespace kiosk::screens {

/// Sizes of a button, in units.
struct ButtonSize {
  double height = 104;
  double type = 34;
  double padding = 44;  ///< left and right of the label
  bool loud = true;     ///< where it is the one that holds, it is filled and has a mark; else a strong border
};
/// The side of a button's picture, as a part of its type, and the units between it and the label.
inline constexpr double kIconOfType = 1.3;
inline constexpr double kIconGap = 18;
inline constexpr ButtonSize kPrimarySize{128, 40, 52};
inline constexpr ButtonSize kLargeSize{144, 44, 56};

/// What can be touched, with its label in its middle.
[[nodiscard]] ui::Element button(Maker& maker, const core::Button& button, const ButtonSize& size = {});
/// The same where touching it does something else than the core's action.
[[nodiscard]] ui::Element button_that(Maker& maker, const core::Button& button, const ButtonSize& size, Deed deed);
/// All as wide as the widest has room to be, one below the other.
[[nodiscard]] ui::Element button_stack(Maker& maker, const std::vector<core::Button>& buttons, const ButtonSize& size);
/// All equally wide, beside each other; one below the other where that is too narrow for one of them.
[[nodiscard]] ui::Element button_row(Maker& maker, const std::vector<core::Button>& buttons, const ButtonSize& size);

/// The one of a screen, or of a part of it: bold and tight, smaller where its longest word asks for that.
[[nodiscard]] ui::Element headline(const std::string& text, double units = 104, ui::Align align = ui::Align::kStart);
/// The title of a list or of a card.
[[nodiscard]] ui::Element title(const std::string& text, double units = 44);
/// Second-read text: regular, soft.
[[nodiscard]] ui::Element lead(const std::string& text, double units = 40, ui::Align align = ui::Align::kStart);
/// Words of Role::kText in ink.
[[nodiscard]] ui::Element plain(const std::string& text, double units = 34, ui::Align align = ui::Align::kStart);

/// A pill, no wider than its words.
[[nodiscard]] ui::Element pill(const Maker& maker, const core::Badge& badge, double type = 30);
/// The mark of an access notice, said by its name.
[[nodiscard]] ui::Element chip(const core::AccessMark& mark);
/// Small things in a line, in as many lines as it takes.
[[nodiscard]] ui::Element flow(double gap, std::vector<ui::Element> children);

/// Puts a card round an element: strong where it carries the one thing to look at.
[[nodiscard]] ui::Element card(ui::Element inside, ui::Edges padding, bool strong = false);
/// A line over the whole width that parts things.
[[nodiscard]] ui::Element hairline();

/// A disc with a picture in it, in the middle of its column.
[[nodiscard]] ui::Element disc(const Maker& maker, const std::string& icon, ui::Token fill, ui::Token tint);
/// A QR; nothing where it cannot be drawn.
[[nodiscard]] ui::Element code(const std::string& text, const std::string& speech, double side, double least);

/// Adds `element` where `text`, which it shows, is not empty.
void add_if(std::vector<ui::Element>& children, const std::string& text, ui::Element element);

/// The first share of the body beside the rest of it, both as high as the body.
[[nodiscard]] ui::Element beside(const Maker& maker, const Columns& columns, ui::Element left, ui::Element right);

/// A column whose children stand in the middle of its height; above, where the panel is tiny.
[[nodiscard]] ui::Element middle(const Maker& maker, std::vector<ui::Element> children);

/// A column as wide and as high as the body, inside the margins.
[[nodiscard]] ui::Element body(double gap, std::vector<ui::Element> children);

}  // namespace kiosk::screens
