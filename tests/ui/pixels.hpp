// SPDX-License-Identifier: Apache-2.0
// A canvas of a few pixels that remembers in each what was drawn on it, and in which order: two pictures are alike only
// where the same was drawn on the same.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <vector>

#include "kiosk/ui/rects.hpp"
#include "tests/ui/ruler.hpp"

namespace kiosk::ui::testing {

class Pixels final : public Ruler {
 public:
  explicit Pixels(Size size)
      : size_(size),
        clip_{0, 0, size.width, size.height},
        pixels_(static_cast<std::size_t>(size.width * size.height)) {}

  [[nodiscard]] Size size() const override { return size_; }
  void clip(Rect area) override { clip_ = common(area, {0, 0, size_.width, size_.height}); }

  void fill(Rect rect, Color color, int radius) override {
    if (color.a == 255) cover({rect.x, rect.y + radius, rect.width, rect.height - 2 * radius});
    mix(rect, {1, color.r, color.g, color.b, color.a, radius});
  }
  void stroke(Rect rect, Color color, int width, int radius) override { mix(rect, {2, color.r, width, radius}); }
  void arc(Point center, int radius, int width, int start, int sweep, Color color) override {
    // Smoothed edges reach a pixel beyond.
    mix(Rect{center.x - radius, center.y - radius, 2 * radius, 2 * radius}.inset(-1),
        {3, width, start, sweep, color.r});
  }
  void text(Point top_left, const ports::TextStyle& style, Color color, std::string_view written) override {
    const ports::TextExtent extent = measure(style, written);
    // So do letters, by more.
    const Rect line{top_left.x, top_left.y, extent.width, extent.ascent + extent.descent};
    mix(line.inset(-style.size / 4), {4, color.r, static_cast<int>(std::hash<std::string_view>()(written) & 0xFFFF)});
  }
  void icon(Rect rect, std::string_view name, Color tint) override {
    mix(rect, {5, tint.r, static_cast<int>(std::hash<std::string_view>()(name) & 0xFFFF)});
  }
  void bitmap(Rect rect, const Bitmap& bitmap, Color color) override { mix(rect, {6, bitmap.width(), color.r}); }

  [[nodiscard]] const std::vector<std::uint64_t>& pixels() const { return pixels_; }
  [[nodiscard]] Rect clipped_to() const { return clip_; }
  /// How many pixels were drawn, each as often as it was.
  [[nodiscard]] long drawn() const { return drawn_; }

 private:
  template <class Change>
  void each(Rect rect, const Change& change) {
    const Rect seen = common(rect, clip_);
    for (int y = seen.y; y < seen.bottom(); ++y) {
      for (int x = seen.x; x < seen.right(); ++x) change(pixels_[static_cast<std::size_t>(y * size_.width + x)]);
    }
  }
  void cover(Rect rect) {
    if (rect.height > 0) each(rect, [](std::uint64_t& pixel) { pixel = 0; });
  }
  void mix(Rect rect, std::initializer_list<int> what) {
    std::uint64_t mark = 1469598103934665603ULL;
    for (const int value : what) mark = (mark ^ static_cast<std::uint64_t>(value)) * 1099511628211ULL;
    each(rect, [&](std::uint64_t& pixel) {
      pixel = (pixel ^ mark) * 1099511628211ULL + 1;
      ++drawn_;
    });
  }

  Size size_;
  Rect clip_;
  std::vector<std::uint64_t> pixels_;
  long drawn_ = 0;
};

}  // namespace kiosk::ui::testing
