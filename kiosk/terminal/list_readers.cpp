// SPDX-License-Identifier: Apache-2.0
// What is plugged in, in the words of a configuration.
#include <string>

#include "kiosk/terminal/scan_files.hpp"
#include "kiosk/terminal/scan_live.hpp"
#include "platform/camera/camera_list.hpp"
#include "platform/scanner/scanner.hpp"

namespace kiosk {
namespace {

std::string kind_of(platform::scanner::Kind kind) {
  switch (kind) {
    case platform::scanner::Kind::kWedge:
      return "keyboard, or a scanner of kind = \"wedge\"";
    case platform::scanner::Kind::kSerial:
      return "kind = \"serial\"";
    case platform::scanner::Kind::kHidPos:
      return "kind = \"hid_pos\"";
  }
  return {};
}

void print(std::FILE* out, const std::string& line) { std::fputs((line + "\n").c_str(), out); }

}  // namespace

int list_readers(std::FILE* out) {
  const auto cameras = platform::camera::list_cameras();
  for (const auto& camera : cameras) {
    print(out, scan_line("camera", camera.stable.empty() ? camera.path : camera.stable, camera.name));
    if (!camera.trouble.empty()) print(out, "    " + camera.trouble);
    for (const auto& offer : camera.offers) print(out, "    " + platform::camera::described(offer));
  }
  const auto scanners = platform::scanner::list_scanners();
  for (const auto& scanner : scanners) {
    print(out, scan_line("scanner", scanner.path, scanner.name));
    auto words = kind_of(scanner.kind);
    if (!scanner.vendor_product.empty()) words += "  usb = \"" + scanner.vendor_product + "\"";
    if (!scanner.port.empty()) words += "  port = \"" + scanner.port + "\"";
    print(out, "    " + words);
  }
  if (cameras.empty()) print(out, "no camera is plugged in, or this user may not see it (group video)");
  if (scanners.empty()) print(out, "no scanner and no keyboard is plugged in");
  return 0;
}

}  // namespace kiosk
