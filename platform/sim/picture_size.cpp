// SPDX-License-Identifier: Apache-2.0
// Each format's own place for its sides.
#include "platform/sim/picture_size.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace platform::sim {
namespace {

using kiosk::Size;

/// `count` bytes, up to 4, from the most significant; nothing where they are not there.
std::optional<std::uint32_t> big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  if (at > bytes.size() || bytes.size() - at < count) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : bytes.substr(at, count)) value = value << 8U | static_cast<unsigned char>(c);
  return value;
}

std::optional<std::uint32_t> little_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  if (at > bytes.size() || bytes.size() - at < count) return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t i = count; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::optional<Size> sides(std::optional<std::uint32_t> width, std::optional<std::uint32_t> height) {
  if (!width || !height) return std::nullopt;
  constexpr auto kMost = static_cast<std::uint32_t>(std::numeric_limits<int>::max());
  return Size{static_cast<int>(std::min(*width, kMost)), static_cast<int>(std::min(*height, kMost))};
}

std::optional<Size> of_jpeg(std::string_view bytes) {
  for (std::size_t at = 2; at + 4 <= bytes.size();) {
    if (bytes[at] != '\xFF') return std::nullopt;
    const auto marker = static_cast<unsigned char>(bytes[at + 1]);
    if (marker == 0xFF) {  // filling
      ++at;
      continue;
    }
    const bool is_frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame) return sides(big_endian(bytes, at + 7, 2), big_endian(bytes, at + 5, 2));
    at += 2 + std::max<std::uint32_t>(2, *big_endian(bytes, at + 2, 2));
  }
  return std::nullopt;
}

std::optional<Size> of_webp(std::string_view bytes) {
  const auto kind = bytes.substr(12, 4);
  if (kind == "VP8 ") {
    const auto width = little_endian(bytes, 26, 2);
    const auto height = little_endian(bytes, 28, 2);
    if (!width || !height) return std::nullopt;
    return sides(*width & 0x3FFFU, *height & 0x3FFFU);
  }
  if (kind == "VP8L") {
    const auto both = little_endian(bytes, 21, 4);
    if (!both) return std::nullopt;
    return sides((*both & 0x3FFFU) + 1, (*both >> 14U & 0x3FFFU) + 1);
  }
  const auto width = little_endian(bytes, 24, 3);
  const auto height = little_endian(bytes, 27, 3);
  if (kind != "VP8X" || !width || !height) return std::nullopt;
  return sides(*width + 1, *height + 1);
}

/// A number after white space and comments; the rest stays in `bytes`. A huge one stays huge.
std::optional<std::uint32_t> next_number(std::string_view& bytes) {
  bool in_comment = false;
  const auto skipped = [&](char c) {
    if (c == '#') in_comment = true;
    if (c == '\n') in_comment = false;
    return in_comment || c == ' ' || c == '\t' || c == '\n' || c == '\r';
  };
  while (!bytes.empty() && skipped(bytes.front())) bytes.remove_prefix(1);
  std::optional<std::uint32_t> number;
  for (; !bytes.empty() && bytes.front() >= '0' && bytes.front() <= '9'; bytes.remove_prefix(1)) {
    number = std::min(number.value_or(0), 100'000'000U) * 10 + static_cast<std::uint32_t>(bytes.front() - '0');
  }
  return number;
}

}  // namespace

std::optional<Size> claimed_size(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return sides(big_endian(bytes, 16, 4), big_endian(bytes, 20, 4));
  if (bytes.starts_with("\xFF\xD8")) return of_jpeg(bytes);
  if (bytes.size() >= 16 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return of_webp(bytes);
  if (!bytes.starts_with("P5")) return std::nullopt;
  bytes.remove_prefix(2);
  const auto width = next_number(bytes);
  const auto height = next_number(bytes);
  return sides(width, height);
}

}  // namespace platform::sim
