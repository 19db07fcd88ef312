// SPDX-License-Identifier: Apache-2.0
// The SymbolWriter that draws QR with ZXing.
#pragma once

#include <string_view>

#include "kiosk/ports/symbol_writer.hpp"

namespace platform::zxing {

class ZxingWriter final : public kiosk::ports::SymbolWriter {
 public:
  /// Byte for byte; at most 2,331 bytes fit level M (ISO/IEC 18004, table 7).
  [[nodiscard]] kiosk::Result<kiosk::Bitmap, kiosk::ports::WriteError> qr(std::string_view text) const override;
};

/// Any of the symbologies that ZxingReader reads, by its name ("Aztec"): as qr(), for passes that are made for tests
/// and the demonstration. Any thread.
[[nodiscard]] kiosk::Result<kiosk::Bitmap, kiosk::ports::WriteError> draw_symbol(std::string_view symbology,
                                                                                 std::string_view text);

}  // namespace platform::zxing
