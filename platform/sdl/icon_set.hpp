// SPDX-License-Identifier: Apache-2.0
// The pictures of a folder by name, rasterised once a size.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "kiosk/base/geometry.hpp"
#include "platform/sdl/handles.hpp"

namespace platform::sdl {

/// NAME.svg, else NAME.png; the festival's own picture, which may lie anywhere, is "festival-logo". Main thread only.
class IconSet {
 public:
  /// `logo`: the festival's, with its ending; empty: none.
  explicit IconSet(std::filesystem::path folder, std::filesystem::path logo = {})
      : folder_(std::move(folder)), logo_(std::move(logo)) {}

  /// A picture fitted into `size` with its own proportions, 32 bits with straight alpha; null where there is none,
  /// which is logged once a name. Holds until the next call. A name is small letters, digits, '-' and '_' only, so
  /// that none leads out of the folder.
  [[nodiscard]] SDL_Surface* find(std::string_view name, kiosk::Size size);

 private:
  [[nodiscard]] Owned<SDL_Surface> load(const std::string& name, kiosk::Size size) const;

  std::filesystem::path folder_;
  std::filesystem::path logo_;
  std::map<std::tuple<std::string, int, int>, Owned<SDL_Surface>> loaded_;
  std::size_t loaded_bytes_ = 0;
  std::set<std::string> missing_;
};

}  // namespace platform::sdl
