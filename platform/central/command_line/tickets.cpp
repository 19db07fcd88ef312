// SPDX-License-Identifier: Apache-2.0
// `central tickets ...`, `central passes show` and `central policy explain`: their options.
#include <functional>
#include <iostream>
#include <memory>
#include <string>

#include <unistd.h>

#include "platform/central/command_line/command_line.hpp"
#include "platform/central/tickets_command.hpp"

namespace central {
namespace {

constexpr auto kReference = "The ticket's reference, printed under its code: T-V9HN-0A4R";
constexpr auto kWhichPass = "A pass: its code, its id, a part of the name, or a ticket's reference";

using Run = std::function<int(const TicketActOptions&, std::istream&, std::ostream&, std::ostream&)>;

/// What all acting commands take.
std::shared_ptr<TicketActOptions> add_act(CLI::App& command, const Run& run, int& status) {
  auto options = std::make_shared<TicketActOptions>();
  add_show(command, options->show);
  command.add_option("--reason", options->reason,
                     "Why, at most 200 bytes; kept for the audit; asked for on a terminal");
  command.add_option("--by", options->by, "Who acts; default the user who runs the program");
  command.add_flag("--override", options->override,
                   "Set the rule aside where staff may: never beyond the seats; kept for the audit");
  command.add_option("--clock", options->clock, "The instant at which it is done (ISO 8601); default now");
  command.callback([options, run, &status] {
    options->asks = ::isatty(STDIN_FILENO) == 1;
    options->for_people = ::isatty(STDOUT_FILENO) == 1;
    status = run(*options, std::cin, std::cout, std::cerr);
  });
  return options;
}

void add_reading(CLI::App& tickets, int& status) {
  auto listing = std::make_shared<TicketListOptions>();
  auto* list = tickets.add_subcommand("list", "Name tickets; what is not given filters nothing");
  add_show(*list, listing->show);
  list->add_option("--screening", listing->screening, "Of this screening (its id)");
  list->add_option("--venue", listing->venue, "Of this venue (its id)");
  list->add_option("--date", listing->date, "Of this programme day: 2024-04-28");
  list->add_option("--pass", listing->pass, kWhichPass);
  list->add_option("--state", listing->state, "valid, returned or swapped");
  list->add_flag("--codes", listing->codes, "With the codes of the passes, which are as good as the badges at a kiosk");
  list->callback([listing, &status] { status = run_tickets_list(*listing, std::cout, std::cerr); });
  auto showing = std::make_shared<TicketShowOptions>();
  auto* show = tickets.add_subcommand("show", "Say whose a ticket is, and all that became of it");
  add_show(*show, showing->show);
  show->add_option("ticket", showing->ticket, kReference)->required();
  show->callback([showing, &status] { status = run_tickets_show(*showing, std::cout, std::cerr); });
}

}  // namespace

void add_tickets(CLI::App& app, int& status) {
  auto* tickets = app.add_subcommand("tickets", "What the box office does with tickets, also while it is served");
  tickets->require_subcommand(1);
  add_reading(*tickets, status);
  auto* issue = tickets->add_subcommand("issue", "Give a pass a ticket, to be picked up at a kiosk or reprinted");
  auto issuing = add_act(*issue, run_tickets_issue, status);
  issue->add_option("--pass", issuing->pass, kWhichPass)->required();
  issue->add_option("--screening", issuing->screening, "The screening's id")->required();
  auto* reprint = tickets->add_subcommand("reprint", "Make a new code for a ticket; every earlier one is void");
  auto reprinting = add_act(*reprint, run_tickets_reprint, status);
  reprint->add_option("ticket", reprinting->ticket, kReference)->required();
  reprint->add_option("--png", reprinting->picture, "A PNG to make with the code's QR");
  auto* give_back = tickets->add_subcommand("return", "End a ticket; its seat is free at once");
  auto returning = add_act(*give_back, run_tickets_return, status);
  give_back->add_option("ticket", returning->ticket, kReference)->required();
  give_back->add_flag("--yes", returning->yes, "Do not ask whether to");
  auto* move = tickets->add_subcommand("move", "Exchange a ticket for one of another screening: both or neither");
  auto moving = add_act(*move, run_tickets_move, status);
  move->add_option("ticket", moving->ticket, kReference)->required();
  move->add_option("--to", moving->screening, "The other screening's id")->required();
  move->add_flag("--yes", moving->yes, "Do not ask whether to");
}

void add_passes_show(CLI::App& passes, int& status) {
  auto options = std::make_shared<PassShowOptions>();
  auto* show = passes.add_subcommand("show", "Say who holds a pass, what they have, and what they may have now");
  add_show(*show, options->show);
  show->add_option("pass,--pass", options->pass, kWhichPass)->required();
  show->add_option("--at", options->at, "At another instant: ISO 8601; without an offset in the festival's zone");
  auto* venue = show->add_option("--venue", options->venue, "What a kiosk at this venue (its id) says");
  show->add_flag("--online", options->online, "What the online channel says")->excludes(venue);
  show->callback([options, &status] { status = run_passes_show(*options, std::cout, std::cerr); });
}

void add_policy(CLI::App& app, int& status) {
  auto options = std::make_shared<LiveExplainOptions>();
  auto* policy = app.add_subcommand("policy", "What the festival's rule says, with the tickets of this moment");
  policy->require_subcommand(1);
  auto* command = policy->add_subcommand("explain", "May this pass have a ticket for this screening? 0 yes, 1 no");
  command->add_option("--database", options->database, kDatabase)->required();
  command->add_option("--pass", options->pass, kWhichPass)->required();
  command->add_option("--screening", options->screening, "The screening's id")->required();
  command->add_option("--channel", options->channel, "online or in_person")->capture_default_str();
  command->add_option("--at", options->at, "ISO 8601; without an offset in the festival's zone; default now");
  command->add_option("--venue", options->venue, "Where the person stands; the screening's venue where not given");
  command->callback([options, &status] { status = run_policy_explain(*options, std::cout, std::cerr); });
}

}  // namespace central
