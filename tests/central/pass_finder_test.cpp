// SPDX-License-Identifier: Apache-2.0
// A pass by whatever the person at the box office has: a code, a name, a ticket.
#include "platform/central/pass_finder.hpp"

#include "tests/central/staff_fixture.hpp"

using house::House;
using house::says;

namespace {

const std::string kMore = R"toml(
[[pass]]
id = "zoe-1"
code = "PASS-ZOE"
name = "Zoë Ørsted"
category = "press"
[[pass]]
id = "zoe-2"
code = "PASS-ZOE-2"
name = "Zoe Orr"
category = "industry"
[[pass]]
id = "zo"
code = "PASS-ZO"
name = "Zo"
category = "industry"
)toml";

/// The id that is found, or the lines that are said.
std::string find(House& h, const std::string& word) {
  return h.store().transact(central::Purpose::kRead, [&](central::Connection& db) {
    const auto programme = central::Programme::load(db);
    const auto found = central::find_one_pass({db, *programme}, word);
    return found ? found->record.pass.id.str() : found.error();
  });
}

}  // namespace

TEST_CASE("A pass is found by its code, its id and the reference of a ticket") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  CHECK(find(h, "PASS-BO") == "bo");
  CHECK(find(h, "bo") == "bo");
  CHECK(find(h, ticket->id.str()) == "bo");
  REQUIRE(h.give_back(ticket->id).status == 204);
  CHECK(find(h, ticket->id.str()) == "bo");
  CHECK(find(h, "T-0000-0000") == "no ticket T-0000-0000 is on record");
}

TEST_CASE("A name is found by a part of it without capitals and accents") {
  House h("", kMore);
  CHECK(find(h, "ORSTED") == "zoe-1");
  CHECK(find(h, "zoë  ørsted") == "zoe-1");
  CHECK(find(h, "zoe or") != "zoe-1");
}

TEST_CASE("A whole name goes before the names that it is a part of") {
  House h("", kMore);
  CHECK(find(h, "zo") == "zo");
  CHECK(find(h, "ZO") == "zo");
}

TEST_CASE("Of several all are named, with what tells them apart") {
  House h("", kMore);
  CHECK(find(h, "zoe") ==
        "2 passes have \"zoe\" in their name; say which:\n  zoe-2, PASS-ZOE-2, Zoe Orr, Industry\n  zoe-1, PASS-ZOE, "
        "Zo\u00EB \u00D8rsted, Press");
}

TEST_CASE("Where there is none, those that are near are named") {
  House h;
  CHECK(find(h, "amarra") ==
        "no pass has the code, the id or the name \"amarra\"; did you mean amara (PASS-AMARA, Amara)?");
  CHECK(says(find(h, "quetzalcoatl"), "and no ticket that reference"));
}

TEST_CASE("Eight letters are a name, where no ticket has that number") {
  House h("", "[[pass]]\nid = \"mar\"\ncode = \"PASS-MAR\"\nname = \"Margaret\"\ncategory = \"press\"\n");
  CHECK(find(h, "margaret") == "mar");
  CHECK(says(find(h, "margarex"), "did you mean mar (PASS-MAR, Margaret)?"));
}
