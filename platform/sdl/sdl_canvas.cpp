// SPDX-License-Identifier: Apache-2.0
// The canvas operations: shapes, masks of text, pictures and modules, each cut to the surface.
#include "platform/sdl/sdl_canvas.hpp"

#include <algorithm>
#include <utility>

#include "platform/sdl/grey_picture.hpp"
#include "platform/sdl/pixels.hpp"
#include "platform/sdl/shapes.hpp"

namespace platform::sdl {
namespace {

using kiosk::Color;
using kiosk::Rect;

constexpr std::size_t kTextCacheBytes = std::size_t{6} << 20U;

}  // namespace

kiosk::Result<Stationery, DisplayError> open_stationery(const Settings& settings) {
  auto fonts = Fonts::open(settings.type);
  if (!fonts) {
    return kiosk::failure(fonts.error());
  }
  return Stationery{std::make_shared<Lettering>(std::move(*fonts), kTextCacheBytes),
                    std::make_shared<IconSet>(settings.icons, settings.logo)};
}

Owned<SDL_Surface> make_surface(kiosk::Size size) {
  return Owned<SDL_Surface>(SDL_CreateRGBSurfaceWithFormat(0, size.width, size.height, 32, SDL_PIXELFORMAT_XRGB8888));
}

SdlCanvas::SdlCanvas(Stationery stationery, SDL_Surface& surface)
    : stationery_(std::move(stationery)), surface_(&surface), area_{0, 0, surface.w, surface.h} {}

void SdlCanvas::draw_on(SDL_Surface& surface) {
  surface_ = &surface;
  area_ = {0, 0, surface.w, surface.h};
}

kiosk::Size SdlCanvas::size() const { return {surface_->w, surface_->h}; }

kiosk::Color SdlCanvas::pixel(kiosk::Point at) const { return Pixels(*surface_, area_).at(at.x, at.y); }

void SdlCanvas::fill(Rect rect, Color color, int radius) {
  Pixels pixels(*surface_, area_);
  fill_shape(pixels, rect, color, radius);
}

void SdlCanvas::stroke(Rect rect, Color color, int width, int radius) {
  Pixels pixels(*surface_, area_);
  stroke_shape(pixels, rect, color, width, radius);
}

void SdlCanvas::arc(kiosk::Point center, int radius, int width, int start, int sweep, Color color) {
  Pixels pixels(*surface_, area_);
  arc_shape(pixels, center, radius, width, start, sweep, color);
}

kiosk::ports::TextExtent SdlCanvas::measure(const kiosk::ports::TextStyle& style, std::string_view text) const {
  return stationery_.lettering->measure(style, text);
}

void SdlCanvas::text(kiosk::Point top_left, const kiosk::ports::TextStyle& style, Color color, std::string_view text) {
  const auto mask = stationery_.lettering->line(style, text);
  Pixels pixels(*surface_, area_);
  const std::int64_t left = std::int64_t{top_left.x} + mask->ink.x;
  const std::int64_t top = std::int64_t{top_left.y} + mask->ink.y;
  const Bounds seen = pixels.clip({left, top, left + mask->ink.width, top + mask->ink.height});
  for (std::int64_t y = seen.top; y < seen.bottom && seen.left < seen.right; ++y) {
    const std::uint8_t* row = mask->coverage.data() + (y - top) * mask->ink.width;
    pixels.cover(seen.left, y, {row + (seen.left - left), row + (seen.right - left)}, color);
  }
}

void SdlCanvas::icon(Rect rect, std::string_view name, Color tint) {
  if (rect.empty()) {
    return;
  }
  const SDL_Surface* picture = stationery_.icons->find(name, {rect.width, rect.height});
  if (picture == nullptr) {
    stroke(rect, tint.a != 0 ? tint : Color{128, 128, 128}, std::max(2, std::min(rect.width, rect.height) / 12), 0);
    return;
  }
  Pixels pixels(*surface_, area_);
  const int width = std::min(picture->w, rect.width);
  const int height = std::min(picture->h, rect.height);
  const Rect place{rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2, width, height};
  const Bounds seen = pixels.clip(bounds_of(place));
  for (std::int64_t y = seen.top; y < seen.bottom && seen.left < seen.right; ++y) {
    const auto* row = static_cast<const Uint32*>(static_cast<const void*>(
        static_cast<const Uint8*>(picture->pixels) + (y - place.y) * std::int64_t{picture->pitch}));
    pixels.image(seen.left, y, {row + (seen.left - place.x), row + (seen.right - place.x)}, tint);
  }
}

void SdlCanvas::bitmap(Rect rect, const kiosk::Bitmap& bitmap, Color color) {
  if (rect.empty() || bitmap.width() == 0 || bitmap.height() == 0) {
    return;
  }
  const int side = std::max(1, std::min(rect.width / bitmap.width(), rect.height / bitmap.height()));
  const std::int64_t left = rect.x + (rect.width - std::int64_t{side} * bitmap.width()) / 2;
  const std::int64_t top = rect.y + (rect.height - std::int64_t{side} * bitmap.height()) / 2;
  Pixels pixels(*surface_, area_);
  const Bounds seen =
      pixels.clip({left, top, left + std::int64_t{side} * bitmap.width(), top + std::int64_t{side} * bitmap.height()});
  for (std::int64_t y = seen.top; y < seen.bottom; ++y) {
    const int row = static_cast<int>((y - top) / side);
    for (int column = 0; column < bitmap.width(); ++column) {
      if (bitmap.ink(column, row)) {
        pixels.span(left + std::int64_t{column} * side, left + std::int64_t{column + 1} * side, y, color);
      }
    }
  }
}

void SdlCanvas::picture(Rect rect, const kiosk::GreyImage& picture, int radius) {
  Pixels pixels(*surface_, area_);
  draw_grey(pixels, rect, picture, radius);
}

}  // namespace platform::sdl
