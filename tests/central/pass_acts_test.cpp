// SPDX-License-Identifier: Apache-2.0
// `central passes show`: the state of a pass as lists say it, and what staff did with it, when and why.
#include <regex>
#include <sstream>
#include <string>

#include "kiosk/ticketing/json_value.hpp"
#include "platform/central/tickets_command.hpp"
#include "tests/central/pass_lists.hpp"

using house::has;
using house::House;
using house::PassLists;

namespace {

/// Instants without their seconds.
std::string shown(const House& h, const std::string& pass, bool json = false) {
  const central::PassShowOptions options{{h.database(), json, false}, pass, "2024-04-28T17:42"};
  const auto ran = PassLists::run([&](auto& out, auto& err) { return central::run_passes_show(options, out, err); });
  INFO(ran.err);
  REQUIRE(ran.status == 0);
  // A command's clock goes on from where it was told.
  static const std::regex seconds(R"((T\d\d:\d\d):\d\d(\.\d+)?-)");
  return std::regex_replace(ran.out, seconds, "$1-");
}

central::PassHoldOptions hold(const PassLists& lists, const std::string& time, const std::string& reason) {
  auto made = lists.hold("amara", reason);
  made.clock = "2024-04-" + time + ":00-04:00";
  return made;
}

/// What staff are told who ask for a ticket for it.
std::string told(const House& h, const std::string& pass, bool json = false) {
  central::TicketActOptions options;
  options.show = {h.database(), json, false};
  options.pass = pass;
  options.screening = "union";
  options.reason = "asked";
  options.clock = "2024-04-28T17:42:00-04:00";
  std::istringstream nothing;
  return PassLists::run([&](auto& out, auto& err) { return central::run_tickets_issue(options, nothing, out, err); })
      .out;
}

}  // namespace

TEST_CASE("A block and its reason are shown with the pass, and what was done before, newest last") {
  House h;
  PassLists lists(h);
  CHECK(has(shown(h, "amara"), "\nwhat staff did with the pass\n  nothing\n"));
  CHECK(has(shown(h, "amara", true), R"("acts":[])"));
  REQUIRE(lists.block(hold(lists, "27T09:00", "badge stolen")).status == 0);
  CHECK(has(shown(h, "amara"), "state:        blocked, from "));
  REQUIRE(lists.unblock(hold(lists, "27T10:00", "found")).status == 0);
  CHECK(has(shown(h, "amara"), "state:        active, from "));
  auto again = hold(lists, "28T11:00", "lost");
  again.new_code = "PASS-AMARA-2";
  REQUIRE(PassLists::run([&](auto& out, auto& err) { return central::run_passes_replace(again, out, err); }).status ==
          0);
  REQUIRE(lists.block(hold(lists, "28T12:00", "stolen again")).status == 0);
  const auto text = shown(h, "amara");
  INFO(text);
  CHECK(has(text,
            "\nwhat staff did with the pass\n"
            "  2024-04-27T09:00-04:00  blocked by Mia: badge stolen\n"
            "  2024-04-27T10:00-04:00  unblocked by Mia: found\n"
            "  2024-04-28T11:00-04:00  replaced by Mia: lost [PASS-AMARA -> PASS-AMARA-2]\n"
            "  2024-04-28T12:00-04:00  blocked by Mia: stolen again\n"));
  CHECK(has(text, "\nwhat happened to its tickets on 2024-04-28\n  nothing\n"));
  const auto json = shown(h, "amara", true);
  CHECK(kiosk::ticketing::json::parse(json).has_value());
  CHECK(has(json, R"("state":"blocked")"));
  CHECK(has(json, R"("acts":[{"at":"2024-04-27T09:00-04:00","what":"blocked","by":"Mia","reason":"badge stolen"},)"));
  CHECK(has(json, R"("what":"replaced","by":"Mia","reason":"lost","details":"PASS-AMARA -> PASS-AMARA-2"})"));
  // Another's are not among them.
  CHECK(has(shown(h, "bo"), "\nwhat staff did with the pass\n  nothing\n"));
}

TEST_CASE("What staff did with a ticket of the pass stands with its tickets alone") {
  House h;
  PassLists lists(h);
  REQUIRE(h.get("amara", "union"));
  auto options = hold(lists, "28T17:42", "lost");
  options.return_tickets = true;
  REQUIRE(lists.block(options).status == 0);
  const auto text = shown(h, "amara");
  INFO(text);
  CHECK(has(text, "  2024-04-28T17:42-04:00  blocked by Mia: lost\n\n"));
  CHECK(has(text, "  returned by Mia: lost\n"));
}

TEST_CASE("A pass that a list ended says so, and who imported the list") {
  House h;
  PassLists lists(h);
  lists.import("code,name,category\nL-1,Lea,press\nL-2,Leo,press\n");
  auto options = lists.options("code,name,category\nL-2,Leo Maria,press\n");
  options.end_missing = options.end_many = true;
  options.reason = "left";
  REQUIRE(lists.import(options).status == 0);
  const auto ended = shown(h, "L-1");
  INFO(ended);
  CHECK(has(ended, "state:        ended, from "));
  CHECK(has(ended, "  2024-04-28T17:42-04:00  ended by Mia: left\n"));
  CHECK(has(shown(h, "L-2"), "  2024-04-28T17:42-04:00  changed by Mia: left [name]\n"));
}

