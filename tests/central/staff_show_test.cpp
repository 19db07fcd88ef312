// SPDX-License-Identifier: Apache-2.0
// What the box office sees: tickets, one ticket, a pass and its day, and the rule with the seats of this moment.
#include <algorithm>

#include "kiosk/ticketing/json_value.hpp"
#include "kiosk/ticketing/names.hpp"
#include "tests/central/staff_fixture.hpp"

using central::run_passes_show;
using central::run_policy_explain;
using central::run_tickets_list;
using central::run_tickets_show;
using house::House;
using house::Ran;
using house::run_act;
using house::run_show;
using house::says;

namespace {

Ran list(House& h, central::TicketListOptions options) {
  options.show.database = h.database();
  return run_show(run_tickets_list, options);
}

Ran show(House& h, const std::string& ticket, bool json = false) {
  return run_show(run_tickets_show, central::TicketShowOptions{{h.database(), json, false}, ticket});
}

central::PassShowOptions of_pass(House& h, const std::string& pass, const std::string& at = "2024-04-28T17:42") {
  central::PassShowOptions options;
  options.show.database = h.database();
  options.pass = pass;
  options.at = at;
  return options;
}

bool is_json(const std::string& text) { return kiosk::ticketing::json::parse(text).has_value(); }

}  // namespace

TEST_CASE("A ticket for a screening that was cancelled is listed as one that opens no door") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  CHECK(says(run_show(run_passes_show, of_pass(h, "bo")).out, "to pick up"));
  CHECK(says(show(h, ticket->id.str()).out, "in hand:      not yet: to pick up at a kiosk\n"));
  auto text = house::festival_text();
  const std::string ends = "ends = \"day 0 20:54\"";
  REQUIRE(text.find(ends) != std::string::npos);
  REQUIRE(h.import(text.replace(text.find(ends), ends.size(), ends + "\ncancelled = true")) == "");
  CHECK(says(list(h, {}).out, "screening cancelled"));
  central::TicketListOptions json;
  json.show.json = true;
  json.state = "valid";
  const auto listed = list(h, json).out;
  CHECK(says(listed, R"("state":"valid")"));
  CHECK(says(listed, R"("note":"screening cancelled")"));
  const auto shown = run_show(run_passes_show, of_pass(h, "bo"));
  CHECK(says(shown.out, "screening cancelled"));
  CHECK_FALSE(says(shown.out, "to pick up"));
  const auto alone = show(h, ticket->id.str());
  CHECK(says(alone.out, "CANCELLED"));
  CHECK(says(alone.out, "in hand:      no: its screening is cancelled\n"));
  CHECK_FALSE(says(alone.out, "to pick up"));
}

TEST_CASE("A ticket in hand for a screening that was cancelled was handed out all the same") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  REQUIRE(h.report(ticket->id, kiosk::DeliveryOutcome::kDelivered) == 204);
  auto text = house::festival_text();
  const std::string ends = "ends = \"day 0 20:54\"";
  REQUIRE(h.import(text.replace(text.find(ends), ends.size(), ends + "\ncancelled = true")) == "");
  CHECK(says(show(h, ticket->id.str()).out, "in hand:      since Sun 2024-04-28 "));
  CHECK(says(run_show(run_passes_show, of_pass(h, "bo")).out, "print delivered"));
}

TEST_CASE("Tickets are listed by screening, venue, date, pass and state") {
  House h("", "[[reservation]]\npass = \"press\"\nscreening = \"elsewhere\"\n");
  const auto bos = h.get("bo", "union");
  REQUIRE(bos);
  REQUIRE(h.get("amara", "late"));
  REQUIRE(h.give_back(bos->id).status == 204);
  const auto lines = [&](central::TicketListOptions options) {
    const auto ran = list(h, std::move(options));
    CHECK(ran.status == 0);
    return std::count(ran.out.begin(), ran.out.end(), '\n') - 1;
  };
  CHECK(lines({}) == 3);
  CHECK(lines({.show = {}, .screening = "late"}) == 1);
  CHECK(lines({.show = {}, .venue = "alger"}) == 1);
  CHECK(lines({.show = {}, .date = "2024-04-28"}) == 3);
  CHECK(lines({.show = {}, .date = "2024-04-29"}) == 0);
  CHECK(lines({.show = {}, .pass = "Bo"}) == 1);
  CHECK(lines({.show = {}, .state = "valid"}) == 2);
  CHECK(lines({.show = {}, .venue = "bader", .state = "returned"}) == 1);
  const auto json = list(h, {.show = {"", true, true}, .pass = "press"});
  CHECK(is_json(json.out));
  CHECK(says(json.out, R"("starts":"2024-04-29T02:00:00Z")"));
}

