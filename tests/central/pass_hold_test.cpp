// SPDX-License-Identifier: Apache-2.0
// Passes that staff block or replace, and how that goes together with lists and with the festival's file.
#include "tests/central/pass_lists.hpp"

using house::festival_text;
using house::has;
using house::House;
using house::PassLists;
using kiosk::policy::Reason;

namespace {

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

std::string without_pass(const std::string& id) {
  auto text = festival_text();
  const auto at = text.find("[[pass]]\nid = \"" + id + "\"");
  REQUIRE(at != std::string::npos);
  return text.erase(at, text.find("[[pass]]", at + 1) - at);
}

}  // namespace

TEST_CASE("A blocked pass is refused until it is unblocked, and its tickets stay") {
  House h;
  PassLists lists(h);
  REQUIRE(h.get("amara", "union"));
  const auto blocked = lists.block(lists.hold("PASS-AMARA"));
  CHECK(blocked.status == 0);
  CHECK(blocked.out ==
        "blocked: PASS-AMARA (Amara, industry); its 1 ticket for screenings to come stay good at the door "
        "(--return-tickets returns them)\n");
  CHECK(h.scan("PASS-AMARA").verdict.reason == Reason::kPassSuspended);
  CHECK_FALSE(h.get("amara", "late"));
  CHECK(has(lists.row("PASS-AMARA"), " blocked "));
  CHECK(has(lists.block(lists.hold("PASS-AMARA")).err, "is blocked already"));
  CHECK(lists.unblock(lists.hold("amara", "found")).status == 0);
  CHECK(h.scan("PASS-AMARA").tickets.size() == 1);
  CHECK(has(lists.unblock(lists.hold("amara")).err, "is active and not blocked"));
  CHECK(lists.acts() == "Mia pass_blocked amara lost\nMia pass_unblocked amara found\n");
  CHECK(h.audit() == "");
}

TEST_CASE("The tickets of a blocked pass are returned where that is asked for") {
  House h;
  PassLists lists(h);
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  auto options = lists.hold("PASS-AMARA");
  options.return_tickets = true;
  CHECK(has(lists.block(options).out, "; 1 ticket was returned\n"));
  CHECK(h.verify(ticket->code) != "valid");
  CHECK(has(lists.acts(), "Mia ticket_returned amara lost\n"));
  REQUIRE(lists.unblock(lists.hold("amara")).status == 0);
  CHECK(h.scan("PASS-AMARA").tickets.empty());
  CHECK(h.audit() == "");
}

TEST_CASE("A ticket whose holder was let in stays when the others of a blocked pass are returned") {
  House h;
  PassLists lists(h);
  const auto used = h.get("amara", "union");
  REQUIRE(used);
  const auto in = house::post("/v1/tickets/verify", R"({"code":")" + used->code.str() + R"(","admit":true})");
  REQUIRE(house::text_in(h.ask_as(in, "bader", central::Role::kDoor), "state") == "valid");
  auto options = lists.hold("PASS-AMARA");
  options.return_tickets = true;
  const auto stays = "1 stays, because its holder was let in: " + used->id.str();
  SECTION("beside another") {
    const auto other = h.get("amara", "late");
    REQUIRE(other);
    const auto ran = lists.block(options);
    CHECK(ran.status == 0);
    CHECK(ran.err.empty());
    CHECK(has(ran.out, "; 1 ticket was returned; " + stays + "\n"));
    CHECK(h.verify(other->code) == "returned");
  }
  SECTION("alone") {
    const auto ran = lists.block(options);
    CHECK(ran.status == 0);
    CHECK(has(ran.out, "; no ticket was returned; " + stays + "\n"));
  }
  CHECK(has(lists.row("PASS-AMARA"), " blocked "));
  CHECK(h.verify(used->code) == "void");
  CHECK(h.store().lease()->number("SELECT count(*) FROM admission WHERE undone_at IS NULL") == 1);
  CHECK(h.audit() == "");
}

TEST_CASE("A replaced code is refused as replaced, and the new one has the tickets") {
  House h;
  PassLists lists(h);
  REQUIRE(h.get("amara", "union"));
  CHECK(lists.replace("PASS-AMARA", "NEW-1").out ==
        "replaced: PASS-AMARA (Amara, industry) has the code NEW-1 now; the old one is refused\n");
  const auto old = h.scan("PASS-AMARA");
  CHECK(old.verdict.reason == Reason::kPassReplaced);
  CHECK(old.tickets.empty());
  CHECK(old.visit.empty());
  CHECK(h.scan("NEW-1").tickets.size() == 1);
  CHECK(h.sign_in("NEW-1") != "");
  CHECK(h.begin_session("PASS-AMARA", h.mailed_code("amara")).status != 201);
  CHECK(has(lists.acts(), "Mia pass_replaced amara lost\n"));

  CHECK(has(lists.replace("PASS-AMARA", "NEW-2").err, "that code was replaced; the pass has the code NEW-1 now"));
  CHECK(has(lists.replace("NEW-1", "PASS-BO").err, "is the code of Bo already"));
  CHECK(has(lists.replace("PASS-BO", "PASS-AMARA").err, "was another pass's until it was replaced"));
  CHECK(has(lists.replace("NEW-1", "NEW-1").err, "has already"));
  CHECK(has(lists.replace("NEW-1", "").err, "code is empty"));
  CHECK(has(lists.replace("PASS-NONE", "X").err, "no pass has the code or the id \"PASS-NONE\""));

  CHECK(lists.replace("NEW-1", "PASS-AMARA").status == 0);
  CHECK(h.scan("PASS-AMARA").tickets.size() == 1);
  CHECK(h.scan("NEW-1").verdict.reason == Reason::kPassReplaced);
  CHECK(h.audit() == "");
}

