// SPDX-License-Identifier: Apache-2.0
// Sharing out a width among what stands side by side. Pure arithmetic.
#pragma once

#include <vector>

namespace kiosk::ui {

/// What one of several wants of a width.
struct Claim {
  int natural = 0;  ///< as wide as it would be
  int least = 0;    ///< the narrowest it can be; at most `natural`
  int grow = 0;     ///< its share of what is left
};

/// The widths where there is room for all that is natural: those that grow share what the others leave, by their
/// shares, but none is narrower than natural.
[[nodiscard]] std::vector<int> grown(const std::vector<Claim>& claims, int room);

/// The widths where there is not: the growing ones get less, the widest first, then the others, none less than its
/// least; where that is still too much, all of them, the widest first.
[[nodiscard]] std::vector<int> shrunk(const std::vector<Claim>& claims, int room);

}  // namespace kiosk::ui
