// SPDX-License-Identifier: Apache-2.0
// Shaping by runs of one font; letter spacing moves clusters apart and keeps the pairs' kerning.
#include "platform/sdl/lettering.hpp"

#include <algorithm>
#include <utility>

#include "platform/sdl/bidi.hpp"
#include "platform/sdl/coverage.hpp"
#include "platform/sdl/utf8.hpp"

namespace platform::sdl {
namespace {

using kiosk::ports::TextExtent;
using kiosk::ports::TextStyle;

constexpr std::size_t kMostExtents = 4096;
constexpr std::size_t kMostBytes = 16384;  // of a line

std::string key_of(const TextStyle& style, std::string_view text) {
  std::string key = std::to_string(style.size) + ':' + std::to_string(style.tracking_milli);
  key += static_cast<char>('a' + static_cast<int>(style.face));
  key += static_cast<char>('a' + static_cast<int>(style.weight));
  key += static_cast<char>('a' + static_cast<int>(style.direction));
  key += text;
  return key;
}

std::size_t longest(const TextStyle& style) {
  return std::min<std::size_t>(1000, static_cast<std::size_t>(65536 / std::clamp(style.size, 66, 400)));
}

std::string utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) {
    append_utf8(out, c);
  }
  return out;
}

// The run's font has been told of the run.
int width_of(const FontRun& run, std::u32string_view text) {
  int width = 0;
  if (!text.empty()) {
    TTF_SizeUTF8(run.font, utf8(text).c_str(), &width, nullptr);
  }
  return width;
}

std::size_t after_cluster(std::u32string_view text, std::size_t at) {
  do {
    ++at;
  } while (at < text.size() && is_combining(text[at]));
  return at;
}

std::size_t clusters_in(std::u32string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at = after_cluster(text, at)) {
    ++count;
  }
  return count;
}

// Letters of these scripts stand alone; the joined and stacked scripts behind them are not to be pulled apart.
bool takes_spacing(const FontRun& run) {
  return !run.right_to_left && std::all_of(run.text.begin(), run.text.end(),
                                           [](char32_t c) { return c < 0x590 || (c >= 0x1E00 && c < 0x2C80); });
}

}  // namespace

Lettering::Lettering(std::shared_ptr<Fonts> fonts, std::size_t cache_bytes)
    : fonts_(std::move(fonts)), cache_bytes_(cache_bytes) {}

// One piece a cluster: where kerning puts it (the width up to and with it, less its own), and the spacing on top.
void Lettering::space_out(const FontRun& run, double start, double spacing, Shaped& shaped) {
  const std::u32string_view all = run.text;
  double spaced = 0;
  for (std::size_t at = 0; at < all.size(); spaced += spacing) {
    const std::size_t end = after_cluster(all, at);
    const std::u32string_view cluster = all.substr(at, end - at);
    const int kerned = width_of(run, all.substr(0, end)) - width_of(run, cluster);
    shaped.pieces.push_back({{run.font, run.tag, run.right_to_left, std::u32string(cluster)},
                             std::max(0, static_cast<int>(start + kerned + spaced + 0.5))});
    at = end;
  }
}

Lettering::Shaped Lettering::shape(const TextStyle& style, std::string_view text, bool with_pieces) {
  fonts_->trim();
  Shaped shaped;
  TTF_Font* const inter = fonts_->inter(style);
  shaped.extent = {0, TTF_FontAscent(inter), -TTF_FontDescent(inter)};
  double pen = 0;
  for (FontRun& run : font_runs(*fonts_, style, decode(text.substr(0, kMostBytes), longest(style)))) {
    set_shaping(run);
    shaped.extent.ascent = std::max(shaped.extent.ascent, TTF_FontAscent(run.font));
    shaped.extent.descent = std::max(shaped.extent.descent, TTF_FontHeight(run.font) - TTF_FontAscent(run.font));
    const double spacing = takes_spacing(run) ? style.size * style.tracking_milli / 1000.0 : 0.0;
    const double start = pen;
    pen += width_of(run, run.text) + spacing * static_cast<double>(clusters_in(run.text));
    // The space behind the last letter is not part of the line.
    shaped.extent.width = std::max(shaped.extent.width, static_cast<int>(pen - spacing + 0.5));
    if (with_pieces && spacing != 0) {
      space_out(run, start, spacing, shaped);
    } else if (with_pieces) {
      shaped.pieces.push_back({std::move(run), static_cast<int>(start + 0.5)});
    }
  }
  return shaped;
}

TextExtent Lettering::measure(const TextStyle& style, std::string_view text) {
  std::string key = key_of(style, text);
  if (const auto found = extents_.find(key); found != extents_.end()) {
    return found->second;
  }
  if (extents_.size() >= kMostExtents) {
    extents_.clear();
  }
  const TextExtent extent = shape(style, text, false).extent;
  extents_.emplace(std::move(key), extent);
  return extent;
}

std::shared_ptr<const Mask> Lettering::line(const TextStyle& style, std::string_view text) {
  const std::string key = key_of(style, text);
  if (const auto found = masks_.find(key); found != masks_.end()) {
    recent_.splice(recent_.begin(), recent_, found->second);
    return found->second->mask;
  }
  auto mask = std::make_shared<const Mask>(rasterise(shape(style, text, true)));
  keep(key, mask);
  return mask;
}

Mask Lettering::rasterise(const Shaped& shaped) {
  Coverage sheet(shaped.extent.width, shaped.extent.ascent + shaped.extent.descent);
  for (const Piece& piece : shaped.pieces) {
    set_shaping(piece.run);
    const Owned<SDL_Surface> drawn(
        TTF_RenderUTF8_Blended(piece.run.font, utf8(piece.run.text).c_str(), SDL_Color{255, 255, 255, 255}));
    if (drawn) {  // else nothing but spaces, or no memory: the line stays without it
      sheet.add(*drawn, piece.x, shaped.extent.ascent - TTF_FontAscent(piece.run.font));
    }
  }
  Mask mask{shaped.extent, sheet.ink(), {}};
  mask.coverage = sheet.cut(mask.ink);
  return mask;
}

void Lettering::keep(const std::string& key, std::shared_ptr<const Mask> mask) {
  const std::size_t bytes = mask->coverage.size();
  if (bytes > cache_bytes_ / 2) {
    return;
  }
  cached_bytes_ += bytes;
  recent_.push_front({key, std::move(mask)});
  masks_[key] = recent_.begin();
  while (cached_bytes_ > cache_bytes_) {
    cached_bytes_ -= recent_.back().mask->coverage.size();
    masks_.erase(recent_.back().key);
    recent_.pop_back();
  }
}

}  // namespace platform::sdl
