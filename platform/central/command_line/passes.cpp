// SPDX-License-Identifier: Apache-2.0
// `central passes ...` and `central keys`: their options.
#include <iostream>
#include <memory>
#include <string>
#include <utility>

#include <unistd.h>

#include "platform/central/command_line/command_line.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/passes_command.hpp"

namespace central {

void add_keys(CLI::App& app, int& status) {
  auto database = std::make_shared<std::string>();
  auto* keys = app.add_subcommand("keys", "Print the festival's public keys: the keys file of a kiosk");
  keys->add_option("--database", *database, kDatabase)->required();
  keys->callback([database, &status] { status = run_keys(*database, std::cout, std::cerr); });
}

namespace {

void add_sheet(CLI::App& command, PassSheetOptions& sheet) {
  command.add_option("--column", sheet.columns, "NAME=COLUMN: code=\"Badge no.\", code=#3, email= (none)")
      ->allow_extra_args(false);
  command.add_option("--first-row", sheet.first_row,
                     "names: the first row names the columns, though it looks like a pass");
  command.add_option("--delimiter", sheet.delimiter, "What stands between cells; default: found out");
  command.add_option("--encoding", sheet.encoding, "utf-8, utf-16, windows-1252 or latin-1; default: found out");
}

void add_sign(CLI::App& passes, int& status) {
  auto options = std::make_shared<SignOptions>();
  auto* sign = passes.add_subcommand("sign", "Print what the symbols of signed passes say: CODE, a tab, TEXT");
  sign->add_option("--database", options->database, kDatabase)->required();
  sign->add_option("--from", options->from, "A list of passes as for import, or a file of codes, one a line");
  add_sheet(*sign, options->sheet);
  sign->add_option("code", options->codes, "Codes of passes, as the list has them");
  sign->add_option("--reason", options->reason, "Why, for the record");
  sign->add_option("--by", options->by, "Who does it, for the record; default: the user of this machine");
  sign->callback([options, &status] { status = run_passes_sign(*options, std::cout, std::cerr); });
}

void add_pass_import(CLI::App& passes, int& status) {
  auto options = std::make_shared<PassImportOptions>();
  auto* command = passes.add_subcommand(
      "import", "Add, change and end passes as a list in CSV says; without --yes it shows what would change");
  command->add_option("file", options->file, "The list: CSV, of any delimiter; -: standard input")->required();
  command->add_option("--database", options->database, kDatabase)->required();
  add_sheet(*command, options->sheet);
  command
      ->add_option("--category", options->sheet.categories,
                   "What the list calls a category; ID alone: of rows that name none")
      ->type_name("TEXT=ID")
      ->allow_extra_args(false);
  command->add_option("--state", options->sheet.states, "What the list calls a state: \"Retirado=active\"")
      ->type_name("TEXT=STATE")
      ->allow_extra_args(false);
  command->add_option("--dates", options->sheet.dates, "dmy or mdy, where 04/05/2024 could be either");
  command->add_flag("--yes", options->consent.yes, "Do it without asking");
  command->add_flag("--end-missing", options->end_missing, "End passes of earlier lists that this one does not have");
  command->add_flag(
      "--end-many", options->end_many,
      "Also where five or more, and over a tenth, would get no more tickets: missing, or by their state or dates");
  command->add_flag("--return-tickets", options->return_tickets, "Return the tickets of passes that end");
  command->add_flag("--forget-mapping", options->forget_mapping,
                    "Do not use --column, --category, --state and --dates of the last list with these columns again");
  command->add_option("--show", options->show, "Rows of each kind that are shown")->capture_default_str();
  command->add_option("--reason", options->reason, "Why, for the record");
  command->add_option("--by", options->by, "Who does it, for the record; default: the user of this machine");
  command->add_option("--clock", options->clock, "The instant of the import (ISO 8601); default now");
  command->callback([options, &status] {
    options->consent.terminal = options->file == "-" ? nullptr : terminal_input();
    status = run_passes_import(*options, std::cout, std::cerr);
  });
}

void add_list(CLI::App& passes, int& status) {
  auto options = std::make_shared<PassListOptions>();
  auto* list = passes.add_subcommand("list", "Name the passes");
  list->add_option("--database", options->show.database, kDatabase)->required();
  list->add_option("--category", options->category, "Only of this category");
  list->add_option("--name", options->name, "Only those with this in their names");
  list->add_option("--state", options->state, "Only active, not_collected, suspended, replaced, ended or blocked ones");
  list->add_flag("--json", options->show.json, "JSON instead of a table");
  list->add_flag("--utc", options->show.utc, "Times in UTC instead of the festival's zone");
  list->callback([options, &status] { status = run_passes_list(*options, std::cout, std::cerr); });
}

void add_export(CLI::App& passes, int& status) {
  auto options = std::make_shared<PassExportOptions>();
  auto* command = passes.add_subcommand("export", "Write all passes as CSV, for a spreadsheet and for import");
  command->add_option("--database", options->database, kDatabase)->required();
  command->add_option("--out", options->file, "The file; default: print it");
  command->add_option("--delimiter", options->delimiter, "A character, or tab")->capture_default_str();
  command->callback([options, &status] { status = run_passes_export(*options, std::cout, std::cerr); });
}

using Hold = int (*)(const PassHoldOptions&, std::ostream&, std::ostream&);

std::pair<CLI::App*, std::shared_ptr<PassHoldOptions>> add_hold(CLI::App& passes, int& status, const char* name,
                                                                const char* what, Hold hold) {
  auto options = std::make_shared<PassHoldOptions>();
  auto* command = passes.add_subcommand(name, what);
  command->add_option("pass,--pass", options->pass, "The pass's code, or its id")->required();
  command->add_option("--database", options->database, kDatabase)->required();
  command->add_option("--reason", options->reason, "Why, for the record; asked for on a terminal");
  command->add_option("--by", options->by, "Who does it, for the record; default: the user of this machine");
  command->callback([options, hold, &status] {
    if (::isatty(STDIN_FILENO) == 1) options->terminal = &std::cin;
    status = hold(*options, std::cout, std::cerr);
  });
  return {command, options};
}

}  // namespace

void add_passes(CLI::App& app, int& status) {
  auto* passes = app.add_subcommand("passes", "The passes of the festival");
  passes->require_subcommand(1);
  add_pass_import(*passes, status);
  add_list(*passes, status);
  add_passes_show(*passes, status);
  add_export(*passes, status);
  auto [block, blocked] = add_hold(*passes, status, "block", "Refuse a pass, whatever its list says", run_passes_block);
  block->add_flag("--return-tickets", blocked->return_tickets, "Return its tickets for screenings to come");
  add_hold(*passes, status, "unblock", "Take a blocked pass again as its list says", run_passes_unblock);
  auto [replace, replaced] =
      add_hold(*passes, status, "replace", "Give a pass another code; the old one is refused", run_passes_replace);
  replace->add_option("--code", replaced->new_code, "The new code")->required();
  add_sign(*passes, status);
}

}  // namespace central
