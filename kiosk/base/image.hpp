// SPDX-License-Identifier: Apache-2.0
// Pictures as values: what a camera sees (grey) and what paper and codes are made of (one bit).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kiosk {

/// 8-bit luminance, rows top to bottom without padding: pixels.size() == width * height.
struct GreyImage {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;
  friend bool operator==(const GreyImage&, const GreyImage&) = default;
};

/// One bit a pixel, 1 is ink. Rows top to bottom, each padded to whole bytes, leftmost pixel in the highest bit
/// (the layout of ESC/POS `GS v 0`, so that a raster is sent as it is).
class Bitmap {
 public:
  Bitmap() = default;
  /// All paper. Both sides at least 0.
  Bitmap(int width, int height)
      : width_(width),
        height_(height),
        bytes_(static_cast<std::size_t>((width + 7) / 8) * static_cast<std::size_t>(height)) {}

  [[nodiscard]] int width() const noexcept { return width_; }
  [[nodiscard]] int height() const noexcept { return height_; }
  /// Bytes a row.
  [[nodiscard]] int stride() const noexcept { return (width_ + 7) / 8; }
  [[nodiscard]] const std::vector<std::uint8_t>& bytes() const noexcept { return bytes_; }

  /// x in [0, width), y in [0, height): unchecked.
  [[nodiscard]] bool ink(int x, int y) const noexcept { return (bytes_[index(x, y)] & mask(x)) != 0; }
  void set_ink(int x, int y, bool ink) noexcept {
    auto& byte = bytes_[index(x, y)];
    byte = static_cast<std::uint8_t>(ink ? byte | mask(x) : byte & ~mask(x));
  }

  friend bool operator==(const Bitmap&, const Bitmap&) = default;

 private:
  [[nodiscard]] std::size_t index(int x, int y) const noexcept {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(stride()) + static_cast<std::size_t>(x) / 8;
  }
  [[nodiscard]] static unsigned mask(int x) noexcept { return 0x80U >> (static_cast<unsigned>(x) & 7U); }

  int width_ = 0;
  int height_ = 0;
  std::vector<std::uint8_t> bytes_;
};

}  // namespace kiosk
