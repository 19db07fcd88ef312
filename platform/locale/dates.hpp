// SPDX-License-Identifier: Apache-2.0
// Dates and times as a language writes them.
#pragma once

#include <memory>
#include <string>

#include "kiosk/base/zone.hpp"

namespace platform::locale {

class Catalogue;

/// Writes local times; which zone they are of was settled before. Safe from any thread.
class Dates {
 public:
  virtual ~Dates() = default;

  /// "18:30"
  [[nodiscard]] virtual std::string clock(kiosk::LocalTime local) const = 0;
  /// "dimanche 28 avril"
  [[nodiscard]] virtual std::string long_date(kiosk::LocalTime local) const = 0;
  /// "dimanche 28 avril 2024"
  [[nodiscard]] virtual std::string full_date(kiosk::LocalTime local) const = 0;
};

/// By ICU's data for the language of this BCP 47 code: its order, its names, Latin digits (what is on the screen is
/// compared with what is on paper) and the Gregorian calendar. Null where ICU has none for it. Some hundred
/// kilobytes: make it when it is needed.
[[nodiscard]] std::unique_ptr<Dates> icu_dates(const std::string& code);

/// By the names and patterns that the catalogue has in the context "date". Borrows the catalogue.
[[nodiscard]] std::unique_ptr<Dates> catalogue_dates(const Catalogue& catalogue);

}  // namespace platform::locale
