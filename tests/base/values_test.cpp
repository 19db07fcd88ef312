// SPDX-License-Identifier: Apache-2.0
// The small values: header look-up, one-bit pictures, rectangles, ids.
#include <type_traits>
#include <unordered_set>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/http.hpp"
#include "kiosk/base/ids.hpp"
#include "kiosk/base/image.hpp"
#include "tests/support/catch.hpp"

namespace kiosk::test {
namespace {

TEST_CASE("a header is found whatever the case of its name, the first where there are two") {
  const HttpHeaders headers = {{"Content-Type", "application/json"}, {"ETAG", "\"a\""}, {"etag", "\"b\""}, {"", "x"}};
  CHECK(find_header(headers, "content-type") == "application/json");
  CHECK(find_header(headers, "CONTENT-TYPE") == "application/json");
  CHECK(find_header(headers, "ETag") == "\"a\"");
  CHECK(find_header(headers, "") == "x");
}

TEST_CASE("a name that only begins like a header, or differs by more than case, finds nothing") {
  const HttpHeaders headers = {{"Content-Type", "application/json"}, {"X-[", "bracket"}};
  CHECK_FALSE(find_header(headers, "Content"));
  CHECK_FALSE(find_header(headers, "Content-Type "));
  CHECK_FALSE(find_header(headers, "Content_Type"));
  CHECK_FALSE(find_header(headers, "x-{"));
  CHECK_FALSE(find_header({}, "ETag"));
  // Case is an ASCII matter: the bytes of a letter beyond it are compared as they are.
  CHECK_FALSE(find_header({{"\xC3\x84", "A umlaut"}}, "\xC3\xA4"));
}

TEST_CASE("a bitmap begins as paper, and ink stays where it is put") {
  Bitmap picture(13, 3);
  CHECK(picture.stride() == 2);
  REQUIRE(picture.bytes().size() == 6);
  CHECK(picture.bytes() == std::vector<std::uint8_t>(6, 0));

  for (const auto& [x, y] : {std::pair{0, 0}, {7, 0}, {8, 1}, {12, 2}}) picture.set_ink(x, y, true);
  CHECK(picture.bytes() == std::vector<std::uint8_t>{0x81, 0x00, 0x00, 0x80, 0x00, 0x08});
  int ink = 0;
  for (int y = 0; y < picture.height(); ++y) {
    for (int x = 0; x < picture.width(); ++x) ink += picture.ink(x, y) ? 1 : 0;
  }
  CHECK(ink == 4);

  picture.set_ink(7, 0, false);
  picture.set_ink(6, 0, false);
  CHECK(picture.ink(0, 0));
  CHECK_FALSE(picture.ink(7, 0));
}

TEST_CASE("bitmaps are equal when their size and ink are") {
  Bitmap a(8, 2);
  Bitmap b(8, 2);
  CHECK(a == b);
  a.set_ink(3, 1, true);
  CHECK_FALSE(a == b);
  b.set_ink(3, 1, true);
  CHECK(a == b);
  CHECK_FALSE(Bitmap(7, 2) == Bitmap(8, 2));
}

TEST_CASE("a bitmap may be empty") {
  CHECK(Bitmap().bytes().empty());
  CHECK(Bitmap(0, 5).bytes().empty());
  CHECK(Bitmap(5, 0).bytes().empty());
}

TEST_CASE("a rectangle holds its top left and not its bottom right") {
  const Rect r{10, 20, 30, 40};
  CHECK(r.contains({10, 20}));
  CHECK(r.contains({39, 59}));
  CHECK_FALSE(r.contains({40, 59}));
  CHECK_FALSE(r.contains({39, 60}));
  CHECK_FALSE(r.contains({9, 20}));
  CHECK(r.inset(5) == Rect{15, 25, 20, 30});
  CHECK(r.inset(15).empty());
  CHECK_FALSE(r.inset(15).contains({25, 35}));
}

TEST_CASE("ids of different kinds do not mix, and hash as what they hold") {
  static_assert(!std::is_convertible_v<std::string, PassId>);
  static_assert(!std::is_same_v<PassId, TicketId>);
  static_assert(!std::is_constructible_v<PassId, TicketId>);
  CHECK(PassId{}.empty());
  CHECK(PassId{"P-1"} < PassId{"P-2"});
  const std::unordered_set<PassId> passes = {PassId{"P-1"}, PassId{"P-2"}, PassId{"P-1"}};
  CHECK(passes.size() == 2);
  CHECK(passes.contains(PassId{"P-2"}));
}

}  // namespace
}  // namespace kiosk::test
