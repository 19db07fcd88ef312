// SPDX-License-Identifier: Apache-2.0
// A lobby behind the passes, and without any: walls, windows, posters, stripes, people who walk by.
#pragma once

#include <cstdint>
#include <vector>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/image.hpp"

namespace tests {

/// How much there is in it.
enum class Lobby { kBare, kFurnished, kCluttered, kPosters };

/// One place, the same for the same values.
class Scenery {
 public:
  /// `people` walk through it.
  Scenery(kiosk::Size size, Lobby lobby, int people, std::uint64_t seed);

  /// What the camera sees a number of frames after the first, without noise. Only people move.
  [[nodiscard]] kiosk::GreyImage at(int frame) const;

 private:
  struct Person {
    int x;  ///< of the middle, in the first frame
    int y;  ///< of the shoulders
    int step;
    int width;
    int light;
    int shirt;  ///< 0 plain, else the height of its stripes
  };

  void draw_person(const Person& person, int frame, kiosk::GreyImage& picture) const;

  kiosk::GreyImage walls_;
  std::vector<Person> people_;
};

}  // namespace tests