TEST_CASE("A ticket for a pass that was stopped is refused in the words of its list") {
  House h;
  PassLists lists(h);
  REQUIRE(lists.block(hold(lists, "28T12:00", "stolen")).status == 0);
  const auto blocked = told(h, "amara");
  CHECK(has(blocked, "verdict:      pass_suspended (refused)"));
  CHECK(has(blocked, "the pass is:  blocked; central passes show amara tells more\n"));
  CHECK(has(blocked, "way out:      staff have blocked it: central passes unblock\n"));
  CHECK(has(told(h, "amara", true), R"("pass_state":"blocked")"));
  lists.import("code,name,category,state\nL-1,Lea,press,ended\n");
  CHECK(has(told(h, "L-1"), "the pass is:  ended; central passes show list-1 tells more\n"));
  CHECK_FALSE(has(told(h, "bo"), "the pass is"));
}

namespace {

constexpr auto kCorrectList = "its list says so: correct the list and import it again, central passes import";
constexpr auto kCorrectFile = "the festival's file says so: correct it and import it again, central import";
constexpr auto kEndedByList =
    "a list ended it, or left it out: import one that has it as active, central passes import";
constexpr auto kLeftOutOfFile = "the festival's file left it out: put it back and import it, central import";

std::string entry_of_dee(const std::string& state) {
  return "[[pass]]\nid = \"dee\"\ncode = \"PASS-DEE\"\nname = \"Dee\"\ncategory = \"industry\"\nstate = \"" + state +
         "\"\n";
}

/// Wherever staff meet the pass.
void check_way_out(const House& h, PassLists& lists, const std::string& pass, const std::string& state,
                   const std::string& remedy) {
  CAPTURE(pass, state);
  CHECK(has(shown(h, pass), "state:        " + state + ", from "));
  CHECK(has(shown(h, pass), "way out:      " + remedy + '\n'));
  CHECK(has(told(h, pass), "way out:      " + remedy + '\n'));
  CHECK(has(lists.unblock(lists.hold(pass)).err, " is " + state + " and not blocked; " + remedy + '\n'));
}

/// Blocked meanwhile: unblocking alone does not make it good.
void check_unblocked(PassLists& lists, const std::string& pass, const std::string& remedy) {
  REQUIRE(lists.block(lists.hold(pass)).status == 0);
  const auto unblocked = lists.unblock(lists.hold(pass, "found")).out;
  INFO(unblocked);
  CHECK(unblocked.ends_with("; " + remedy + '\n'));
}

}  // namespace

TEST_CASE("What a list says of a pass is changed there, and staff are told so") {
  House h;
  PassLists lists(h);
  const std::string state = GENERATE("suspended", "not_collected", "replaced", "ended");
  const std::string remedy = state == "ended" ? kEndedByList : kCorrectList;
  lists.import("code,name,category,state\nL-1,Lea,press," + state + '\n');
  check_way_out(h, lists, "L-1", state, remedy);
  check_unblocked(lists, "L-1", remedy);
  lists.import("code,name,category,state\nL-1,Lea,press,active\n");
  CHECK(has(shown(h, "L-1"), "state:        active, from "));
  CHECK_FALSE(has(shown(h, "L-1"), "way out"));
  CHECK(has(lists.unblock(lists.hold("L-1")).err, " is active and not blocked\n"));
}

TEST_CASE("What the festival's file says of a pass is changed there, and staff are told so") {
  const std::string state = GENERATE("suspended", "not_collected", "replaced");
  House h("", entry_of_dee(state));
  PassLists lists(h);
  check_way_out(h, lists, "PASS-DEE", state, kCorrectFile);
  check_unblocked(lists, "PASS-DEE", kCorrectFile);
  REQUIRE(h.import(house::festival_text() + entry_of_dee("active")) == "");
  CHECK_FALSE(has(shown(h, "PASS-DEE"), "way out"));
}

TEST_CASE("A pass that a list left out comes back with a list, one that the festival's file left out with that file") {
  House h("", entry_of_dee("active"));
  PassLists lists(h);
  lists.import("code,name,category\nL-1,Lea,press\nL-2,Leo,press\n");
  auto options = lists.options("code,name,category\nL-2,Leo,press\n");
  options.end_missing = options.end_many = true;
  REQUIRE(lists.import(options).status == 0);
  check_way_out(h, lists, "L-1", "ended", kEndedByList);
  CHECK(has(lists.replace("L-1", "L-3").err, " is ended; " + std::string(kEndedByList) + '\n'));
  lists.import("code,name,category\nL-1,Lea,press\n");
  CHECK_FALSE(has(shown(h, "L-1"), "way out"));

  REQUIRE(lists.replace("PASS-DEE", "DEE-2").status == 0);
  REQUIRE(h.import(house::festival_text()) == "");
  check_way_out(h, lists, "DEE-2", "ended", kLeftOutOfFile);
  check_unblocked(lists, "DEE-2", kLeftOutOfFile);
  CHECK(has(lists.replace("DEE-2", "DEE-3").err, " is ended; " + std::string(kLeftOutOfFile) + '\n'));
  REQUIRE(h.import(house::festival_text() + entry_of_dee("active")) == "");
  CHECK(has(shown(h, "DEE-2"), "state:        active, from "));
  CHECK_FALSE(has(shown(h, "DEE-2"), "way out"));
}

TEST_CASE("A pass that staff unblock is what its list or the festival's file says") {
  House h;
  PassLists lists(h);
  lists.import("code,name,category\nL-1,Lea,press\n");
  for (const auto& [pass, says] : {std::pair("L-1", "its list says"), std::pair("bo", "the festival's file says")}) {
    REQUIRE(lists.block(lists.hold(pass)).status == 0);
    CHECK(lists.unblock(lists.hold(pass, "found")).out.ends_with(" is active as " + std::string(says) + '\n'));
  }
  CHECK_FALSE(has(shown(h, "bo"), "way out"));
}
