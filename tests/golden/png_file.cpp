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

constexpr std::size_t kColours = 64;
using Colour = std::array<int, 3>;

/// Colours that are alike for the eye have one key.
int key_of(const std::uint8_t* pixel) { return (pixel[0] >> 3) << 10 | (pixel[1] >> 3) << 5 | (pixel[2] >> 3); }

struct Bin {
  long count = 0;
  std::array<long, 3> sum{};
};

std::vector<Colour> palette_of(const Raster& raster) {
  std::map<int, Bin> bins;
  for (std::size_t i = 0; i < raster.bytes.size(); i += 3) {
    auto& bin = bins[key_of(&raster.bytes[i])];
    ++bin.count;
    for (std::size_t c = 0; c < 3; ++c) bin.sum.at(c) += raster.bytes[i + c];
  }
  std::vector<Bin> often;
  for (const auto& [key, bin] : bins) often.push_back(bin);
  std::stable_sort(often.begin(), often.end(), [](const Bin& a, const Bin& b) { return a.count > b.count; });
  often.resize(std::min(often.size(), kColours));
  std::vector<Colour> palette;
  for (const auto& bin : often) {
    palette.push_back({static_cast<int>(bin.sum[0] / bin.count), static_cast<int>(bin.sum[1] / bin.count),
                       static_cast<int>(bin.sum[2] / bin.count)});
  }
  return palette;
}

std::uint8_t nearest(const std::vector<Colour>& palette, const std::uint8_t* pixel) {
  std::size_t best = 0;
  int least = 1 << 30;
  for (std::size_t i = 0; i < palette.size(); ++i) {
    int apart = 0;
    for (std::size_t c = 0; c < 3; ++c) apart += (palette[i].at(c) - pixel[c]) * (palette[i].at(c) - pixel[c]);
    if (apart < least) {
      least = apart;
      best = i;
    }
  }
  return static_cast<std::uint8_t>(best);
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
