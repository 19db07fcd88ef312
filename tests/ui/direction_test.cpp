// SPDX-License-Identifier: Apache-2.0
// The direction of a text is its own.
#include "kiosk/ui/direction.hpp"

#include "tests/support/catch.hpp"

namespace {

using kiosk::ports::Direction;
using kiosk::ui::direction_of;

constexpr auto kLeft = Direction::kLeftToRight;
constexpr auto kRight = Direction::kRightToLeft;

}  // namespace

TEST_CASE("A text runs as its first letter does, on a page of either direction") {
  for (const auto page : {kLeft, kRight}) {
    CHECK(direction_of("Union", page) == kLeft);
    CHECK(direction_of("18:30 Union", page) == kLeft);
    CHECK(direction_of("«Élan»", page) == kLeft);
    CHECK(direction_of("ᐃᓄᒃᑎᑐᑦ", page) == kLeft);
    CHECK(direction_of("静かな港", page) == kLeft);
    CHECK(direction_of("رسائل الماء", page) == kRight);
    CHECK(direction_of("104 دقيقة", page) == kRight);
    CHECK(direction_of("שלום, Union", page) == kRight);
  }
}

TEST_CASE("A value between isolates does not decide, the words round it do") {
  CHECK(direction_of("\u2068Union\u2069 رسائل", kLeft) == kRight);
  CHECK(direction_of("\u2068رسائل\u2069 by Union", kRight) == kLeft);
  CHECK(direction_of("\u2068Union", kRight) == kRight);
  CHECK(direction_of("\u2069\u2069Union", kRight) == kLeft);
}

TEST_CASE("A text without a letter runs as the page does") {
  for (const auto page : {kLeft, kRight}) {
    CHECK(direction_of("", page) == page);
    CHECK(direction_of("18:30", page) == page);
    CHECK(direction_of("· — …", page) == page);
    CHECK(direction_of("٣٤", page) == page);
    CHECK(direction_of("\xFF\xFE\xC3", page) == page);
  }
}
