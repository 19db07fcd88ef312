// SPDX-License-Identifier: Apache-2.0
// The panel through SDL: a window or the whole screen, its surface, its input.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>

#include "kiosk/base/result.hpp"
#include "kiosk/ports/display.hpp"
#include "platform/sdl/handles.hpp"
#include "platform/sdl/sdl_canvas.hpp"
#include "platform/sdl/sdl_input.hpp"
#include "platform/sdl/settings.hpp"

namespace platform::sdl {

/// One a process. All on the main thread but wake().
class SdlDisplay final : public kiosk::ports::Display {
 public:
  /// The video driver is SDL's choice, or that of SDL_VIDEODRIVER (x11, wayland, kmsdrm, offscreen, dummy).
  [[nodiscard]] static kiosk::Result<std::unique_ptr<SdlDisplay>, DisplayError> open(const Settings& settings);
  ~SdlDisplay() override;
  SdlDisplay(const SdlDisplay&) = delete;
  SdlDisplay& operator=(const SdlDisplay&) = delete;

  [[nodiscard]] kiosk::ports::Canvas& canvas() override { return *canvas_; }
  void present(kiosk::Rect dirty) override;
  void draw_picture(kiosk::Rect rect, const kiosk::GreyImage& picture, int radius) override {
    canvas_->picture(rect, picture, radius);
  }
  [[nodiscard]] std::optional<kiosk::ports::Input> wait(kiosk::Duration timeout) override;
  void wake() override;
  [[nodiscard]] bool save_picture(const std::filesystem::path& file) override;

 private:
  SdlDisplay(Stationery stationery, KeyTable keys) : stationery_(std::move(stationery)), input_(std::move(keys)) {}
  [[nodiscard]] bool open_window(const Settings& settings);
  [[nodiscard]] bool take_surface();

  Stationery stationery_;
  Owned<SDL_Window> window_;
  Owned<SDL_Surface> shadow_;             // drawn on where the window's own pixels are not 32 bits
  SDL_Surface* window_pixels_ = nullptr;  // the window's
  std::unique_ptr<SdlCanvas> canvas_;
  InputTranslator input_;
  Uint32 wake_event_ = 0;
  std::atomic<bool> wake_sent_ = false;
};

}  // namespace platform::sdl
