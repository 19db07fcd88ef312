// SPDX-License-Identifier: Apache-2.0
// SDL's C handles as owners that free themselves.
#pragma once

#include <memory>

#include <SDL2/SDL.h>
#include <SDL2/SDL_ttf.h>

namespace platform::sdl {

struct Release {
  void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
  void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
  void operator()(TTF_Font* font) const { TTF_CloseFont(font); }
};

template <class Handle>
using Owned = std::unique_ptr<Handle, Release>;

}  // namespace platform::sdl
