// SPDX-License-Identifier: Apache-2.0
// Commands that only look at a database whose festival was moved away: what they show is told to be old.
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "platform/central/commands.hpp"
#include "platform/central/conditions_command.hpp"
#include "platform/central/moved_away.hpp"
#include "platform/central/passes_command.hpp"
#include "platform/central/tickets_command.hpp"
#include "platform/central/verify_command.hpp"
#include "tests/central/pass_lists.hpp"

using house::House;
using house::PassLists;
using house::Ran;

namespace {

void mark(House& h) {
  h.store().transact(central::Purpose::kAlone, [](central::Connection& db) {
    central::mark_moved_away(db, "sqlite:/else where.db", house::local("17:42"));
  });
}

constexpr auto kMoved = "its festival was moved to sqlite:/else where.db at 2024-04-28T17:42:00-04:00: ";
constexpr auto kThere = " Use --database 'sqlite:/else where.db'\n";

/// A command and its name.
struct Looks {
  std::string name;
  std::function<int(std::ostream&, std::ostream&)> run;
};

/// Every command that only looks.
std::vector<Looks> all_that_look(const House& h, const std::string& ticket) {
  const central::ShowOptions show{h.database(), false, false};
  const auto with = [](auto command, auto options) {
    return [=](std::ostream& out, std::ostream& err) { return command(options, out, err); };
  };
  return {
      {"tickets list", with(central::run_tickets_list, central::TicketListOptions{show})},
      {"tickets show", with(central::run_tickets_show, central::TicketShowOptions{show, ticket})},
      {"passes list", with(central::run_passes_list, central::PassListOptions{show})},
      {"passes export", with(central::run_passes_export, central::PassExportOptions{h.database()})},
      {"passes show", with(central::run_passes_show, central::PassShowOptions{show, "bo", "2024-04-28T17:42"})},
      {"policy explain",
       with(central::run_policy_explain,
            central::LiveExplainOptions{h.database(), "bo", "late", "in_person", "2024-04-28T17:42"})},
      {"devices list", with(central::run_devices_list, show)},
      {"devices conditions", with(central::run_devices_conditions, central::ConditionsOptions{show})},
      {"help list", with(central::run_help_list, show)},
      {"requests show", [=](auto& out, auto& err) { return central::run_requests_show(show, "3B9C-2E4A", out, err); }},
      {"keys", [=](auto& out, auto& err) { return central::run_keys(show.database, out, err); }},
      {"audit", with(central::run_audit, show)},
  };
}

central::VerifyOptions verify_options(const House& h, const std::string& code) {
  central::VerifyOptions made{{h.database()}, code};
  made.clock = "2024-04-28T17:42:00-04:00";
  return made;
}

}  // namespace

TEST_CASE("A command that only looks says where the festival was moved, once, and shows the same") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  const auto commands = all_that_look(h, ticket->id.str());
  std::vector<Ran> before;
  for (const auto& command : commands) before.push_back(PassLists::run(command.run));
  mark(h);
  const auto note = "central: note: " + h.store().name() + ": " + kMoved + "what is shown is as it was then." + kThere;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const auto ran = PassLists::run(commands[i].run);
    INFO(commands[i].name + '\n' + ran.err);
    CHECK(ran.status == before[i].status);
    CHECK(ran.out == before[i].out);
    const auto at = ran.err.find(note);
    REQUIRE(at != std::string::npos);
    CHECK(std::string(ran.err).erase(at, note.size()) == before[i].err);
  }
}

TEST_CASE("What would be changed in a database that was moved away is shown, and that it would be refused") {
  House h;
  PassLists lists(h);
  mark(h);
  const auto refusal = "central: " + h.store().name() + ": " + kMoved + "what is changed here would be lost.";
  SECTION("of a list of passes, which is not told to say --yes") {
    auto list = lists.options("code,name,category\nPASS-NEW,Nia,press\n");
    list.consent.yes = false;
    const auto ran = PassLists::run([&](auto& out, auto& err) { return central::run_passes_import(list, out, err); });
    CHECK(ran.status == 1);
    CHECK(house::has(ran.out, "Nia"));
    CHECK(house::has(ran.err, refusal));
    CHECK_FALSE(house::has(ran.err, "--yes"));
  }
  SECTION("of a festival's file, with the status of the import") {
    const auto festival = lists.path("festival.toml");
    house::write_file(festival, house::festival_text());
    central::ImportOptions options{
        .festival = festival, .database = h.database(), .clock = "2024-04-28T17:42:00-04:00", .diff = true};
    const auto import = [&](auto& out, auto& err) { return central::run_import(options, out, err); };
    const auto ran = PassLists::run(import);
    CHECK(ran.status == 1);
    CHECK(house::has(ran.err, refusal));
    options.json = true;
    CHECK(house::has(PassLists::run(import).out, "what is changed here would be lost"));
    options.diff = options.json = false;
    options.consent.yes = true;
    CHECK(PassLists::run(import).status == ran.status);
  }
}

TEST_CASE("A code is not verified from a database whose festival was moved away") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  const auto options = verify_options(h, ticket->code.str());
  const auto verify = [&](auto& out, auto& err) { return central::run_verify(options, out, err); };
  REQUIRE(PassLists::run(verify).out.starts_with("valid\n"));
  mark(h);
  const auto ran = PassLists::run(verify);
  CHECK(ran.status == 1);
  CHECK(ran.out.empty());
  CHECK(ran.err ==
        "central: " + h.store().name() + ": " + kMoved + "what a ticket is worth may have changed since." + kThere);
}
