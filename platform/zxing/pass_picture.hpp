// SPDX-License-Identifier: Apache-2.0
// Pictures of passes as a lobby camera sees them, made for the tests and the demonstration.
#pragma once

#include <string>

#include "kiosk/base/image.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/ports/symbol_writer.hpp"

namespace platform::zxing {

struct PassPicture {
  std::string text;
  std::string symbology = "QRCode";
  double degrees = 0;     ///< how far the pass is turned, clockwise
  int blur = 0;           ///< radius in pixels of a smear that stands for bad focus, 0 to 20
  int size = 300;         ///< the longer side of the symbol in pixels, 40 to 600
  bool inverted = false;  ///< light on dark, as on a phone in dark mode
};

/// A 1280x720 frame: a dim lobby, a badge in its middle with the symbol and its quiet zone. The same picture for the
/// same values. An error where the symbol cannot be drawn or a value is out of range. Any thread.
[[nodiscard]] kiosk::Result<kiosk::GreyImage, kiosk::ports::WriteError> draw_pass(const PassPicture& pass);

/// The picture as a binary PGM file ("P5", https://netpbm.sourceforge.net/doc/pgm.html).
[[nodiscard]] std::string to_pgm(const kiosk::GreyImage& picture);

}  // namespace platform::zxing
