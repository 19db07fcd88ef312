// SPDX-License-Identifier: Apache-2.0
// A canvas on an SDL surface: everything is drawn by the processor, straight into 32-bit pixels.
#pragma once

#include <memory>
#include <string_view>

#include "kiosk/ports/canvas.hpp"
#include "platform/sdl/handles.hpp"
#include "platform/sdl/icon_set.hpp"
#include "platform/sdl/lettering.hpp"

namespace platform::sdl {

/// Type and pictures, shared by all canvases of a process.
struct Stationery {
  std::shared_ptr<Lettering> lettering;
  std::shared_ptr<IconSet> icons;
};

/// Opens the fonts. `settings.window` and what follows it are not looked at.
[[nodiscard]] kiosk::Result<Stationery, DisplayError> open_stationery(const Settings& settings);

/// A fresh opaque black surface as SdlCanvas wants it; null where there is no memory.
[[nodiscard]] Owned<SDL_Surface> make_surface(kiosk::Size size);

class SdlCanvas final : public kiosk::ports::Canvas {
 public:
  /// Borrows `surface` (four bytes a pixel, eight bits a channel), which outlives the canvas or the next draw_on().
  SdlCanvas(Stationery stationery, SDL_Surface& surface);

  /// From now on another surface, all of it.
  void draw_on(SDL_Surface& surface);

  [[nodiscard]] kiosk::Size size() const override;
  void clip(kiosk::Rect area) override { area_ = area; }
  void fill(kiosk::Rect rect, kiosk::Color color, int radius) override;
  void stroke(kiosk::Rect rect, kiosk::Color color, int width, int radius) override;
  void arc(kiosk::Point center, int radius, int width, int start, int sweep, kiosk::Color color) override;
  [[nodiscard]] kiosk::ports::TextExtent measure(const kiosk::ports::TextStyle& style,
                                                 std::string_view text) const override;
  void text(kiosk::Point top_left, const kiosk::ports::TextStyle& style, kiosk::Color color,
            std::string_view text) override;
  void icon(kiosk::Rect rect, std::string_view name, kiosk::Color tint) override;
  void bitmap(kiosk::Rect rect, const kiosk::Bitmap& bitmap, kiosk::Color color) override;

  /// As ports::Display::draw_picture.
  void picture(kiosk::Rect rect, const kiosk::GreyImage& picture, int radius);

  /// What stands at a point of the surface: unchecked.
  [[nodiscard]] kiosk::Color pixel(kiosk::Point at) const;

 private:
  Stationery stationery_;
  SDL_Surface* surface_;
  kiosk::Rect area_;  // what is drawn on; may reach beyond the surface
};

}  // namespace platform::sdl
