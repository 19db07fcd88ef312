// SPDX-License-Identifier: Apache-2.0
// A palette by how often colours occur, and libpng's simple calls to write with it.
#include "tests/golden/png_file.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include <png.h>

namespace golden {
namespace {

constexpr std::size_t kColours = 256;
using Colour = std::array<int, 3>;

/// Colours that are alike for the eye have one key.
int key_of(const std::uint8_t* pixel) { return (pixel[0] >> 3) << 10 | (pixel[1] >> 3) << 5 | (pixel[2] >> 3); }

struct Bin {
  long count = 0;
  std::array<long, 3> sum{};
  long apart = 1L << 40;  ///< from the nearest colour that was chosen, squared

  [[nodiscard]] Colour mean() const {
    const auto of = [&](long value) { return static_cast<int>((value + count / 2) / count); };
    return {of(sum[0]), of(sum[1]), of(sum[2])};
  }
};

template <class A, class B>
long apart(const A& one, const B& other) {
  long sum = 0;
  for (std::size_t c = 0; c < 3; ++c) sum += (one[c] - other[c]) * (one[c] - other[c]);
  return sum;
}

/// One by one the colour that most is missing without: how many pixels have it, by how far they are from all others.
std::vector<Colour> palette_of(const Raster& raster) {
  std::map<int, Bin> bins;
  for (std::size_t i = 0; i < raster.bytes.size(); i += 3) {
    auto& bin = bins[key_of(&raster.bytes[i])];
    ++bin.count;
    for (std::size_t c = 0; c < 3; ++c) bin.sum.at(c) += raster.bytes[i + c];
  }
  std::vector<Colour> palette;
  while (palette.size() < std::min(kColours, bins.size())) {
    const auto missed = std::max_element(bins.begin(), bins.end(), [](const auto& a, const auto& b) {
      return a.second.count * a.second.apart < b.second.count * b.second.apart;
    });
    palette.push_back(missed->second.mean());
    for (auto& [key, bin] : bins) bin.apart = std::min(bin.apart, apart(bin.mean(), palette.back()));
  }
  return palette;
}

std::uint8_t nearest(const std::vector<Colour>& palette, const std::uint8_t* pixel) {
  const auto best = std::min_element(palette.begin(), palette.end(), [&](const Colour& a, const Colour& b) {
    return apart(a, pixel) < apart(b, pixel);
  });
  return static_cast<std::uint8_t>(best - palette.begin());
}

}  // namespace

void write(const Raster& raster, const std::filesystem::path& file) {
  const auto palette = palette_of(raster);
  std::unordered_map<int, std::uint8_t> known;
  std::vector<std::uint8_t> indices;
  for (std::size_t i = 0; i < raster.bytes.size(); i += 3) {
    const int exact = raster.bytes[i] << 16 | raster.bytes[i + 1] << 8 | raster.bytes[i + 2];
    const auto found = known.find(exact);
    indices.push_back(found != known.end() ? found->second
                                           : known.emplace(exact, nearest(palette, &raster.bytes[i])).first->second);
  }
  std::vector<std::uint8_t> colours;
  for (const auto& colour : palette) {
    for (const int value : colour) colours.push_back(static_cast<std::uint8_t>(value));
  }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(raster.size.width);
  image.height = static_cast<png_uint_32>(raster.size.height);
  image.format = PNG_FORMAT_RGB_COLORMAP;
  image.colormap_entries = static_cast<png_uint_32>(palette.size());
  if (png_image_write_to_file(&image, file.c_str(), 0, indices.data(), 0, colours.data()) == 0) {
    throw std::runtime_error(file.string() + ": " + image.message);
  }
}

std::optional<Raster> read(const std::filesystem::path& file) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&image, file.c_str()) == 0) return std::nullopt;
  image.format = PNG_FORMAT_RGB;
  Raster raster{{static_cast<int>(image.width), static_cast<int>(image.height)}, {}};
  raster.bytes.resize(PNG_IMAGE_SIZE(image));
  if (png_image_finish_read(&image, nullptr, raster.bytes.data(), 0, nullptr) != 0) return raster;
  png_image_free(&image);
  return std::nullopt;
}

}  // namespace golden
