// SPDX-License-Identifier: Apache-2.0
// What the looks of a camera tell about whoever stands before it: whether something moves, and what would help.
#pragma once

#include <optional>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/core/event.hpp"
#include "kiosk/ports/symbol_reader.hpp"

namespace kiosk::app {

/// What would help to read what this look could not, in a frame of `size`; nothing where it read something or nothing
/// looks like a symbol. In this order: it covers most of the height or runs out at two sides (further away), it is tiny
/// (closer), it is pale (brighter), it is blurred (hold still). Pure.
[[nodiscard]] std::optional<Hint> hint_of(const ports::Look& look, Size size);

/// Turns looks into CameraSaw, calmly. Something moves from two looks in a row that were not still (a single one is the
/// reader's own look round) until kCalm without such a pair. A hint is shown once it has been the same for kSure, stays
/// for kStays at least, and goes at once with a scan or when all is still. Pure: time comes in and never goes back.
class Attention {
 public:
  /// `preview`: CameraSaw::live may be true.
  explicit Attention(bool preview) : preview_(preview) {}

  struct Outcome {
    bool scanned = false;  ///< a pass was scanned at this look
    bool several = false;  ///< several are up: Hint::kOneAtATime
  };
  /// What has changed; nothing where nothing has.
  [[nodiscard]] std::optional<core::CameraSaw> take(const ports::Look& look, Size size, const Outcome& outcome,
                                                    Instant now);
  /// As take(), where no look came: no frame, or one that failed.
  [[nodiscard]] std::optional<core::CameraSaw> take_nothing(Instant now);

  /// Something moves, as far as was told.
  [[nodiscard]] bool moving() const { return moving_; }

  static constexpr Duration kCalm = std::chrono::milliseconds{1000};
  static constexpr Duration kSure = std::chrono::milliseconds{700};
  static constexpr Duration kStays = std::chrono::milliseconds{1500};
  /// A look without a hint between looks with one is no change.
  static constexpr Duration kWink = std::chrono::milliseconds{400};

 private:
  void consider(std::optional<Hint> hint, Instant now);
  void forget_hints();
  [[nodiscard]] std::optional<core::CameraSaw> changed();

  bool preview_;
  bool moving_ = false;
  bool last_was_still_ = true;
  Instant moved_;
  std::optional<Hint> considered_;
  Instant considered_since_;
  Instant hinted_;  ///< when a look last had `considered_`
  std::optional<Hint> shown_;
  Instant shown_since_;
  core::CameraSaw told_;
};

}  // namespace kiosk::app
