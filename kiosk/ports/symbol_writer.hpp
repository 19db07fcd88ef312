// SPDX-License-Identifier: Apache-2.0
// Makes barcodes.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/image.hpp"
#include "kiosk/base/result.hpp"

namespace kiosk::ports {

struct WriteError {
  std::string detail;  ///< for the log
};

class SymbolWriter {
 public:
  virtual ~SymbolWriter() = default;

  /// A QR of error correction level M, one pixel a module, without quiet zone (draw 4 modules of paper round it).
  /// An error where `text` does not fit. Any thread.
  [[nodiscard]] virtual Result<Bitmap, WriteError> qr(std::string_view text) const = 0;
};

}  // namespace kiosk::ports
