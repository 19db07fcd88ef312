// SPDX-License-Identifier: Apache-2.0
// The options of the program `central`, a function a group of commands.
#pragma once

#include <CLI/CLI.hpp>

#include "platform/central/table.hpp"

namespace central {

/// What --database takes, in every command.
constexpr auto kDatabase = "sqlite:FILE or postgresql://USER@HOST/NAME";

/// Adds --database, --json and --utc. `options` live as long as the command.
void add_show(CLI::App& command, ShowOptions& options);

/// Each adds its commands to `app`. They run while `app` parses, and leave their exit status in `status`, which must
/// live as long as `app`.
void add_import(CLI::App& app, int& status);
void add_serve(CLI::App& app, int& status);
void add_devices(CLI::App& app, int& status);
void add_help(CLI::App& app, int& status);
void add_requests(CLI::App& app, int& status);
void add_checks(CLI::App& app, int& status);
void add_keys(CLI::App& app, int& status);
void add_passes(CLI::App& app, int& status);
void add_migrate(CLI::App& app, int& status);
void add_upgrade(CLI::App& app, int& status);
void add_tickets(CLI::App& app, int& status);
void add_policy(CLI::App& app, int& status);
/// To `passes` itself.
void add_passes_show(CLI::App& passes, int& status);

}  // namespace central
