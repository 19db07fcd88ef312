// SPDX-License-Identifier: Apache-2.0
// A finger that drags what scrolls, and what goes on a little after it was lifted.
#pragma once

#include <chrono>
#include <deque>

namespace kiosk::ui {

/// Knows no clock: every call says when it is, never earlier than the call before. Offsets are those of Scroll, pixels;
/// `furthest` is Scroll::furthest(), and may differ from call to call.
class Glide {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// A finger lies down at `y` while the offset is `offset`: what moved stands.
  void grab(int y, int offset, Time at);
  /// It moved to `y`; the offset from now on. Without a finger on it, the offset that it has.
  int drag(int y, int furthest, Time at);
  /// It was lifted. What was thrown goes on, slower and slower, for at most a second; with `still`, and where the
  /// finger rested before, it stands at once.
  void release(Time at, bool still);

  /// Where it is. It stands for good once it comes to an end of its way.
  int offset(int furthest, Time at);
  /// Whether it will be elsewhere later without being touched: draw again.
  [[nodiscard]] bool moving() const { return gliding_; }
  [[nodiscard]] bool held() const { return held_; }
  /// It stands at `offset`, whatever it did: the view changed, or was scrolled in another way.
  void stand(int offset);

 private:
  struct Sample {
    int y;
    Time at;
  };

  bool held_ = false;
  bool gliding_ = false;
  double offset_ = 0;      // now, or where the glide began
  double grabbed_at_ = 0;  // the offset that the finger's y = 0 would mean
  double speed_ = 0;       // pixels a second as the glide began
  Time began_{};
  std::deque<Sample> samples_;  // of the last moments
};

}  // namespace kiosk::ui
