// SPDX-License-Identifier: Apache-2.0
// The bytes a printer is sent. Numbers in hexadecimal stand as in Epson's reference: 1B ESC, 1D GS, 10 DLE.
#include "kiosk/printing/escpos.hpp"

#include <algorithm>

#include "kiosk/base/check.hpp"

namespace kiosk::printing::escpos {
namespace {

constexpr int kBandLines = 128;

void append_bytes(std::string& out, std::initializer_list<int> bytes) {
  for (const int byte : bytes) out.push_back(static_cast<char>(byte));
}

// 10 04, 10 05 and 10 14 begin real-time commands. Each second byte has ink that bit 1 (0x02) widens by a dot.
void defuse_realtime_commands(std::string& out, std::size_t from) {
  for (std::size_t i = from; i + 1 < out.size(); ++i) {
    if (out[i] != 0x10) continue;
    if (out[i + 1] == 0x04 || out[i + 1] == 0x05 || out[i + 1] == 0x14) out[i + 1] = static_cast<char>(out[i + 1] | 2);
  }
}

void append_band(std::string& out, const Bitmap& raster, int first_line, int lines) {
  const int stride = raster.stride();
  append_bytes(out, {0x1D, 'v', '0', 0, stride & 0xFF, stride >> 8, lines & 0xFF, lines >> 8});
  const auto from = out.size();
  const auto begin = raster.bytes().begin() + static_cast<std::ptrdiff_t>(first_line) * stride;
  out.append(begin, begin + static_cast<std::ptrdiff_t>(lines) * stride);
  defuse_realtime_commands(out, from);
}

}  // namespace

std::string print_job(const Bitmap& raster) {
  std::string out;
  out.reserve(raster.bytes().size() + 64 + static_cast<std::size_t>(raster.height() / kBandLines) * 8);
  append_bytes(out, {0x1B, '@'});
  if (raster.width() > 0) {
    for (int line = 0; line < raster.height(); line += kBandLines) {
      append_band(out, raster, line, std::min(kBandLines, raster.height() - line));
    }
  }
  return out + feed_and_cut();
}

std::string feed_and_cut() {
  std::string out;
  append_bytes(out, {0x1D, 'V', 'B', 0});
  return out;
}

std::string band_filler(int width_dots) {
  return std::string(static_cast<std::size_t>((std::max(width_dots, 0) + 7) / 8) * kBandLines, '\0');
}

std::string process_id_request(const std::array<char, 4>& id) {
  for (const char c : id) KIOSK_CHECK(c >= 32 && c <= 126);
  std::string out;
  append_bytes(out, {0x1D, '(', 'H', 6, 0, 48, 48, id[0], id[1], id[2], id[3]});
  return out;
}

std::string queued_status_request() {
  std::string out;
  append_bytes(out, {0x1D, 'r', 1});
  return out;
}

std::string realtime_status_request(int n) {
  KIOSK_CHECK(n >= 1 && n <= 4);
  std::string out;
  append_bytes(out, {0x10, 0x04, n});
  return out;
}

}  // namespace kiosk::printing::escpos
