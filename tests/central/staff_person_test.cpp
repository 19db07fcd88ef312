// SPDX-License-Identifier: Apache-2.0
// For whom the box office acts: never by a code that was replaced, and not by a part of a name without a question.
#include "platform/central/passes_command.hpp"
#include "tests/central/staff_fixture.hpp"

using central::run_tickets_issue;
using house::act_options;
using house::House;
using house::Ran;
using house::run_act;
using house::run_show;
using house::says;

namespace {

central::TicketActOptions to_issue(House& h, const std::string& pass) {
  auto options = act_options(h);
  options.pass = pass;
  options.screening = "union";
  return options;
}

Ran issue(House& h, const std::string& pass, const house::Answers& answers = {}) {
  return run_act(run_tickets_issue, to_issue(h, pass), answers);
}

std::int64_t tickets(House& h) { return h.store().lease()->number("SELECT count(*) FROM ticket"); }

void replace_code(House& h, const std::string& pass, const std::string& code) {
  central::PassHoldOptions options{h.database(), pass, "stolen"};
  options.new_code = code;
  options.clock = kiosk::format_rfc3339(house::local("17:00"));
  REQUIRE(run_show(central::run_passes_replace, options).status == 0);
}

/// Beside Amara and Bo two whose names have a part in common.
constexpr auto kMore =
    "[[pass]]\nid = \"ann\"\ncode = \"PASS-ANN\"\nname = \"Ann Le\xC3\xAFla\"\ncategory = \"press\"\n"
    "[[pass]]\nid = \"ann2\"\ncode = \"PASS-ANN2\"\nname = \"Anna Lund\"\ncategory = \"press\"\n";

}  // namespace

TEST_CASE("No ticket is issued by a code that was replaced, and it says so and what to do") {
  House h;
  replace_code(h, "PASS-AMARA", "NEW-1");
  const auto refused = issue(h, "PASS-AMARA");
  CHECK(refused.status == 1);
  CHECK(refused.out.empty());
  CHECK(says(refused.err, "the code PASS-AMARA was replaced on Sun 2024-04-28 17:00:00 EDT"));
  CHECK(says(refused.err, "give nothing to who shows it"));
  CHECK(says(refused.err, "--pass amara"));
  CHECK_FALSE(says(refused.err, "NEW-1"));
  auto forced = to_issue(h, "PASS-AMARA");
  forced.override = true;
  CHECK(run_act(run_tickets_issue, forced).status == 1);
  CHECK(tickets(h) == 0);
  SECTION("by the new code") { CHECK(issue(h, "NEW-1").status == 0); }
  SECTION("by the id") { CHECK(issue(h, "amara").status == 0); }
  SECTION("by the name") { CHECK(issue(h, "Amara").status == 0); }
  SECTION("by the code that is the pass's once more") {
    replace_code(h, "NEW-1", "PASS-AMARA");
    CHECK(issue(h, "PASS-AMARA").status == 0);
    CHECK(issue(h, "NEW-1").status == 1);
  }
  CHECK(h.audit() == "");
}

