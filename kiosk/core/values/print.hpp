// SPDX-License-Identifier: Apache-2.0
// What a printer can say of itself and of a job.
#pragma once

#include <string>

namespace kiosk {

enum class PrinterCondition {
  kReady,
  kPaperNearEnd,  ///< prints still
  kPaperOut,
  kCoverOpen,
  kCutterError,
  kFault,        ///< an error that needs hands or a power cycle
  kUnreachable,  ///< no connection, no device, no answer
  kAbsent        ///< this kiosk has none
};

/// How a job ended. Only kPrinted is proof; silence is never taken for success.
enum class PrintOutcome {
  kPrinted,    ///< the printer confirmed that all of it is on paper
  kUncertain,  ///< some of it was sent and nobody can say what came out
  kFailed,     ///< certainly nothing was printed
};

struct PrintReport {
  PrintOutcome outcome = PrintOutcome::kUncertain;
  PrinterCondition condition = PrinterCondition::kReady;  ///< after the job
  std::string detail;                                     ///< for the log
  friend bool operator==(const PrintReport&, const PrintReport&) = default;
};

}  // namespace kiosk
