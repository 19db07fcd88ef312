// SPDX-License-Identifier: Apache-2.0
// Paper: a white surface of its own, drawn on, then split into ink and no ink.
#include "platform/sdl/sdl_paper.hpp"

#include <utility>

#include "kiosk/base/log.hpp"

namespace platform::sdl {
namespace {

constexpr int kLongest = 16384;

// Rec. 601 luma in 256ths, as every black-and-white printer driver has it.
bool darker_than_half(kiosk::Color c) { return (77U * c.r + 150U * c.g + 29U * c.b) >> 8U < 128U; }

}  // namespace

kiosk::Result<std::unique_ptr<SdlPaper>, DisplayError> SdlPaper::open(const Settings& settings) {
  auto stationery = open_stationery(settings);
  if (!stationery) {
    return kiosk::failure(stationery.error());
  }
  auto dot = make_surface({1, 1});
  if (!dot) {
    return kiosk::failure(DisplayError{std::string("no paper: ") + SDL_GetError()});
  }
  return std::unique_ptr<SdlPaper>(new SdlPaper(std::move(*stationery), std::move(dot)));
}

SdlPaper::SdlPaper(Stationery stationery, Owned<SDL_Surface> dot)
    : stationery_(std::move(stationery)), dot_(std::move(dot)), measure_(stationery_, *dot_) {}

kiosk::Bitmap SdlPaper::draw(kiosk::Size size, const std::function<void(kiosk::ports::Canvas&)>& draw) {
  if (size.width < 1 || size.height < 1 || size.width > kLongest || size.height > kLongest) {
    return {};
  }
  const auto sheet = make_surface(size);
  if (!sheet) {
    kiosk::log::error("sdl", std::string("no memory for a sheet of paper: ") + SDL_GetError());
    return {};
  }
  SdlCanvas canvas(stationery_, *sheet);
  canvas.fill({0, 0, size.width, size.height}, kiosk::Color{255, 255, 255}, 0);
  draw(canvas);
  kiosk::Bitmap ink(size.width, size.height);
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      if (darker_than_half(canvas.pixel({x, y}))) {
        ink.set_ink(x, y, true);
      }
    }
  }
  return ink;
}

}  // namespace platform::sdl
