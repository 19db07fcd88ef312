// SPDX-License-Identifier: Apache-2.0
// The languages that a kiosk speaks.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/words/language.hpp"

namespace kiosk::words {

/// What was loaded for one run. Outlives all that was given out of it.
class Languages {
 public:
  virtual ~Languages() = default;

  /// The language of that code; English where there is none such.
  [[nodiscard]] virtual const Language& find(std::string_view code) const = 0;
  /// All, English first, else in the order of their codes. Without the one for tests.
  [[nodiscard]] virtual std::vector<const Language*> all() const = 0;
};

}  // namespace kiosk::words
