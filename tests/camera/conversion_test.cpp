// SPDX-License-Identifier: Apache-2.0
// Buffers made grey, against a reference that does it pixel by pixel; and frames that are not what they should be.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <vector>

#include "platform/camera/to_grey.hpp"
#include "tests/camera/recordings.hpp"
#include "tests/support/catch.hpp"

using kiosk::GreyImage;
using platform::camera::bytes_needed;
using platform::camera::GreyConverter;
using platform::camera::is_sound;
using platform::camera::kLongestSide;
using platform::camera::Layout;
using platform::camera::PixelFormat;

namespace {

/// Where the luma of a pixel stands, by the formats' definitions.
std::size_t place(const Layout& layout, int x, int y) {
  const auto column = static_cast<std::size_t>(x);
  const auto start = static_cast<std::size_t>(y) * static_cast<std::size_t>(layout.stride);
  if (layout.format == PixelFormat::kYuyv) return start + 2 * column;
  if (layout.format == PixelFormat::kUyvy) return start + 2 * column + 1;
  return start + column;
}

GreyImage by_reference(const Layout& layout, const std::vector<std::uint8_t>& bytes) {
  GreyImage picture{layout.width, layout.height, {}};
  for (int y = 0; y < layout.height; ++y) {
    for (int x = 0; x < layout.width; ++x) picture.pixels.push_back(bytes[place(layout, x, y)]);
  }
  return picture;
}

int shortest_row(PixelFormat format, int width) {
  const bool packed = format == PixelFormat::kYuyv || format == PixelFormat::kUyvy;
  return packed ? (width + 1) / 2 * 4 : width;
}

bool converts(const std::vector<std::uint8_t>& bytes, const Layout& layout) {
  GreyImage picture;
  return GreyConverter().convert(layout, bytes, picture);
}

/// How far the two lie apart on average, in grey levels.
double difference(const GreyImage& left, const GreyImage& right) {
  REQUIRE(left.pixels.size() == right.pixels.size());
  double sum = 0;
  for (std::size_t i = 0; i < left.pixels.size(); ++i) sum += std::abs(left.pixels[i] - right.pixels[i]);
  return sum / static_cast<double>(left.pixels.size());
}

const Layout kJpegLayout{PixelFormat::kMjpeg, 400, 320, 0, true};

}  // namespace

TEST_CASE("the luma of every format is taken as the reference takes it, at any width and stride") {
  std::mt19937 random(1);
  GreyConverter converter;
  GreyImage picture;
  for (const auto format : {PixelFormat::kGrey, PixelFormat::kNv12, PixelFormat::kYuyv, PixelFormat::kUyvy}) {
    for (int width = 1; width <= 200; ++width) {
      for (const int padding : {0, 1, 30}) {
        const Layout layout{format, width, 3, shortest_row(format, width) + padding, true};
        REQUIRE(is_sound(layout));
        std::vector<std::uint8_t> bytes(bytes_needed(layout));
        std::ranges::generate(bytes, [&] { return static_cast<std::uint8_t>(random()); });
        CAPTURE(width, padding);
        REQUIRE(converter.convert(layout, bytes, picture));
        REQUIRE(picture == by_reference(layout, bytes));
      }
    }
  }
}

TEST_CASE("a driver that says no stride has rows without padding") {
  const auto frame = tests::pass_frame("P-1", 301, 300);
  for (const auto format : {PixelFormat::kGrey, PixelFormat::kNv12, PixelFormat::kYuyv, PixelFormat::kUyvy}) {
    const Layout layout{format, 301, 300, 0, true};
    GreyImage picture;
    REQUIRE(GreyConverter().convert(layout, tests::recorded(frame, layout), picture));
    REQUIRE(picture == frame);
  }
}

TEST_CASE("a frame of one byte too little is none, and one with more than enough is") {
  const auto frame = tests::pass_frame("P-1", 320, 300);
  for (const auto format : {PixelFormat::kGrey, PixelFormat::kNv12, PixelFormat::kYuyv, PixelFormat::kUyvy}) {
    const Layout layout{format, 320, 300, 700, true};
    auto bytes = tests::recorded(frame, layout);
    REQUIRE(bytes.size() > bytes_needed(layout));  // the last row's padding
    REQUIRE(converts(bytes, layout));
    bytes.resize(bytes_needed(layout));
    REQUIRE(converts(bytes, layout));
    bytes.pop_back();
    REQUIRE_FALSE(converts(bytes, layout));
    REQUIRE_FALSE(converts({}, layout));
  }
}

