// SPDX-License-Identifier: Apache-2.0
// A surface of its own in plain memory, drawn on as the panel is.
#include "platform/sdl/sdl_picture.hpp"

#include <string>
#include <utility>

#include "platform/sdl/png.hpp"

namespace platform::sdl {
namespace {

constexpr int kLongest = 16384;

}  // namespace

kiosk::Result<std::unique_ptr<SdlPicture>, DisplayError> SdlPicture::open(const Settings& settings, kiosk::Size size) {
  auto stationery = open_stationery(settings);
  if (!stationery) {
    return kiosk::failure(stationery.error());
  }
  return open(std::move(*stationery), size);
}

kiosk::Result<std::unique_ptr<SdlPicture>, DisplayError> SdlPicture::open(Stationery stationery, kiosk::Size size) {
  if (size.width < 1 || size.height < 1 || size.width > kLongest || size.height > kLongest) {
    return kiosk::failure(DisplayError{"no picture of " + std::to_string(size.width) + "x" +
                                       std::to_string(size.height) + " pixels: each side is 1 to " +
                                       std::to_string(kLongest)});
  }
  auto surface = make_surface(size);
  if (!surface) {
    return kiosk::failure(DisplayError{std::string("no memory for a picture: ") + SDL_GetError()});
  }
  return std::unique_ptr<SdlPicture>(new SdlPicture(std::move(stationery), std::move(surface)));
}

SdlPicture::SdlPicture(Stationery stationery, Owned<SDL_Surface> surface)
    : surface_(std::move(surface)), canvas_(std::move(stationery), *surface_) {}

kiosk::Color SdlPicture::at(kiosk::Point point) const {
  const kiosk::Size all = size();
  return kiosk::Rect{0, 0, all.width, all.height}.contains(point) ? canvas_.pixel(point) : kiosk::Color{};
}

bool SdlPicture::save(const std::filesystem::path& file) { return save_png(*surface_, file); }

}  // namespace platform::sdl
