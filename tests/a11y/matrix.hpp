// SPDX-License-Identifier: Apache-2.0
// Through every view, every language and every look, at one size and one text size.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/decoder/sanitizer.hpp"
#include "tests/a11y/checks.hpp"

namespace a11y {

/// Those that the kiosk comes with, and the one that is longer than all of them.
inline const std::vector<std::string> kLanguages = {"en", "fr", "iu", "es", "ar", "zh-Hans", "en-XA"};
/// One of each kind: as it was written, from the right to the left, and longer than any.
inline const std::vector<std::string> kTellingLanguages = {"en", "ar", "en-XA"};
inline const std::vector<kiosk::core::Look> kLooks = {kiosk::core::Look::kLight, kiosk::core::Look::kDark,
                                                      kiosk::core::Look::kHighContrast};

/// With a sanitizer each view costs several times as much, and only each n-th is looked at: the code is the same.
inline constexpr std::size_t kEach = platform::decoder::kSanitized ? 9 : 1;

/// Hangs every view by `setup`, in each of `languages` and each of `looks`, and looks at it.
inline void for_every_view(Hall& hall, Setup setup, const std::vector<std::string>& languages,
                           const std::vector<kiosk::core::Look>& looks,
                           const std::function<void(const Exhibit&)>& look_at) {
  for (const auto& language : languages) {
    for (const auto look : looks) {
      setup.language = language;
      setup.look = look;
      const auto& views = hall.views(setup);
      for (std::size_t i = 0; i < views.size(); i += kEach) look_at(hall.hang(views[i], setup));
    }
  }
}

/// Everything that a laid out view is asked without being drawn.
inline void check_laid_out(const Hall& hall, const Exhibit& exhibit, Findings& findings) {
  check_targets(exhibit, findings);
  check_type(exhibit, findings);
  check_lines(hall, exhibit, findings);
  check_order(exhibit, findings);
  check_focus_order(exhibit, findings);
  check_speech(exhibit, findings);
  check_privacy(exhibit, findings);
  check_marks(exhibit, findings);
  check_declared_contrast(exhibit, findings);
}

}  // namespace a11y
