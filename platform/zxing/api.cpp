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
  bool linear;
};

constexpr std::array kNames{
    Named{ZXing::BarcodeFormat::QRCode, "QRCode", false},         Named{ZXing::BarcodeFormat::Aztec, "Aztec", false},
    Named{ZXing::BarcodeFormat::PDF417, "PDF417", false},         Named{ZXing::BarcodeFormat::Code128, "Code128", true},
    Named{ZXing::BarcodeFormat::DataMatrix, "DataMatrix", false}, Named{ZXing::BarcodeFormat::EAN13, "EAN13", true},
    Named{ZXing::BarcodeFormat::Code39, "Code39", true},
};

// Micro QR stays out: 1.4 throws on some pictures when it is named. DataBar stays out: 2.3 invents some.
ZXing::BarcodeFormats formats(Among among) {
  if (among == Among::kCentred) return ZXing::BarcodeFormat::Aztec | ZXing::BarcodeFormat::DataMatrix;
  ZXing::BarcodeFormats all;
  for (const auto& named : kNames) all |= named.format;
  return all;
}

kiosk::Rect bounding_box(const ZXing::Position& corners, const View& view) {
  const auto [left, right] = std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
  const auto [top, bottom] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
  const int x = std::clamp(left, 0, view.width - 1);
  const int y = std::clamp(top, 0, view.height - 1);
  return {x, y, std::clamp(right, x, view.width - 1) - x + 1, std::clamp(bottom, y, view.height - 1) - y + 1};
}

}  // namespace

std::optional<Found> find_one(const View& view, Among among) {
  // Scaling is ours: 1.4 honours tryDownscale only now and then. Extended Code 39 is off because it is a guess.
  const auto options = options_of_this_version()
                           .setFormats(formats(among))
                           .setTryHarder(true)
                           .setTryRotate(true)
                           .setTryDownscale(false)
                           .setTryCode39ExtendedMode(false)
                           .setMaxNumberOfSymbols(1);
  const ZXing::ImageView image(view.pixels, view.width, view.height, ZXing::ImageFormat::Lum, view.stride);
  // Never ReadBarcodes: 1.4 ends the process by an assertion on some pictures with several linear codes.
  const auto symbol = ZXing::ReadBarcode(image, options);
  if (!symbol.isValid()) return std::nullopt;
  const auto* named =
      std::find_if(kNames.begin(), kNames.end(), [&](const Named& entry) { return entry.format == symbol.format(); });
  if (named == kNames.end()) return std::nullopt;
  return Found{text_of(symbol), kiosk::Symbology(std::string(named->name)), bounding_box(symbol.position(), view),
               named->linear};
}

kiosk::Bitmap encode(std::string_view symbology, std::string_view text) {
  const auto* named =
      std::find_if(kNames.begin(), kNames.end(), [&](const Named& entry) { return entry.name == symbology; });
  if (named == kNames.end()) throw std::invalid_argument("no symbology of ours: " + std::string(symbology));
  // One character a byte: what is read back is what was written, whatever its encoding.
  std::wstring bytes;
  for (const char c : text) bytes.push_back(static_cast<wchar_t>(static_cast<unsigned char>(c)));
  // Of the scale 0 to 8 a QR takes 3 and 4 as M; for Aztec 4 is half of the symbol.
  ZXing::MultiFormatWriter writer(named->format);
  writer.setMargin(0);
  if (symbology == "QRCode" || symbology == "Aztec") writer.setEccLevel(4);
  const auto matrix = writer.encode(bytes, 0, 0);
  const int height = named->linear ? std::max(1, matrix.width() / 3) : matrix.height();
  kiosk::Bitmap bitmap(matrix.width(), height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < matrix.width(); ++x) bitmap.set_ink(x, y, matrix.get(x, named->linear ? 0 : y));
  }
  return bitmap;
}

}  // namespace platform::zxing::api
