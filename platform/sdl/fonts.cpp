// SPDX-License-Identifier: Apache-2.0
// Opening fonts: once a size, so that a size change costs no flush of glyphs, and from the file, so that a collection
// of 20 MB takes up no more than what is drawn of it.
#include "platform/sdl/fonts.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <system_error>

#include <unistd.h>

#include "kiosk/base/log.hpp"

namespace platform::sdl {
namespace {

using kiosk::ports::Face;
using kiosk::ports::TextStyle;
using kiosk::ports::Weight;

// A size of an open font takes up about 400 KB, of one with all of Chinese about 2.7 MB. A screen has about twenty, one
// in Chinese a dozen more: these must fit, or each line would open its font again.
constexpr std::size_t kMostWeight = 48;
constexpr std::size_t kLargeWeight = 2;
constexpr std::size_t kLargeFile = std::size_t{4} << 20U;

constexpr std::array<Script, 4> kLastResorts{{{0, 0, "NotoSans", "", false},
                                              {0, 0, "NotoSansSymbols2", "", false},
                                              {0, 0, "NotoSansSymbols", "", false},
                                              {0, 0, "NotoSansMath", "", false}}};
constexpr Script kCjk{0, 0, "NotoSansCJK", "", true};

const char* weight_name(Weight weight) {
  switch (weight) {
    case Weight::kRegular:
      return "Regular";
    case Weight::kMedium:
      return "Medium";
    case Weight::kSemiBold:
      return "SemiBold";
    case Weight::kBold:
      return "Bold";
  }
  return "Regular";
}

std::filesystem::path inter_file(const TypeFolders& folders, Face face, Weight weight) {
  return folders.inter /
         (std::string(face == Face::kDisplay ? "InterDisplay-" : "Inter-") + weight_name(weight) + ".otf");
}

std::string hexadecimal(char32_t code_point) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "U+%04X", static_cast<unsigned>(code_point));
  return text.data();
}

int bounded(int size) { return std::clamp(size, 8, 400); }

DisplayError no_inter(const std::filesystem::path& file) {
  return {"no font Inter in " + file.parent_path().string() + " (" + file.filename().string() +
          " cannot be read): apt-get install fonts-inter"};
}

}  // namespace

kiosk::Result<std::unique_ptr<Fonts>, DisplayError> Fonts::open(const TypeFolders& folders) {
  if (TTF_Init() != 0) {
    return kiosk::failure(DisplayError{std::string("no text: SDL_ttf says ") + TTF_GetError()});
  }
  std::unique_ptr<Fonts> fonts(new Fonts(folders));
  for (const Face face : {Face::kText, Face::kDisplay}) {
    for (const Weight weight : {Weight::kRegular, Weight::kMedium, Weight::kSemiBold, Weight::kBold}) {
      const auto file = inter_file(folders, face, weight);
      std::error_code ignored;
      if (::access(file.c_str(), R_OK) != 0 || std::filesystem::file_size(file, ignored) == 0) {
        return kiosk::failure(no_inter(file));
      }
    }
  }
  const auto regular = inter_file(folders, Face::kText, Weight::kRegular);
  fonts->stand_in_ = fonts->open_font(regular.string(), TextStyle{}.size, 0);
  if (!fonts->stand_in_) {
    return kiosk::failure(no_inter(regular));
  }
  return fonts;
}

Owned<TTF_Font> Fonts::open_font(const std::string& file, int size, long face) {
  const auto bytes = files_.try_emplace(file, file).first->second.bytes();
  if (bytes.empty()) {
    return nullptr;
  }
  SDL_RWops* const source = SDL_RWFromConstMem(bytes.data(), static_cast<int>(bytes.size()));
  Owned<TTF_Font> font(source != nullptr ? TTF_OpenFontIndexRW(source, 1, size, face) : nullptr);
  if (font) {
    TTF_SetFontHinting(font.get(), TTF_HINTING_LIGHT_SUBPIXEL);
  }
  return font;
}

