// Opening fonts: a file is read once and opened per size, so that a size change costs no flush of glyphs.
#include "platform/sdl/fonts.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "kiosk/base/log.hpp"

namespace platform::sdl {
namespace {

using kiosk::ports::Face;
using kiosk::ports::TextStyle;
using kiosk::ports::Weight;

constexpr std::size_t kMostOpen = 96;

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

}  // namespace

kiosk::Result<std::unique_ptr<Fonts>, DisplayError> Fonts::open(const TypeFolders& folders) {
  if (TTF_Init() != 0) {
    return kiosk::failure(DisplayError{std::string("no text: SDL_ttf says ") + TTF_GetError()});
  }
  std::unique_ptr<Fonts> fonts(new Fonts(folders));
  for (const Face face : {Face::kText, Face::kDisplay}) {
    for (const Weight weight : {Weight::kRegular, Weight::kMedium, Weight::kSemiBold, Weight::kBold}) {
      const auto file = inter_file(folders, face, weight);
      if (fonts->at_size(file, 16, nullptr) == nullptr) {
        return kiosk::failure(DisplayError{"no font Inter in " + folders.inter.string() + " (" +
                                           file.filename().string() + " cannot be read): apt-get install fonts-inter"});
      }
    }
  }
  fonts->open_.clear();
  return fonts;
}

Fonts::~Fonts() {
  open_.clear();
  TTF_Quit();
}

const std::vector<char>& Fonts::bytes_of(const std::filesystem::path& file) {
  const auto found = files_.find(file);
  if (found != files_.end()) {
    return found->second;
  }
  std::ifstream in(file, std::ios::binary);
  return files_.emplace(file, std::vector<char>(std::istreambuf_iterator<char>(in), {})).first->second;
}

TTF_Font* Fonts::at_size(const std::filesystem::path& file, int size, const Script* script) {
  const auto key = std::pair(file, size);
  if (const auto found = open_.find(key); found != open_.end()) {
    return found->second.get();
  }
  Owned<TTF_Font> font;
  if (script != nullptr && script->cjk) {
    font.reset(TTF_OpenFont(file.c_str(), size));  // 20 MB: left on disk
  } else if (const std::vector<char>& bytes = bytes_of(file); !bytes.empty()) {
    font.reset(TTF_OpenFontRW(SDL_RWFromConstMem(bytes.data(), static_cast<int>(bytes.size())), 1, size));
  }
  if (font) {
    TTF_SetFontHinting(font.get(), TTF_HINTING_LIGHT_SUBPIXEL);
    if (script != nullptr && !script->tag.empty()) {
      TTF_SetFontScriptName(font.get(), std::string(script->tag).c_str());
      TTF_SetFontDirection(font.get(), script->right_to_left ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    }
  }
  return open_.emplace(key, std::move(font)).first->second.get();
}

TTF_Font* Fonts::inter(const TextStyle& style) {
  return at_size(inter_file(folders_, style.face, style.weight), std::clamp(style.size, 8, 400), nullptr);
}

TTF_Font* Fonts::having(const Script& script, const TextStyle& style, char32_t code_point) {
  const bool bold = style.weight == Weight::kBold || style.weight == Weight::kSemiBold;
  for (const char* weight : {bold ? "-Bold" : "-Regular", "-Regular"}) {
    const auto file = (script.cjk ? folders_.noto_cjk : folders_.noto) /
                      (std::string(script.family) + weight + (script.cjk ? ".ttc" : ".ttf"));
    TTF_Font* font = at_size(file, std::clamp(style.size, 8, 400), &script);
    if (font != nullptr && TTF_GlyphIsProvided32(font, code_point) != 0) {
      return font;
    }
  }
  return nullptr;
}

TTF_Font* Fonts::fallback(const TextStyle& style, char32_t code_point) {
  const auto box = [&] {
    return at_size(folders_.noto / "NotoSans-Regular.ttf", std::clamp(style.size, 8, 400), nullptr);
  };
  if (missing_.contains(code_point)) {
    return box();
  }
  static constexpr std::array<Script, 4> kLastResorts{{{0, 0, "NotoSans", "", false, false},
                                                       {0, 0, "NotoSansSymbols2", "", false, false},
                                                       {0, 0, "NotoSansSymbols", "", false, false},
                                                       {0, 0, "NotoSansMath", "", false, false}}};
  if (TTF_Font* font = having(script_of(code_point), style, code_point)) {
    return font;
  }
  for (const Script& script : kLastResorts) {
    if (TTF_Font* font = having(script, style, code_point)) {
      return font;
    }
  }
  if (missing_.size() < 4096) {  // a hostile text must not grow this for ever
    missing_.insert(code_point);
    kiosk::log::warning("sdl", "no font has " + hexadecimal(code_point) + ": drawn as a box");
  }
  return box();
}

void Fonts::trim() {
  if (open_.size() > kMostOpen) {
    open_.clear();
  }
}

}  // namespace platform::sdl
