// SPDX-License-Identifier: Apache-2.0
// Views as a festival day brings them, and as hostile data would, for the tests of the screens.
#pragma once

#include <string>
#include <vector>

#include "kiosk/core/view/view.hpp"
#include "kiosk/screens/screen.hpp"

namespace tests {

struct NamedView {
  std::string name;
  kiosk::core::View view;
};

/// Every kind of view with ordinary words: those of the design's pictures.
[[nodiscard]] std::vector<NamedView> everyday_views();

/// Every kind of view with words that are too long, too many, empty, or in other scripts.
[[nodiscard]] std::vector<NamedView> hard_views();

/// The everyday view of that name.
[[nodiscard]] kiosk::core::View everyday(const std::string& name);

/// A square of modules that looks like a QR of version 3 (29 modules) and says nothing.
[[nodiscard]] kiosk::Bitmap pretended_code(const std::string& text);

}  // namespace tests