TEST_CASE("layouts that cannot be are not sound") {
  REQUIRE(is_sound({PixelFormat::kGrey, 1, 1, 0, true}));
  REQUIRE(is_sound({PixelFormat::kGrey, kLongestSide, kLongestSide, 0, true}));
  REQUIRE_FALSE(is_sound({PixelFormat::kGrey, 0, 0, 0, true}));
  REQUIRE_FALSE(is_sound({PixelFormat::kMjpeg, 0, 480, 0, true}));
  REQUIRE_FALSE(is_sound({PixelFormat::kGrey, -640, 480, 640, true}));
  REQUIRE_FALSE(is_sound({PixelFormat::kGrey, kLongestSide + 1, 480, 0, true}));
  REQUIRE_FALSE(is_sound({PixelFormat::kMjpeg, 640, 2147483647, 0, true}));
  REQUIRE_FALSE(is_sound({PixelFormat::kYuyv, 640, 480, 1279, true}));
  REQUIRE_FALSE(is_sound({PixelFormat::kYuyv, 641, 480, 1282, true}));
  REQUIRE_FALSE(is_sound({PixelFormat::kNv12, 640, 480, 639, true}));
  REQUIRE_FALSE(is_sound({PixelFormat::kGrey, 640, 480, -640, true}));
  REQUIRE_FALSE(is_sound({PixelFormat::kGrey, 640, 480, 2147483647, true}));
}

TEST_CASE("a JPEG frame becomes the picture it was made of, but for what JPEG loses") {
  const auto frame = tests::pass_frame("P-1", 400, 320);
  GreyConverter converter;
  GreyImage picture;
  const auto jpeg = tests::as_jpeg(frame);
  REQUIRE(converter.convert(kJpegLayout, jpeg, picture));
  REQUIRE(picture.width == 400);
  REQUIRE(picture.height == 320);
  REQUIRE(difference(picture, frame) < 3);
  const auto whole = picture;

  SECTION("without Huffman tables") {
    REQUIRE(converter.convert(kJpegLayout, tests::without_tables(jpeg), picture));
    REQUIRE(picture == whole);
  }
  SECTION("with the rest of the buffer behind it") {
    auto padded = jpeg;
    padded.resize(jpeg.size() + 5000);
    REQUIRE(converter.convert(kJpegLayout, padded, picture));
    REQUIRE(picture == whole);
  }
  SECTION("after frames that were none") {
    for (int i = 0; i < 10; ++i) REQUIRE_FALSE(converter.convert(kJpegLayout, std::vector<std::uint8_t>(i), picture));
    REQUIRE(converter.convert(kJpegLayout, jpeg, picture));
    REQUIRE(picture == whole);
  }
}

TEST_CASE("a JPEG frame that was cut off anywhere is dropped") {
  const auto jpeg = tests::as_jpeg(tests::pass_frame("P-1", 400, 320));
  for (std::size_t length = 0; length < jpeg.size() - 2; length += 97) {
    CAPTURE(length);
    REQUIRE_FALSE(converts({jpeg.begin(), jpeg.begin() + static_cast<std::ptrdiff_t>(length)}, kJpegLayout));
  }
}

TEST_CASE("a JPEG frame of another size than was agreed on is dropped") {
  REQUIRE_FALSE(converts(tests::as_jpeg(tests::pass_frame("P-1", 400, 300)), kJpegLayout));
  REQUIRE_FALSE(converts(tests::as_jpeg(tests::pass_frame("P-1", 1280, 720)), kJpegLayout));
  // A header that promises a picture of four gigabytes.
  auto vast = tests::as_jpeg(tests::pass_frame("P-1", 400, 320));
  const std::vector<std::uint8_t> size{320 / 256, 320 % 256, 400 / 256, 400 % 256};
  const auto at = std::ranges::search(vast, size).begin();
  REQUIRE(at != vast.end());
  std::fill_n(at, 4, std::uint8_t{0xFF});
  REQUIRE_FALSE(converts(vast, kJpegLayout));
}

TEST_CASE("noise for a JPEG frame harms nobody") {
  std::mt19937 random(2);
  const auto jpeg = tests::as_jpeg(tests::pass_frame("P-1", 400, 320));
  GreyConverter converter;
  GreyImage picture;
  int dropped = 0;
  for (int round = 0; round < 200; ++round) {
    auto bytes = jpeg;
    for (int hit = 0; hit < 20; ++hit) bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
    // What is still taken for a picture has its size.
    if (converter.convert(kJpegLayout, bytes, picture)) {
      REQUIRE(picture.pixels.size() == std::size_t{400} * 320);
    } else {
      ++dropped;
    }
    std::ranges::generate(bytes, [&] { return static_cast<std::uint8_t>(random()); });
    REQUIRE_FALSE(converter.convert(kJpegLayout, bytes, picture));
  }
  REQUIRE(dropped > 100);
}