Fonts::~Fonts() {
  open_.clear();
  stand_in_.reset();
  TTF_Quit();
}

TTF_Font* Fonts::at_size(const std::filesystem::path& file, int size, long face) {
  const std::tuple key(file.string(), bounded(size), face);
  auto found = open_.find(key);
  if (found == open_.end()) {
    Opened opened{open_font(std::get<0>(key), std::get<1>(key), face), 0, 0};
    if (opened.font) {
      opened.weight = files_.at(std::get<0>(key)).bytes().size() > kLargeFile ? kLargeWeight : 1;
    }
    weight_ += opened.weight;
    found = open_.emplace(key, std::move(opened)).first;
  }
  found->second.used = ++clock_;
  return found->second.font.get();
}

TTF_Font* Fonts::inter(const TextStyle& style) {
  const auto file = inter_file(folders_, style.face, style.weight);
  TTF_Font* const font = at_size(file, style.size);
  if (font != nullptr) {
    return font;
  }
  TTF_Font* const regular = at_size(inter_file(folders_, Face::kText, Weight::kRegular), style.size);
  return regular != nullptr ? regular : stand_in_.get();
}

bool Fonts::has(TTF_Font* font, std::u32string_view cluster) {
  return std::all_of(cluster.begin(), cluster.end(),
                     [font](char32_t c) { return c == 0x200C || c == 0x200D || TTF_GlyphIsProvided32(font, c) != 0; });
}

TTF_Font* Fonts::having(const Script& script, const TextStyle& style, std::u32string_view cluster, CjkFace face) {
  const bool bold = style.weight == Weight::kBold || style.weight == Weight::kSemiBold;
  for (const char* weight : {bold ? "-Bold" : "-Regular", "-Regular"}) {
    const auto file = (script.cjk ? folders_.noto_cjk : folders_.noto) /
                      (std::string(script.family) + weight + (script.cjk ? ".ttc" : ".ttf"));
    TTF_Font* font = at_size(file, style.size, script.cjk ? static_cast<long>(face) : 0);
    if (font != nullptr && has(font, cluster)) {
      return font;
    }
  }
  return nullptr;
}

TTF_Font* Fonts::cjk(const TextStyle& style, std::u32string_view cluster, CjkFace face) {
  return having(kCjk, style, cluster, face);
}

TTF_Font* Fonts::found_for(const TextStyle& style, std::u32string_view cluster, CjkFace face) {
  if (TTF_Font* font = having(script_of(cluster.front()), style, cluster, face)) {
    return font;
  }
  for (const Script& script : kLastResorts) {
    if (TTF_Font* font = having(script, style, cluster, face)) {
      return font;
    }
  }
  return nullptr;
}

TTF_Font* Fonts::fallback(const TextStyle& style, std::u32string_view cluster, CjkFace face) {
  const char32_t letter = cluster.front();
  if (!missing_.contains(letter)) {
    TTF_Font* font = found_for(style, cluster, face);
    if (font == nullptr && cluster.size() > 1) {
      font = found_for(style, cluster.substr(0, 1), face);
    }
    if (font != nullptr) {
      return font;
    }
    if (missing_.size() < 4096) {  // a hostile text must not grow this for ever
      missing_.insert(letter);
      kiosk::log::warning("sdl", "no font has " + hexadecimal(letter) + ": drawn as a box");
    }
  }
  return at_size(folders_.noto / "NotoSans-Regular.ttf", style.size);
}

void Fonts::trim() {
  while (weight_ > kMostWeight) {
    const auto oldest = std::min_element(open_.begin(), open_.end(), [](const auto& one, const auto& other) {
      // What there is no file of weighs nothing and stays.
      return std::pair(one.second.weight == 0, one.second.used) <
             std::pair(other.second.weight == 0, other.second.used);
    });
    weight_ -= oldest->second.weight;
    open_.erase(oldest);
  }
}

}  // namespace platform::sdl
