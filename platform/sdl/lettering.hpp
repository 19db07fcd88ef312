// SPDX-License-Identifier: Apache-2.0
// Lines of text as coverage: shaped, measured, rasterised, and remembered up to a number of bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kiosk/ports/canvas.hpp"
#include "platform/sdl/font_runs.hpp"
#include "platform/sdl/fonts.hpp"

namespace platform::sdl {

/// A rasterised line: one byte of coverage for each pixel of `ink`.
struct Mask {
  kiosk::ports::TextExtent extent;
  kiosk::Rect ink;  ///< the part of the extent that is not empty, from its top left
  std::vector<std::uint8_t> coverage;
};

/// Main thread only. A line is cut after 1,000 characters, sooner in sizes above 65 pixels, and after 16 KiB. Its
/// extent is at least as high as Inter's lines, and as high as those of every font in it.
class Lettering {
 public:
  /// Keeps at most `cache_bytes` of masks.
  Lettering(std::shared_ptr<Fonts> fonts, std::size_t cache_bytes);

  [[nodiscard]] kiosk::ports::TextExtent measure(const kiosk::ports::TextStyle& style, std::string_view text);
  [[nodiscard]] std::shared_ptr<const Mask> line(const kiosk::ports::TextStyle& style, std::string_view text);

  [[nodiscard]] std::size_t cached_bytes() const { return cached_bytes_; }

 private:
  struct Piece {  // drawn with one call
    FontRun run;
    int x = 0;
  };
  struct Shaped {
    std::vector<Piece> pieces;
    kiosk::ports::TextExtent extent;
  };
  struct Cached {
    std::string key;
    std::shared_ptr<const Mask> mask;
  };

  [[nodiscard]] Shaped shape(const kiosk::ports::TextStyle& style, std::string_view text, bool with_pieces);
  static void space_out(const FontRun& run, double start, double spacing, Shaped& shaped);
  [[nodiscard]] static Mask rasterise(const Shaped& shaped);
  void keep(const std::string& key, std::shared_ptr<const Mask> mask);

  std::shared_ptr<Fonts> fonts_;
  std::size_t cache_bytes_;
  std::size_t cached_bytes_ = 0;
  std::list<Cached> recent_;  // most recently used first
  std::unordered_map<std::string, std::list<Cached>::iterator> masks_;
  std::unordered_map<std::string, kiosk::ports::TextExtent> extents_;
};

}  // namespace platform::sdl
