// SPDX-License-Identifier: Apache-2.0
// The speed is that of the finger's last tenth of a second; it falls with the square of the time that is left.
#include "kiosk/ui/glide.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr std::chrono::milliseconds kRecent{100};  // what counts of the finger's way
constexpr double kLasts = 0.9;                     // seconds of a glide
constexpr double kSlowest = 60;                    // pixels a second: under it nobody meant to throw
constexpr double kFastest = 12'000;

}  // namespace

void Glide::grab(int y, int offset, Time at) {
  held_ = true;
  gliding_ = false;
  offset_ = offset;
  grabbed_at_ = static_cast<double>(offset) + y;
  samples_.assign(1, {y, at});
}

int Glide::drag(int y, int furthest, Time at) {
  if (!held_) return offset(furthest, at);
  samples_.push_back({y, at});
  while (samples_.size() > 2 && at - samples_.front().at > kRecent) samples_.pop_front();
  offset_ = grabbed_at_ - y;
  const double within = std::clamp(offset_, 0.0, static_cast<double>(std::max(0, furthest)));
  // At an end the finger slides on without it, and takes it along again as soon as it turns.
  grabbed_at_ += within - offset_;
  offset_ = within;
  return static_cast<int>(std::lround(offset_));
}

void Glide::release(Time at, bool still) {
  if (!held_) return;
  held_ = false;
  while (!samples_.empty() && at - samples_.front().at > kRecent) samples_.pop_front();
  if (still || samples_.size() < 2) return;
  const double time = Seconds(at - samples_.front().at).count();
  const double way = samples_.front().y - samples_.back().y;
  speed_ = time > 0 ? std::clamp(way / time, -kFastest, kFastest) : 0;
  began_ = at;
  gliding_ = std::abs(speed_) >= kSlowest;
}

int Glide::offset(int furthest, Time at) {
  const double end = std::max(0, furthest);
  if (!gliding_) {
    offset_ = std::clamp(offset_, 0.0, end);
    return static_cast<int>(std::lround(offset_));
  }
  const double part = std::clamp(Seconds(at - began_).count() / kLasts, 0.0, 1.0);
  const double left = (1 - part) * (1 - part) * (1 - part);
  const double now = offset_ + speed_ * kLasts / 3 * (1 - left);
  if (part >= 1 || now <= 0 || now >= end) {
    gliding_ = false;
    offset_ = std::clamp(now, 0.0, end);
    return static_cast<int>(std::lround(offset_));
  }
  return static_cast<int>(std::lround(now));
}

void Glide::stand(int offset) {
  held_ = false;
  gliding_ = false;
  offset_ = offset;
}

}  // namespace kiosk::ui
