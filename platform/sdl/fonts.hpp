// The opened fonts: Inter in its faces and weights, and Noto for what Inter lacks, each size opened on use.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/base/result.hpp"
#include "kiosk/ports/canvas.hpp"
#include "platform/sdl/handles.hpp"
#include "platform/sdl/scripts.hpp"
#include "platform/sdl/settings.hpp"

namespace platform::sdl {

/// Main thread only. Font pointers hold until trim().
class Fonts {
 public:
  /// Opens the text library and proves that every Inter weight can be read.
  [[nodiscard]] static kiosk::Result<std::unique_ptr<Fonts>, DisplayError> open(const TypeFolders& folders);
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  /// Inter for a style. Never null.
  [[nodiscard]] TTF_Font* inter(const kiosk::ports::TextStyle& style);

  /// The Noto font with this code point at the style's size; the one whose missing glyph is a plain box where none has
  /// it, which is logged once a code point; null where Noto is not installed.
  [[nodiscard]] TTF_Font* fallback(const kiosk::ports::TextStyle& style, char32_t code_point);

  /// Closes fonts when too many sizes are open. Call between lines, never while a font is in use.
  void trim();

 private:
  explicit Fonts(TypeFolders folders) : folders_(std::move(folders)) {}

  [[nodiscard]] TTF_Font* at_size(const std::filesystem::path& file, int size, const Script* script);
  [[nodiscard]] const std::vector<char>& bytes_of(const std::filesystem::path& file);
  [[nodiscard]] TTF_Font* having(const Script& script, const kiosk::ports::TextStyle& style, char32_t code_point);

  TypeFolders folders_;
  std::map<std::filesystem::path, std::vector<char>> files_;  // outlive the fonts that read from them
  std::map<std::pair<std::filesystem::path, int>, Owned<TTF_Font>> open_;
  std::set<char32_t> missing_;
};

}  // namespace platform::sdl
