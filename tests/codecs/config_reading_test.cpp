// SPDX-License-Identifier: Apache-2.0
// The sections about reading passes: live devices, symbologies, signers.
#include <string>

#include "kiosk/app/config.hpp"
#include "tests/contract/temporary_folder.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace kiosk;
using namespace kiosk::app;
using tests::TemporaryFolder;

constexpr const char* kLeast = "[kiosk]\nname='k'\n[service]\nurl='http://127.0.0.1:8080'\ntoken_file='token'\n";

Result<Config, ConfigError> load(const TemporaryFolder& folder, const std::string& more) {
  tests::write_file(folder / "kiosk.toml", kLeast + more);
  return load_config(folder / "kiosk.toml");
}

Config loaded(const TemporaryFolder& folder, const std::string& more) {
  auto config = load(folder, more);
  if (!config) FAIL(config.error().line);
  return *config;
}

std::string error_of(const TemporaryFolder& folder, const std::string& more) {
  const auto config = load(folder, more);
  REQUIRE_FALSE(config.has_value());
  const auto& line = config.error().line;
  return line.substr(line.find("kiosk.toml"));
}

}  // namespace

TEST_CASE("A live camera is described by what V4L2 calls it") {
  const TemporaryFolder folder;
  const auto camera = loaded(folder,
                             "[camera]\nkind='v4l2'\ndevice='/dev/video2'\nformat='MJPEG'\nwidth=1920\nheight=1080\n"
                             "frames_a_second=30\nexposure=50\ndecoding_ms=900\nmirror=false\npreview=false\n")
                          .camera;
  REQUIRE(camera.kind == CameraKind::kV4l2);
  REQUIRE(camera.device == "/dev/video2");
  REQUIRE(camera.format == CameraFormat::kMjpeg);
  REQUIRE(camera.size == Size{1920, 1080});
  REQUIRE(camera.frames_a_second == 30);
  REQUIRE(camera.decoding == Duration(900));
  REQUIRE(camera.exposure == 50);
  REQUIRE_FALSE(camera.mirror);
  REQUIRE_FALSE(camera.preview);
  REQUIRE(loaded(folder, "[camera]\nkind='v4l2'\n").camera.device.empty());
}

TEST_CASE("A scanner is chosen by its USB identity, its port or its device") {
  const TemporaryFolder folder;
  const auto wedge =
      loaded(folder, "[scanner]\nkind='wedge'\nusb='05e0:1200'\nport='1-1.2'\nterminator='tab'\n").scanner;
  REQUIRE(wedge.kind == ScannerKind::kWedge);
  REQUIRE(wedge.usb == "05e0:1200");
  REQUIRE(wedge.port == "1-1.2");
  REQUIRE(wedge.terminator == ScanTerminator::kTab);
  REQUIRE(loaded(folder, "[scanner]\nkind='hid_pos'\npath='/dev/hidraw3'\n").scanner.kind == ScannerKind::kHidPos);
  for (const std::string usb : {"05e0", "05e0:12", "05e0-1200", "05eg:1200", "05e0:12000", ":", "05e0:1200 "}) {
    CAPTURE(usb);
    REQUIRE(error_of(folder, "[scanner]\nkind='wedge'\nusb='" + usb + "'\n")
                .starts_with("kiosk.toml:8: scanner.usb is no vendor:product; write four hex digits"));
  }
}

TEST_CASE("Passes may be limited to symbologies and to signers") {
  const TemporaryFolder folder;
  const auto passes =
      loaded(folder, "[passes]\nsymbologies=['QRCode','Aztec']\nkeys_file='keys.json'\nsigned_only=true\n").passes;
  REQUIRE(passes.symbologies == std::vector{Symbology("QRCode"), Symbology("Aztec")});
  REQUIRE(passes.keys_file == folder / "keys.json");
  REQUIRE(passes.signed_only);
  REQUIRE(loaded(folder, "").passes == PassesConfig{});
  REQUIRE(error_of(folder, "[passes]\nsymbologies=['QRCod']\n") ==
          "kiosk.toml:7: passes.symbologies has \"QRCod\"; did you mean \"QRCode\"?");
  REQUIRE(error_of(folder, "[passes]\nsymbologies='QRCode'\n").find("is of the type string, not a list of texts") !=
          std::string::npos);
  REQUIRE(error_of(folder, "[passes]\nsymbologies=[1]\n").find("not a list of texts") != std::string::npos);
  REQUIRE(error_of(folder, "[passes]\nsigned_only=true\n").find("without keys_file") != std::string::npos);
}
