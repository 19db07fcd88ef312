// SPDX-License-Identifier: Apache-2.0
// What staff set for one kiosk, read from one TOML file. assets/kiosk.example.toml documents every key.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/base/log.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/core/values/pass_answer.hpp"

namespace kiosk::app {

using OptionalPath = std::optional<std::filesystem::path>;

/// A text for the language of that code (BCP 47); for all that have none of their own where it is empty.
struct ConfigText {
  std::string language;
  std::string text;
  friend bool operator==(const ConfigText&, const ConfigText&) = default;
};

struct KioskConfig {
  std::string name;  ///< 1 to 64 characters, as staff call it
  std::filesystem::path journal = "/var/lib/kiosk/journal.db";
  std::vector<ConfigText> other_kiosk;  ///< where passholders find another one; each up to 120 bytes
  log::Level log_level = log::Level::kInfo;
  OptionalPath log_file;  ///< nothing: standard error
  friend bool operator==(const KioskConfig&, const KioskConfig&) = default;
};

struct ServiceConfig {
  std::string url;  ///< https, or http to this machine; without a slash at its end
  std::filesystem::path token_file;
  Duration connect_timeout{2000};   ///< 100 ms to 60 s
  Duration call_timeout{8000};      ///< 500 ms to 120 s, never under connect_timeout
  OptionalPath ca_file;             ///< nothing: the system's
  OptionalPath client_certificate;  ///< given together with client_key
  OptionalPath client_key;
  friend bool operator==(const ServiceConfig&, const ServiceConfig&) = default;
};

enum class DisplayMode { kFullscreen, kWindow };

struct DisplayConfig {
  DisplayMode mode = DisplayMode::kFullscreen;
  Size window{1080, 1920};  ///< kWindow only; each side 320 to 8192 pixels
  OptionalPath inter_dir;   ///< nothing: where fonts-inter puts it
  OptionalPath noto_dir;    ///< nothing: where fonts-noto-core puts it
  bool hide_pointer = true;
  int width_mm = 0;       ///< of the picture, along its width in pixels; 80 to 4000; 0: as panels of this size are sold
  int distance_mm = 600;  ///< from the panel to the eye; 200 to 3000
  OptionalPath theme;     ///< the festival's own colours, in place of the light ones
  friend bool operator==(const DisplayConfig&, const DisplayConfig&) = default;
};

enum class CameraKind { kNone, kV4l2, kFolder };
enum class CameraFormat { kAuto, kYuyv, kUyvy, kNv12, kGrey, kMjpeg };

struct CameraConfig {
  CameraKind kind = CameraKind::kNone;
  std::filesystem::path path;    ///< kFolder: where the pictures lie
  Duration hold{1500};           ///< kFolder: how long one picture stays; 50 ms to 10 min
  std::filesystem::path device;  ///< kV4l2; empty: the first camera that can be used
  CameraFormat format = CameraFormat::kAuto;
  Size size{1280, 720};      ///< the nearest that the camera has is taken; 160 to 4096, 120 to 4096
  int frames_a_second = 15;  ///< 5 to 120
  int exposure = 0;          ///< in 100 microseconds, to 10000; 0: the camera's own
  Duration decoding{150};    ///< of processor time for 1280x720, more is a hang; 50 ms to 5 s
  bool mirror = true;        ///< the camera looks at whoever holds the pass
  bool preview = true;       ///< they see what it sees
  friend bool operator==(const CameraConfig&, const CameraConfig&) = default;
};

/// The pass formats that a kiosk reads, by the names that the decoder has for them.
[[nodiscard]] const std::vector<std::string_view>& pass_symbologies();

/// What counts as a pass.
struct PassesConfig {
  std::vector<Symbology> symbologies;  ///< the pass formats; empty: all that the kiosk reads
  OptionalPath keys_file;              ///< who may sign passes; nothing: signed ones cannot be told and are refused
  bool signed_only = false;            ///< only with keys_file
  friend bool operator==(const PassesConfig&, const PassesConfig&) = default;
};

enum class ScannerKind { kNone, kSerial, kWedge, kHidPos, kScript };
/// What a keyboard scanner types behind a code.
enum class ScanTerminator { kEnter, kTab, kNone };

struct ScannerConfig {
  ScannerKind kind = ScannerKind::kNone;
  std::filesystem::path path;  ///< kScript: the script; else the device, or empty where `usb` says which
  std::string usb;             ///< vendor:product in hex, "05e0:1200"; empty: any at `path`
  std::string port;            ///< the USB port, "1-1.2"; empty: any
  ScanTerminator terminator = ScanTerminator::kEnter;  ///< kWedge, kSerial
  int baud = 9600;                                     ///< kSerial, of a real port; 1200 to 921600
  friend bool operator==(const ScannerConfig&, const ScannerConfig&) = default;
};

enum class PrinterKind { kNone, kTcp, kDevice, kFile };
/// How the printer proves that a ticket is on paper.
enum class PrinterProof {
  kProcessId,  ///< it echoes a number that was sent behind the ticket
  kStatus,     ///< it answers a status request that was queued behind the ticket
  kNone,       ///< it says nothing: every print is uncertain
};

struct PrinterConfig {
  PrinterKind kind = PrinterKind::kNone;
  std::string host;            ///< kTcp
  int port = 9100;             ///< kTcp; 1 to 65535
  std::filesystem::path path;  ///< kDevice: the device; kFile: what is written to
  int width_dots = 576;        ///< 128 to 2048
  PrinterProof proof = PrinterProof::kProcessId;
  friend bool operator==(const PrinterConfig&, const PrinterConfig&) = default;
};

struct LanguagesConfig {
  /// BCP 47; at least one, each once. The first is what the kiosk begins in.
  std::vector<std::string> offered{"en", "fr", "iu", "es", "ar", "zh-Hans"};
  friend bool operator==(const LanguagesConfig&, const LanguagesConfig&) = default;
};

enum class SpeechOutput {
  kNone,         ///< nothing is spoken
  kHeadset,      ///< only its wearer hears it; where the pad tells of its headset: while that is plugged in
  kLoudspeaker,  ///< everybody hears it, but while a headset is plugged in
};

struct SpeechConfig {
  SpeechOutput output = SpeechOutput::kNone;
  std::string device;  ///< as SDL calls the sound device, up to 256 bytes; empty: the system's
  OptionalPath log;    ///< what is said is written there, with kNone as for a headset; for tests: it has names in it
  friend bool operator==(const SpeechConfig&, const SpeechConfig&) = default;
};

/// The keys of the tactile pad, by the names that SDL has for keys; empty: as the kiosk has them by itself.
struct KeysConfig {
  std::vector<std::string> next;
  std::vector<std::string> previous;
  std::vector<std::string> activate;
  std::vector<std::string> back;
  std::vector<std::string> repeat;
  std::vector<std::string> volume;
  std::vector<std::string> headset_in;
  std::vector<std::string> headset_out;
  friend bool operator==(const KeysConfig&, const KeysConfig&) = default;
};

struct SessionConfig {
  Duration idle{60000};       ///< without a touch, until the warning; 5 to 600 s
  Duration warning{20000};    ///< how long the warning stands; 20 to 120 s (WCAG 2.2, 2.2.1)
  Duration delivered{15000};  ///< how long the last screen stands until the warning; 1 to 600 s
  Duration strike{250};       ///< a second touch within it is the first one's trembling; 0 to 2000 ms
  friend bool operator==(const SessionConfig&, const SessionConfig&) = default;
};

/// A key that holds a pass before the camera.
struct DemoKey {
  int digit = 0;  ///< 0 to 9, each at most once
  std::filesystem::path picture;
  friend bool operator==(const DemoKey&, const DemoKey&) = default;
};

struct DemoConfig {
  std::optional<Instant> clock;  ///< the time at the start, from where it runs; nothing: the system's
  OptionalPath script;
  OptionalPath trace;
  OptionalPath pictures;
  std::vector<DemoKey> keys;
  friend bool operator==(const DemoConfig&, const DemoConfig&) = default;
};

/// Paths are absolute, or relative to the working directory where the configuration's own path was.
struct Config {
  KioskConfig kiosk;
  ServiceConfig service;
  DisplayConfig display;
  PassesConfig passes;
  CameraConfig camera;
  ScannerConfig scanner;
  PrinterConfig printer;
  LanguagesConfig languages;
  SpeechConfig speech;
  KeysConfig keys;
  SessionConfig session;
  DemoConfig demo;
  friend bool operator==(const Config&, const Config&) = default;
};

struct ConfigError {
  std::string line;  ///< `FILE:LINE: what; remedy`, or `FILE: what; remedy` where the file cannot be read. One line
};

/// Reads a configuration. Strict: an unknown section or key, a wrong type and a figure out of range are errors; the
/// environment plays no part. Relative paths in the file are relative to its folder. Whether the files and devices
/// that it names exist is for those to find who open them.
[[nodiscard]] Result<Config, ConfigError> load_config(const std::filesystem::path& file);

/// Reads the device token: the one word in the file that service.token_file names.
[[nodiscard]] Result<std::string, ConfigError> read_token(const std::filesystem::path& file);

}  // namespace kiosk::app
