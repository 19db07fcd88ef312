// Shaping by runs of one font; letter spacing moves clusters apart and keeps the pairs' kerning.
#include "platform/sdl/lettering.hpp"

#include <algorithm>
#include <utility>

#include "platform/sdl/utf8.hpp"

namespace platform::sdl {
namespace {

using kiosk::ports::TextExtent;
using kiosk::ports::TextStyle;

constexpr std::size_t kMostExtents = 8192;

std::string key_of(const TextStyle& style, std::string_view text) {
  std::string key = std::to_string(static_cast<int>(style.face)) + ':' +
                    std::to_string(static_cast<int>(style.weight)) + ':' + std::to_string(style.size) + ':' +
                    std::to_string(style.tracking_milli) + ':';
  key += text;
  return key;
}

std::size_t longest(const TextStyle& style) {
  return static_cast<std::size_t>(65536 / std::clamp(style.size, 66, 400));
}

std::string utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) {
    append_utf8(out, c);
  }
  return out;
}

int width_of(TTF_Font* font, std::u32string_view text) {
  int width = 0;
  if (!text.empty()) {
    TTF_SizeUTF8(font, utf8(text).c_str(), &width, nullptr);
  }
  return width;
}

bool is_mark(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x20D0 && c <= 0x20FF);
}

std::size_t after_cluster(std::u32string_view text, std::size_t at) {
  do {
    ++at;
  } while (at < text.size() && is_mark(text[at]));
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
bool takes_spacing(std::u32string_view text) {
  return std::all_of(text.begin(), text.end(), [](char32_t c) { return c < 0x590 || (c >= 0x1E00 && c < 0x2C80); });
}

bool is_neutral(char32_t c) { return c == U' ' || c == 0xA0 || c == 0x200C || c == 0x200D || is_mark(c); }

}  // namespace

Lettering::Lettering(std::shared_ptr<Fonts> fonts, std::size_t cache_bytes)
    : fonts_(std::move(fonts)), cache_bytes_(cache_bytes) {}

std::vector<Lettering::Run> Lettering::runs_of(const TextStyle& style, std::string_view text) {
  std::vector<Run> runs;
  TTF_Font* const inter = fonts_->inter(style);
  for (const char32_t c : decode(text, std::min<std::size_t>(1000, longest(style)))) {
    TTF_Font* font = inter;
    if (is_neutral(c) && !runs.empty() &&
        (TTF_GlyphIsProvided32(runs.back().font, c) != 0 || c == 0x200C || c == 0x200D)) {
      font = runs.back().font;
    } else if (TTF_GlyphIsProvided32(inter, c) == 0) {
      TTF_Font* const other = fonts_->fallback(style, c);
      font = other != nullptr ? other : inter;  // Inter's own "no such glyph" box
    }
    if (runs.empty() || runs.back().font != font) {
      runs.push_back({font, {}});
    }
    runs.back().text += c;
  }
  return runs;
}

// One piece a cluster: where kerning puts it (the width up to and with it, less its own), and the spacing on top.
void Lettering::space_out(const Run& run, double start, double spacing, Shaped& shaped) {
  const std::u32string_view all = run.text;
  double spaced = 0;
  for (std::size_t at = 0; at < all.size(); spaced += spacing) {
    const std::size_t end = after_cluster(all, at);
    const std::u32string_view cluster = all.substr(at, end - at);
    const int kerned = width_of(run.font, all.substr(0, end)) - width_of(run.font, cluster);
    shaped.pieces.push_back({run.font, utf8(cluster), std::max(0, static_cast<int>(start + kerned + spaced + 0.5))});
    at = end;
  }
}

Lettering::Shaped Lettering::shape(const TextStyle& style, std::string_view text, bool with_pieces) {
  fonts_->trim();
  Shaped shaped;
  TTF_Font* const inter = fonts_->inter(style);
  shaped.extent = {0, TTF_FontAscent(inter), -TTF_FontDescent(inter)};
  double pen = 0;
  for (const Run& run : runs_of(style, text)) {
    shaped.extent.ascent = std::max(shaped.extent.ascent, TTF_FontAscent(run.font));
    shaped.extent.descent = std::max(shaped.extent.descent, TTF_FontHeight(run.font) - TTF_FontAscent(run.font));
    const double spacing = takes_spacing(run.text) ? style.size * style.tracking_milli / 1000.0 : 0.0;
    if (with_pieces && spacing != 0) {
      space_out(run, pen, spacing, shaped);
    } else if (with_pieces) {
      shaped.pieces.push_back({run.font, utf8(run.text), static_cast<int>(pen + 0.5)});
    }
    pen += width_of(run.font, run.text) + spacing * static_cast<double>(clusters_in(run.text));
    // The space behind the last letter is not part of the line.
    shaped.extent.width = std::max(shaped.extent.width, static_cast<int>(pen - spacing + 0.5));
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
  const Shaped shaped = shape(style, text, true);
  auto mask = std::make_shared<Mask>();
  mask->extent = shaped.extent;
  const int width = shaped.extent.width;
  const int height = shaped.extent.ascent + shaped.extent.descent;
  mask->coverage.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (const Piece& piece : shaped.pieces) {
    const Owned<SDL_Surface> drawn(
        TTF_RenderUTF8_Blended(piece.font, piece.text.c_str(), SDL_Color{255, 255, 255, 255}));
    if (!drawn) {
      continue;  // nothing but spaces, or no memory: the line stays without it
    }
    const int top = shaped.extent.ascent - TTF_FontAscent(piece.font);
    const unsigned shift = drawn->format->Ashift;
    for (int y = std::max(0, -top); y < std::min(drawn->h, height - top); ++y) {
      const auto* from = static_cast<const Uint32*>(
          static_cast<const void*>(static_cast<const Uint8*>(drawn->pixels) + std::ptrdiff_t{y} * drawn->pitch));
      auto* to = mask->coverage.data() + std::ptrdiff_t{top + y} * width + piece.x;
      for (int x = 0; x < std::min(drawn->w, width - piece.x); ++x) {
        to[x] = std::max(to[x], static_cast<std::uint8_t>((from[x] >> shift) & 0xFFU));
      }
    }
  }
  keep(key, mask);
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
