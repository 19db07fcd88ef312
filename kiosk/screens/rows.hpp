// A list of screenings, as the scan screen and the choices have it.
#pragma once

#include <cstddef>
#include <vector>

#include "kiosk/screens/page.hpp"

namespace kiosk::screens {

enum class RowStyle {
  kGlance,  ///< to be read from afar: smaller, nothing to touch
  kChoice,  ///< larger, with room for a button
};

/// Draws the rows from `top` on, in a card (or in one each, where the theme is bordered); returns the bottom.
int put_rows(const Page& page, Point top_left, int width, const std::vector<core::ScreeningRow>& rows, RowStyle style);

/// How high put_rows would make the first `count` rows.
[[nodiscard]] int rows_height(const Page& page, int width, const std::vector<core::ScreeningRow>& rows,
                              std::size_t count, RowStyle style);

/// The title above a list; returns its bottom, with the gap to the list.
int put_list_title(const Page& page, Point top_left, int width, std::string_view title);

}  // namespace kiosk::screens
