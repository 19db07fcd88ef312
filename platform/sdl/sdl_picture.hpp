// SPDX-License-Identifier: Apache-2.0
// A picture to draw on without a display: for views that are only looked at as files.
#pragma once

#include <filesystem>
#include <memory>

#include "kiosk/base/result.hpp"
#include "kiosk/ports/canvas.hpp"
#include "platform/sdl/sdl_canvas.hpp"
#include "platform/sdl/settings.hpp"

namespace platform::sdl {

/// Needs no video driver, no display and no window. Main thread only.
class SdlPicture {
 public:
  /// Opaque black. An error where a side of `size` is not in [1, 16384].
  [[nodiscard]] static kiosk::Result<std::unique_ptr<SdlPicture>, DisplayError> open(const Settings& settings,
                                                                                     kiosk::Size size);
  /// With type and icons that are open already.
  [[nodiscard]] static kiosk::Result<std::unique_ptr<SdlPicture>, DisplayError> open(Stationery stationery,
                                                                                     kiosk::Size size);

  /// Lives as long as the picture.
  [[nodiscard]] kiosk::ports::Canvas& canvas() { return canvas_; }
  [[nodiscard]] kiosk::Size size() const { return canvas_.size(); }

  /// What stands at a point; black outside of the picture.
  [[nodiscard]] kiosk::Color at(kiosk::Point point) const;

  /// As ports::Display::draw_picture.
  void draw_picture(kiosk::Rect rect, const kiosk::GreyImage& picture, int radius) {
    canvas_.picture(rect, picture, radius);
  }

  /// Writes it as PNG, whole or not at all, and makes its folder where that is missing; false where it could not, and
  /// the log says why.
  [[nodiscard]] bool save(const std::filesystem::path& file);

 private:
  SdlPicture(Stationery stationery, Owned<SDL_Surface> surface);

  Owned<SDL_Surface> surface_;
  SdlCanvas canvas_;
};

}  // namespace platform::sdl
