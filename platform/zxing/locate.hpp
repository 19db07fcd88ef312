// SPDX-License-Identifier: Apache-2.0
// Where in a frame something stands that may be a symbol: regions full of edges, bounded by plainer ones.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "platform/zxing/patch.hpp"

namespace platform::zxing {

struct Candidate {
  Oblong where;     ///< turned so that its edges lie along its axes; where they lie in one direction, across the first
  double bars = 0;  ///< 0 to 1: how far its edges lie in one direction, as those of a linear symbol do
  double fullness = 0;  ///< 0 to 1: how much of the oblong is full of edges
  double score = 0;     ///< the higher, the likelier; to be compared within one frame only
};

/// Keeps its buffers between frames. One thread.
class Locator {
 public:
  /// The likeliest first, at most `most`, from one level of the pyramid, in pixels of the frame. What fills nearly the
  /// whole frame is none.
  [[nodiscard]] std::vector<Candidate> find(Pyramid& frame, int level, int most);

 private:
  void measure(const kiosk::GreyImage& picture);
  [[nodiscard]] int usual();
  void smooth_cells();
  void find_above(int threshold, const kiosk::GreyImage& picture, std::vector<Candidate>& found);
  void gather(std::size_t start, int threshold);

  int across_ = 0;  ///< cells
  int down_ = 0;
  std::vector<int> edges_;              ///< of each cell: mean difference between neighbours, in 1/4 of a grey level
  std::vector<int> smoothed_;           ///< the same over three by three cells
  std::vector<int> sorted_;             ///< its copy, for the median
  std::vector<std::uint16_t> columns_;  ///< of one row of cells, by pixel columns
  std::vector<bool> taken_;
  std::vector<std::pair<int, int>> region_;  ///< the cells of the region under the finger
};

}  // namespace platform::zxing
