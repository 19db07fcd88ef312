// SPDX-License-Identifier: Apache-2.0
// Whether a reader works, told once when it is lost and once when it works again, however often it comes and goes.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/instant.hpp"
#include "kiosk/core/event.hpp"

namespace kiosk::app {

/// A loss is told at once, and that the reader works again after it did so without a break for kSure. What staff are
/// told is less: where a loss was within kForgiven of the one before, that it works again only after twice as long as
/// the last time, and no loss in between, so that a loose plug fills no log. The rest is ReaderChanged::passing. Pure:
/// time comes in and never goes back. One thread.
class HealthWatch {
 public:
  explicit HealthWatch(ReaderKind reader) : reader_(reader) {}

  /// It cannot be used. Tells where that is news: to staff each condition once a loss. `how` is not kWorks.
  [[nodiscard]] std::optional<core::ReaderChanged> fails(ReaderCondition how, const std::string& detail, Instant now);
  /// It works. Call it again and again while it does.
  [[nodiscard]] std::optional<core::ReaderChanged> works(Instant now);

  static constexpr Duration kSure = std::chrono::seconds{1};
  static constexpr Duration kLongest = std::chrono::minutes{2};
  static constexpr Duration kForgiven = std::chrono::minutes{10};

 private:
  /// Notes a failure; says whether staff know of it.
  [[nodiscard]] bool is_told(ReaderCondition how, Instant now);

  ReaderKind reader_;
  bool down_ = false;           ///< at this moment
  bool lost_ = false;           ///< as staff are told
  bool missing_told_ = false;   ///< in this loss
  bool unusable_told_ = false;  ///< in this loss
  std::optional<Instant> last_loss_;
  std::optional<Instant> good_since_;
  Duration doubt_ = kSure;
};

}  // namespace kiosk::app