TEST_CASE("What is shown by a code that was replaced says that it was") {
  House h;
  REQUIRE(issue(h, "PASS-AMARA").status == 0);
  replace_code(h, "PASS-AMARA", "NEW-1");
  const auto note = "the code PASS-AMARA was replaced on Sun 2024-04-28 17:00:00 EDT";
  const central::ShowOptions plain{h.database(), false, false};
  const auto shown = run_show(central::run_passes_show, central::PassShowOptions{plain, "PASS-AMARA"});
  CHECK(shown.status == 0);
  CHECK(shown.out.starts_with("OLD CODE:     " + std::string(note)));
  CHECK(says(shown.out, "\nthe new one:  NEW-1, active; central passes show amara\n"));
  CHECK(says(shown.out, "amara, NEW-1, Amara, Industry"));
  const auto json =
      run_show(central::run_passes_show, central::PassShowOptions{{h.database(), true, false}, "PASS-AMARA"});
  CHECK(says(json.out, R"("under_old_code":true)"));
  CHECK(says(json.err, note));
  central::TicketListOptions list{plain};
  list.pass = "PASS-AMARA";
  const auto listed = run_show(central::run_tickets_list, list);
  CHECK(says(listed.out, "amara"));
  CHECK(says(listed.err, note));
  central::LiveExplainOptions explain{h.database(), "PASS-AMARA", "union"};
  CHECK(says(run_show(central::run_policy_explain, explain).err, note));
  for (const auto* good : {"NEW-1", "amara"}) {
    const auto now = run_show(central::run_passes_show, central::PassShowOptions{plain, good});
    CHECK(now.err.empty());
    CHECK_FALSE(says(now.out, "OLD CODE"));
    list.pass = good;
    CHECK(run_show(central::run_tickets_list, list).err.empty());
  }
}

TEST_CASE("A part of a name is asked about before a ticket is issued by it") {
  House h("", kMore);
  const auto nowhere = issue(h, "leil");
  CHECK(nowhere.status == 1);
  CHECK(nowhere.out.empty());
  CHECK(says(nowhere.err, "\"leil\" is only a part of a name: Ann Le\xC3\xAFla, Press (ann)"));
  CHECK(says(nowhere.err, "nothing was done; say --pass ann"));
  CHECK(tickets(h) == 0);
  const auto no = issue(h, "leil", {"no\n", true});
  CHECK(no.status == 1);
  CHECK(says(no.err, "Is it for this pass? [y/N] "));
  CHECK(says(no.err, "nothing was done"));
  CHECK(issue(h, "leil", {"", true}).status == 1);
  CHECK(tickets(h) == 0);
  CHECK(issue(h, "leil", {"yes\n", true}).status == 0);
  CHECK(tickets(h) == 1);
  CHECK(says(issue(h, "ann").err, "already_has_ticket"));  // an id is no part of a name
}

TEST_CASE("The person is asked about before the reason") {
  House h("", kMore);
  auto options = to_issue(h, "leil");
  options.reason.clear();
  const auto ran = run_act(run_tickets_issue, options, {"y\nthe kiosk was dark\n", true});
  CHECK(ran.status == 0);
  CHECK(ran.err.find("Is it for this pass?") < ran.err.find("Why?"));
  CHECK(says(house::acts(h), "Robin|ticket_issued|ann|the kiosk was dark|"));
}

TEST_CASE("A whole name, an id, a code or a reference of a ticket acts at once") {
  House h("", kMore);
  for (const auto* word : {"PASS-ANN", "ann", "Ann Le\xC3\xAFla", "  ANN LEILA "}) {
    INFO(word);
    const auto ran = issue(h, word);
    CHECK_FALSE(says(ran.err, "part of"));
    CHECK((ran.status == 0 || says(ran.err, "already_has_ticket")));
  }
  auto again = to_issue(h, house::reference_in(issue(h, "bo").out));
  again.screening = "late";
  CHECK(run_act(run_tickets_issue, again).status == 0);
  CHECK(says(issue(h, "ann l").err, "\"ann l\" is only a part of a name: Ann Le\xC3\xAFla"));
  CHECK(says(issue(h, "l").err, "passes have \"l\" in their name; say which:"));
}

TEST_CASE("Tickets are named by the whole reference: no part of a name returns, moves or reprints one") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  for (const auto command : {central::run_tickets_return, central::run_tickets_move, central::run_tickets_reprint}) {
    auto options = act_options(h);
    options.yes = true;
    options.screening = "late";
    for (const auto& word : {std::string("Bo"), std::string("bo"), ticket->id.str().substr(0, 10)}) {
      options.ticket = word;
      CHECK(says(run_act(command, options).err, "is no ticket reference"));
    }
  }
  CHECK(h.verify(ticket->code) == "valid");
}
