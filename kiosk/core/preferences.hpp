// SPDX-License-Identifier: Apache-2.0
// How a person likes the kiosk: chosen for one visit, forgotten at its end.
#pragma once

#include <string>

namespace kiosk::core {

enum class Look { kLight, kDark, kHighContrast };

/// What can stand over a view.
enum class Panel {
  kLanguages,
  kAccessibility,
  kHelp,
  kKeys,       ///< learn what each key of the tactile pad does
  kElsewhere,  ///< what is on at the other venues
};

struct Preferences {
  std::string language;  ///< BCP 47; empty: the kiosk's first
  Look look = Look::kLight;
  int text_percent = 100;  ///< 100, 150 or 200
  bool low_reach = false;  ///< everything to touch is in the lower band of the panel
  bool calm = false;       ///< nothing moves
  int volume = 60;         ///< of speech, percent of the loudest: 20, 40, 60, 80 or 100
  friend bool operator==(const Preferences&, const Preferences&) = default;
};

}  // namespace kiosk::core
