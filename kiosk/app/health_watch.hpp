// SPDX-License-Identifier: Apache-2.0
// Whether a reader works, told once when it is lost and once when it works again, however often it comes and goes.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/instant.hpp"
#include "kiosk/core/event.hpp"

namespace kiosk::app {

/// A loss is told at once. That the reader works again is told after it did so without a break for kSure; for twice as
/// long with each loss within kForgiven of the one before, so that a loose plug fills no log. Pure: time comes in and
/// never goes back. One thread.
class HealthWatch {
 public:
  explicit HealthWatch(ReaderKind reader) : reader_(reader) {}

  /// It cannot be used. Tells where that is news: each condition once a loss. `how` is not kWorks.
  [[nodiscard]] std::optional<core::ReaderChanged> fails(ReaderCondition how, const std::string& detail, Instant now);
  /// It works. Call it again and again while it does.
  [[nodiscard]] std::optional<core::ReaderChanged> works(Instant now);

  static constexpr Duration kSure = std::chrono::seconds{1};
  static constexpr Duration kLongest = std::chrono::minutes{2};
  static constexpr Duration kForgiven = std::chrono::minutes{10};

 private:
  ReaderKind reader_;
  bool lost_ = false;
  bool missing_told_ = false;   ///< in this loss
  bool unusable_told_ = false;  ///< in this loss
  std::optional<Instant> last_loss_;
  std::optional<Instant> good_since_;
  Duration doubt_ = kSure;
};

}  // namespace kiosk::app
