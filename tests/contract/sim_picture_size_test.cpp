// SPDX-License-Identifier: Apache-2.0
// The sides that picture files claim, and what a file that claims too much costs.
#include <cstddef>
#include <string>
#include <string_view>

#include <sys/stat.h>

#include "platform/sim/picture_file.hpp"
#include "platform/sim/picture_size.hpp"
#include "tests/contract/sim_temp_folder.hpp"
#include "tests/support/catch.hpp"

using kiosk::Size;
using platform::sim::claimed_size;
using namespace std::string_literals;

namespace {

struct Claim {
  std::string bytes;
  Size size;
};

const std::string kPng = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\x02\0\0\0\x07"s;
const std::string kVp8 = "RIFF\0\0\0\0WEBPVP8 \0\0\0\0\x10\x02\0\x9D\x01\x2A\x80\x02\x68\x41"s;
const std::string kVp8l = "RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2F\x7F\xC2\x59\0"s;
const std::string kVp8x = "RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\xFF\xFF\xFF\x01\0\0"s;
const std::string kJpeg = "\xFF\xD8\xFF\xE0\0\4JF\xFF\xFF\xC2\0\x0B\x08\x01\xE0\x02\x80"s;

}  // namespace

TEST_CASE("the sides that a picture file claims are found in each format") {
  const auto [bytes, size] =
      GENERATE(Claim{kPng, {258, 7}}, Claim{kVp8, {640, 360}}, Claim{kVp8l, {640, 360}}, Claim{kVp8x, {16777216, 2}},
               Claim{kJpeg, {640, 480}}, Claim{"P5\n# by hand\n 12\t34\n255\n", {12, 34}},
               Claim{"P5 99999999999 1 255\n", {1'000'000'009, 1}});
  CAPTURE(bytes);
  REQUIRE(claimed_size(bytes));
  REQUIRE(claimed_size(bytes)->width == size.width);
  REQUIRE(claimed_size(bytes)->height == size.height);

  SECTION("and none in a file that ends before them") {
    // A number that is cut short is another number.
    const auto least = bytes.starts_with("P5") ? std::size_t{4} : bytes.size() - 1;
    for (std::size_t length = 0; length < least; ++length) REQUIRE_FALSE(claimed_size(bytes.substr(0, length)));
  }
}

TEST_CASE("what is no picture claims nothing") {
  const auto bytes = GENERATE(as<std::string>(), "", "P6\n2 2\n255\n", "P5\n-1 2\n255\n", "P5\n#", "GIF89a\2\0\2\0",
                              "\xFF\xD8\xFF\xD8\0\0\0\0\0\0"s, "\xFF\xD8 and more", "\xFF\xD8\xFF\xFF\xFF\xFF");
  CAPTURE(bytes);
  REQUIRE_FALSE(claimed_size(bytes));
}

TEST_CASE("a small file that claims a huge picture is refused for its sides") {
  const tests::TempFolder folder;
  const auto bytes = GENERATE(as<std::string>(), "P5\n100000 100000\n255\n"s + std::string(100, '\xFF'),
                              "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\xEA\x60\0\0\xEA\x60"s, kVp8x);
  const auto picture = platform::sim::load_grey(folder.write("huge", bytes));
  REQUIRE_FALSE(picture);
  REQUIRE(picture.error().detail.ends_with("its sides are not 1 to 8192 pixels"));
}

TEST_CASE("what is no file is told, without waiting for what it may bring") {
  const tests::TempFolder folder;
  const auto pipe = folder.path() / "pipe.png";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const auto of_pipe = platform::sim::load_grey(pipe);
  REQUIRE_FALSE(of_pipe);
  REQUIRE(of_pipe.error().detail.ends_with("it is no file; give a picture"));
  REQUIRE_FALSE(platform::sim::load_grey(folder.path()));
  const auto missing = platform::sim::load_grey(folder.path() / "missing.png");
  REQUIRE_FALSE(missing);
  REQUIRE(missing.error().detail.ends_with("there is no such file"));
}
