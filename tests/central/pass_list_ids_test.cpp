// SPDX-License-Identifier: Apache-2.0
// The ids that passes get whose list gives none.
#include "platform/central/stored_pass.hpp"
#include "tests/central/pass_lists.hpp"

using house::has;
using house::House;
using house::PassLists;

TEST_CASE("A pass without an id gets one that no other pass has, however high ids in lists count") {
  House h;
  PassLists lists(h);
  const std::string highest = GENERATE("list-2147483647", "list-999999999999999", "list-1000000000000000",
                                       "list-9223372036854775807", "list-99999999999999999999999999", "list--2");
  CAPTURE(highest);
  lists.import("id,code,name,category\n" + highest + ",X-1,Eve,industry\n");
  lists.import("code,name,category\nY-1,Ann,press\nY-2,Amy,press\n");
  lists.import("code,name,category\nZ-1,Bob,press\nZ-2,Ben,press\n");
  CHECK(has(lists.row("X-1"), "X-1 Eve industry"));
  CHECK(has(lists.row("Y-1"), "Y-1 Ann press"));
  CHECK(has(lists.row("Y-2"), "Y-2 Amy press"));
  CHECK(has(lists.row("Z-1"), "Z-1 Bob press"));
  CHECK(has(lists.row("Z-2"), "Z-2 Ben press"));
  CHECK(h.store().lease()->number("SELECT count(*) FROM pass WHERE source = 'list'") == 5);
  CHECK(h.store().lease()->number("SELECT count(*) FROM pass WHERE id LIKE 'list--%'") == (highest == "list--2"));
}

TEST_CASE("An id that a row of the same list has is not given to another row") {
  House h;
  PassLists lists(h);
  lists.import("id,code,name,category\nlist-1000000000000001,X-1,Eve,press\n");
  lists.import("id,code,name,category\n,X-2,Ann,press\nlist-1000000000000000,X-3,Bob,press\nlist-1,X-4,Cy,press\n");
  CHECK(has(lists.row("X-1"), "list-1000000000000001"));
  CHECK(has(lists.row("X-2"), "list-1000000000000002"));
  CHECK(has(lists.row("X-3"), "list-1000000000000000"));
}

TEST_CASE("A pass that is added never takes the place of another with its id") {
  House h;
  PassLists lists(h);
  lists.import("id,code,name,category\na,B-1,Ann,press\n");
  const auto before = lists.snapshot();
  const auto now = house::local("17:42");
  const auto passes = h.store().transact(central::Purpose::kRead, central::stored_passes);
  auto bob = passes.at("a");
  bob.code = "B-2";
  bob.name = "Bob";
  const auto add = [&](central::Connection& db) { central::add_passes(db, {bob}, 1, now); };
  CHECK_THROWS_AS(h.store().transact(central::Purpose::kAlone, add), central::StoreFailure);
  CHECK(lists.snapshot() == before);
}
