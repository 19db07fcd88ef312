// SPDX-License-Identifier: Apache-2.0
// Pictures by name: SVG drawn at the size asked for, PNG scaled to it.
#include "platform/sdl/icon_set.hpp"

#include <algorithm>
#include <cmath>

#include <SDL2/SDL_image.h>

#include "kiosk/base/log.hpp"

namespace platform::sdl {
namespace {

constexpr std::size_t kMostBytes = std::size_t{8} << 20U;
constexpr int kLargestSide = 4096;
constexpr std::string_view kLogo = "festival-logo";

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

Owned<SDL_Surface> straight_alpha(SDL_Surface* loaded) {
  const Owned<SDL_Surface> picture(loaded);
  return Owned<SDL_Surface>(picture ? SDL_ConvertSurfaceFormat(picture.get(), SDL_PIXELFORMAT_ARGB8888, 0) : nullptr);
}

}  // namespace

Owned<SDL_Surface> IconSet::load(const std::string& name, kiosk::Size size) const {
  auto base = folder_ / name;
  if (name == kLogo) {
    base = logo_;
    base.replace_extension();
  }
  if (SDL_RWops* svg = SDL_RWFromFile((base.string() + ".svg").c_str(), "rb")) {
    auto picture = straight_alpha(IMG_LoadSizedSVG_RW(svg, size.width, size.height));
    SDL_RWclose(svg);
    return picture;
  }
  auto picture = straight_alpha(IMG_Load((base.string() + ".png").c_str()));
  if (!picture || (picture->w == size.width && picture->h == size.height)) {
    return picture;
  }
  const double scale =
      std::min(static_cast<double>(size.width) / picture->w, static_cast<double>(size.height) / picture->h);
  const auto side = [scale](int length) { return std::max(1, static_cast<int>(std::lround(length * scale))); };
  Owned<SDL_Surface> scaled(
      SDL_CreateRGBSurfaceWithFormat(0, side(picture->w), side(picture->h), 32, SDL_PIXELFORMAT_ARGB8888));
  if (scaled) {
    SDL_SoftStretchLinear(picture.get(), nullptr, scaled.get(), nullptr);
  }
  return scaled;
}

SDL_Surface* IconSet::find(std::string_view name, kiosk::Size size) {
  if (size.width <= 0 || size.height <= 0 || size.width > kLargestSide || size.height > kLargestSide) {
    return nullptr;
  }
  const std::tuple key(std::string(name), size.width, size.height);
  if (const auto found = loaded_.find(key); found != loaded_.end()) {
    return found->second.get();
  }
  if (missing_.contains(std::get<0>(key))) {
    return nullptr;
  }
  Owned<SDL_Surface> picture = is_name(name) ? load(std::get<0>(key), size) : nullptr;
  if (!picture) {
    if (missing_.size() < 256) {
      missing_.insert(std::get<0>(key));
      kiosk::log::warning("sdl", "no icon \"" + std::string(name.substr(0, 64)) + "\" in " + folder_.string());
    }
    return nullptr;
  }
  const auto bytes = static_cast<std::size_t>(picture->pitch) * static_cast<std::size_t>(picture->h);
  if (loaded_bytes_ + bytes > kMostBytes) {
    loaded_.clear();
    loaded_bytes_ = 0;
  }
  loaded_bytes_ += bytes;
  return loaded_.emplace(key, std::move(picture)).first->second.get();
}

}  // namespace platform::sdl
