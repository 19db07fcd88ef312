// SPDX-License-Identifier: Apache-2.0
// From single bytes to scans: where one ends, when one is too long, what happens when part of it was lost.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>

#include "kiosk/ports/scanner.hpp"
#include "platform/scanner/settings.hpp"

namespace platform::scanner {

using Clock = std::chrono::steady_clock;
using Moment = Clock::time_point;

/// Scans that are whole and not asked for yet, the oldest first.
using Scans = std::deque<kiosk::ports::RawScan>;

/// Stands for what has no text (ASCII's own character for that, SUB): no pass may hold it, so the scan is refused.
/// Alone it is a scan that cannot be given at all: too long, or partly lost.
inline constexpr char kNoText = '\x1A';

/// Bytes of the longest scan that is handed on; of a longer one nothing is but kNoText.
inline constexpr std::size_t kLongestScan = 4096;

/// No scanner pauses as long within a code, and no person presents two codes as quickly.
inline constexpr auto kPause = std::chrono::milliseconds{50};

/// How long the rest of a scan is waited for where a terminator, or a last report, is still to come: a busy machine and
/// a scanner's radio pause for longer than kPause now and then, and half a code may be a valid one.
inline constexpr auto kPatience = std::chrono::milliseconds{500};

/// Puts one scanner's bytes together. A scan ends with a terminator and a pause after it: a terminator that more bytes
/// follow at once was part of the code, and stays in the text for the check of passes to refuse, so that no code can
/// act as two. Without a terminator it ends when kPatience is over, or at the first pause where none was ever to come.
/// Terminators at either end are taken off; what is empty then is no scan. One thread; times never go back.
class ScanBuilder {
 public:
  enum class WithoutTerminator {
    kIsScan,  ///< what came until then is handed on
    kIsLost   ///< it is refused
  };

  /// `terminators`: bytes that may end a scan.
  ScanBuilder(std::string terminators, WithoutTerminator without)
      : terminators_(std::move(terminators)), without_(without) {}

  /// One byte more of the scan under way, or the first of the next.
  void add(char byte, Moment at);

  /// Something of the scan under way, or of one about to begin, was lost: it becomes kNoText alone.
  void lose(Moment at);

  /// The scanner did something that is no byte: what is under way goes on.
  void touch(Moment at);

  /// Ends the scan under way where it has been quiet for long enough at `now`.
  void settle(Moment now, Scans& out);

  /// When settle() ends what is under way, should nothing more come.
  [[nodiscard]] std::optional<Moment> due() const;

  /// The device is gone: a scan with its terminator counts, half a one is dropped.
  void hang_up(Scans& out);

 private:
  [[nodiscard]] bool is_terminated() const;
  void finish(Scans& out);
  void drop();

  std::string terminators_;
  WithoutTerminator without_;
  bool under_way_ = false;
  bool lost_ = false;      ///< text_ is no longer kept
  char last_byte_ = '\0';  ///< whether or not it was kept
  std::string text_;
  Moment last_{};
};

/// The builder for keyboards, whose terminator may be missing, and the one for serial lines, where it may only if it is
/// kNone.
[[nodiscard]] ScanBuilder keyboard_builder(Terminator terminator);
[[nodiscard]] ScanBuilder serial_builder(Terminator terminator);

}  // namespace platform::scanner
