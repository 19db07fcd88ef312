// SPDX-License-Identifier: Apache-2.0
// A text as a QR symbol, for a terminal and as a picture file.
#pragma once

#include <string>

#include "kiosk/base/image.hpp"
#include "kiosk/base/result.hpp"

namespace central {

/// The smallest symbol for the text at error correction level M, one dot a module, with its quiet zone of 4. The error:
/// the text is too long for any.
[[nodiscard]] kiosk::Result<kiosk::Bitmap, std::string> draw_qr(const std::string& text);

/// The symbol in UTF-8 half blocks, two rows of modules a line, as dark on light whatever the terminal's colours are
/// (ECMA-48 escapes).
[[nodiscard]] std::string for_terminal(const kiosk::Bitmap& symbol);

/// The symbol as an 8-bit grey PNG, `scale` dots a module. The error is for people.
[[nodiscard]] kiosk::Result<std::string, std::string> encode_png(const kiosk::Bitmap& symbol, int scale);

}  // namespace central
