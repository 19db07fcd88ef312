// SPDX-License-Identifier: Apache-2.0
// Pixels laid out as drivers lay them.
#include "tests/camera/recordings.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

#include <turbojpeg.h>

#include "platform/zxing/zxing_writer.hpp"
#include "tests/support/catch.hpp"

namespace tests {

using kiosk::GreyImage;
using platform::camera::Layout;
using platform::camera::PixelFormat;

namespace {

constexpr std::uint8_t kPadding = 0xEE;

std::uint8_t colour(std::size_t at) { return static_cast<std::uint8_t>(at * 37 + 11); }

}  // namespace

GreyImage pass_frame(std::string_view code, int width, int height) {
  const auto symbol = platform::zxing::ZxingWriter().qr(code);
  REQUIRE(symbol);
  constexpr int kModule = 5;
  constexpr int kQuiet = 4 * kModule;
  const int left = (width - symbol->width() * kModule) / 2;
  const int top = (height - symbol->height() * kModule) / 2;
  const int right = left + symbol->width() * kModule;
  const int bottom = top + symbol->height() * kModule;
  GreyImage picture{width, height, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      int light = 70 + (x + y) % 40;
      if (x >= left - kQuiet && x < right + kQuiet && y >= top - kQuiet && y < bottom + kQuiet) light = 225;
      if (x >= left && x < right && y >= top && y < bottom) {
        light = symbol->ink((x - left) / kModule, (y - top) / kModule) ? 30 : 225;
      }
      picture.pixels.push_back(static_cast<std::uint8_t>(light));
    }
  }
  return picture;
}

std::vector<std::uint8_t> recorded(const GreyImage& picture, const Layout& layout) {
  if (layout.format == PixelFormat::kMjpeg) return as_jpeg(picture);
  const auto width = static_cast<std::size_t>(picture.width);
  const auto height = static_cast<std::size_t>(picture.height);
  const bool packed = layout.format == PixelFormat::kYuyv || layout.format == PixelFormat::kUyvy;
  const std::size_t row = packed ? (width + 1) / 2 * 4 : width;
  const auto stride = layout.stride == 0 ? row : static_cast<std::size_t>(layout.stride);
  const std::size_t rows = layout.format == PixelFormat::kNv12 ? height + (height + 1) / 2 : height;
  std::vector<std::uint8_t> bytes(stride * rows, kPadding);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (packed || at >= stride * height) bytes[at] = colour(at);
  }
  const std::size_t first = layout.format == PixelFormat::kUyvy ? 1 : 0;
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      bytes[y * stride + first + (packed ? 2 * x : x)] = picture.pixels[y * width + x];
    }
  }
  return bytes;
}

std::vector<std::uint8_t> as_jpeg(const GreyImage& picture) {
  std::vector<std::uint8_t> coloured;
  for (const auto light : picture.pixels) coloured.insert(coloured.end(), 3, light);
  const std::unique_ptr<void, int (*)(void*)> encoder(tjInitCompress(), tjDestroy);
  unsigned char* jpeg = nullptr;
  unsigned long size = 0;
  REQUIRE(tjCompress2(encoder.get(), coloured.data(), picture.width, 0, picture.height, TJPF_RGB, &jpeg, &size,
                      TJSAMP_422, 90, 0) == 0);
  std::vector<std::uint8_t> bytes(jpeg, jpeg + size);
  tjFree(jpeg);
  return bytes;
}

std::vector<std::uint8_t> without_tables(const std::vector<std::uint8_t>& jpeg) {
  std::vector<std::uint8_t> kept(jpeg.begin(), jpeg.begin() + 2);
  for (std::size_t at = 2; at + 4 < jpeg.size();) {
    const std::size_t length = 2 + jpeg[at + 2] * std::size_t{256} + jpeg[at + 3];
    const auto marker = jpeg[at + 1];
    const auto begin = jpeg.begin() + static_cast<std::ptrdiff_t>(at);
    if (marker == 0xDA) {  // the picture itself follows
      kept.insert(kept.end(), begin, jpeg.end());
      break;
    }
    if (marker != 0xC4) kept.insert(kept.end(), begin, begin + static_cast<std::ptrdiff_t>(length));
    at += length;
  }
  REQUIRE(kept.size() < jpeg.size());
  return kept;
}

PlayedCamera camera_playing(Layout layout, std::function<std::optional<PlayedFrame>(int)> frame) {
  PlayedCamera camera;
  camera.offers = {{layout.format, {layout.width, layout.width, 1}, {layout.height, layout.height, 1}, 30}};
  camera.layout = [layout](const platform::camera::Mode&) { return layout; };
  camera.frame = std::move(frame);
  camera.buffer_size =
      static_cast<std::size_t>(std::max(layout.stride, layout.width * 2)) * static_cast<std::size_t>(layout.height) * 2;
  return camera;
}

PlayedCamera camera_showing(std::string_view code) {
  const Layout layout{PixelFormat::kGrey, 320, 320, 0, true};
  const auto bytes = recorded(pass_frame(code, 320, 320), layout);
  return camera_playing(layout, [bytes](int) { return PlayedFrame{.bytes = bytes}; });
}

}  // namespace tests
