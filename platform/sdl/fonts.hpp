// SPDX-License-Identifier: Apache-2.0
// The opened fonts: Inter in its faces and weights, and Noto for what Inter lacks, each opened when it is first drawn.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "kiosk/base/result.hpp"
#include "kiosk/ports/canvas.hpp"
#include "platform/sdl/handles.hpp"
#include "platform/sdl/mapped_file.hpp"
#include "platform/sdl/scripts.hpp"
#include "platform/sdl/settings.hpp"

namespace platform::sdl {

/// Main thread only. Font pointers hold until trim(). Files stay on disk: of each only the tables and the glyphs that
/// are drawn come into memory.
class Fonts {
 public:
  /// Opens the text library and Inter's regular weight, and proves that the files of all its weights can be read.
  [[nodiscard]] static kiosk::Result<std::unique_ptr<Fonts>, DisplayError> open(const TypeFolders& folders);
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  /// Inter for a style; of a file that broke since open() its regular weight stands in. Never null.
  [[nodiscard]] TTF_Font* inter(const kiosk::ports::TextStyle& style);

  /// The Noto font that has all of a cluster (a letter and its marks) at the style's size, or else its letter; the one
  /// whose missing glyph is a plain box where none has it, which is logged once a letter; null where Noto is not
  /// installed.
  [[nodiscard]] TTF_Font* fallback(const kiosk::ports::TextStyle& style, std::u32string_view cluster, CjkFace face);

  /// The Chinese, Japanese and Korean font, where it has all of the cluster; else null.
  [[nodiscard]] TTF_Font* cjk(const kiosk::ports::TextStyle& style, std::u32string_view cluster, CjkFace face);

  /// Whether a font has all of a cluster's code points, but those that only join or part their neighbours.
  [[nodiscard]] static bool has(TTF_Font* font, std::u32string_view cluster);

  /// Closes the fonts that were not used for longest when too many sizes are open. Call between lines, never while a
  /// font is in use.
  void trim();

 private:
  struct Opened {
    Owned<TTF_Font> font;  // null: there is no such file
    std::size_t weight = 0;
    std::uint64_t used = 0;
  };

  explicit Fonts(TypeFolders folders) : folders_(std::move(folders)) {}

  [[nodiscard]] Owned<TTF_Font> open_font(const std::string& file, int size, long face);
  [[nodiscard]] TTF_Font* at_size(const std::filesystem::path& file, int size, long face = 0);
  [[nodiscard]] TTF_Font* having(const Script& script, const kiosk::ports::TextStyle& style,
                                 std::u32string_view cluster, CjkFace face);
  [[nodiscard]] TTF_Font* found_for(const kiosk::ports::TextStyle& style, std::u32string_view cluster, CjkFace face);

  TypeFolders folders_;
  std::map<std::string, MappedFile> files_;  // outlive the fonts that read from them
  Owned<TTF_Font> stand_in_;                 // for an Inter that cannot be read any more
  std::map<std::tuple<std::string, int, long>, Opened> open_;
  std::size_t weight_ = 0;   // of all that are open
  std::uint64_t clock_ = 0;  // counts uses
  std::set<char32_t> missing_;
};

}  // namespace platform::sdl
