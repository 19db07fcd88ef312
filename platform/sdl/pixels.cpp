// SPDX-License-Identifier: Apache-2.0
// Mixing colours into a surface, one pixel or one span at a time.
#include "platform/sdl/pixels.hpp"

#include <algorithm>
#include <cstring>

namespace platform::sdl {
namespace {

// x * y / 255, rounded, for bytes.
unsigned times(unsigned x, unsigned y) {
  const unsigned product = x * y + 128;
  return (product + (product >> 8U)) >> 8U;
}

// Two channels of a pixel at a time, wherever its format has them; each rounded as by times().
constexpr std::uint32_t kEven = 0x00FF00FFU;

std::uint32_t over_255(std::uint32_t twice) {
  twice += 0x00800080U;
  return ((twice + ((twice >> 8U) & kEven)) >> 8U) & kEven;
}

std::uint32_t mix(std::uint32_t from, std::uint32_t to, std::uint32_t alpha) {
  const std::uint32_t rest = 255 - alpha;
  return over_255((from & kEven) * rest + (to & kEven) * alpha) |
         (over_255(((from >> 8U) & kEven) * rest + ((to >> 8U) & kEven) * alpha) << 8U);
}

Bounds common(const Bounds& one, const Bounds& other) {
  return {std::max(one.left, other.left), std::max(one.top, other.top), std::min(one.right, other.right),
          std::min(one.bottom, other.bottom)};
}

}  // namespace

Pixels::Pixels(SDL_Surface& surface, kiosk::Rect area)
    : base_(static_cast<unsigned char*>(surface.pixels)),
      pitch_(surface.pitch),
      area_(common({0, 0, surface.w, surface.h}, bounds_of(area))),
      format_(surface.format) {}

std::uint32_t* Pixels::row(std::int64_t y) const {
  return static_cast<std::uint32_t*>(static_cast<void*>(base_ + y * pitch_));
}

std::uint32_t Pixels::pack(unsigned r, unsigned g, unsigned b) const {
  return (r << format_->Rshift) | (g << format_->Gshift) | (b << format_->Bshift) | format_->Amask;
}

Bounds Pixels::clip(Bounds bounds) const { return common(area_, bounds); }

kiosk::Color Pixels::at(int x, int y) const {
  const std::uint32_t value = row(y)[x];
  const auto channel = [value](unsigned shift) { return static_cast<std::uint8_t>((value >> shift) & 0xFFU); };
  return {channel(format_->Rshift), channel(format_->Gshift), channel(format_->Bshift), 255};
}

void Pixels::blend(std::int64_t x, std::int64_t y, kiosk::Color color, unsigned coverage) {
  const unsigned alpha = times(color.a, coverage);
  if (alpha == 0) {
    return;
  }
  std::uint32_t& pixel = row(y)[x];
  const std::uint32_t whole = pack(color.r, color.g, color.b);
  pixel = alpha == 255 ? whole : mix(pixel, whole, alpha) | format_->Amask;
}

void Pixels::cover(std::int64_t left, std::int64_t y, std::span<const std::uint8_t> coverage, kiosk::Color color) {
  const std::uint32_t whole = pack(color.r, color.g, color.b);
  const std::uint32_t amask = format_->Amask;
  std::uint32_t* const to = row(y) + left;
  const std::size_t count = coverage.size();
  for (std::size_t at = 0; at < count;) {
    // Most of a line of text is not ink: eight pixels are passed over at once.
    std::uint64_t eight = 0;
    if (at + sizeof eight <= count) {
      std::memcpy(&eight, coverage.data() + at, sizeof eight);
      if (eight == 0) {
        at += sizeof eight;
        continue;
      }
    }
    for (const std::size_t end = std::min(at + sizeof eight, count); at < end; ++at) {
      const unsigned alpha = color.a == 255 ? coverage[at] : times(color.a, coverage[at]);
      if (alpha == 255) {
        to[at] = whole;
      } else if (alpha != 0) {
        to[at] = mix(to[at], whole, alpha) | amask;
      }
    }
  }
}

void Pixels::image(std::int64_t left, std::int64_t y, std::span<const std::uint32_t> pixels, kiosk::Color tint) {
  const std::uint32_t amask = format_->Amask;
  const std::uint32_t tinted = pack(tint.r, tint.g, tint.b);
  std::uint32_t* to = row(y) + left;
  for (const std::uint32_t pixel : pixels) {
    const unsigned alpha = tint.a == 0 ? pixel >> 24U : times(tint.a, pixel >> 24U);
    if (alpha != 0) {
      const std::uint32_t whole =
          tint.a != 0 ? tinted : pack((pixel >> 16U) & 0xFFU, (pixel >> 8U) & 0xFFU, pixel & 0xFFU);
      *to = alpha == 255 ? whole : mix(*to, whole, alpha) | amask;
    }
    ++to;
  }
}

void Pixels::span(std::int64_t left, std::int64_t right, std::int64_t y, kiosk::Color color) {
  left = std::max(left, area_.left);
  right = std::min(right, area_.right);
  if (left >= right || y < area_.top || y >= area_.bottom) {
    return;
  }
  if (color.a == 255) {
    std::fill(row(y) + left, row(y) + right, pack(color.r, color.g, color.b));
    return;
  }
  const std::uint32_t whole = pack(color.r, color.g, color.b);
  const std::uint32_t amask = format_->Amask;
  for (std::uint32_t* pixel = row(y) + left; pixel != row(y) + right; ++pixel) {
    *pixel = mix(*pixel, whole, color.a) | amask;
  }
}

void Pixels::greys(std::int64_t left, std::int64_t y, std::span<const std::uint8_t> values) {
  const std::uint32_t one = pack(1, 1, 1) & ~format_->Amask;
  std::uint32_t* pixel = row(y) + left;
  for (const std::uint8_t value : values) {
    *pixel++ = value * one | format_->Amask;
  }
}

}  // namespace platform::sdl
