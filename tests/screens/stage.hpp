// SPDX-License-Identifier: Apache-2.0
// A stage without a device, and questions to a composed screen, for the tests of the screens.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "kiosk/screens/screen.hpp"
#include "tests/screens/sample_views.hpp"
#include "tests/ui/ruler.hpp"

namespace tests {

/// Portrait in the light theme, on the usual panel, measured by the ruler.
[[nodiscard]] inline kiosk::screens::Stage stage(kiosk::Size size = {1080, 1920}) {
  static const kiosk::ui::testing::Ruler ruler;
  kiosk::screens::Stage made;
  made.panel = kiosk::ui::usual_panel(size);
  made.theme = kiosk::ui::light_theme();
  made.measure = &ruler;
  made.qr = pretended_code;
  return made;
}

[[nodiscard]] inline kiosk::screens::Screen composed(const kiosk::core::View& view, kiosk::Size size = {1080, 1920}) {
  return kiosk::screens::compose(view, stage(size));
}

/// The index of the first part that reads so; the number of parts where there is none.
[[nodiscard]] inline std::size_t find(const kiosk::screens::Screen& screen, const std::string& text) {
  const auto& parts = screen.scene.parts;
  return static_cast<std::size_t>(
      std::find_if(parts.begin(), parts.end(), [&](const auto& part) { return part.text == text; }) - parts.begin());
}

[[nodiscard]] inline bool has(const kiosk::screens::Screen& screen, const std::string& text) {
  return find(screen, text) < screen.scene.parts.size();
}

/// What can be touched, by its labels, in focus order.
[[nodiscard]] inline std::vector<std::string> controls(const kiosk::screens::Screen& screen) {
  std::vector<std::string> labels;
  for (const std::size_t index : kiosk::ui::focusable(screen.scene)) {
    labels.push_back(screen.scene.parts[index].text);
  }
  return labels;
}

/// What touching the part with that text does.
[[nodiscard]] inline kiosk::screens::Deed deed(const kiosk::screens::Screen& screen, const std::string& text) {
  return screen.deeds.at(screen.scene.parts.at(find(screen, text)).target.value());
}

}  // namespace tests
