// SPDX-License-Identifier: Apache-2.0
// The SymbolReader on ZXing: looks where something stands that may be a symbol, in other ways from frame to frame.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/ports/symbol_reader.hpp"
#include "platform/zxing/api.hpp"
#include "platform/zxing/deep_ways.hpp"
#include "platform/zxing/locate.hpp"
#include "platform/zxing/patch.hpp"
#include "platform/zxing/places.hpp"
#include "platform/zxing/schedule.hpp"
#include "platform/zxing/ways.hpp"

namespace platform::zxing {

struct ReaderSettings {
  /// Those to look for; names that are none of ours are left out, and where none is left, all are looked for.
  std::vector<std::string> symbologies;
};

/// Reads QRCode, Aztec, PDF417, DataMatrix, Code128, EAN13 and Code39 under exactly these names. UPC-A comes as EAN13
/// with a leading 0. A linear symbol can be misread with a valid checksum: believe one when two frames agree.
///
/// A frame is first looked at where the last symbol was read, then wherever there are many edges close together:
/// turned upright, brought to a size that suits the decoder, dark on light and light on dark, in one way after the
/// other while the frame's effort lasts; what is left over goes to the whole frame. A pass that is held up for kWays
/// frames and has the shape of a symbol was looked at in all ways, for PDF417 in two a frame; a small picture gets
/// deeper ones until kDeepest. decisions/0010 says why.
///
/// A picture under 16 pixels on a side is enlarged; in one of a single row or column nothing is found. One whose pixels
/// do not match its size, that has none, or that is over 8192 on a side is a ReadError. Not to be shared between
/// threads: it keeps its buffers.
class ZxingReader final : public kiosk::ports::SymbolReader {
 public:
  static constexpr int kWays = 8;  ///< frames, or calls with the same picture
  /// Calls with the same small picture until the deeper ways are through as well.
  static constexpr int kDeepest = kWays + kDeepCalls;

  explicit ZxingReader(const ReaderSettings& settings = {});

  [[nodiscard]] kiosk::Result<kiosk::ports::Look, kiosk::ports::ReadError> read(
      const kiosk::GreyImage& picture) override;

 private:
  struct Hit {
    Part part;
    Way way;
    kiosk::Rect symbol;  ///< what it read, in the frame
    int age = 0;         ///< frames since
  };

  void look(kiosk::ports::Look& look);
  void look_at_hits(kiosk::ports::Look& look);
  void look_at_places(kiosk::ports::Look& look);
  /// The likely ones alone, in all ways once; or all of them, on and on.
  void try_places(bool likely_alone, Savings& savings, kiosk::ports::Look& look);
  /// In `most` ways, or as many as there is effort for.
  void look_at_whole_frame(kiosk::ports::Look& look, std::size_t most);
  void look_at_picture(kiosk::ports::Look& look);
  [[nodiscard]] std::optional<kiosk::ports::Unread> unread();
  bool attempt(const Part& part, const Way& way, kiosk::ports::Look& look);
  void remember(const kiosk::ports::Symbol& symbol, const Part& part, const Way& way);

  Attempts attempts_;
  Pyramid frame_;
  Locator locator_;
  Places places_;
  Purse purse_;
  std::vector<Hit> hits_;
  int frames_ = 1;         ///< so that a file, which is held up for kWays calls, is looked at as a whole soon
  std::size_t whole_ = 0;  ///< the next of kFrameWays or kPictureWays
};

}  // namespace platform::zxing
