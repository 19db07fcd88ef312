// SPDX-License-Identifier: Apache-2.0
// Rows copied, every second byte taken, or a JPEG decoded without its colours.
#include "platform/camera/to_grey.hpp"

#include <cstring>

#include <turbojpeg.h>

namespace platform::camera {
namespace {

std::size_t bytes_a_row(const Layout& layout) {
  const auto width = static_cast<std::size_t>(layout.width);
  const bool packed = layout.format == PixelFormat::kYuyv || layout.format == PixelFormat::kUyvy;
  return packed ? (width + 1) / 2 * 4 : width;  // two pixels share their colour
}

std::size_t stride(const Layout& layout) {
  return layout.stride == 0 ? bytes_a_row(layout) : static_cast<std::size_t>(layout.stride);
}

/// Sixteen bytes that the compiler keeps in one register, at any level of optimisation; a loop over single bytes takes
/// five times as long below -O3. g++ and clang both know it.
using Bytes [[gnu::vector_size(16)]] = std::uint8_t;

/// Every second byte from `from` on, `count` of them.
void take_every_second(const std::uint8_t* from, std::uint8_t* to, std::size_t count) {
  std::size_t done = 0;
  // The byte behind the last one that is taken may be beyond the buffer: the rest goes one by one.
  for (; done + sizeof(Bytes) < count; done += sizeof(Bytes)) {
    Bytes first{};
    Bytes second{};
    std::memcpy(&first, from + 2 * done, sizeof first);
    std::memcpy(&second, from + 2 * done + sizeof first, sizeof second);
    const Bytes taken =
        __builtin_shufflevector(first, second, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
    std::memcpy(to + done, &taken, sizeof taken);
  }
  for (; done < count; ++done) to[done] = from[2 * done];
}

}  // namespace

bool is_sound(const Layout& layout) {
  if (layout.width < 1 || layout.height < 1 || layout.width > kLongestSide || layout.height > kLongestSide)
    return false;
  if (layout.format == PixelFormat::kMjpeg || layout.stride == 0) return true;
  return layout.stride >= static_cast<int>(bytes_a_row(layout)) && layout.stride <= 16 * kLongestSide;
}

std::size_t bytes_needed(const Layout& layout) {
  if (layout.format == PixelFormat::kMjpeg) return 0;
  // The padding of the last row may be missing.
  const auto rows = static_cast<std::size_t>(layout.height);
  if (layout.format != PixelFormat::kNv12) return stride(layout) * (rows - 1) + bytes_a_row(layout);
  return stride(layout) * (rows + (rows + 1) / 2 - 1) + bytes_a_row(layout);
}

GreyConverter::GreyConverter() : decoder_(tjInitDecompress()) {}

void GreyConverter::Destroy::operator()(void* decoder) const { tjDestroy(decoder); }

bool GreyConverter::convert(const Layout& layout, std::span<const std::uint8_t> bytes, kiosk::GreyImage& picture) {
  if (bytes.size() < bytes_needed(layout)) return false;
  picture.width = layout.width;
  picture.height = layout.height;
  const auto width = static_cast<std::size_t>(layout.width);
  const auto rows = static_cast<std::size_t>(layout.height);
  picture.pixels.resize(width * rows);
  if (layout.format == PixelFormat::kMjpeg) return decode(bytes, picture);
  const bool packed = layout.format == PixelFormat::kYuyv || layout.format == PixelFormat::kUyvy;
  const std::size_t first = layout.format == PixelFormat::kUyvy ? 1 : 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto* const from = bytes.data() + row * stride(layout) + first;
    auto* const to = picture.pixels.data() + row * width;
    if (packed) {
      take_every_second(from, to, width);
    } else {
      std::memcpy(to, from, width);
    }
  }
  return true;
}

bool GreyConverter::decode(std::span<const std::uint8_t> jpeg, kiosk::GreyImage& picture) {
  if (!decoder_ || jpeg.empty()) return false;
  int width = 0;
  int height = 0;
  int subsampling = 0;
  int colours = 0;
  if (tjDecompressHeader3(decoder_.get(), jpeg.data(), jpeg.size(), &width, &height, &subsampling, &colours) != 0) {
    return false;
  }
  if (width != picture.width || height != picture.height) return false;
  return tjDecompress2(decoder_.get(), jpeg.data(), jpeg.size(), picture.pixels.data(), width, 0, height, TJPF_GRAY,
                       TJFLAG_STOPONWARNING) == 0;
}

}  // namespace platform::camera
