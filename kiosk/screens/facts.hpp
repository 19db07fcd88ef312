// SPDX-License-Identifier: Apache-2.0
// Names and values in two columns.
#pragma once

#include <vector>

#include "kiosk/screens/pieces.hpp"

namespace kiosk::screens {

/// "Directors  Brett Story, Stephen Maing", one below the other.
[[nodiscard]] ui::Element facts_grid(const std::vector<core::Fact>& facts, double units = 30);

/// Whether names and values have room beside each other in that many pixels.
[[nodiscard]] bool facts_fit(const Maker& maker, const std::vector<core::Fact>& facts, int width);

}  // namespace kiosk::screens
