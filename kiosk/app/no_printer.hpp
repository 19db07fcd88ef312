// The printer of a kiosk that has none: tickets are shown on the screen.
#pragma once

#include "kiosk/ports/printer.hpp"

namespace kiosk::app {

/// Fails every job before anything is printed, so that the same path leads to the ticket on the screen.
class NoPrinter final : public ports::Printer {
 public:
  [[nodiscard]] PrintReport print(const Bitmap&) override {
    return {PrintOutcome::kFailed, PrinterCondition::kUnreachable, "no printer is configured"};
  }
  [[nodiscard]] PrinterCondition condition() override { return PrinterCondition::kUnreachable; }
  [[nodiscard]] int width_dots() const override { return 576; }
};

}  // namespace kiosk::app
