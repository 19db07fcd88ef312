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
#include "platform/sdl/fonts.hpp"

namespace platform::sdl {

/// A rasterised line: one byte of coverage a pixel, `extent.width` times (ascent + descent).
struct Mask {
  kiosk::ports::TextExtent extent;
  std::vector<std::uint8_t> coverage;
};

/// Main thread only. A line is cut after 1,000 characters, sooner in sizes above 65 pixels.
class Lettering {
 public:
  /// Keeps at most `cache_bytes` of masks.
  Lettering(std::shared_ptr<Fonts> fonts, std::size_t cache_bytes);

  [[nodiscard]] kiosk::ports::TextExtent measure(const kiosk::ports::TextStyle& style, std::string_view text);
  [[nodiscard]] std::shared_ptr<const Mask> line(const kiosk::ports::TextStyle& style, std::string_view text);

  [[nodiscard]] std::size_t cached_bytes() const { return cached_bytes_; }

 private:
  struct Piece {  // drawn with one call
    TTF_Font* font = nullptr;
    std::string text;
    int x = 0;
  };
  struct Shaped {
    std::vector<Piece> pieces;
    kiosk::ports::TextExtent extent;
  };
  struct Run {
    TTF_Font* font = nullptr;
    std::u32string text;
  };
  struct Cached {
    std::string key;
    std::shared_ptr<const Mask> mask;
  };

  [[nodiscard]] std::vector<Run> runs_of(const kiosk::ports::TextStyle& style, std::string_view text);
  [[nodiscard]] Shaped shape(const kiosk::ports::TextStyle& style, std::string_view text, bool with_pieces);
  static void space_out(const Run& run, double start, double spacing, Shaped& shaped);
  void keep(const std::string& key, std::shared_ptr<const Mask> mask);

  std::shared_ptr<Fonts> fonts_;
  std::size_t cache_bytes_;
  std::size_t cached_bytes_ = 0;
  std::list<Cached> recent_;  // most recently used first
  std::unordered_map<std::string, std::list<Cached>::iterator> masks_;
  std::unordered_map<std::string, kiosk::ports::TextExtent> extents_;
};

}  // namespace platform::sdl
