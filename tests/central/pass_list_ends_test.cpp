// SPDX-License-Identifier: Apache-2.0
// Rows that end their passes, and say other things of them as well.
#include "tests/central/pass_lists.hpp"

using house::has;
using house::House;
using house::PassLists;

namespace {

/// What is on record beside the reason of the act that ended the pass.
std::string details(House& h, const std::string& pass) {
  const auto db = h.store().lease();
  auto rows = db->query("SELECT details FROM staff_act WHERE act = 'pass_ended' AND pass = ?", pass);
  REQUIRE(rows.step());
  return rows.text(0);
}

}  // namespace

TEST_CASE("What a row changes of a pass that it ends is previewed and on record") {
  House h;
  PassLists lists(h);
  lists.import("id,code,name,category\ne1,E-1,Eve,press\ne2,E-2,Flo,press\n");
  REQUIRE(h.get("e1", "union"));
  const auto ran = lists.import(
      lists.options("id,code,name,category,state\ne1,NEW-9,Other Person,industry,ended\ne2,E-2,Flo,press,ended\n"));
  REQUIRE(ran.status == 0);
  CHECK(has(ran.out,
            "to end: 2\n"
            "  row 2: E-1, Eve, press, holds 1 ticket: code \"E-1\" -> \"NEW-9\", name \"Eve\" -> \"Other Person\", "
            "category \"press\" -> \"industry\"\n"
            "  row 3: E-2, Flo, press\n"));
  CHECK(has(lists.row("NEW-9"), "NEW-9 Other Person industry - ended"));
  CHECK(details(h, "e1") == "code, name, category");
  CHECK(details(h, "e2") == "");
  CHECK(h.audit() == "");
}

TEST_CASE("Passes that their rows end may exchange their codes, with each other and with others") {
  House h;
  PassLists lists(h);
  lists.import("id,code,name,category\na,B-1,Ann,press\nb,B-2,Bea,press\nc,B-3,Cy,press\n");
  SECTION("both end") {
    lists.import("id,code,name,category,state\na,B-2,Ann,press,ended\nb,B-1,Bea,press,ended\n");
    CHECK(has(lists.row("B-2"), "B-2 Ann press - ended"));
    CHECK(has(lists.row("B-1"), "B-1 Bea press - ended"));
  }
  SECTION("two end, and one stays") {
    lists.import("id,code,name,category,state\na,B-2,Ann,press,ended\nb,B-3,Bea,press,\nc,B-1,Cy,press,ended\n");
    CHECK(has(lists.row("B-1"), "B-1 Cy press - ended"));
    CHECK(has(lists.row("B-2"), "B-2 Ann press - ended"));
    CHECK(has(lists.row("B-3"), "B-3 Bea press - active"));
  }
}

TEST_CASE("Where no pass ends there are no tickets to return, and that is said") {
  House h;
  PassLists lists(h);
  const std::string names = "code,name,category,state\n";
  lists.import(names + "E-1,Eve,press,ended\n");
  auto options = lists.options(names + "E-1,Eve,press,ended\n");
  CHECK(lists.import(options).err.empty());
  options.return_tickets = true;
  const auto again = lists.import(options);
  CHECK(again.status == 0);
  CHECK(has(again.err, "note: --return-tickets returns tickets of passes that this import ends, and it ends none; "));
}
