// SPDX-License-Identifier: Apache-2.0
// A list of screenings, as the scan screen and the choices have it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kiosk/screens/pieces.hpp"

namespace kiosk::screens {

enum class RowStyle {
  kGlance,  ///< to be read from afar: smaller, nothing to touch
  kChoice,  ///< larger, with room for a button
};

/// The rows in a card, or in one each where the theme is bordered. `width`: of the list, in pixels. All behind the
/// first `kept` are optional. Where a row has no room for its words beside its time and its button, all of them are set
/// one below the other.
[[nodiscard]] ui::Element screening_rows(Maker& maker, const std::vector<core::ScreeningRow>& rows, RowStyle style,
                                         int width, std::size_t kept);

/// Rows of any kind as a list: in one card with lines between them, or each in its own where the theme is bordered.
[[nodiscard]] ui::Element list_of(const Maker& maker, std::vector<ui::Element> rows, ui::Edges padding);

}  // namespace kiosk::screens
