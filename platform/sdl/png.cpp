// SPDX-License-Identifier: Apache-2.0
// PNG through SDL_image, under another name until it is whole.
#include "platform/sdl/png.hpp"

#include <string>
#include <system_error>

#include <SDL2/SDL_image.h>

#include "kiosk/base/log.hpp"

namespace platform::sdl {

namespace {

/// False after a line in the log.
bool make_folder_of(const std::filesystem::path& file) {
  const auto folder = file.parent_path();
  std::error_code error;
  if (folder.empty() || std::filesystem::is_directory(folder, error)) return true;
  std::filesystem::create_directories(folder, error);
  if (!error) return true;
  kiosk::log::error(
      "sdl", "no picture " + file.string() + ": its folder " + folder.string() + " cannot be made: " + error.message());
  return false;
}

}  // namespace

bool save_png(SDL_Surface& surface, const std::filesystem::path& file) {
  if (!make_folder_of(file)) return false;
  const Owned<SDL_Surface> picture(SDL_ConvertSurfaceFormat(&surface, SDL_PIXELFORMAT_RGB24, 0));
  auto part = file;
  part += ".part";
  if (!picture || IMG_SavePNG(picture.get(), part.c_str()) != 0) {
    kiosk::log::error("sdl", "no picture " + file.string() + ": " + SDL_GetError());
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    return false;
  }
  std::error_code error;
  std::filesystem::rename(part, file, error);
  if (error) {
    kiosk::log::error("sdl", "no picture " + file.string() + ": " + error.message());
    std::filesystem::remove(part, error);
    return false;
  }
  return true;
}

}  // namespace platform::sdl