TEST_CASE("Staff at a terminal are asked why") {
  House h;
  PassLists lists(h);
  std::istringstream terminal("left in the tram\n");
  auto options = lists.hold("PASS-AMARA", "");
  CHECK(has(lists.block(options).err, "--reason is missing"));
  options.terminal = &terminal;
  const auto blocked = lists.block(options);
  CHECK(blocked.status == 0);
  CHECK(has(blocked.err, "Why?"));
  CHECK(has(lists.acts(), "pass_blocked amara left in the tram"));
}

TEST_CASE("A list of passes that is empty says by which filters") {
  House h;
  PassLists lists(h);
  CHECK(has(lists.list({.category = "press", .name = "no one"}).err,
            "central: no passes with --category press, --name 'no one'\n"));
  CHECK(lists.list({.show = {{}, true}, .name = "no one"}).err.empty());
  CHECK(lists.list({.category = "press"}).err.empty());
}

TEST_CASE("Staff say why, in a few words") {
  House h;
  PassLists lists(h);
  CHECK(has(lists.block(lists.hold("amara", "")).err, "--reason is missing"));
  CHECK(has(lists.block(lists.hold("amara", "a\nb")).err, "--reason has a control character"));
  CHECK(has(lists.block(lists.hold("none")).err, "no pass has the code or the id \"none\""));
  CHECK(h.scan("PASS-AMARA").verdict.granted());
  CHECK(lists.acts().empty());
}

TEST_CASE("Neither a list nor the festival's file takes back what staff did") {
  House h;
  PassLists lists(h);
  lists.import("code,name,category\nB-1,Ann,press\nB-2,Bea,press\n");
  REQUIRE(lists.block(lists.hold("PASS-AMARA")).status == 0);
  REQUIRE(lists.block(lists.hold("B-1")).status == 0);
  REQUIRE(lists.replace("PASS-BO", "NEW-BO").status == 0);
  REQUIRE(lists.replace("B-2", "NEW-2").status == 0);
  SECTION("the festival's file again") {
    REQUIRE(h.import(replaced(festival_text(), "name = \"Amara\"", "name = \"Amara B.\"")) == "");
  }
  SECTION("the list again, with all of them") {
    const auto out = lists.import(
        "code,name,category\nB-1,Anna,press\nB-2,Bea,press\nPASS-AMARA,Amara B.,industry\nPASS-BO,Bo,industry\n");
    CHECK(has(out, "(stays blocked by staff)"));
    CHECK(has(out, "note: row 3 has a code that was replaced; its pass keeps the new one"));
  }
  CHECK(h.scan("PASS-AMARA").verdict.reason == Reason::kPassSuspended);
  CHECK(h.scan("PASS-AMARA").holder->display_name == "Amara B.");
  CHECK(h.scan("B-1").verdict.reason == Reason::kPassSuspended);
  CHECK(h.scan("PASS-BO").verdict.reason == Reason::kPassReplaced);
  CHECK(h.scan("NEW-BO").verdict.granted());
  CHECK(h.scan("B-2").verdict.reason == Reason::kPassReplaced);
  CHECK(h.scan("NEW-2").verdict.granted());
  REQUIRE(lists.unblock(lists.hold("PASS-AMARA")).status == 0);
  CHECK(h.scan("PASS-AMARA").verdict.granted());
  CHECK(h.audit() == "");
}

TEST_CASE("A row that has its pass's id and says that its old code is replaced leaves the new badge good") {
  House h;
  PassLists lists(h);
  lists.import("id,code,name,category\nk1,E1,Ann,press\n");
  REQUIRE(lists.replace("E1", "E1b").status == 0);
  const std::string head = "id,code,name,category,state\n";
  const auto out = lists.import(head + "k1,E1,Anna,press,replaced\n");
  CHECK(has(out, "note: row 2 has a code that was replaced; its pass keeps the new one"));
  CHECK(h.scan("E1b").verdict.granted());
  CHECK(h.scan("E1b").holder->display_name == "Anna");
  CHECK(h.scan("E1").verdict.reason == Reason::kPassReplaced);
  SECTION("one that says so of the new code stops it") {
    lists.import(head + "k1,E1b,Anna,press,replaced\n");
    CHECK(h.scan("E1b").verdict.reason == Reason::kPassReplaced);
  }
  SECTION("one that ends the person's pass ends it") {
    lists.import(head + "k1,E1,Anna,press,ended\n");
    CHECK_FALSE(h.scan("E1b").verdict.granted());
  }
}

