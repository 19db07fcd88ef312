// SPDX-License-Identifier: Apache-2.0
// Puts a drawn ticket on paper and tells the truth about it.
#pragma once

#include <string>

#include "kiosk/base/image.hpp"
#include "kiosk/core/values/print.hpp"

namespace kiosk::ports {

class Printer {
 public:
  virtual ~Printer() = default;

  /// Prints the raster and cuts. Returns when the printer has confirmed it, failed, or can no longer be heard; bounded
  /// by the adapter's time-outs (20 s at most). Never repeats anything by itself. One thread, the printer worker's.
  [[nodiscard]] virtual PrintReport print(const Bitmap& raster) = 0;

  /// Asks how it is without printing, within 3 s. Same thread as print().
  [[nodiscard]] virtual PrinterCondition condition() = 0;

  /// Why condition() last said what it did, in one line for the log and for staff; empty: there is nothing to add. Same
  /// thread as print().
  [[nodiscard]] virtual std::string detail() const { return {}; }

  /// Dots across the paper: 576 for 80 mm at 203 dpi. Any thread.
  [[nodiscard]] virtual int width_dots() const = 0;
};

}  // namespace kiosk::ports
