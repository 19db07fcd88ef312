// SPDX-License-Identifier: Apache-2.0
// The options of `kiosk views`, by name.
#include "kiosk/terminal/views_command.hpp"

#include <CLI/CLI.hpp>

namespace kiosk {

void add_views(CLI::App& program, ViewsOptions& options, std::string& assets, int& status) {
  auto* views = program.add_subcommand("views", "draw every view of the kiosk, from made-up states, without a display");
  views->add_option("--out", options.out, "a folder for NAME.png and views.json");
  views->add_option("--contact-sheet", options.contact_sheet, "one PNG of them all, small");
  views->add_option("--size", options.size, "of the panel")->type_name("WIDTHxHEIGHT")->capture_default_str();
  views->add_option("--language", options.language, "en, fr, ...; en-XA for the one that only tests speak")
      ->capture_default_str();
  views->add_option("--theme", options.theme, "light, dark, high-contrast, or a festival's file")
      ->capture_default_str();
  views->add_option("--text-scale", options.text_scale, "1, 1.5 or 2")->capture_default_str();
  views->add_flag("--reach", options.reach, "everything to touch in the lower band of the panel");
  views->add_option("--assets", assets, "the folder with icons/")->capture_default_str();
  views->callback([&] { status = run_views(options, assets); });
}

}  // namespace kiosk
