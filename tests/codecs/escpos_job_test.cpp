// SPDX-License-Identifier: Apache-2.0
// What a printer is sent, byte by byte.
#include <string>

#include "kiosk/printing/escpos.hpp"
#include "tests/support/catch.hpp"

using kiosk::Bitmap;
namespace escpos = kiosk::printing::escpos;

namespace {

std::string bytes(std::initializer_list<int> values) {
  std::string out;
  for (const int value : values) out.push_back(static_cast<char>(value));
  return out;
}

// A raster of 8 dots a line whose lines are these bytes.
Bitmap column(std::initializer_list<int> lines) {
  Bitmap out(8, static_cast<int>(lines.size()));
  int y = 0;
  for (const int line : lines) {
    for (int x = 0; x < 8; ++x) out.set_ink(x, y, (line & (0x80 >> x)) != 0);
    ++y;
  }
  return out;
}

}  // namespace

TEST_CASE("a tiny raster becomes initialise, one band, feed and cut") {
  Bitmap raster(12, 2);
  raster.set_ink(0, 0, true);
  raster.set_ink(11, 1, true);
  REQUIRE(escpos::print_job(raster) == bytes({0x1B, 0x40,                                      //
                                              0x1D, 0x76, 0x30, 0x00, 0x02, 0x00, 0x02, 0x00,  //
                                              0x80, 0x00, 0x00, 0x10,                          //
                                              0x1D, 0x56, 0x42, 0x00}));
}

TEST_CASE("a long raster is split into bands of 128 lines and the rest") {
  Bitmap raster(576, 300);
  for (int y = 0; y < 300; ++y) raster.set_ink(y, y, true);
  const auto job = escpos::print_job(raster);
  std::size_t at = 2;
  std::string picture;
  for (const int lines : {128, 128, 44}) {
    REQUIRE(job.substr(at, 8) == bytes({0x1D, 0x76, 0x30, 0x00, 72, 0x00, lines, 0x00}));
    picture += job.substr(at + 8, static_cast<std::size_t>(72 * lines));
    at += 8 + static_cast<std::size_t>(72 * lines);
  }
  REQUIRE(job.substr(at) == escpos::feed_and_cut());
  REQUIRE(picture == std::string(raster.bytes().begin(), raster.bytes().end()));
}

TEST_CASE("a raster of exactly one band has no empty second one") {
  const auto job = escpos::print_job(Bitmap(8, 128));
  REQUIRE(job.size() == 2 + 8 + 128 + 4);
}

TEST_CASE("a raster without lines or columns is only a cut") {
  REQUIRE(escpos::print_job(Bitmap(576, 0)) == bytes({0x1B, 0x40, 0x1D, 0x56, 0x42, 0x00}));
  REQUIRE(escpos::print_job(Bitmap(0, 10)) == bytes({0x1B, 0x40, 0x1D, 0x56, 0x42, 0x00}));
}

TEST_CASE("picture data never spells a real-time command") {
  const auto job = escpos::print_job(column({0x10, 0x04, 0x01, 0x10, 0x05, 0x02, 0x10, 0x14, 0x01, 0x10, 0x10, 0x04}));
  REQUIRE(job.substr(10, 12) == bytes({0x10, 0x06, 0x01, 0x10, 0x07, 0x02, 0x10, 0x16, 0x01, 0x10, 0x10, 0x06}));
  SECTION("and what spells none is sent as it is") {
    const auto harmless = escpos::print_job(column({0x10, 0x03, 0x10, 0x00, 0x04, 0x05, 0x14}));
    REQUIRE(harmless.substr(10, 7) == bytes({0x10, 0x03, 0x10, 0x00, 0x04, 0x05, 0x14}));
  }
}

TEST_CASE("the questions are Epson's") {
  REQUIRE(escpos::process_id_request({'A', '1', '~', ' '}) ==
          bytes({0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, 'A', '1', '~', ' '}));
  REQUIRE(escpos::queued_status_request() == bytes({0x1D, 0x72, 0x01}));
  REQUIRE(escpos::realtime_status_request(1) == bytes({0x10, 0x04, 0x01}));
  REQUIRE(escpos::realtime_status_request(4) == bytes({0x10, 0x04, 0x04}));
}

TEST_CASE("the filler is as long as the widest band's data and does nothing by itself") {
  REQUIRE(escpos::band_filler(576) == std::string(72 * 128, '\0'));
  REQUIRE(escpos::band_filler(0).empty());
}
