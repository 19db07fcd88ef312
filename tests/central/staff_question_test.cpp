// SPDX-License-Identifier: Apache-2.0
// Before staff give a ticket up by command: what is against it, what it would do, and a yes.
#include <chrono>
#include <functional>
#include <istream>
#include <sstream>
#include <string>
#include <thread>
#include <utility>

#include "tests/central/late_answer.hpp"
#include "tests/central/staff_fixture.hpp"

using central::run_tickets_issue;
using central::run_tickets_move;
using central::run_tickets_return;
using house::act_options;
using house::acts;
using house::House;
using house::LateAnswer;
using house::run_act;
using house::says;

TEST_CASE("A return is asked about, and not done without a yes") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  auto options = act_options(h);
  options.ticket = ticket->id.str();
  const auto nowhere = run_act(run_tickets_return, options);
  CHECK(nowhere.status == 1);
  CHECK(says(nowhere.err,
             "\nIf you return it, its seat is free at once for any passholder, and its code opens no door any more.\n"
             "central: nothing was done; say --yes, or answer at a terminal\n"));
  CHECK_FALSE(says(nowhere.err, "Returned"));
  CHECK(run_act(run_tickets_return, options, {"why\n", true}).status == 1);
  CHECK(h.verify(ticket->code) == "valid");
  options.reason.clear();
  CHECK(run_act(run_tickets_return, options, {"ill\nyes\n", true}).status == 0);
  CHECK(says(acts(h), "|ill|"));
}

TEST_CASE("A move is asked about, with what it would do, and not done without a yes") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  auto options = act_options(h);
  options.ticket = ticket->id.str();
  options.screening = "late";
  const auto nowhere = run_act(run_tickets_move, options);
  CHECK(nowhere.status == 1);
  CHECK(says(nowhere.err, ticket->id.str() + ": Union, Isabel Bader Theatre, "));
  CHECK(says(nowhere.err, "Sun 2024-04-28 18:30:00 EDT (UTC-04:00), Bo (bo)\nto Short, Isabel Bader Theatre, "));
  CHECK(says(nowhere.err,
             "\nIf you move it, its old seat is free at once for any passholder, and its code opens no door any more.\n"
             "central: nothing was done; say --yes, or answer at a terminal\n"));
  CHECK_FALSE(says(nowhere.err, "Moved"));
  const auto no = run_act(run_tickets_move, options, {"no\n", true});
  CHECK(no.status == 1);
  CHECK(says(no.err, "Move it? [y/N] "));
  CHECK(h.verify(ticket->code) == "valid");
  options.screening = "onion";
  CHECK(says(run_act(run_tickets_move, options, {"y\n", true}).err, "--to onion: no such screening"));
  options.screening = "union";
  CHECK(says(run_act(run_tickets_move, options, {"y\n", true}).err, "is a ticket for union already"));
  CHECK(acts(h).empty());
  options.screening = "late";
  CHECK(run_act(run_tickets_move, options, {"y\n", true}).status == 0);
  CHECK(h.verify(ticket->code) == "void");
  CHECK(h.audit() == "");
}

TEST_CASE("What stands against a return or a move is said before anything is asked") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  const auto command = GENERATE(false, true) ? run_tickets_return : run_tickets_move;
  const bool moves = command == run_tickets_move;
  auto options = act_options(h, moves ? "17:42" : "18:10");
  if (moves) REQUIRE(h.get("amara", "clash"));  // its last seat
  if (moves) options.screening = "clash";
  options.ticket = ticket->id.str();
  options.reason.clear();
  const auto* refusal = moves ? "central: not moved: screening_full" : "central: not returned; where you decide so";
  const bool at_terminal = GENERATE(true, false);
  const auto refused = run_act(command, options, {"why\ny\n", at_terminal});
  CHECK(refused.status == 1);
  CHECK(says(refused.out, moves ? "verdict:      screening_full" : "verdict:      window_closed"));
  CHECK(refused.err.starts_with(refusal));
  CHECK_FALSE(says(refused.err, "[y/N]"));
  CHECK_FALSE(says(refused.err, "If you"));
  CHECK(acts(h).empty());
  CHECK(h.verify(ticket->code) == "valid");
}

TEST_CASE("What of the rule is set aside is said before the question, and the act weighs it again") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  auto options = act_options(h, "18:10");
  options.ticket = ticket->id.str();
  options.override = true;
  const auto no = run_act(run_tickets_return, options, {"n\n", true});
  const auto said = no.err.find("Against it: window_closed (refused), ");
  CHECK(said < no.err.find("If you return it"));
  CHECK(says(no.err, "; --override sets it aside\n"));
  CHECK(no.out.empty());
  CHECK(h.verify(ticket->code) == "valid");
  const auto yes = run_act(run_tickets_return, options, {"y\n", true});
  CHECK(yes.status == 0);
  CHECK(says(yes.out, "set aside:    by Robin"));
  CHECK(says(yes.out, "and now:      its seat is free, and its code is void"));
  CHECK(says(acts(h), "set aside: window_closed"));
}

TEST_CASE("A seat that goes while staff are asked is not promised to them") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  auto options = act_options(h);
  options.ticket = ticket->id.str();
  options.screening = "clash";
  std::ostringstream out;
  std::ostringstream err;
  options.asks = true;
  LateAnswer answer([&] { REQUIRE(h.get("amara", "clash")); });
  std::istream in(&answer);
  CHECK(run_tickets_move(options, in, out, err) == 1);
  CHECK(says(err.str(), "Move it? [y/N] central: not moved: screening_full"));
  CHECK(h.verify(ticket->code) == "valid");
  CHECK(h.audit() == "");
}

TEST_CASE("What is decided while the screening starts goes by the rule from then on") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  const bool returns = GENERATE(true, false);
  auto options = act_options(h, "18:29:59");
  options.asks = true;
  options.reason.clear();
  options.override = returns;
  options.ticket = returns ? ticket->id.str() : "";
  options.pass = returns ? "" : "amara";
  options.screening = returns ? "" : "union";
  // The command's clock goes on from --clock, a second before the start.
  LateAnswer answer([] { std::this_thread::sleep_for(std::chrono::milliseconds(1100)); }, "badge was lost\ny\n");
  std::istream in(&answer);
  std::ostringstream out;
  std::ostringstream err;
  CHECK((returns ? run_tickets_return : run_tickets_issue)(options, in, out, err) == 1);
  INFO(out.str() + err.str());
  CHECK(says(out.str(), "verdict:      window_closed (refused)"));
  CHECK(says(err.str(), returns ? "Return it? [y/N]" : "Why?"));
  CHECK(says(err.str(), returns ? "not returned: window_closed" : "not issued"));
  CHECK(acts(h).empty());
  CHECK(h.verify(ticket->code) == "valid");
}

TEST_CASE("A screening in the place of the pass is told, not looked for among the screenings") {
  House h;
  auto options = act_options(h);
  options.pass = "union";
  options.screening = "PASS-BO";
  CHECK(run_act(run_tickets_issue, options).err ==
        "central: --pass names a screening: are --pass and --screening swapped? nothing was done\n");
}
