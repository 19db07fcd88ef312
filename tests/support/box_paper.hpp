// SPDX-License-Identifier: Apache-2.0
// Paper whose letters are boxes of known size: layouts are checked as rectangles, without a font.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/image.hpp"
#include "kiosk/ports/canvas.hpp"
#include "kiosk/ports/paper.hpp"

namespace tests {

/// One thing drawn, in the order of drawing.
struct DrawnBox {
  enum class Kind { kText, kFill, kBitmap, kOther };
  Kind kind = Kind::kOther;
  kiosk::Rect rect;  ///< text: its extent; bitmap: what was handed in
  std::string text;
  kiosk::ports::TextStyle style;
  kiosk::Bitmap bitmap;
};

/// A character is half its size wide (plus tracking); a line reaches from 3/4 of the size above the baseline to 1/4
/// below. Text and fills are drawn as filled rectangles, bitmaps in squares as the port says.
class BoxCanvas final : public kiosk::ports::Canvas {
 public:
  explicit BoxCanvas(kiosk::Size size) : sheet_(size.width, size.height) {}

  [[nodiscard]] kiosk::Size size() const override { return {sheet_.width(), sheet_.height()}; }
  void fill(kiosk::Rect rect, kiosk::Color, int) override { draw({DrawnBox::Kind::kFill, rect, {}, {}, {}}); }
  void stroke(kiosk::Rect rect, kiosk::Color, int, int) override { draw({DrawnBox::Kind::kOther, rect, {}, {}, {}}); }
  void arc(kiosk::Point, int, int, int, int, kiosk::Color) override { draw({}); }
  void icon(kiosk::Rect rect, std::string_view, kiosk::Color) override {
    draw({DrawnBox::Kind::kOther, rect, {}, {}, {}});
  }

  void clip(kiosk::Rect) override {}  // tickets are drawn whole

  [[nodiscard]] kiosk::ports::TextExtent measure(const kiosk::ports::TextStyle& style,
                                                 std::string_view text) const override {
    int characters = 0;
    for (const char c : text) characters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    const int advance = style.size / 2 + style.size * style.tracking_milli / 1000;
    return {characters * advance, style.size * 3 / 4, style.size / 4};
  }

  void text(kiosk::Point at, const kiosk::ports::TextStyle& style, kiosk::Color, std::string_view text) override {
    const auto extent = measure(style, text);
    draw({DrawnBox::Kind::kText,
          {at.x, at.y, extent.width, extent.ascent + extent.descent},
          std::string(text),
          style,
          {}});
  }

  void bitmap(kiosk::Rect rect, const kiosk::Bitmap& bitmap, kiosk::Color) override {
    boxes_.push_back({DrawnBox::Kind::kBitmap, rect, {}, {}, bitmap});
    if (bitmap.width() == 0 || bitmap.height() == 0) return;
    const int scale = std::min(rect.width / bitmap.width(), rect.height / bitmap.height());
    const int left = rect.x + (rect.width - scale * bitmap.width()) / 2;
    const int top = rect.y + (rect.height - scale * bitmap.height()) / 2;
    for (int y = 0; y < scale * bitmap.height(); ++y) {
      for (int x = 0; x < scale * bitmap.width(); ++x) {
        if (bitmap.ink(x / scale, y / scale)) dot({left + x, top + y});
      }
    }
  }

  [[nodiscard]] const std::vector<DrawnBox>& boxes() const { return boxes_; }
  [[nodiscard]] const kiosk::Bitmap& sheet() const { return sheet_; }

 private:
  void draw(DrawnBox box) {
    for (int y = box.rect.y; y < box.rect.bottom(); ++y) {
      for (int x = box.rect.x; x < box.rect.right(); ++x) dot({x, y});
    }
    boxes_.push_back(std::move(box));
  }
  void dot(kiosk::Point p) {
    if (p.x >= 0 && p.y >= 0 && p.x < sheet_.width() && p.y < sheet_.height()) sheet_.set_ink(p.x, p.y, true);
  }

  kiosk::Bitmap sheet_;
  std::vector<DrawnBox> boxes_;
};

class BoxPaper final : public kiosk::ports::Paper {
 public:
  [[nodiscard]] kiosk::Bitmap draw(kiosk::Size size, const std::function<void(kiosk::ports::Canvas&)>& draw) override {
    BoxCanvas canvas(size);
    draw(canvas);
    size_ = size;
    boxes_ = canvas.boxes();
    return canvas.sheet();
  }
  [[nodiscard]] const kiosk::ports::Canvas& measure() const override { return measure_; }

  /// Of the last sheet.
  [[nodiscard]] const std::vector<DrawnBox>& boxes() const { return boxes_; }
  [[nodiscard]] kiosk::Size size() const { return size_; }

 private:
  BoxCanvas measure_{{0, 0}};
  kiosk::Size size_;
  std::vector<DrawnBox> boxes_;
};

}  // namespace tests
