// SPDX-License-Identifier: Apache-2.0
// A panel without a device: text has the widths of a ruler, and what is drawn and presented is counted.
#pragma once

#include <algorithm>
#include <filesystem>
#include <optional>
#include <vector>

#include "kiosk/ports/display.hpp"
#include "tests/ui/ruler.hpp"

namespace tests {

/// Remembers where was drawn, by the clip that stood.
class RecordingCanvas final : public kiosk::ui::testing::Ruler {
 public:
  explicit RecordingCanvas(kiosk::Size size) : size_(size) {}
  /// True where something was filled with that colour.
  [[nodiscard]] bool has(kiosk::Color color) const {
    return std::ranges::any_of(filled, [&](const Filled& fill) { return fill.color == color; });
  }
  void resize(kiosk::Size size) { size_ = size; }

  [[nodiscard]] kiosk::Size size() const override { return size_; }
  void clip(kiosk::Rect area) override { clip_ = area; }
  void fill(kiosk::Rect rect, kiosk::Color color, int /*radius*/) override {
    note();
    filled.push_back({rect, color});
  }
  void stroke(kiosk::Rect /*rect*/, kiosk::Color /*color*/, int /*width*/, int /*radius*/) override { note(); }
  void text(kiosk::Point /*at*/, const kiosk::ports::TextStyle& /*style*/, kiosk::Color /*color*/,
            std::string_view /*text*/) override {
    note();
  }
  void icon(kiosk::Rect /*rect*/, std::string_view /*name*/, kiosk::Color /*tint*/) override { note(); }

  struct Filled {
    kiosk::Rect rect;
    kiosk::Color color;
  };
  std::vector<Filled> filled;
  std::vector<kiosk::Rect> drawn_in;  ///< the clip of each thing drawn

 private:
  void note() { drawn_in.push_back(clip_); }
  kiosk::Size size_;
  kiosk::Rect clip_{};
};

class RecordingPanel final : public kiosk::ports::Display {
 public:
  explicit RecordingPanel(kiosk::Size size = {1080, 1920}) : sheet(size) {}

  RecordingCanvas sheet;
  std::vector<kiosk::Rect> presented;
  std::vector<kiosk::Rect> pictures;

  kiosk::ports::Canvas& canvas() override { return sheet; }
  void present(kiosk::Rect dirty) override { presented.push_back(dirty); }
  void draw_picture(kiosk::Rect rect, const kiosk::GreyImage& /*picture*/, int /*radius*/) override {
    pictures.push_back(rect);
  }
  std::optional<kiosk::ports::Input> wait(kiosk::Duration /*timeout*/) override { return std::nullopt; }
  void wake() override {}
  bool save_picture(const std::filesystem::path& /*file*/) override { return false; }

  /// Forgets what was drawn.
  void forget() {
    sheet.drawn_in.clear();
    sheet.filled.clear();
    presented.clear();
    pictures.clear();
  }
};

}  // namespace tests
