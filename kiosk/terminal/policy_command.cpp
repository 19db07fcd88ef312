// SPDX-License-Identifier: Apache-2.0
// One question, three sources: the festival's file, the database of the service, or the service itself. What a database
// knows is the business of the program `central`, which lies beside this one: it is asked in this one's place.
#include "kiosk/terminal/policy_command.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <unistd.h>

#include "kiosk/explain/commands.hpp"
#include "kiosk/terminal/policy_service.hpp"

namespace kiosk {
namespace {

/// What is given on the command line, for any of the sources.
struct Asked {
  explain::ExplainOptions question;
  std::string database;
  ServiceExplainOptions service;
};

int complain(const std::string& line) {
  std::cerr << "kiosk: " << line << '\n';
  return explain::kNoAnswer;
}

/// This process becomes `central policy explain`; returns only where there is no such program.
int ask_central(const Asked& asked) {
  const auto& question = asked.question;
  // Each value with its option in one word: one that begins with a dash stays a value.
  // It answers in the name that it is called by.
  std::vector<std::string> words = {"kiosk",
                                    "policy",
                                    "explain",
                                    "--database=" + asked.database,
                                    "--pass=" + question.pass,
                                    "--screening=" + question.screening,
                                    "--channel=" + question.channel};
  if (!question.at.empty()) words.push_back("--at=" + question.at);
  if (!question.venue.empty()) words.push_back("--venue=" + question.venue);
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::error_code error;
  const auto beside = std::filesystem::read_symlink("/proc/self/exe", error).parent_path() / "central";
  std::cout.flush();
  ::execv(beside.c_str(), arguments.data());
  if (errno == ENOENT) ::execvp("central", arguments.data());
  return complain(std::string("--database: the program central cannot be started (") + std::strerror(errno) +
                  "); ask where it is installed, or ask the service: --service URL --token-file FILE");
}

/// The line that says which options do not go together; empty: they do.
std::string refuse(const Asked& asked) {
  const auto& question = asked.question;
  const int sources =
      (question.festival.empty() ? 0 : 1) + (asked.database.empty() ? 0 : 1) + (asked.service.service.empty() ? 0 : 1);
  if (sources != 1) return "one of --festival, --database and --service is required";
  if (!question.festival.empty() && question.at.empty()) return "--at is required with --festival";
  if (question.festival.empty() && !question.first_day.empty()) return "--first-day goes with --festival alone";
  const auto& service = asked.service;
  if (service.service.empty()) {
    return service.token_file.empty() && service.ca_file.empty() ? ""
                                                                 : "--token-file and --ca-file go with --service alone";
  }
  if (service.token_file.empty()) return "--token-file is required with --service: the token of a desk or a kiosk";
  if (!question.at.empty() || !question.venue.empty() || question.channel == "online") {
    return "--service answers for now, in person, at the venue of its token: leave --at, --venue and --channel online "
           "out";
  }
  return {};
}

int run(Asked asked, Instant now) {
  if (const auto line = refuse(asked); !line.empty()) return complain(line);
  if (!asked.database.empty()) return ask_central(asked);
  if (asked.service.service.empty()) return explain::run_explain(asked.question, now, std::cout, std::cerr);
  asked.service.pass = asked.question.pass;
  asked.service.screening = asked.question.screening;
  return run_service_explain(asked.service, std::cout, std::cerr);
}

void add_day(CLI::App& policy, Instant now, int& status) {
  auto day = std::make_shared<explain::DayOptions>();
  auto* table = policy.add_subcommand("day", "a venue's programme day, window by window");
  table->add_option("--festival", day->festival, "the festival's file")->required();
  table->add_option("--venue", day->venue, "a venue's id")->required();
  table->add_option("--date", day->date, "the programme day: 2024-04-28")->required();
  table->add_option("--first-day", day->first_day, "day 0 where the file says \"import\"; today where not given");
  table->callback([day, now, &status] { status = explain::run_day(*day, now, std::cout, std::cerr); });
}

}  // namespace

void add_policy(CLI::App& program, Instant now, int& status) {
  auto asked = std::make_shared<Asked>();
  auto& question = asked->question;
  auto& service = asked->service;
  question.channel = "in_person";
  auto* policy = program.add_subcommand("policy", "what the festival's rule says, from its file or as it is now");
  policy->require_subcommand(1);
  auto* command = policy->add_subcommand("explain", "may this pass have a ticket for this screening? 0 yes, 1 no");
  command->add_option("--festival", question.festival, "the festival's file: its reservations are the tickets held");
  command->add_option("--database", asked->database,
                      "the service's database, as central takes it: tickets as they are");
  command->add_option("--service", service.service, "the service's URL: its verdict of now, at the token's venue");
  command->add_option("--token-file", service.token_file, "with --service: the token of a desk or a kiosk");
  command->add_option("--ca-file", service.ca_file, "with --service: the authority of its certificate");
  command
      ->add_option("--pass", question.pass,
                   "a pass's code; without --service its id too, with --database a name or ticket too")
      ->required();
  command->add_option("--screening", question.screening, "a screening's id")->required();
  command->add_option("--channel", question.channel, "online or in_person")->capture_default_str();
  command->add_option("--at", question.at,
                      "ISO 8601; without an offset in the festival's zone; now without --festival");
  command->add_option("--venue", question.venue, "where the person stands; the screening's venue where not given");
  command->add_option("--first-day", question.first_day, "day 0 where the file says \"import\"; today where not given");
  command->callback([asked, now, &status] { status = run(*asked, now); });
  add_day(*policy, now, status);
}

}  // namespace kiosk
