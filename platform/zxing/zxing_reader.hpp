// The SymbolReader on ZXing: reads the frame as it is, then looks harder as long as nothing was found.
#pragma once

#include <cstdint>
#include <vector>

#include "kiosk/ports/symbol_reader.hpp"

namespace platform::zxing {

/// Reads QRCode, Aztec, PDF417, DataMatrix, Code128, EAN13 and Code39 under exactly these names. UPC-A comes as EAN13
/// with a leading 0. A linear symbol can be misread with a valid checksum: believe one when two frames agree.
///
/// Every picture is read as it is and, where that finds nothing, inverted (a phone in dark mode). Where that finds
/// nothing either, one further way is tried, another one each time: half size (bad focus, coarse print), half size
/// inverted, overlapping crops (what must lie about the centre), and turned by 15 to 75 degrees. So a pass that is held
/// up for kWays frames is tried in all ways, and an empty frame costs little more than two readings. All symbols that
/// one way finds are returned, each once.
///
/// A picture under 16 pixels on a side holds nothing; one whose pixels do not match its size, that has none, or that is
/// over 8192 on a side is a ReadError. Not to be shared between threads: it keeps its buffers.
class ZxingReader final : public kiosk::ports::SymbolReader {
 public:
  static constexpr int kWays = 8;

  [[nodiscard]] kiosk::Result<kiosk::ports::Look, kiosk::ports::ReadError> read(
      const kiosk::GreyImage& picture) override;

 private:
  [[nodiscard]] std::vector<kiosk::ports::Symbol> look(const kiosk::GreyImage& picture);

  kiosk::GreyImage work_;  ///< the picture under the decoder: symbols already found are painted over in it
  int way_ = 0;            ///< the next further way, 0 to kWays - 1
};

}  // namespace platform::zxing
