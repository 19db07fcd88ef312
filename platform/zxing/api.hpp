// ZXing's two generations behind one narrow face: 1.4 (Debian 12) and 2.3 (Debian 13). Only api.cpp includes ZXing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/image.hpp"
#include "kiosk/core/values/pass_answer.hpp"

namespace platform::zxing::api {

/// Grey pixels that belong to someone else; at least 16 pixels on both sides (the decoder fails on smaller ones).
struct View {
  const std::uint8_t* pixels = nullptr;
  int width = 0;
  int height = 0;
  int stride = 0;  ///< bytes from one row to the next
};

/// Which symbologies to look for.
enum class Among {
  kPasses,   ///< QRCode, Aztec, PDF417, DataMatrix, Code128, EAN13, Code39
  kCentred,  ///< Aztec and DataMatrix, which ZXing 1.4 finds only about the centre of the view
};

struct Found {
  std::string text;  ///< UTF-8, or what the decoder made of bytes that are none
  kiosk::Symbology symbology;
  kiosk::Rect where;    ///< bounding box in the view; of a linear symbol the one line that was read
  bool linear = false;  ///< a row of bars, of which `where` covers only a part
};

/// One dark-on-light symbol of the view, in any of the four upright turns and what the decoder bears beyond them; it
/// does not scale and does not invert. Throws whatever ZXing throws.
[[nodiscard]] std::optional<Found> find_one(const View& view, Among among);

/// Draws `text` byte by byte, one pixel a module, without quiet zone; a linear symbol is a third as high as wide. QR
/// and Aztec take middling error correction (QR: level M). `symbology` is one of Among::kPasses; for another, for text
/// that does not fit and for text the symbology cannot hold, throws std::exception's children.
[[nodiscard]] kiosk::Bitmap encode(std::string_view symbology, std::string_view text);

}  // namespace platform::zxing::api
