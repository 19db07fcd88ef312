// SPDX-License-Identifier: Apache-2.0
// libqrencode makes the modules, libpng the file.
#include "platform/central/qr_picture.hpp"

#include <memory>
#include <vector>

#include <png.h>
#include <qrencode.h>

namespace central {
namespace {

constexpr int kQuiet = 4;  ///< modules: ISO/IEC 18004, 6.3.8

struct Free {
  void operator()(QRcode* code) const noexcept { QRcode_free(code); }
};

bool dark(const kiosk::Bitmap& symbol, int x, int y) { return y < symbol.height() && symbol.ink(x, y); }

}  // namespace

kiosk::Result<kiosk::Bitmap, std::string> draw_qr(const std::string& text) {
  const std::unique_ptr<QRcode, Free> code(QRcode_encodeData(
      static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M));
  if (!code) return kiosk::failure(std::string("no QR symbol holds so long a text; give a shorter --service"));
  const int side = code->width;
  kiosk::Bitmap symbol(side + 2 * kQuiet, side + 2 * kQuiet);
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      // The lowest bit says dark; the others are the library's own notes.
      if ((code->data[y * side + x] & 1U) != 0) symbol.set_ink(x + kQuiet, y + kQuiet, true);
    }
  }
  return symbol;
}

std::string for_terminal(const kiosk::Bitmap& symbol) {
  std::string made;
  for (int y = 0; y < symbol.height(); y += 2) {
    made += "\x1b[30;47m";  // black on white
    for (int x = 0; x < symbol.width(); ++x) {
      const bool above = dark(symbol, x, y);
      const bool below = dark(symbol, x, y + 1);
      made += above ? (below ? "█" : "▀") : (below ? "▄" : " ");
    }
    made += "\x1b[0m\n";
  }
  return made;
}

kiosk::Result<std::string, std::string> encode_png(const kiosk::Bitmap& symbol, int scale) {
  const int width = symbol.width() * scale;
  const int height = symbol.height() * scale;
  std::vector<png_byte> dots;
  dots.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) dots.push_back(symbol.ink(x / scale, y / scale) ? 0 : 255);
  }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_GRAY;
  png_alloc_size_t size = 0;
  std::string bytes;
  bool made = png_image_write_to_memory(&image, nullptr, &size, 0, dots.data(), 0, nullptr) != 0;
  if (made) {
    bytes.resize(size);
    made = png_image_write_to_memory(&image, bytes.data(), &size, 0, dots.data(), 0, nullptr) != 0;
  }
  if (!made) return kiosk::failure("libpng: " + std::string(image.message));
  bytes.resize(size);
  return bytes;
}

}  // namespace central
