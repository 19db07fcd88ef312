// SPDX-License-Identifier: Apache-2.0
// A sheet of paper drawn with the panel's type: what is darker than half is ink.
#pragma once

#include <functional>
#include <memory>

#include "kiosk/base/result.hpp"
#include "kiosk/ports/paper.hpp"
#include "platform/sdl/sdl_canvas.hpp"
#include "platform/sdl/settings.hpp"

namespace platform::sdl {

class SdlPaper final : public kiosk::ports::Paper {
 public:
  /// Needs no display and no window.
  [[nodiscard]] static kiosk::Result<std::unique_ptr<SdlPaper>, DisplayError> open(const Settings& settings);

  /// An empty bitmap where a side is not in [1, 16384].
  [[nodiscard]] kiosk::Bitmap draw(kiosk::Size size, const std::function<void(kiosk::ports::Canvas&)>& draw) override;
  [[nodiscard]] const kiosk::ports::Canvas& measure() const override { return measure_; }

 private:
  SdlPaper(Stationery stationery, Owned<SDL_Surface> dot);

  Stationery stationery_;
  Owned<SDL_Surface> dot_;  // what measure_ stands on
  SdlCanvas measure_;
};

}  // namespace platform::sdl
