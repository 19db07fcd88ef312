// Mixing colours into a surface, one pixel or one span at a time.
#include "platform/sdl/pixels.hpp"

#include <algorithm>

namespace platform::sdl {
namespace {

// x * y / 255, rounded, for bytes.
unsigned times(unsigned x, unsigned y) {
  const unsigned product = x * y + 128;
  return (product + (product >> 8U)) >> 8U;
}

unsigned mix(unsigned from, unsigned to, unsigned alpha) { return times(from, 255 - alpha) + times(to, alpha); }

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
  if (alpha == 255) {
    pixel = pack(color.r, color.g, color.b);
    return;
  }
  const std::uint32_t old = pixel;
  pixel =
      pack(mix((old >> format_->Rshift) & 0xFFU, color.r, alpha), mix((old >> format_->Gshift) & 0xFFU, color.g, alpha),
           mix((old >> format_->Bshift) & 0xFFU, color.b, alpha));
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
  // Two channels of a pixel at a time, wherever its format has them.
  constexpr std::uint32_t kEven = 0x00FF00FFU;
  const std::uint32_t from = 255U - color.a;
  const std::uint32_t mixed_in = pack(color.r, color.g, color.b);
  const std::uint32_t low = (mixed_in & kEven) * color.a + 0x00800080U;
  const std::uint32_t high = ((mixed_in >> 8U) & kEven) * color.a + 0x00800080U;
  const auto over_255 = [](std::uint32_t twice) { return ((twice + ((twice >> 8U) & kEven)) >> 8U) & kEven; };
  for (std::uint32_t* pixel = row(y) + left; pixel != row(y) + right; ++pixel) {
    *pixel = over_255((*pixel & kEven) * from + low) | (over_255(((*pixel >> 8U) & kEven) * from + high) << 8U) |
             format_->Amask;
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
