// SPDX-License-Identifier: Apache-2.0
// ZXing's two generations behind one narrow face: 1.4 (Debian 12) and 2.3 (Debian 13). Only api.cpp includes ZXing.
#pragma once

#include <array>
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

/// A set of symbologies, a bit each.
using Symbologies = std::uint8_t;
inline constexpr Symbologies kQrCode = 1;
inline constexpr Symbologies kAztec = 2;
inline constexpr Symbologies kPdf417 = 4;
inline constexpr Symbologies kDataMatrix = 8;
inline constexpr Symbologies kCode128 = 16;
inline constexpr Symbologies kEan13 = 32;
inline constexpr Symbologies kCode39 = 64;
inline constexpr Symbologies kLinear = kCode128 | kEan13 | kCode39;
inline constexpr Symbologies kMatrix = kQrCode | kAztec | kPdf417 | kDataMatrix;

/// The one of that name ("QRCode"), or none.
[[nodiscard]] Symbologies named(std::string_view symbology);

/// The major version of the ZXing that this was built with: 1 or 2. They read differently well.
[[nodiscard]] int generation();

struct Order {
  Symbologies among = kMatrix | kLinear;
  /// Also turned by a quarter. Matrix symbols are found however they lie; PDF417 and linear ones near to upright.
  bool turn = true;
  int lines = 2;                 ///< how many rows of the view have to agree about a linear symbol; 1 to 255
  bool black_and_white = false;  ///< the view is already: dark is below 128
};

struct Found {
  std::string text;  ///< UTF-8, or where the symbol holds bytes that are no text, those bytes
  kiosk::Symbology symbology;
  std::array<kiosk::Point, 4> corners{};  ///< in the view, in the symbol's order; of a linear one the ends of a row
  bool linear = false;
};

/// One dark-on-light symbol of the view; it does not scale and does not invert. Throws whatever ZXing throws.
[[nodiscard]] std::optional<Found> find_one(const View& view, const Order& order);

/// Draws `text` byte by byte, one pixel a module, without quiet zone; a linear symbol is a third as high as wide. QR
/// and Aztec take middling error correction (QR: level M). `symbology` is one of those above; for another, for text
/// that does not fit and for text the symbology cannot hold, throws std::exception's children.
[[nodiscard]] kiosk::Bitmap encode(std::string_view symbology, std::string_view text);

}  // namespace platform::zxing::api
