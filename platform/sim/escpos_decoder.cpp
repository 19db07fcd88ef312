// SPDX-License-Identifier: Apache-2.0
// A strict reader: what it does not know, it says so about.
#include "platform/sim/escpos_decoder.hpp"

#include <algorithm>

namespace platform::sim {
namespace {

constexpr int kMostLines = 4095;
constexpr int kLineDots = 34;  // 1/6 inch at 203 dpi

}  // namespace

struct EscposDecoder::Parsed {
  std::size_t length = 0;  // 0: not whole yet
  Command command = Skip{};
};

EscposDecoder::Parsed EscposDecoder::unknown(std::size_t length) const {
  return {length, Unknown{taken_, buffer_.substr(0, std::min<std::size_t>(length, 16))}};
}

std::optional<Command> EscposDecoder::next() {
  if (buffer_.empty()) return std::nullopt;
  auto parsed = parse();
  if (parsed.length == 0) return std::nullopt;
  buffer_.erase(0, parsed.length);
  taken_ += parsed.length;
  return std::move(parsed.command);
}

EscposDecoder::Parsed EscposDecoder::parse() const {
  switch (at(0)) {
    case 0x00:
      return {1, Skip{}};
    case 0x0A:
      return {1, FeedDots{kLineDots}};
    case 0x10:
      if (at(1) < 0) return {};
      if (at(1) != 0x04) return unknown(2);
      if (at(2) < 0) return {};
      return at(2) >= 1 && at(2) <= 4 ? Parsed{3, Skip{}} : unknown(3);
    case 0x1B:
      return parse_escape();
    case 0x1D:
      return parse_group();
    default:
      return unknown(1);
  }
}

EscposDecoder::Parsed EscposDecoder::parse_escape() const {
  const int n = at(2);
  switch (at(1)) {
    case -1:
      return {};
    case '@':
      return {2, Initialize{}};
    case 'd':
      return n < 0 ? Parsed{} : Parsed{3, FeedDots{n * kLineDots}};
    case 'J':
      return n < 0 ? Parsed{} : Parsed{3, FeedDots{n}};
    default:
      return unknown(2);
  }
}

EscposDecoder::Parsed EscposDecoder::parse_group() const {
  const int n = at(2);
  switch (at(1)) {
    case -1:
      return {};
    case 'v':
      return parse_raster();
    case '(':
      return parse_process_id();
    case 'V':
      return parse_cut();
    case 'a':
      return n < 0 ? Parsed{} : Parsed{3, AutoStatus{static_cast<std::uint8_t>(n)}};
    case 'r': {
      if (n < 0) return {};
      const int kind = n >= '1' ? n - '0' : n;
      return kind == 1 || kind == 2 ? Parsed{3, AskQueued{kind}} : unknown(3);
    }
    default:
      return unknown(2);
  }
}

EscposDecoder::Parsed EscposDecoder::parse_raster() const {
  if (at(2) >= 0 && at(2) != '0') return unknown(3);
  if (at(3) > 0) return unknown(4);
  if (at(7) < 0) return {};
  const int stride = at(4) | at(5) << 8;
  const int lines = at(6) | at(7) << 8;
  if (stride < 1 || stride > most_stride_ || lines < 1 || lines > kMostLines) return unknown(8);
  const auto size = static_cast<std::size_t>(stride) * static_cast<std::size_t>(lines);
  if (buffer_.size() < 8 + size) return {};
  return {8 + size, Raster{stride, lines, buffer_.substr(8, size)}};
}

EscposDecoder::Parsed EscposDecoder::parse_process_id() const {
  constexpr int kHead[] = {0x1D, '(', 'H', 6, 0, 48, 48};
  std::size_t length = 2;
  for (; length < std::size(kHead); ++length) {
    if (at(length) < 0) return {};
    if (at(length) != kHead[length]) return unknown(length + 1);
  }
  AskProcessId ask;
  for (auto& c : ask.id) {
    const int byte = at(length);
    if (byte < 0) return {};
    ++length;
    if (byte < 32 || byte > 126) return unknown(length);
    c = static_cast<char>(byte);
  }
  return {length, ask};
}

EscposDecoder::Parsed EscposDecoder::parse_cut() const {
  switch (at(2)) {
    case -1:
      return {};
    case 0:
    case 1:
    case '0':
    case '1':
      return {3, Cut{false, 0}};
    case 65:
    case 66:
      return at(3) < 0 ? Parsed{} : Parsed{4, Cut{true, at(3)}};
    default:
      return unknown(3);
  }
}

std::optional<RealtimeScanner::Found> RealtimeScanner::take(char c) {
  const auto byte = static_cast<std::uint8_t>(c);
  std::optional<Found> found;
  if (before_last_ == 0x10 && last_ == 0x04 && byte >= 1 && byte <= 4) found = Found{byte};
  if (before_last_ == 0x10 && last_ == 0x05 && byte <= 2) found = Found{0};
  if (before_last_ == 0x10 && last_ == 0x14 && (byte == 1 || byte == 2 || byte == 8)) found = Found{0};
  before_last_ = last_;
  last_ = byte;
  return found;
}

}  // namespace platform::sim