TEST_CASE("A row under a replaced code beside one under the new code is left out") {
  House h;
  PassLists lists(h);
  lists.import("code,name,category\nB-1,Ann,press\n");
  REQUIRE(lists.replace("B-1", "NEW-1").status == 0);
  const auto out = lists.import("code,name,category,state\nB-1,Ann,press,replaced\nNEW-1,Anna,press,active\n");
  CHECK(has(out, "note: row 2 has a code that was replaced, and is left out"));
  CHECK(has(lists.row("NEW-1"), "NEW-1 Anna press"));
  CHECK(lists.row("B-1").empty());
}

TEST_CASE("The festival's file and a list each keep their own passes") {
  House h;
  PassLists lists(h);
  lists.import("code,name,category\nB-1,Ann,press\nPASS-BO,Bo Li,industry\nPASS-CY,Cy,industry\n");
  SECTION("passes of a list stay when the festival is imported again, and what the list changed stays changed") {
    REQUIRE(h.import(festival_text()) == "");
    CHECK(h.scan("B-1").verdict.granted());
    CHECK(h.scan("PASS-BO").holder->display_name == "Bo Li");
  }
  SECTION("what the list has like the festival's file goes on with that file") {
    REQUIRE(h.import(replaced(festival_text(), "name = \"Cy\"", "name = \"Cyd\"")) == "");
    CHECK(h.scan("PASS-CY").holder->display_name == "Cyd");
  }
  SECTION("no pass of the festival's file ends because a list does not have it") {
    auto options = lists.options("code,name,category\nPASS-BO,Bo Li,industry\n");
    options.end_missing = true;
    REQUIRE(lists.import(options).status == 0);
    CHECK(h.scan("B-1").verdict.reason == Reason::kPassSuspended);
    CHECK(h.scan("PASS-AMARA").verdict.granted());
  }
  SECTION("a pass of the list may leave the festival's file") {
    REQUIRE(h.import(without_pass("bo")) == "");
    CHECK(h.scan("PASS-BO").verdict.granted());
  }
  SECTION("a new pass of the festival's file cannot have the code of one of the list") {
    CHECK(has(h.import(replaced(festival_text(), "PASS-AMARA", "B-1")),
              "has a code that is, or was until it was replaced"));
  }
  SECTION("a category that passes of the list have stays") {
    auto text = festival_text();
    text = replaced(text, "[[category]]\nid = \"press\"\nname = \"Press\"\ndaily_limit = 2\n", "");
    for (auto at = text.find(", press = "); at != std::string::npos; at = text.find(", press = ")) {
      text.erase(at, text.find_first_of(" }", at + 10) - at);
    }
    const auto press = text.find("[[pass]]\nid = \"press\"");
    text.erase(press, text.find("[[pass]]", press + 1) - press);
    CHECK(has(h.import(text), "[[category]] \"press\" is no longer in the file; it has passes"));
  }
  CHECK(h.audit() == "");
}

TEST_CASE("A pass that staff blocked or replaced is not forgotten with the festival's file") {
  House h;
  PassLists lists(h);
  REQUIRE(lists.block(lists.hold("amara")).status == 0);
  REQUIRE(lists.replace("PASS-BO", "NEW-BO").status == 0);
  auto text = without_pass("amara");
  const auto bo = text.find("[[pass]]\nid = \"bo\"");
  text.erase(bo, text.find("[[pass]]", bo + 1) - bo);
  REQUIRE(h.import(text) == "");
  CHECK(has(lists.row("PASS-AMARA"), " blocked "));
  CHECK(has(lists.row("NEW-BO"), " ended "));
  CHECK(h.scan("PASS-BO").verdict.reason == Reason::kPassReplaced);
  REQUIRE(h.import(festival_text()) == "");
  CHECK(h.scan("PASS-AMARA").verdict.reason == Reason::kPassSuspended);
  CHECK(h.scan("NEW-BO").verdict.granted());
}

TEST_CASE("Passes of a list that are valid as usual move with the festival") {
  House h;
  PassLists lists(h);
  lists.import("code,name,category,valid until\nB-1,Ann,press,\nB-2,Bea,press,2024-04-28\n");
  auto text = festival_text();
  text +=
      "[[screening]]\nid = \"more\"\nfilm = \"short\"\nvenue = \"bader\"\nstarts = \"day 3 11:00\"\n"
      "ends = \"day 3 12:00\"\nallotment = { press = 1 }\n";
  REQUIRE(h.import(text) == "");
  CHECK(has(lists.row("B-1"), "2024-04-27 2024-05-01"));
  CHECK(has(lists.row("B-2"), "2024-04-27 2024-04-28"));
}
