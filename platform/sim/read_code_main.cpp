// read-code: prints what the kiosk's reader finds in picture files.
//   read-code FILE...      a line "FORMAT<TAB>TEXT" a symbol; a backslash is doubled, bytes beyond printable ASCII are
//   \xNN
// Ends with 0 where every file held a symbol, 1 where one held none, 2 where one could not be read.
#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>

#include "platform/sim/picture_file.hpp"
#include "platform/zxing/zxing_reader.hpp"

namespace {

void print_escaped(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\\') {
      std::fputs("\\\\", stdout);
    } else if (byte < 0x20 || byte > 0x7E) {
      std::printf("\\x%02X", static_cast<unsigned>(byte));
    } else {
      std::putchar(c);
    }
  }
}

int read_file(platform::zxing::ZxingReader& reader, const char* file) {
  const auto picture = platform::sim::load_grey(file);
  if (!picture) {
    std::fprintf(stderr, "read-code: %s\n", picture.error().detail.c_str());
    return 2;
  }
  // As long as a pass is held up until the reader has tried all its ways.
  auto look = reader.read(*picture);
  for (int i = 1; i < platform::zxing::ZxingReader::kWays && look && look->symbols.empty(); ++i) {
    look = reader.read(*picture);
  }
  if (!look) {
    std::fprintf(stderr, "read-code: %s: %s\n", file, look.error().detail.c_str());
    return 2;
  }
  for (const auto& symbol : look->symbols) {
    std::printf("%s\t", symbol.symbology.str().c_str());
    print_escaped(symbol.text);
    std::putchar('\n');
  }
  return look->symbols.empty() ? 1 : 0;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    std::fputs("read-code FILE...\n", stderr);
    return 2;
  }
  platform::zxing::ZxingReader reader;
  int worst = 0;
  for (int i = 1; i < count; ++i) worst = std::max(worst, read_file(reader, words[i]));
  return worst;
}
