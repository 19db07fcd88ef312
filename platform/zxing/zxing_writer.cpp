// SPDX-License-Identifier: Apache-2.0
// Drawing barcodes: ZXing's exceptions become errors here.
#include "platform/zxing/zxing_writer.hpp"

#include <exception>
#include <string>

#include "platform/zxing/api.hpp"

namespace platform::zxing {

using kiosk::ports::WriteError;

kiosk::Result<kiosk::Bitmap, WriteError> ZxingWriter::qr(std::string_view text) const {
  return draw_symbol("QRCode", text);
}

kiosk::Result<kiosk::Bitmap, WriteError> draw_symbol(std::string_view symbology, std::string_view text) {
  const auto refused = [&](std::string_view why) {
    return kiosk::failure(WriteError{"a " + std::string(symbology) + " of " + std::to_string(text.size()) +
                                     " bytes cannot be drawn: " + std::string(why)});
  };
  if (text.empty()) return refused("there is no text");
  try {
    return api::encode(symbology, text);
  } catch (const std::exception& error) {
    return refused(error.what());
  } catch (...) {
    return refused("the encoder threw something that is no exception");
  }
}

}  // namespace platform::zxing
