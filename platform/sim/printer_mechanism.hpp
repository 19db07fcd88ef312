// SPDX-License-Identifier: Apache-2.0
// The insides of a simulated receipt printer: paper, print head, cutter, sensors, and the faults they can have.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/image.hpp"
#include "platform/sim/escpos_decoder.hpp"

namespace platform::sim {

enum class PrinterFault {
  kNone,
  kPaperOut,        ///< no paper from the start
  kCoverOpen,       ///< from the start
  kCutter,          ///< a cutter error from the start
  kSilent,          ///< prints, and from the first line of a job on answers nothing on that connection
  kResetMidway,     ///< resets the connection in the middle of a job's first band
  kPaperOutMidway,  ///< the paper ends in the middle of a job's first band, until the fault is set to another
  kRefuseStatus,    ///< prints, and answers no DLE EOT
};

/// "paper-out-midway" and so on; nothing where it is none of them.
[[nodiscard]] std::optional<PrinterFault> parse_printer_fault(std::string_view name);

/// 80 mm paper at 203 dpi, of which 72 mm can be printed on.
inline constexpr int kPaperDots = 640;
inline constexpr int kPrintableDots = 576;
/// From print head to cutter: this much paper is blank at the head of every ticket.
inline constexpr int kCutterDots = 96;
inline constexpr int kDotsPerMillimetre = 8;
/// A roll of 50 m: nobody prints more without a cut.
inline constexpr int kLongestStripDots = 50'000 * kDotsPerMillimetre;

/// What the cutter dropped.
struct Slip {
  kiosk::Bitmap sheet;  ///< kPaperDots wide, its margins included
  kiosk::Bitmap print;  ///< kPrintableDots wide, from the first line the head passed to the cut
  bool blank = true;
};

/// Not thread-safe.
class PrinterMechanism {
 public:
  /// `paper_mm`: how much is loaded; nothing: a roll without end.
  explicit PrinterMechanism(std::optional<int> paper_mm);

  /// Leaving a fault mends it; where the paper had run out, a new roll is put in.
  void set_fault(PrinterFault fault);
  /// Tears off what hangs out and puts in a new roll.
  void load_paper();
  [[nodiscard]] PrinterFault fault() const { return fault_; }

  /// Off-line it prints nothing and answers nothing but DLE EOT.
  [[nodiscard]] bool online() const;
  /// The answer to DLE EOT n, n = 1 to 4.
  [[nodiscard]] std::uint8_t realtime_status(int n) const;
  /// The answer to GS r n, n = 1 or 2.
  [[nodiscard]] std::uint8_t queued_status(int n) const;
  /// The four bytes of an automatic status.
  [[nodiscard]] std::string automatic_status() const;

  enum class Progress { kDone, kStopped, kReset };
  /// Prints on from where it stopped. kStopped: it went off-line, call again with the same raster once it is on-line.
  /// kReset: the fault wants the connection reset now.
  [[nodiscard]] Progress print(const Raster& raster);
  [[nodiscard]] Progress feed(int dots);
  /// Nothing where it went off-line while feeding.
  [[nodiscard]] std::optional<Slip> cut(const Cut& cut);
  void begin_job() { job_lines_ = 0; }
  /// Forgets a raster printed in part; what is on the paper stays there.
  void forget_data() { line_ = fed_ = 0; }
  /// Whether this job has put anything on paper yet.
  [[nodiscard]] bool job_started() const { return job_lines_ > 0; }

 private:
  [[nodiscard]] bool paper_out() const;
  [[nodiscard]] bool paper_near_end() const;
  [[nodiscard]] bool advance(std::string line);

  std::optional<int> roll_dots_;  ///< of a full roll
  std::optional<int> left_dots_;
  PrinterFault fault_ = PrinterFault::kNone;
  bool ended_midway_ = false;
  int line_ = 0;  ///< next line of the raster under way
  int fed_ = 0;   ///< dots of the feed under way
  int job_lines_ = 0;
  std::vector<std::string> strip_;  ///< the lines past the cutter and up to the head; empty: blank
};

}  // namespace platform::sim
