// SPDX-License-Identifier: Apache-2.0
// A picture that covers a room of another shape.
#include "kiosk/base/cover.hpp"

#include "tests/support/catch.hpp"

using kiosk::covered_point;
using kiosk::covering_part;
using kiosk::Point;
using kiosk::Rect;
using kiosk::Size;

TEST_CASE("the middle of the picture covers the room, cut where it is too long") {
  REQUIRE(covering_part({640, 360}, {640, 360}) == Rect{0, 0, 640, 360});
  REQUIRE(covering_part({640, 360}, {1280, 720}) == Rect{0, 0, 640, 360});
  REQUIRE(covering_part({640, 360}, {100, 100}) == Rect{140, 0, 360, 360});
  REQUIRE(covering_part({360, 640}, {100, 100}) == Rect{0, 140, 360, 360});
  REQUIRE(covering_part({640, 480}, {1000, 500}) == Rect{0, 80, 640, 320});
}

TEST_CASE("what has no size covers nothing, and what is thin still covers") {
  for (const Size none : {Size{0, 5}, Size{5, 0}, Size{-1, 5}}) {
    REQUIRE(covering_part(none, {10, 10}).empty());
    REQUIRE(covering_part({10, 10}, none).empty());
  }
  REQUIRE(covering_part({1, 10'000}, {10'000, 1}) == Rect{0, 4999, 1, 1});
  REQUIRE(covering_part({2'000'000'000, 1}, {1, 2'000'000'000}).width == 1);
}

TEST_CASE("a point goes where its place in the picture goes") {
  const Rect room{100, 50, 200, 200};
  const Rect part = covering_part({640, 360}, {200, 200});
  REQUIRE(covered_point({140, 0}, part, room) == Point{100, 50});
  REQUIRE(covered_point({320, 180}, part, room) == Point{200, 150});
  REQUIRE(covered_point({500, 360}, part, room) == Point{300, 250});
  REQUIRE(covered_point({0, 180}, part, room).x < room.x);
}