TEST_CASE("A pass is shown with its own code, alone and in lists where that is asked for") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  for (const bool json : {false, true}) {
    CHECK_FALSE(says(list(h, {.show = {"", json, false}}).out, "PASS-BO"));
    CHECK_FALSE(says(list(h, {.show = {"", json, false}}).out, "pass_code"));
  }
  const auto listed = list(h, {.show = {}, .codes = true}).out;
  CHECK(says(listed, "delivered_at  note  pass_code\n"));
  CHECK(says(listed, "  PASS-BO\n"));
  CHECK(says(list(h, {.show = {"", true, false}, .codes = true}).out, R"("pass_code":"PASS-BO"})"));
  CHECK(says(show(h, ticket->id.str()).out, "bo, PASS-BO, Bo, Industry"));
  CHECK(says(show(h, ticket->id.str(), true).out, R"("pass_code":"PASS-BO")"));
  auto options = of_pass(h, "bo");
  CHECK(says(run_show(run_passes_show, options).out, "bo, PASS-BO, Bo, Industry"));
  options.show.json = true;
  CHECK(says(run_show(run_passes_show, options).out, R"("code":"PASS-BO")"));
}

TEST_CASE("A filter that names nothing says what is near") {
  House h;
  CHECK(says(list(h, {.show = {}, .screening = "unoin"}).err, "did you mean union"));
  CHECK(says(list(h, {.show = {}, .venue = "badder"}).err, "--venue badder: no such venue; did you mean bader?"));
  CHECK(says(list(h, {.show = {}, .date = "yesterday"}).err, "--date yesterday"));
  CHECK(says(list(h, {.show = {}, .state = "gone"}).err, "valid, returned or swapped"));
  CHECK(list(h, {.show = {}, .state = "gone"}).status == 1);
}

TEST_CASE("A list of tickets that is empty says by which filters, and where the screening is that was meant") {
  House h;
  REQUIRE(h.get("bo", "union"));
  const auto none = list(h, {.show = {}, .screening = "union", .venue = "alger", .state = "valid"});
  CHECK(none.status == 0);
  CHECK(none.err ==
        "central: note: no tickets with --screening union, --venue alger, --state valid\n"
        "central: note: screening union is at bader\n");
  CHECK(says(list(h, {.show = {}, .screening = "union", .date = "2024-04-29"}).err,
             "screening union is on 2024-04-28\n"));
  CHECK(list(h, {.show = {}, .screening = "late"}).err == "central: note: no tickets with --screening late\n");
  CHECK(list(h, {.show = {}, .screening = "union", .venue = "bader"}).err.empty());
  central::TicketListOptions json{.show = {}, .screening = "late"};
  json.show.json = true;
  CHECK(list(h, json).err.empty());
  House empty;
  CHECK(list(empty, {}).err == "central: note: no tickets\n");
}

TEST_CASE("A ticket is shown with who made it, its codes, its deliveries and its end, and no code") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  REQUIRE(h.report(ticket->id, kiosk::DeliveryOutcome::kFailed) == 204);
  auto options = house::act_options(h);
  options.ticket = ticket->id.str();
  options.reason = "the printer ate it";
  REQUIRE(run_act(central::run_tickets_reprint, options).status == 0);
  options.screening = "late";
  options.reason = "they prefer it";
  options.yes = true;
  const auto moved = run_act(central::run_tickets_move, options);
  REQUIRE(moved.status == 0);
  const auto text = show(h, ticket->id.str());
  REQUIRE(text.status == 0);
  CHECK(says(text.out, "pass:         bo, PASS-BO, Bo, Industry"));
  CHECK(says(text.out, "print failed"));
  CHECK(says(text.out, "lobby"));
  CHECK(says(text.out, "the printer ate it"));
  CHECK(says(text.out, "exchanged"));
  CHECK(says(text.out, house::reference_in(moved.out)));
  const auto json = show(h, ticket->id.str(), true);
  CHECK(is_json(json.out));
  CHECK(says(json.out, R"("what":"new code","serial":2,"by":"Robin","reason":"the printer ate it")"));
  CHECK(says(json.out, R"("what":"exchanged","other_ticket":")" + house::reference_in(moved.out) +
                           R"(","by":"Robin","reason":"they prefer it")"));
  for (const int serial : {1, 2}) {
    CHECK_FALSE(says(text.out, h.code(ticket->id, serial).str()));
    CHECK_FALSE(says(json.out, h.code(ticket->id, serial).str()));
  }
  CHECK(says(show(h, "T-0000-0000").err, "no ticket T-0000-0000 is on record"));
  CHECK(says(show(h, "hello").err, "is no ticket reference"));
}

