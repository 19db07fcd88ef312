// SPDX-License-Identifier: Apache-2.0
// The colours of the kiosk, by what they are for, and the arithmetic of contrast.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/geometry.hpp"

namespace kiosk::ui {

/// What a colour is for. In a theme's file each has its name in small letters: "ink_soft".
enum class Token {
  kNone,   ///< nothing is drawn
  kPaper,  ///< behind everything
  kCard,   ///< behind lists and tickets
  kInk,    ///< what is read first
  kInkSoft,
  kLine,   ///< hairlines that only please
  kEdge,   ///< borders of what can be touched: 3:1
  kWell,   ///< behind the illustration
  kTrack,  ///< of a ring that empties, of a bar that fills
  kBrand,  ///< the one thing to do next
  kOnBrand,
  kOnInk,
  kNeutral,
  kNeutralPaper,
  kOk,
  kOkPaper,
  kWarn,
  kWarnPaper,
  kBad,
  kBadPaper,
  kInfo,
  kInfoPaper,
  kFocus,  ///< the ring round what has the focus: 3:1 on paper and on card
  kStaff,  ///< the bar of the staff's views
  kOnStaff,
  kOnStaffSoft,
  kScrim,  ///< over a view that must not be touched; see-through
};
inline constexpr std::size_t kTokens = static_cast<std::size_t>(Token::kScrim) + 1;

/// The name of a token in a theme's file.
[[nodiscard]] std::string_view token_name(Token token);

struct Theme {
  std::string name;  ///< "light"
  std::array<Color, kTokens> colors;
  bool bordered = false;  ///< pills, rows and the well are told apart by borders, not by their colours
  bool dark = false;      ///< the paper is darker than the ink: pictures come in their light form
  std::string logo;       ///< path of a picture of the festival, drawn as the icon "festival-logo"; empty: none

  [[nodiscard]] Color operator[](Token token) const { return colors.at(static_cast<std::size_t>(token)); }
  friend bool operator==(const Theme&, const Theme&) = default;
};

/// The festival's colours as they ship: what the tests are about, and what a festival's file begins from.
[[nodiscard]] Theme light_theme();
[[nodiscard]] Theme dark_theme();
/// Yellow and white on black.
[[nodiscard]] Theme high_contrast_theme();

/// WCAG 2.2 contrast of two opaque colours, 1 to 21.
[[nodiscard]] double contrast(Color one, Color other);

/// Two tokens that are drawn on each other, and how much they must differ.
struct Pairing {
  Token front;
  Token back;
  double least;  ///< 4.5 for text (7 in high contrast), 3 for borders and marks (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11)
};

/// Every pair that a screen draws. `strict`: for the high contrast theme.
[[nodiscard]] std::vector<Pairing> pairings(bool strict);

/// One line for each pair of the theme that differs too little: "ink_soft on paper is 3.9:1, it needs 4.5:1".
[[nodiscard]] std::vector<std::string> weak_pairs(const Theme& theme, bool strict);

}  // namespace kiosk::ui
