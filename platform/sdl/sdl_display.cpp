// SPDX-License-Identifier: Apache-2.0
// The window surface path: no renderer, no texture; what is drawn is in the window's own pixels.
#include "platform/sdl/sdl_display.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>

#include "kiosk/base/log.hpp"
#include "platform/sdl/png.hpp"

namespace platform::sdl {
namespace {

using Clock = std::chrono::steady_clock;
using kiosk::ports::Input;

void set_hints() {
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
}

/// SDL's own lines in the form of the log's, instead of beside it.
void log_for_sdl(void* /*nothing*/, int /*category*/, SDL_LogPriority priority, const char* message) {
  if (priority >= SDL_LOG_PRIORITY_WARN) {
    kiosk::log::warning("sdl", message);
  } else {
    kiosk::log::debug("sdl", message);
  }
}

bool has_plain_pixels(const SDL_Surface& surface) {
  const SDL_PixelFormat& f = *surface.format;
  return f.BytesPerPixel == 4 && f.Rloss == 0 && f.Gloss == 0 && f.Bloss == 0;
}

}  // namespace

kiosk::Result<std::unique_ptr<SdlDisplay>, DisplayError> SdlDisplay::open(const Settings& settings) {
  auto stationery = open_stationery(settings);
  if (!stationery) {
    return kiosk::failure(stationery.error());
  }
  auto keys = KeyTable::of(settings.keys);
  if (!keys) {
    return kiosk::failure(keys.error());
  }
  set_hints();
  SDL_LogSetOutputFunction(log_for_sdl, nullptr);
  std::unique_ptr<SdlDisplay> display(new SdlDisplay(std::move(*stationery), std::move(*keys)));
  if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
    return kiosk::failure(DisplayError{std::string("no display: SDL says \"") + SDL_GetError() +
                                       "\"; set DISPLAY for X11, or SDL_VIDEODRIVER=kmsdrm as a member of the groups "
                                       "video and input, or SDL_VIDEODRIVER=offscreen for none"});
  }
  // Where nothing else is found SDL may draw for nobody; that has to be asked for.
  const std::string_view driver = SDL_GetCurrentVideoDriver();
  if ((driver == "offscreen" || driver == "dummy") && SDL_getenv("SDL_VIDEODRIVER") == nullptr) {
    return kiosk::failure(
        DisplayError{"no display was found; set DISPLAY for X11, or SDL_VIDEODRIVER=kmsdrm as a member "
                     "of the groups video and input, or SDL_VIDEODRIVER=offscreen for none"});
  }
  if (!display->open_window(settings)) {
    return kiosk::failure(DisplayError{std::string("no window: SDL says \"") + SDL_GetError() + "\" (video driver " +
                                       SDL_GetCurrentVideoDriver() + "); another SDL_VIDEODRIVER may do"});
  }
  return display;
}

bool SdlDisplay::open_window(const Settings& settings) {
  const std::string_view driver = SDL_GetCurrentVideoDriver();
  if (driver != "kmsdrm" && driver != "wayland") {
    // Plain shared memory, not a texture: those two have nothing else.
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  }
  const Uint32 flags = settings.window ? SDL_WINDOW_SHOWN | SDL_WINDOW_RESIZABLE : SDL_WINDOW_FULLSCREEN_DESKTOP;
  const kiosk::Size size = settings.window.value_or(kiosk::Size{1080, 1920});
  window_.reset(SDL_CreateWindow(settings.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, size.width,
                                 size.height, flags));
  wake_event_ = SDL_RegisterEvents(1);
  if (!window_ || wake_event_ == static_cast<Uint32>(-1) || !take_surface()) {
    return false;
  }
  SDL_DisableScreenSaver();
  SDL_StopTextInput();
  SDL_ShowCursor(settings.show_pointer ? SDL_ENABLE : SDL_DISABLE);
  return true;
}

SdlDisplay::~SdlDisplay() {
  canvas_.reset();
  shadow_.reset();
  window_.reset();
  SDL_QuitSubSystem(SDL_INIT_VIDEO);  // balanced: harmless where the start failed
}

bool SdlDisplay::take_surface() {
  window_pixels_ = SDL_GetWindowSurface(window_.get());
  if (window_pixels_ == nullptr) {
    return false;
  }
  SDL_Surface* drawn_on = window_pixels_;
  shadow_.reset();
  if (!has_plain_pixels(*window_pixels_)) {
    shadow_ = make_surface({window_pixels_->w, window_pixels_->h});
    drawn_on = shadow_.get();
  }
  if (drawn_on == nullptr) {
    return false;
  }
  if (canvas_) {
    canvas_->draw_on(*drawn_on);
  } else {
    canvas_ = std::make_unique<SdlCanvas>(stationery_, *drawn_on);
  }
  return true;
}

void SdlDisplay::present(kiosk::Rect dirty) {
  const int left = std::max(dirty.x, 0);
  const int top = std::max(dirty.y, 0);
  const auto right = std::min<std::int64_t>(std::int64_t{dirty.x} + dirty.width, window_pixels_->w);
  const auto bottom = std::min<std::int64_t>(std::int64_t{dirty.y} + dirty.height, window_pixels_->h);
  if (right <= left || bottom <= top) {
    return;
  }
  SDL_Rect rect{left, top, static_cast<int>(right) - left, static_cast<int>(bottom) - top};
  if (shadow_) {
    SDL_BlitSurface(shadow_.get(), &rect, window_pixels_, &rect);
  }
  if (SDL_UpdateWindowSurfaceRects(window_.get(), &rect, 1) != 0) {
    // The surface went away under us (a size change not seen yet): the Exposed that follows draws it all again.
    kiosk::log::debug("sdl", std::string("not presented: ") + SDL_GetError());
  }
}

std::optional<Input> SdlDisplay::wait(kiosk::Duration timeout) {
  const auto deadline = Clock::now() + std::clamp(timeout, kiosk::Duration{0}, kiosk::Duration{std::chrono::hours{24}});
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    SDL_Event event;
    if (SDL_WaitEventTimeout(&event, static_cast<int>(std::max<std::int64_t>(left.count(), 0))) == 0) {
      return std::nullopt;
    }
    if (event.type == wake_event_) {
      wake_sent_ = false;
      return std::nullopt;
    }
    if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED && !take_surface()) {
      kiosk::log::error("sdl", std::string("the window lost its surface: ") + SDL_GetError());
      return kiosk::ports::QuitAsked{};
    }
    if (auto input = input_.translate(event, canvas_->size())) {
      return input;
    }
  }
}

void SdlDisplay::wake() {
  if (wake_sent_.exchange(true)) {
    return;  // one is on its way already
  }
  SDL_Event event{};
  event.type = wake_event_;
  if (SDL_PushEvent(&event) != 1) {
    wake_sent_ = false;
  }
}

bool SdlDisplay::save_picture(const std::filesystem::path& file) {
  return save_png(shadow_ ? *shadow_ : *window_pixels_, file);
}

}  // namespace platform::sdl
