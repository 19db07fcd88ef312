// SPDX-License-Identifier: Apache-2.0
// A sheet of pixels to draw on, for the tests of the canvas.
#pragma once

#include <filesystem>
#include <string>

#include "platform/sdl/sdl_canvas.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_dir.hpp"

namespace tests {

inline platform::sdl::Settings sdl_settings() {
  platform::sdl::Settings settings;
  settings.icons = tests::source_dir() + "/assets/icons";
  return settings;
}

/// White, with type and icons.
class Sheet {
 public:
  explicit Sheet(kiosk::Size size, platform::sdl::Settings settings = sdl_settings())
      : surface_(platform::sdl::make_surface(size)), canvas_(stationery(settings), *surface_) {
    canvas_.fill({0, 0, size.width, size.height}, kWhite, 0);
  }

  platform::sdl::SdlCanvas& operator*() { return canvas_; }
  platform::sdl::SdlCanvas* operator->() { return &canvas_; }

  /// The smallest rectangle around all that is not white; empty where there is nothing.
  [[nodiscard]] kiosk::Rect ink() const {
    const kiosk::Size size = canvas_.size();
    kiosk::Rect box{size.width, size.height, 0, 0};
    int right = 0;
    int bottom = 0;
    for (int y = 0; y < size.height; ++y) {
      for (int x = 0; x < size.width; ++x) {
        if (canvas_.pixel({x, y}) != kWhite) {
          box.x = std::min(box.x, x);
          box.y = std::min(box.y, y);
          right = std::max(right, x + 1);
          bottom = std::max(bottom, y + 1);
        }
      }
    }
    return right == 0 ? kiosk::Rect{} : kiosk::Rect{box.x, box.y, right - box.x, bottom - box.y};
  }

  static constexpr kiosk::Color kWhite{255, 255, 255};

 private:
  static platform::sdl::Stationery stationery(const platform::sdl::Settings& settings) {
    auto opened = platform::sdl::open_stationery(settings);
    if (!opened) {
      FAIL(opened.error().message);
    }
    return *opened;
  }

  platform::sdl::Owned<SDL_Surface> surface_;
  platform::sdl::SdlCanvas canvas_;
};

/// A folder that is gone when the test is.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "kiosk-sdl-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace tests
