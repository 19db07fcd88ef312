// SPDX-License-Identifier: Apache-2.0
// The reading of picture files, frame by frame, through the decoder that the kiosk runs.
#include "kiosk/terminal/scan_files.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "kiosk/base/standard_error.hpp"
#include "kiosk/base/utf8.hpp"
#include "kiosk/terminal/pass_reader.hpp"
#include "platform/sim/picture_file.hpp"
#include "platform/zxing/zxing_reader.hpp"

namespace kiosk {
namespace {

/// Two more frames than all ways take, for bars that the last way found.
constexpr int kFrames = platform::zxing::ZxingReader::kDeepest + 2;

struct Seen {
  std::map<std::pair<std::string, std::string>, int> frames;  ///< of a symbology and a text
  std::vector<std::pair<std::string, std::string>> believed;  ///< in the order in which they were
};

/// Whether everything in this look is believed by now.
bool take(const ports::Look& look, Seen& seen) {
  bool certain = true;
  for (const auto& symbol : look.symbols) {
    const std::pair key(symbol.symbology.str(), symbol.text);
    const int needed = symbol.linear ? 2 : 1;
    const int frames = ++seen.frames[key];
    if (frames == needed) seen.believed.push_back(key);
    certain = certain && frames >= needed;
  }
  return certain && !look.symbols.empty();
}

std::string escaped(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  while (!text.empty()) {
    const auto point = utf8::first_of(text);
    const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
    const auto bytes = text.substr(0, point.bytes);
    text.remove_prefix(point.bytes);
    if (bytes == "\\") {
      out += "\\\\";
    } else if (bytes == "\t") {
      out += "\\t";
    } else if (bytes == "\n") {
      out += "\\n";
    } else if (bytes == "\r") {
      out += "\\r";
    } else if (point.valid && !control) {
      out += bytes;
    } else {
      for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += {'\\', 'x', kHex[byte >> 4U], kHex[byte & 15U]};
      }
    }
  }
  return out;
}

/// Prints the symbol's line; true where it counts as a pass.
bool print(const std::filesystem::path& file, const std::string& symbology, const std::string& text,
           const FileScan& what, std::FILE* out) {
  std::fputs((scan_line(file.string(), symbology, text) + "\n").c_str(), out);
  if (!what.refusing) return true;
  const auto pass = app::pass_text(text, Symbology(symbology), what.rules);
  if (!pass) complain_of_scan(file.string() + ": " + app::refusal_of(pass.error()));
  return pass.has_value();
}

int scan_file(PassReader& reader, const std::filesystem::path& file, const FileScan& what, std::FILE* out) {
  const auto picture = platform::sim::load_grey(file);
  if (!picture) return complain_of_scan(picture.error().detail);
  Seen seen;
  std::string trouble;
  for (int frame = 0; frame < kFrames; ++frame) {
    const auto look = reader.read(*picture);
    if (!look) {
      trouble = file.string() + ": " + look.error().detail;
    } else if (take(*look, seen)) {
      break;
    }
  }
  bool passes = false;
  for (const auto& [symbology, text] : seen.believed) passes = print(file, symbology, text, what, out) || passes;
  if (!seen.believed.empty()) return passes ? 0 : 1;
  if (!trouble.empty()) return complain_of_scan(trouble);
  complain_of_scan(file.string() + ": no symbol of the wanted formats was found");
  return 1;
}

}  // namespace

int complain_of_scan(const std::string& line) {
  tell("kiosk scan: " + line);
  return 2;
}

std::string scan_line(std::string_view source, std::string_view symbology, std::string_view text) {
  return escaped(source) + '\t' + escaped(symbology) + '\t' + escaped(text);
}

int scan_files(const std::vector<std::filesystem::path>& files, const FileScan& what, std::FILE* out) {
  int worst = 0;
  for (const auto& file : files) {
    // Each picture is a visitor of its own: nothing is carried over from the one before.
    PassReader reader(PassReaderSettings{.symbologies = what.rules.symbologies});
    worst = std::max(worst, scan_file(reader, file, what, out));
  }
  return worst;
}

}  // namespace kiosk
