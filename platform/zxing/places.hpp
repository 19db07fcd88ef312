// SPDX-License-Identifier: Apache-2.0
// What was looked at in the frames before: how often each place was tried, and what was read there.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "platform/zxing/locate.hpp"
#include "platform/zxing/patch.hpp"
#include "platform/zxing/ways.hpp"

namespace platform::zxing {

/// What a place looks like from afar: 16 by 16 pixels.
using Thumbnail = std::array<std::uint8_t, 256>;

struct Place {
  Part part;
  Candidate seen;       ///< in the newest frame
  int frames = 0;       ///< in which it was located
  int tries = 0;        ///< ways tried since it came into view
  int unseen = 0;       ///< frames since it was last located
  bool likely = false;  ///< to be a symbol, by its shape in the newest frame
  bool read = false;    ///< in this frame
  Thumbnail looks{};    ///< in the newest frame
};

/// The places of the last frames. One thread.
class Places {
 public:
  /// Joins what was located in the newest frame with what is known; a place that was not located for some frames is
  /// forgotten. One that looks quite different now begins anew: somebody else's pass is held there.
  void update(Pyramid& frame, const std::vector<Candidate>& candidates);

  /// The least tried of the newest frame that was not read, of those the strongest; nothing where there is none. With
  /// `likely_for` over 0, of the likely ones that were tried less often than that alone.
  [[nodiscard]] Place* next(std::size_t likely_for);

  /// The likeliest of those that stay and have a symbol's shape.
  [[nodiscard]] const Place* symbol_like() const;

 private:
  [[nodiscard]] Place* known(const Oblong& where);

  std::vector<Place> places_;
};

}  // namespace platform::zxing
