// SPDX-License-Identifier: Apache-2.0
// The printer of a kiosk that has none: tickets are shown on the screen.
#pragma once

#include "kiosk/ports/printer.hpp"

namespace kiosk::app {

/// Says that it is absent, so that tickets go to the screen; a job all the same fails before anything is printed.
class NoPrinter final : public ports::Printer {
 public:
  [[nodiscard]] PrintReport print(const Bitmap&) override {
    return {PrintOutcome::kFailed, PrinterCondition::kAbsent, "no printer is configured"};
  }
  [[nodiscard]] PrinterCondition condition() override { return PrinterCondition::kAbsent; }
  [[nodiscard]] int width_dots() const override { return 576; }
};

}  // namespace kiosk::app