TEST_CASE("A desk's reason is shown with what it did") {
  House h;
  const auto answer = h.ask_as(
      house::post("/v1/tickets",
                  R"({"pass":"bo","screening":"union","channel":"in_person","reason":"the scanner is blind"})"),
      "bader", central::Role::kDesk);
  REQUIRE(answer.status == 201);
  const auto shown = show(h, house::text_in(answer, "id"));
  CHECK(says(shown.out, "bader desk"));
  CHECK(says(shown.out, "the scanner is blind"));
}

TEST_CASE("A pass is shown with its tickets, its day, and each screening's verdict of the moment") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  const auto ran = run_show(run_passes_show, of_pass(h, "bo"));
  REQUIRE(ran.status == 0);
  CHECK(says(ran.out, "pass:         bo, PASS-BO, Bo, Industry"));
  CHECK(says(ran.out, ticket->id.str() + "  issued (code 1) by lobby"));
  CHECK(says(ran.out, "already_has_ticket (refused): one ticket per pass and screening"));
  CHECK(says(ran.out, "overlapping_ticket (refused)"));
  CHECK(says(ran.out, "swap the ticket for union for this one"));
  CHECK(says(ran.out, "window_not_open (refused)"));  // the Alger's box office
  CHECK(says(ran.out, "over: early"));
  CHECK(says(ran.out, "changes: Sun 2024-04-28 20:54:00 EDT"));
  auto json = of_pass(h, "bo");
  json.show.json = true;
  CHECK(is_json(run_show(run_passes_show, json).out));
}

TEST_CASE("What is shown of a pass is what the kiosk of the venue says") {
  House h;
  REQUIRE(h.get("bo", "union"));
  auto options = of_pass(h, "bo");
  options.venue = "bader";
  const auto ran = run_show(run_passes_show, options);
  CHECK_FALSE(says(ran.out, "elsewhere"));
  options.show.json = true;
  const auto json = run_show(run_passes_show, options);
  for (const auto& offer : h.scan("PASS-BO").offers) {
    INFO(offer.screening.str());
    CHECK(says(json.out, R"("offer":")" +
                             std::string(kiosk::ticketing::to_name(kiosk::ticketing::kOfferKinds, offer.kind)) +
                             R"(","verdict":{"reason":")" + std::string(name_of(offer.verdict.reason)) +
                             R"(","rule":")" + offer.verdict.rule + '"'));
  }
  CHECK(says(run_show(run_passes_show, of_pass(h, "bo", "2024-04-28T21:10")).out, "none (granted)"));
  CHECK(says(run_show(run_passes_show, of_pass(h, "bo", "soon")).err, "--at soon"));
}

TEST_CASE("A pass that is not good says so at once") {
  House h;
  const auto ran = run_show(run_passes_show, of_pass(h, "sue"));
  CHECK(says(ran.out, "state:        suspended"));
  CHECK(says(ran.out, "verdict:      pass_suspended (refused), a suspended pass gets no tickets"));
  CHECK(says(ran.out, "to do:        staff at the box office decide"));
}

TEST_CASE("Several passes of one name are named and nothing is shown") {
  House h;
  const auto ran = run_show(run_passes_show, of_pass(h, "s"));
  CHECK(ran.status == 1);
  CHECK(ran.out.empty());
  CHECK(says(ran.err, "say which:"));
}

TEST_CASE("The rule is explained with the tickets and seats of this moment") {
  House h;
  central::LiveExplainOptions options;
  options.database = h.database();
  options.pass = "amara";
  options.screening = "clash";
  options.at = "2024-04-28T18:00";
  const auto free = run_show(run_policy_explain, options);
  CHECK(free.status == 0);
  CHECK(says(free.out, "seats left:   1 of 1 for industry"));
  REQUIRE(h.get("bo", "clash"));
  const auto full = run_show(run_policy_explain, options);
  CHECK(full.status == 1);
  CHECK(says(full.out, "verdict:      screening_full (refused)"));
  CHECK(says(full.out, "next change:  Sun 2024-04-28 19:30:00 EDT (UTC-04:00): window_closed (refused)"));
  options.pass = "nobody at all";
  const auto unknown = run_show(run_policy_explain, options);
  CHECK(unknown.status == 1);
  CHECK(says(unknown.out, "pass_unknown"));
  options.screening = "clahs";
  CHECK(run_show(run_policy_explain, options).status == 2);
}
