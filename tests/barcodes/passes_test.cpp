// SPDX-License-Identifier: Apache-2.0
// Passes as visitors hold them, from the camera's port to a pass code: turned, blurred, small, inverted; and frames
// in which there is none.
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "kiosk/app/pass_text.hpp"
#include "platform/sim/folder_camera.hpp"
#include "platform/zxing/pass_picture.hpp"
#include "platform/zxing/zxing_reader.hpp"
#include "tests/contract/sim_temp_folder.hpp"
#include "tests/support/catch.hpp"

using kiosk::Duration;
using platform::sim::FolderCamera;
using platform::zxing::draw_pass;
using platform::zxing::PassPicture;
using platform::zxing::to_pgm;
using platform::zxing::ZxingReader;

namespace {

/// How often each "symbology text" was read while the pictures of the folder were held up, once each, for as many
/// frames as the reader has ways.
std::map<std::string, int> codes_read(const std::filesystem::path& folder, int pictures) {
  FolderCamera camera({folder, Duration(ZxingReader::kWays), Duration(1), false, Duration(1)});
  ZxingReader reader;
  std::map<std::string, int> codes;
  for (int i = 0; i < pictures * (ZxingReader::kWays + 1); ++i) {
    kiosk::GreyImage frame;
    REQUIRE(camera.next_frame(frame, Duration(60'000)).value());
    const auto look = reader.read(frame);
    REQUIRE(look);
    for (const auto& symbol : look->symbols) {
      const auto code = kiosk::app::pass_text(symbol.text, symbol.symbology);
      REQUIRE(code);
      ++codes[symbol.symbology.str() + " " + code->code.str()];
    }
  }
  return codes;
}

void require_reading(const PassPicture& pass) {
  INFO(pass.symbology << " turned by " << pass.degrees << ", blur " << pass.blur << ", " << pass.size << " pixels");
  const tests::TempFolder folder;
  folder.write("pass.pgm", to_pgm(draw_pass(pass).value()));
  const auto codes = codes_read(folder.path(), 1);
  CAPTURE(codes.size());
  REQUIRE(codes.size() == 1);
  REQUIRE(codes.begin()->first == pass.symbology + " " + pass.text);
}

}  // namespace

TEST_CASE("a QR is read however it is turned") {
  const double degrees = GENERATE(0, 11, 30, 45, 72, 90, 135, 180, 200, 270, 333);
  require_reading({"P-2024-0042", "QRCode", degrees, 1, 260, false});
}

TEST_CASE("an Aztec is read however it is turned") {
  const double degrees = GENERATE(0, 8, 30, 45, 68, 90, 180, 217, 333);
  require_reading({"P-2024-0042", "Aztec", degrees, 1, 260, false});
}

TEST_CASE("a DataMatrix is read however it is turned") {
  const double degrees = GENERATE(0, 20, 45, 90, 150, 180, 250, 333);
  require_reading({"P-2024-0042", "DataMatrix", degrees, 1, 260, false});
}

TEST_CASE("a PDF417 is read however it is turned") {
  const double degrees = GENERATE(0, 8, 30, 45, 60, 90, 180, 270, 345);
  require_reading({"P-2024-0042", "PDF417", degrees, 1, 420, false});
}

TEST_CASE("a Code 128 is read however it is turned") {
  const double degrees = GENERATE(0, 6, 30, 45, 60, 90, 174, 180, 270, 345);
  require_reading({"P-2024-0042", "Code128", degrees, 1, 560, false});
}

TEST_CASE("a QR is read though it is blurred, small or large") {
  require_reading({"P-2024-0042", "QRCode", 5, 3, 260, false});
  require_reading({"P-2024-0042", "QRCode", 5, 0, 90, false});
  require_reading({"P-2024-0042", "QRCode", 5, 4, 560, false});
}

TEST_CASE("a phone in dark mode shows a pass as well") {
  require_reading({"P-2024-0042", "QRCode", 0, 1, 300, true});
  require_reading({"P-2024-0042", "QRCode", 40, 1, 300, true});
  require_reading({"P-2024-0042", "DataMatrix", 0, 1, 300, true});
}

TEST_CASE("a line of visitors is read one after the other") {
  const tests::TempFolder folder;
  folder.write("1.pgm", to_pgm(draw_pass({"P-1001", "QRCode", 10, 1, 300, false}).value()));
  folder.write("2.pgm", to_pgm(draw_pass({"P-1002", "Aztec", 0, 1, 300, false}).value()));
  folder.write("3.pgm", to_pgm(draw_pass({"P-1003", "Code128", 0, 0, 500, false}).value()));
  const auto codes = codes_read(folder.path(), 3);
  REQUIRE(codes.size() == 3);
  REQUIRE(codes.contains("QRCode P-1001"));
  REQUIRE(codes.contains("Aztec P-1002"));
  REQUIRE(codes.contains("Code128 P-1003"));
}

TEST_CASE("nothing is read where there is no pass") {
  const tests::TempFolder folder;
  std::mt19937 random(20240905);
  for (const int grain : {255, 40, 8}) {
    kiosk::GreyImage noise{640, 480, {}};
    for (int i = 0; i < 640 * 480; ++i) {
      noise.pixels.push_back(static_cast<std::uint8_t>(random() % static_cast<unsigned>(grain)));
    }
    folder.write("noise" + std::to_string(grain) + ".pgm", to_pgm(noise));
  }
  kiosk::GreyImage stripes{640, 480, {}};
  for (int i = 0; i < 640 * 480; ++i) stripes.pixels.push_back(i % 640 / 7 % 2 == 0 ? 20 : 230);
  folder.write("shirt.pgm", to_pgm(stripes));
  folder.write("black.pgm", to_pgm({640, 480, std::vector<std::uint8_t>(640 * 480, 0)}));
  folder.write("white.pgm", to_pgm({640, 480, std::vector<std::uint8_t>(640 * 480, 255)}));
  REQUIRE(codes_read(folder.path(), 6).empty());
}

TEST_CASE("a picture of a pass that cannot be drawn is an error") {
  REQUIRE_FALSE(draw_pass({"", "QRCode", 0, 0, 300, false}));
  REQUIRE_FALSE(draw_pass({std::string(3000, 'x'), "QRCode", 0, 0, 300, false}));
  REQUIRE_FALSE(draw_pass({"P-1", "Barcode", 0, 0, 300, false}));
  REQUIRE_FALSE(draw_pass({"P-1", "QRCode", 0, 0, 0, false}));
  REQUIRE_FALSE(draw_pass({"P-1", "QRCode", 0, 0, 10'000, false}));
  REQUIRE_FALSE(draw_pass({"P-1", "QRCode", 0, -1, 300, false}));
}
