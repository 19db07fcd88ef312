// SPDX-License-Identifier: Apache-2.0
// Thresholds of what can be helped, and the patience with which it is said.
#include "kiosk/app/attention.hpp"

#include <algorithm>

namespace kiosk::app {
namespace {

constexpr int kPale = 60;          // of 255: under it decoders lose the edges
constexpr int kBlurred = 20;       // of 100: half of what a good picture has
constexpr int kTinyPercent = 8;    // of the height: some 2 pixels a module of a small QR at 720 lines
constexpr int kLargePercent = 80;  // of the height: no quiet zone is left

int sides_touched(const Rect& box, Size size) {
  return (box.x <= 0 ? 1 : 0) + (box.y <= 0 ? 1 : 0) + (box.right() >= size.width ? 1 : 0) +
         (box.bottom() >= size.height ? 1 : 0);
}

}  // namespace

std::optional<Hint> hint_of(const ports::Look& look, Size size) {
  if (look.still || !look.symbols.empty() || !look.unread || look.unread->where.empty()) return std::nullopt;
  const auto& [where, contrast, sharpness] = *look.unread;
  if (100 * where.height > kLargePercent * size.height || sides_touched(where, size) >= 2) return Hint::kFurtherAway;
  if (100 * std::max(where.width, where.height) < kTinyPercent * size.height) return Hint::kCloser;
  if (contrast < kPale) return Hint::kBrighter;
  if (sharpness < kBlurred) return Hint::kHoldStill;
  return std::nullopt;
}

std::optional<core::CameraSaw> Attention::take(const ports::Look& look, Size size, const Outcome& outcome,
                                               Instant now) {
  if (!look.still && !last_was_still_) {
    moving_ = true;
    moved_ = now;
  }
  last_was_still_ = look.still;
  if (outcome.scanned) {
    forget_hints();
  } else if (look.still) {
    consider(considered_, now);
  } else {
    auto hint = hint_of(look, size);
    if (hint) hinted_ = now;
    if (!hint && look.symbols.empty() && now - hinted_ < kWink) hint = considered_;
    consider(outcome.several ? Hint::kOneAtATime : hint, now);
  }
  return take_nothing(now);
}

std::optional<core::CameraSaw> Attention::take_nothing(Instant now) {
  if (moving_ && now - moved_ >= kCalm) moving_ = false;
  if (!moving_) forget_hints();
  return changed();
}

void Attention::consider(std::optional<Hint> hint, Instant now) {
  if (hint != considered_) {
    considered_ = hint;
    considered_since_ = now;
  }
  if (considered_ == shown_ || now - considered_since_ < kSure) return;
  if (shown_ && now - shown_since_ < kStays) return;
  shown_ = considered_;
  shown_since_ = now;
}

void Attention::forget_hints() {
  considered_.reset();
  shown_.reset();
}

std::optional<core::CameraSaw> Attention::changed() {
  const core::CameraSaw now{moving_ && preview_, shown_};
  if (now == told_) return std::nullopt;
  told_ = now;
  return now;
}

}  // namespace kiosk::app
