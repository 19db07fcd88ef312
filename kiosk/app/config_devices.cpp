// SPDX-License-Identifier: Apache-2.0
// The sections about what reads passes and what prints tickets.
#include <algorithm>

#include "kiosk/app/config_section.hpp"

namespace kiosk::app {
namespace {

bool is_usb_id(std::string_view text) {
  const auto hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
  return text.size() == 9 && text[4] == ':' && std::ranges::all_of(text.substr(0, 4), hex) &&
         std::ranges::all_of(text.substr(5), hex);
}

}  // namespace

const std::vector<std::string_view>& pass_symbologies() {
  static const std::vector<std::string_view> kAll{"QRCode",  "Aztec", "PDF417", "DataMatrix",
                                                  "Code128", "EAN13", "Code39"};
  return kAll;
}

PassesConfig read_passes(Section section) {
  PassesConfig out;
  for (auto& name : section.texts("symbologies")) {
    if (std::ranges::find(pass_symbologies(), name) == pass_symbologies().end()) {
      section.wrong("symbologies", "has \"" + name + "\"", suggestion(name, pass_symbologies()));
    }
    out.symbologies.emplace_back(std::move(name));
  }
  out.keys_file = section.optional_path("keys_file");
  out.signed_only = section.flag("signed_only", out.signed_only);
  if (out.signed_only && !out.keys_file) {
    section.wrong("signed_only", "is true without keys_file, so that no pass at all would be taken",
                  "name the file that `kiosk enrol` or `central keys` makes");
  }
  section.finish();
  return out;
}

CameraConfig read_camera(Section section) {
  CameraConfig out;
  out.kind = section.choice<CameraKind>(
      "kind", out.kind, {{"none", CameraKind::kNone}, {"v4l2", CameraKind::kV4l2}, {"folder", CameraKind::kFolder}});
  out.path = section.path("path");
  if (out.kind == CameraKind::kFolder && out.path.empty()) section.missing("path", "name the folder of the pictures");
  out.hold = Duration(section.integer("hold_ms", 1500, 50, 600000));
  out.device = section.path("device");
  out.format = section.choice<CameraFormat>("format", out.format,
                                            {{"auto", CameraFormat::kAuto},
                                             {"YUYV", CameraFormat::kYuyv},
                                             {"UYVY", CameraFormat::kUyvy},
                                             {"NV12", CameraFormat::kNv12},
                                             {"GREY", CameraFormat::kGrey},
                                             {"MJPEG", CameraFormat::kMjpeg}});
  out.size.width = section.integer("width", out.size.width, 160, 4096);
  out.size.height = section.integer("height", out.size.height, 120, 4096);
  out.frames_a_second = section.integer("frames_a_second", out.frames_a_second, 5, 120);
  out.exposure = section.integer("exposure", out.exposure, 0, 10000);
  out.decoding = Duration(section.integer("decoding_ms", static_cast<int>(out.decoding.count()), 50, 5000));
  out.mirror = section.flag("mirror", out.mirror);
  out.preview = section.flag("preview", out.preview);
  section.finish();
  return out;
}

ScannerConfig read_scanner(Section section) {
  ScannerConfig out;
  out.kind = section.choice<ScannerKind>("kind", out.kind,
                                         {{"none", ScannerKind::kNone},
                                          {"serial", ScannerKind::kSerial},
                                          {"wedge", ScannerKind::kWedge},
                                          {"hid_pos", ScannerKind::kHidPos},
                                          {"script", ScannerKind::kScript}});
  out.path = section.path("path");
  out.usb = section.text("usb");
  out.port = section.text("port");
  out.terminator = section.choice<ScanTerminator>(
      "terminator", out.terminator,
      {{"enter", ScanTerminator::kEnter}, {"tab", ScanTerminator::kTab}, {"none", ScanTerminator::kNone}});
  out.baud = section.integer("baud", out.baud, 1200, 921600);
  if (!out.usb.empty() && !is_usb_id(out.usb)) {
    section.wrong("usb", "is no vendor:product", "write four hex digits, a colon and four more, as lsusb has it");
  }
  const bool real = out.kind != ScannerKind::kNone && out.kind != ScannerKind::kScript;
  if (out.kind == ScannerKind::kScript && out.path.empty()) section.missing("path", "name the script");
  if (real && out.path.empty() && out.usb.empty()) {
    section.missing("usb", "name the scanner's vendor:product (see kiosk scan --list), or its device as path");
  }
  section.finish();
  return out;
}

PrinterConfig read_printer(Section section) {
  PrinterConfig out;
  out.kind = section.choice<PrinterKind>("kind", out.kind,
                                         {{"none", PrinterKind::kNone},
                                          {"tcp", PrinterKind::kTcp},
                                          {"device", PrinterKind::kDevice},
                                          {"file", PrinterKind::kFile}});
  out.host = section.text("host");
  out.port = section.integer("port", out.port, 1, 65535);
  out.path = section.path("path");
  if (out.kind == PrinterKind::kTcp && out.host.empty()) section.missing("host", "give the printer's address");
  if ((out.kind == PrinterKind::kDevice || out.kind == PrinterKind::kFile) && out.path.empty()) {
    section.missing("path", "name the device or the file");
  }
  out.width_dots = section.integer("width_dots", out.width_dots, 128, 2048);
  out.proof = section.choice<PrinterProof>(
      "proof", out.proof,
      {{"process_id", PrinterProof::kProcessId}, {"status", PrinterProof::kStatus}, {"none", PrinterProof::kNone}});
  section.finish();
  return out;
}

}  // namespace kiosk::app
