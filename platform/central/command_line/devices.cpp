// SPDX-License-Identifier: Apache-2.0
// `central devices ...`: their options.
#include <iostream>
#include <memory>

#include <unistd.h>

#include "platform/central/command_line/command_line.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/conditions_command.hpp"

namespace central {
namespace {

// The name is an argument in every command; as an option it was one in some, and scripts have it so.
constexpr auto kNameOption = "name,--name";
constexpr auto kName = "What staff call it; --name NAME is the same";
constexpr auto kRole = "What it is for: kiosk, door or desk";

void add_enrol(CLI::App& devices, int& status) {
  auto options = std::make_shared<EnrolOptions>();
  auto* command = devices.add_subcommand("enrol", "Make a one-time code that sets a kiosk up");
  command->add_option(kNameOption, options->name, kName)->required();
  command->add_option("--database", options->database, kDatabase)->required();
  command->add_option("--venue", options->venue, "The venue's id")->required();
  command->add_option("--role", options->role, kRole)->capture_default_str();
  command->add_option("--valid-hours", options->valid_hours, "How long the code is good: 1 to 720")
      ->check(CLI::Range(1, 720))
      ->capture_default_str();
  command->add_option("--service", options->service, "Where kiosks reach the service: https://HOST");
  command->add_option("--qr", options->picture, "A PNG to make, with the code and --service in a QR");
  command->add_option("--clock", options->clock, "The instant at which the code is made (ISO 8601); default now");
  command->callback([options, &status] {
    options->for_people = ::isatty(STDOUT_FILENO) == 1;
    status = run_devices_enrol(*options, std::cout, std::cerr);
  });
}

void add_conditions(CLI::App& devices, int& status) {
  auto options = std::make_shared<ConditionsOptions>();
  auto* command = devices.add_subcommand("conditions", "Name readers, printers and clocks of kiosks that need staff");
  add_show(*command, options->show);
  command->add_flag("--all", options->all, "Also those that work");
  command->callback([options, &status] { status = run_devices_conditions(*options, std::cout, std::cerr); });
}

}  // namespace

void add_devices(CLI::App& app, int& status) {
  auto options = std::make_shared<DeviceOptions>();
  auto* devices = app.add_subcommand("devices", "The kiosks, doors and desks that may ask");
  devices->require_subcommand(1);
  auto* add = devices->add_subcommand("add", "Add a device; prints its token once");
  add->add_option(kNameOption, options->name, kName)->required();
  add->add_option("--database", options->database, kDatabase)->required();
  add->add_option("--venue", options->venue, "The venue's id")->required();
  add->add_option("--role", options->role, kRole)->capture_default_str();
  add->callback([options, &status] { status = run_devices_add(*options, std::cout, std::cerr); });
  add_enrol(*devices, status);
  add_conditions(*devices, status);
  auto* revoke = devices->add_subcommand("revoke", "Refuse a device from now on");
  revoke->add_option(kNameOption, options->name, kName)->required();
  revoke->add_option("--database", options->database, kDatabase)->required();
  revoke->callback([options, &status] { status = run_devices_revoke(*options, std::cout, std::cerr); });
  auto* role = devices->add_subcommand("role", "Say what a device is for from now on");
  role->add_option(kNameOption, options->name, kName)->required();
  role->add_option("role,--role", options->role, kRole)->required();
  role->add_option("--database", options->database, kDatabase)->required();
  role->callback([options, &status] { status = run_devices_role(*options, std::cout, std::cerr); });
  auto* list = devices->add_subcommand("list", "Name the devices");
  auto shown = std::make_shared<ShowOptions>();
  add_show(*list, *shown);
  list->callback([shown, &status] { status = run_devices_list(*shown, std::cout, std::cerr); });
}

}  // namespace central
