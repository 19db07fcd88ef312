// SPDX-License-Identifier: Apache-2.0
// The command line of the terminal, and of the questions that can be put to the festival's rule.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <string>

#include <CLI/CLI.hpp>
#include <unistd.h>

#include "kiosk/app/config.hpp"
#include "kiosk/base/log.hpp"
#include "kiosk/base/standard_error.hpp"
#include "kiosk/enrol/code_entry.hpp"
#include "kiosk/terminal/policy_command.hpp"
#include "kiosk/terminal/scan.hpp"
#include "kiosk/terminal/set_up.hpp"
#include "kiosk/terminal/terminal.hpp"
#include "kiosk/terminal/views_command.hpp"
#include "platform/log/log.hpp"
#include "platform/usage/usage.hpp"
#include "platform/version/version.hpp"

namespace {

/// The folder with icons/: beside the sources in a build, under share/ once installed.
std::filesystem::path find_assets() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  for (auto folder = program.parent_path(); folder.has_relative_path(); folder = folder.parent_path()) {
    for (const auto* below : {"assets", "share/kiosk/assets"}) {
      if (std::filesystem::is_directory(folder / below / "icons", error)) return folder / below;
    }
  }
  return "assets";
}

int complain(const std::string& line) {
  kiosk::tell("kiosk: " + line);
  return 1;
}

/// Why the kiosk does not run, in the form of its log; on standard error too where its log is elsewhere.
int end_with(const std::string& line, bool log_is_elsewhere = false) {
  kiosk::log::error("kiosk", line);
  return log_is_elsewhere ? complain(line) : 1;
}

int run(const std::string& file, const std::filesystem::path& assets) {
  const auto config = kiosk::app::load_config(file);
  if (!config) return end_with(config.error().line);
  if (!std::filesystem::is_directory(assets / "icons")) {
    return end_with(assets.string() + ": no icons/ in it; give the assets folder with --assets");
  }
  const auto ended = kiosk::run_terminal(*config, assets, {});
  return ended ? 0 : end_with(ended.error().line, config->kiosk.log_file.has_value());
}

void add_scan(CLI::App& program, kiosk::ScanOptions& options, const std::string& assets, int& status) {
  auto* scan =
      program.add_subcommand("scan", "print what the kiosk reads: in picture files, or with what is plugged in");
  scan->add_option("file", options.files, "pictures; a line PATH, FORMAT, TEXT a symbol, with tabs between");
  scan->add_option("--formats", options.formats, "only these symbologies: QRCode,Aztec,...")
      ->delimiter(',')
      ->allow_extra_args(false);
  scan->add_option("--config", options.config, "read with the [camera] and [scanner] of these settings");
  scan->add_option("--camera", options.camera, "read with this camera: /dev/video0, or auto");
  scan->add_flag("--preview", options.preview, "show what the camera sees, and figures to set it up by");
  scan->add_option("--seconds", options.seconds, "end after so long")->check(CLI::Range(1, 86400));
  scan->add_flag("--list", options.list, "say which cameras and scanners there are");
  scan->callback([&] { status = kiosk::run_scan(options, assets); });
}

/// In place of a set-up code.
constexpr auto kAskForIt = "-";

int enrol(const std::string& file, const std::string& code, bool replace) {
  const auto config = kiosk::app::load_config(file);
  if (!config) return complain(config.error().line);
  auto entered = kiosk::Result<std::string, std::string>(code);
  if (code == kAskForIt) {
    entered = kiosk::enrol::read_code(std::cin, ::isatty(STDIN_FILENO) == 1 ? &std::cerr : nullptr);
  }
  if (!entered) return complain(entered.error());
  const auto done = kiosk::set_up_terminal(*config, *entered, replace);
  if (!done) return complain(done.error().line);
  std::printf("%s\n", done->c_str());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  platform::log::outlive_readers();
  CLI::App program("A lobby kiosk for film festivals: from a pass to a ticket.", "kiosk");
  program.require_subcommand(1);
  program.set_version_flag("--version", "kiosk " + std::string(platform::version()), "say which version this is");
  std::string config;
  std::string assets = find_assets().string();
  auto* command = program.add_subcommand("run", "serve passholders until the window is closed or SIGTERM comes");
  command->add_option("--config", config, "the kiosk's settings (assets/kiosk.example.toml)")->required();
  command->add_option("--assets", assets, "the folder with icons/")->capture_default_str();
  int status = 0;
  command->callback([&] { status = run(config, assets); });
  std::string code = kAskForIt;
  bool replace = false;
  auto* set_up = program.add_subcommand("enrol", "get this kiosk's token from the service, for a one-time set-up code");
  set_up->add_option("--config", config, "the kiosk's settings: where the service is, and the token file")->required();
  set_up->add_option("--code", code, "what `central devices enrol` gave, or the text of its QR; - or none: asked for");
  set_up->add_flag("--replace", replace, "write over a token that is there");
  set_up->callback([&] { status = enrol(config, code, replace); });
  kiosk::add_policy(program, std::chrono::floor<kiosk::Duration>(std::chrono::system_clock::now()), status);
  kiosk::ScanOptions scanned;
  add_scan(program, scanned, assets, status);
  kiosk::ViewsOptions views;
  kiosk::add_views(program, views, assets, status);
  if (const auto missing = platform::usage::value_missing(program, argc, argv)) {
    kiosk::tell(*missing);
    return 2;
  }
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& help) {
    return program.exit(help);
  } catch (const CLI::ParseError& error) {
    kiosk::tell(platform::usage::complaint(program, error, argc, argv));
    return 2;
  }
  return status;
}
