// SPDX-License-Identifier: Apache-2.0
// SDL2_image decodes, this makes it grey. No window, no SDL_Init: surfaces need neither.
#include "platform/sim/picture_file.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include <SDL2/SDL_image.h>

#include "platform/sim/picture_size.hpp"

namespace platform::sim {
namespace {

constexpr int kMostSide = 8192;

struct FreeSurface {
  void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using Surface = std::unique_ptr<SDL_Surface, FreeSurface>;

constexpr std::string_view kWrongSides = "its sides are not 1 to 8192 pixels";

bool is_taken(int width, int height) { return width >= 1 && height >= 1 && width <= kMostSide && height <= kMostSide; }

/// As many as hold the sides of a picture, also after a photograph's own notes.
std::optional<std::string> first_bytes(const std::filesystem::path& file) {
  constexpr std::size_t kMost = std::size_t{1} << 20U;
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes(kMost, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(kMost));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

/// Luminance of one RGBA pixel over white, in 1/1000 as BT.601 weighs it.
std::uint8_t luminance(const std::uint8_t* rgba) {
  const int light = (299 * rgba[0] + 587 * rgba[1] + 114 * rgba[2] + 500) / 1000;
  return static_cast<std::uint8_t>((light * rgba[3] + 255 * (255 - rgba[3]) + 127) / 255);
}

kiosk::GreyImage grey(const SDL_Surface& rgba) {
  kiosk::GreyImage out{rgba.w, rgba.h, {}};
  out.pixels.reserve(static_cast<std::size_t>(rgba.w) * static_cast<std::size_t>(rgba.h));
  for (int y = 0; y < rgba.h; ++y) {
    const auto* pixel = static_cast<const std::uint8_t*>(rgba.pixels) +
                        static_cast<std::size_t>(y) * static_cast<std::size_t>(rgba.pitch);
    for (int x = 0; x < rgba.w; ++x, pixel += 4) out.pixels.push_back(luminance(pixel));
  }
  return out;
}

}  // namespace

kiosk::Result<kiosk::GreyImage, PictureError> load_grey(const std::filesystem::path& file) {
  const auto unreadable = [&](std::string_view why) {
    return kiosk::failure(PictureError{file.string() + " cannot be read as a picture: " + std::string(why)});
  };
  std::error_code none;
  const auto status = std::filesystem::status(file, none);
  if (!std::filesystem::exists(status)) return unreadable("there is no such file");
  if (!std::filesystem::is_regular_file(status)) return unreadable("it is no file; give a picture");
  const auto bytes = first_bytes(file);
  if (!bytes) return unreadable("it cannot be opened; is it this user's to read?");
  const auto size = claimed_size(*bytes);
  if (!size) return unreadable("it is no PNG, JPEG, WebP or binary PGM");
  if (!is_taken(size->width, size->height)) return unreadable(kWrongSides);
  const Surface loaded(IMG_Load(file.c_str()));
  if (!loaded) return unreadable(IMG_GetError());
  if (!is_taken(loaded->w, loaded->h)) return unreadable(kWrongSides);
  const Surface rgba(SDL_ConvertSurfaceFormat(loaded.get(), SDL_PIXELFORMAT_RGBA32, 0));
  if (!rgba) return unreadable(SDL_GetError());
  return grey(*rgba);
}

bool is_picture_name(const std::filesystem::path& file) {
  auto ending = file.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  constexpr std::array<std::string_view, 5> kEndings{".png", ".jpg", ".jpeg", ".webp", ".pgm"};
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

}  // namespace platform::sim
