// SPDX-License-Identifier: Apache-2.0
// From the configuration's words to the adapters' settings.
#include "kiosk/terminal/pass_devices.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "kiosk/app/config_text.hpp"
#include "kiosk/ticketing/public_key.hpp"
#include "platform/camera/v4l2_camera.hpp"
#include "platform/scanner/scanner.hpp"
#include "platform/sim/script_scanner.hpp"
#include "platform/sodium/ed25519_keys.hpp"

namespace kiosk {
namespace {

using platform::camera::PixelFormat;

auto refuse(std::string line) { return failure(TerminalError{std::move(line)}); }

std::optional<PixelFormat> format_of(app::CameraFormat format) {
  switch (format) {
    case app::CameraFormat::kAuto:
      return std::nullopt;
    case app::CameraFormat::kYuyv:
      return PixelFormat::kYuyv;
    case app::CameraFormat::kUyvy:
      return PixelFormat::kUyvy;
    case app::CameraFormat::kNv12:
      return PixelFormat::kNv12;
    case app::CameraFormat::kGrey:
      return PixelFormat::kGrey;
    case app::CameraFormat::kMjpeg:
      return PixelFormat::kMjpeg;
  }
  return std::nullopt;
}

platform::scanner::Terminator terminator_of(app::ScanTerminator terminator) {
  switch (terminator) {
    case app::ScanTerminator::kEnter:
      return platform::scanner::Terminator::kEnter;
    case app::ScanTerminator::kTab:
      return platform::scanner::Terminator::kTab;
    case app::ScanTerminator::kNone:
      return platform::scanner::Terminator::kNone;
  }
  return platform::scanner::Terminator::kEnter;
}

Result<std::unique_ptr<ports::Scanner>, TerminalError> real_scanner(const app::ScannerConfig& config,
                                                                    platform::scanner::Kind kind) {
  platform::scanner::Settings settings;
  settings.kind = kind;
  settings.path = config.path.string();
  settings.vendor_product = config.usb;
  settings.port = config.port;
  settings.baud = config.baud;
  settings.terminator = terminator_of(config.terminator);
  auto scanner = platform::scanner::make_scanner(std::move(settings));
  if (!scanner) {
    const auto& setting = scanner.error().setting;
    return refuse("[scanner] " + (setting == "vendor_product" ? "usb" : setting) + ": " + scanner.error().detail);
  }
  return std::move(*scanner);
}

}  // namespace

std::unique_ptr<ports::Camera> make_camera(const app::CameraConfig& config) {
  platform::camera::V4l2Settings settings;
  settings.device = config.device.string();
  settings.format = format_of(config.format);
  settings.width = config.size.width;
  settings.height = config.size.height;
  settings.frames_a_second = config.frames_a_second;
  if (config.exposure > 0) settings.exposure = config.exposure;
  return std::make_unique<platform::camera::V4l2Camera>(std::move(settings));
}

Result<std::unique_ptr<ports::Scanner>, TerminalError> make_scanner(const app::ScannerConfig& config) {
  switch (config.kind) {
    case app::ScannerKind::kNone:
      return std::unique_ptr<ports::Scanner>();
    case app::ScannerKind::kSerial:
      return real_scanner(config, platform::scanner::Kind::kSerial);
    case app::ScannerKind::kWedge:
      return real_scanner(config, platform::scanner::Kind::kWedge);
    case app::ScannerKind::kHidPos:
      return real_scanner(config, platform::scanner::Kind::kHidPos);
    case app::ScannerKind::kScript: {
      auto scanner = platform::sim::ScriptScanner::open(config.path);
      if (!scanner) return refuse(scanner.error().detail);
      return std::move(*scanner);
    }
  }
  return std::unique_ptr<ports::Scanner>();
}

app::ReadingSettings reading_settings(const app::PassesConfig& passes, const app::CameraConfig& camera,
                                      const ports::PassKeys* keys) {
  app::ReadingSettings settings;
  settings.passes = {passes.symbologies, {keys, passes.signed_only}};
  settings.mirror = camera.mirror;
  settings.preview = camera.preview;
  return settings;
}

Result<std::unique_ptr<ports::PassKeys>, TerminalError> load_pass_keys(const std::filesystem::path& file) {
  constexpr auto kMend = "; get it with kiosk enrol, or from central keys";
  const auto text = app::read_small_file(file);
  if (!text) return refuse(text.error().line + kMend);
  const auto keys = ticketing::read_keys(*text);
  if (!keys) return refuse(file.string() + ": " + keys.error() + kMend);
  std::map<int, std::string> by_id;
  for (const auto& key : *keys) by_id.emplace(key.id, key.ed25519);
  return std::make_unique<platform::sodium::Ed25519Keys>(std::move(by_id));
}

}  // namespace kiosk
