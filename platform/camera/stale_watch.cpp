// SPDX-License-Identifier: Apache-2.0
// Repetitions told from news.
#include "platform/camera/stale_watch.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace platform::camera {
namespace {

constexpr int kEveryRow = 8;
constexpr int kFlat = 16;  // grey levels between the darkest and the lightest

}  // namespace

FrameMark mark_of(std::uint32_t sequence, std::int64_t timestamp, const kiosk::GreyImage& picture) {
  FrameMark mark{sequence, timestamp, 0xcbf29ce484222325U, false};
  std::uint8_t darkest = 255;
  std::uint8_t lightest = 0;
  const auto width = static_cast<std::size_t>(picture.width);
  for (int row = 0; row < picture.height; row += kEveryRow) {
    const auto* const pixels = picture.pixels.data() + static_cast<std::size_t>(row) * width;
    std::size_t at = 0;
    for (; at + 8 <= width; at += 8) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, pixels + at, 8);
      // Multiply and fold, so that every bit of a row reaches all bits of the hash.
      mark.content = (mark.content ^ eight) * 0x9e3779b97f4a7c15U;
      mark.content ^= mark.content >> 32U;
    }
    for (; at < width; ++at) mark.content = (mark.content ^ pixels[at]) * 0x100000001b3U;
    for (std::size_t i = 0; i < width; ++i) {
      darkest = std::min(darkest, pixels[i]);
      lightest = std::max(lightest, pixels[i]);
    }
  }
  mark.flat = lightest - darkest < kFlat;
  return mark;
}

void StaleWatch::forget() {
  content_.reset();
  differing_ = 0;
}

void StaleWatch::started(Moment now, bool usb) {
  started_ = since_ = answered_ = now;
  usb_ = usb;
  last_new_.reset();
  last_.reset();
}

void StaleWatch::asked(Moment now) {
  if (now - answered_ > kPause) since_ += now - answered_;
}

bool StaleWatch::is_new(const FrameMark& mark, Moment now) {
  const bool same_frame = last_ && last_->sequence == mark.sequence && last_->timestamp == mark.timestamp;
  last_ = mark;
  if (same_frame || repeats_content(mark)) return false;
  since_ = now;
  last_new_ = now;
  return true;
}

bool StaleWatch::repeats_content(const FrameMark& mark) {
  const bool same = content_ == mark.content;
  content_ = mark.content;
  const bool noisy = differing_ >= kNoisy;
  if (!noisy) differing_ = same ? 0 : differing_ + 1;
  return same && noisy && usb_ && !mark.flat;
}

StaleWatch::Moment StaleWatch::stale_at() const {
  if (last_new_) return since_ + kStill;
  return since_ + kFirst;
}

}  // namespace platform::camera
