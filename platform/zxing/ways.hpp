// SPDX-License-Identifier: Apache-2.0
// One way of showing one part of the frame to the decoder, what it costs, and what comes of it.
#pragma once

#include <cstdint>
#include <vector>

#include "kiosk/ports/symbol_reader.hpp"
#include "platform/zxing/api.hpp"
#include "platform/zxing/patch.hpp"

namespace platform::zxing {

enum class Filter {
  kNone,
  kSmooth,
  kSharpen,
  kThreshold,
  kStretch,        ///< of bands: each pixel between the darkest and the lightest near it
  kThresholdRows,  ///< of bands: each by itself, so that slanting bars are not mixed
  kSharpenRows,    ///< likewise
};

/// How a part of the frame is shown. The polarity is the part's own: what comes first is what it looks like.
struct Way {
  int side = 0;           ///< the patch's longer side in pixels; 0: as many as the part has in the frame
  int turn = 0;           ///< degrees from the part's own angle
  bool square = false;    ///< made square, as most matrix symbols were before they were tilted
  int keystone = 0;       ///< percent by which it is taken to lie nearer at its end than at its start
  bool inverted = false;  ///< the other polarity than the part's likely one
  int bands = 0;          ///< over 0: linear symbologies alone, in so many bands across the part's first axis
  int rows = 1;           ///< of the part that each band is the mean of
  Filter filter = Filter::kNone;
  int radius = 0;  ///< of the filters of rows: how many pixels of the patch they look at either way
  friend bool operator==(const Way&, const Way&) = default;
};

/// What is looked at.
struct Part {
  Oblong where;
  bool light_on_dark = false;
  friend bool operator==(const Part&, const Part&) = default;
};

/// In decoder pixels: one is a pixel that is searched for matrix symbols, about 8 ns.
using Effort = std::int64_t;

/// Keeps its buffers. One thread.
class Attempts {
 public:
  /// Looks for `among` alone.
  explicit Attempts(api::Symbologies among) : among_(among) {}

  /// A frame begins, in which PDF417 is looked for in `most_pdf417` ways at the most and left out of the others: where
  /// one is there and nearly read, its error correction takes up to 10 ms, whatever the number of pixels.
  void begin(int most_pdf417) { pdf417_left_ = most_pdf417; }
  /// Whether PDF417 is all that the way would look for, and is used up for this frame.
  [[nodiscard]] bool looks_for_nothing(const Way& way) const {
    return way.bands == 0 && (among_ & api::kMatrix) == api::kPdf417 && pdf417_left_ <= 0;
  }

  [[nodiscard]] Effort cost(const Part& part, const Way& way) const;

  /// All symbols that this way shows, with corners in the frame. Throws whatever ZXing throws.
  [[nodiscard]] std::vector<kiosk::ports::Symbol> make(Pyramid& frame, const Part& part, const Way& way);

 private:
  [[nodiscard]] std::vector<kiosk::ports::Symbol> find_bars(Pyramid& frame, const Part& part, const Way& way);
  [[nodiscard]] std::vector<kiosk::ports::Symbol> find_all(const Pyramid& frame, const api::Order& order);

  api::Symbologies among_;
  int pdf417_left_ = 0;
  Patch patch_;
  Patch bands_;
};

}  // namespace platform::zxing
