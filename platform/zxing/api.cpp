// SPDX-License-Identifier: Apache-2.0
// The one file that includes ZXing, and the one that knows its generations apart. Symbologies are named by the table
// below: ZXing's own ToString changes its spelling between versions.
#define ZX_USE_UTF8 1  // 1.4: text() as UTF-8; later versions know nothing else

#include "platform/zxing/api.hpp"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <ZXing/ReadBarcode.h>
#if __has_include(<ZXing/Version.h>)
#include <ZXing/Version.h>
#else
#include <ZXing/ZXVersion.h>
#endif

#include <algorithm>
#include <array>
#include <stdexcept>

namespace platform::zxing::api {
namespace {

#if ZXING_VERSION_MAJOR >= 2
using Options = ZXing::ReaderOptions;
std::string text_of(const ZXing::Barcode& symbol) { return symbol.text(ZXing::TextMode::Plain); }
Options options_of_this_version() { return Options().setTryInvert(false); }
#else
using Options = ZXing::DecodeHints;
std::string text_of(const ZXing::Result& symbol) { return symbol.text(); }
Options options_of_this_version() { return {}; }
#endif

struct Named {
  ZXing::BarcodeFormat format;
  std::string_view name;
  Symbologies bit;
};

// Micro QR is not here: 1.4 throws on some pictures when it is named. Nor is DataBar: 2.3 invents some.
constexpr std::array kNames{
    Named{ZXing::BarcodeFormat::QRCode, "QRCode", kQrCode},
    Named{ZXing::BarcodeFormat::Aztec, "Aztec", kAztec},
    Named{ZXing::BarcodeFormat::PDF417, "PDF417", kPdf417},
    Named{ZXing::BarcodeFormat::Code128, "Code128", kCode128},
    Named{ZXing::BarcodeFormat::DataMatrix, "DataMatrix", kDataMatrix},
    Named{ZXing::BarcodeFormat::EAN13, "EAN13", kEan13},
    Named{ZXing::BarcodeFormat::Code39, "Code39", kCode39},
};

ZXing::BarcodeFormats formats(Symbologies among) {
  ZXing::BarcodeFormats all;
  for (const auto& named : kNames) {
    if ((among & named.bit) != 0) all |= named.format;
  }
  return all;
}

template <class Symbol>
std::string content_of(const Symbol& symbol) {
  if (symbol.contentType() != ZXing::ContentType::Binary) return text_of(symbol);
  const auto& bytes = symbol.bytes();
  return {bytes.begin(), bytes.end()};
}

std::array<kiosk::Point, 4> corners_of(const ZXing::Position& position) {
  std::array<kiosk::Point, 4> corners;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const auto& corner = position[i];
    corners[i] = {corner.x, corner.y};
  }
  return corners;
}

}  // namespace

Symbologies named(std::string_view symbology) {
  const auto* entry =
      std::find_if(kNames.begin(), kNames.end(), [&](const Named& known) { return known.name == symbology; });
  return entry == kNames.end() ? Symbologies{0} : entry->bit;
}

int generation() { return ZXING_VERSION_MAJOR; }

std::optional<Found> find_one(const View& view, const Order& order) {
  const auto among = formats(order.among);
  if (among.empty()) return std::nullopt;  // the decoder would take none for all
  // Scaling is ours: 1.4 honours tryDownscale only now and then. Extended Code 39 is off because it is a guess.
  const auto options =
      options_of_this_version()
          .setFormats(among)
          .setTryHarder(true)
          .setTryRotate(order.turn)
          .setTryDownscale(false)
          .setTryCode39ExtendedMode(false)
          .setMinLineCount(static_cast<std::uint8_t>(order.lines))
          .setBinarizer(order.black_and_white ? ZXing::Binarizer::FixedThreshold : ZXing::Binarizer::LocalAverage)
          .setMaxNumberOfSymbols(1);
  const ZXing::ImageView image(view.pixels, view.width, view.height, ZXing::ImageFormat::Lum, view.stride);
  // Never ReadBarcodes: 1.4 ends the process by an assertion on some pictures with several linear codes.
  const auto symbol = ZXing::ReadBarcode(image, options);
  if (!symbol.isValid()) return std::nullopt;
  const auto* entry =
      std::find_if(kNames.begin(), kNames.end(), [&](const Named& known) { return known.format == symbol.format(); });
  if (entry == kNames.end()) return std::nullopt;
  return Found{content_of(symbol), kiosk::Symbology(std::string(entry->name)), corners_of(symbol.position()),
               (entry->bit & kLinear) != 0};
}

kiosk::Bitmap encode(std::string_view symbology, std::string_view text) {
  const auto* entry =
      std::find_if(kNames.begin(), kNames.end(), [&](const Named& known) { return known.name == symbology; });
  if (entry == kNames.end()) throw std::invalid_argument("no symbology of ours: " + std::string(symbology));
  // One character a byte: what is read back is what was written, whatever its encoding.
  std::wstring bytes;
  for (const char c : text) bytes.push_back(static_cast<wchar_t>(static_cast<unsigned char>(c)));
  // Of the scale 0 to 8 a QR takes 3 and 4 as M; for Aztec 4 is half of the symbol.
  ZXing::MultiFormatWriter writer(entry->format);
  writer.setMargin(0);
  if (symbology == "QRCode" || symbology == "Aztec") writer.setEccLevel(4);
  const auto matrix = writer.encode(bytes, 0, 0);
  const bool linear = (entry->bit & kLinear) != 0;
  const int height = linear ? std::max(1, matrix.width() / 3) : matrix.height();
  kiosk::Bitmap bitmap(matrix.width(), height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < matrix.width(); ++x) bitmap.set_ink(x, y, matrix.get(x, linear ? 0 : y));
  }
  return bitmap;
}

}  // namespace platform::zxing::api
