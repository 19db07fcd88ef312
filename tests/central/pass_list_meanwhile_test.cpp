// SPDX-License-Identifier: Apache-2.0
// What happens between the preview of a list of passes and the answer to it.
#include <chrono>
#include <functional>
#include <istream>
#include <thread>

#include "tests/central/late_answer.hpp"
#include "tests/central/pass_lists.hpp"

using house::has;
using house::House;
using house::PassLists;

namespace {

/// At a terminal, where "y" is answered once that has happened.
house::Ran answer_after(PassLists& lists, central::PassImportOptions options, std::function<void()> first) {
  house::LateAnswer answer(std::move(first));
  std::istream terminal(&answer);
  options.consent = {false, &terminal};
  return lists.import(options);
}

const std::string kMeanwhile = " changed meanwhile; nothing was done; run it again and look anew\n";

}  // namespace

TEST_CASE("A ticket that a pass gets while the question stands is returned with its others") {
  House h;
  PassLists lists(h);
  lists.import("code,name,category\nB-1,Ann,press\nB-2,Bea,press\n");
  const auto ann = h.scan("B-1").holder->pass.str();
  const auto bea = h.scan("B-2").holder->pass.str();
  const auto before = h.get(bea, "late");
  REQUIRE(before);
  std::optional<House::Got> got;
  auto options = lists.options("code,name,category,state\nB-1,Ann,press,ended\nB-2,Bea,press,ended\n");
  options.return_tickets = true;
  const auto ran = answer_after(lists, options, [&] { got = h.get(ann, "union"); });
  REQUIRE(ran.status == 0);
  CHECK(has(ran.out, "Passes that end hold 1 ticket for screenings to come. They are returned"));
  CHECK(has(ran.out, "imported: added 0, changed 0, ended 2; returned 2 tickets\n"));
  REQUIRE(got->has_value());
  CHECK(h.verify((*got)->code) == "returned");
  CHECK(h.verify(before->code) == "returned");
  CHECK(h.audit() == "");
}

TEST_CASE("A screening that begins while the question stands keeps its tickets, and the record has the later instant") {
  House h;
  PassLists lists(h);
  lists.import("code,name,category\nB-1,Ann,press\n");
  const auto ticket = h.get(h.scan("B-1").holder->pass.str(), "union");
  REQUIRE(ticket);
  auto options = lists.options("code,name,category,state\nB-1,Ann,press,ended\n");
  options.return_tickets = true;
  // The command's clock goes on from there, a second before the start.
  options.clock = "2024-04-28T18:29:59-04:00";
  const auto ran = answer_after(lists, options, [] { std::this_thread::sleep_for(std::chrono::milliseconds(1100)); });
  REQUIRE(ran.status == 0);
  CHECK(has(ran.out, "imported: added 0, changed 0, ended 1\n"));
  CHECK(h.verify(ticket->code) == "valid");
  const auto db = h.store().lease();
  CHECK(db->number("SELECT min(at) FROM staff_act WHERE act = 'pass_ended'") >=
        house::local("18:30").time_since_epoch().count());
  CHECK(db->number("SELECT min(ended_at) FROM pass WHERE code = 'B-1'") >=
        house::local("18:30").time_since_epoch().count());
}

TEST_CASE("A festival that is imported while the question stands makes the preview void") {
  House h;
  PassLists lists(h);
  const auto more = GENERATE(values<std::string>(
      {"[[screening]]\nid = \"last\"\nfilm = \"short\"\nvenue = \"bader\"\nstarts = \"day 3 11:00\"\nends = \"day 3 "
       "12:00\"\nallotment = { industry = 40, press = 40 }\n",
       "[[category]]\nid = \"guest\"\nname = \"Guest\"\n"}));
  CAPTURE(more);
  const auto ran = answer_after(lists, lists.options("code,name,category\nB-1,Ann,press\n"),
                                [&] { CHECK(h.import(house::festival_text("", more)) == ""); });
  CHECK(ran.status == 1);
  CHECK(ran.err == "central: the festival was" + kMeanwhile);
  CHECK(lists.row("B-1").empty());
  CHECK(h.import(house::festival_text("", more)) == "");
  CHECK(answer_after(lists, lists.options("code,name,category\nB-1,Ann,press\n"), [&] {
          CHECK(h.import(house::festival_text("", more)) == "");
        }).status == 0);
}

TEST_CASE("A code that is given away while the question stands makes the preview void") {
  House h;
  PassLists lists(h);
  lists.import("id,code,name,category\nq1,Q-1,Ann,press\nq2,Q-9,Bea,press\n");
  const auto options = lists.options("id,code,name,category\nq1,Q-2,Ann,press\n");
  const auto ran = answer_after(lists, options, [&] { CHECK(lists.replace("PASS-BO", "Q-2").status == 0); });
  CHECK(ran.status == 1);
  CHECK(ran.err == "central: passes were" + kMeanwhile);
  CHECK(has(lists.row("Q-1"), "Q-1 Ann press"));
  CHECK(has(lists.row("Q-2"), "Q-2 Bo "));
}
