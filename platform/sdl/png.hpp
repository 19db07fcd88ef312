// SPDX-License-Identifier: Apache-2.0
// A surface as a PNG file.
#pragma once

#include <filesystem>

#include "platform/sdl/handles.hpp"

namespace platform::sdl {

/// Writes it whole or not at all, and makes its folder where that is missing; false where it could not, and the log
/// says why.
[[nodiscard]] bool save_png(SDL_Surface& surface, const std::filesystem::path& file);

}  // namespace platform::sdl
