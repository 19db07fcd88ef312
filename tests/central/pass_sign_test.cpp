// SPDX-License-Identifier: Apache-2.0
// Which passes of a list get a symbol, and under which code.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/central/pass_lists.hpp"

using house::has;
using house::House;
using house::PassLists;

TEST_CASE("A list is signed by what was said of its columns when it was imported") {
  House h;
  PassLists lists(h);
  auto list = lists.options("Nr;Who;category\nB-1;Ann;press\n");
  list.sheet.columns = {"code=Nr", "name=Who"};
  REQUIRE(lists.import(list).status == 0);
  central::SignOptions options{h.database(), {}, list.file};
  const auto sign = [&](auto& out, auto& err) { return central::run_passes_sign(options, out, err); };
  CHECK(PassLists::run(sign).out.starts_with("B-1\tKP1"));
  options.sheet.columns = {"code=Who"};
  CHECK(has(PassLists::run(sign).err, "\"Ann\" is the code of no pass"));
}

TEST_CASE("Passes of a list that were stopped are left out of those that are signed, by their rows") {
  House h;
  PassLists lists(h);
  REQUIRE(lists.block(lists.hold("PASS-AMARA")).status == 0);
  const auto sign = [&](central::SignOptions options) {
    return PassLists::run([&](auto& out, auto& err) { return central::run_passes_sign(options, out, err); });
  };
  const auto listed = sign({h.database(), {}, lists.file("code,name\nPASS-AMARA,Amara\nPASS-BO,Bo\n")});
  CHECK(listed.status == 0);
  CHECK(listed.out.starts_with("PASS-BO\tKP1"));
  CHECK_FALSE(has(listed.out, "AMARA"));
  CHECK(has(listed.err, "note: "));
  CHECK(has(listed.err, "row 2: \"PASS-AMARA\" is blocked, and is left out\n"));
  CHECK(sign({h.database(), {"PASS-AMARA"}, ""}).status == 1);
}

TEST_CASE("A row under a replaced code is signed under the new code of its pass, once") {
  House h;
  PassLists lists(h);
  const auto sign = [&](const std::string& codes, std::vector<std::string> given = {}) {
    const central::SignOptions options{h.database(), std::move(given), lists.file("code,name\n" + codes)};
    return PassLists::run([&](auto& out, auto& err) { return central::run_passes_sign(options, out, err); });
  };
  REQUIRE(lists.replace("PASS-BO", "MID-1").status == 0);
  REQUIRE(lists.replace("MID-1", "NEW-1").status == 0);
  const std::string in_place = "\"PASS-BO\" was replaced by \"NEW-1\", which is signed in its place\n";
  const std::string too = "\"PASS-BO\" was replaced by \"NEW-1\", which is signed too, and is left out\n";
  const auto lines = [](const house::Ran& ran) { return std::count(ran.out.begin(), ran.out.end(), '\n'); };
  for (const auto& [codes, note] :
       {std::pair("PASS-BO,Bo\n", "row 2: " + in_place), std::pair("PASS-BO,Bo\nNEW-1,Bo\n", "row 2: " + too),
        std::pair("NEW-1,Bo\nPASS-BO,Bo\n", "row 3: " + too),
        std::pair("PASS-BO,Bo\nMID-1,Bo\n", "row 2: " + in_place)}) {
    CAPTURE(codes);
    const auto ran = sign(codes);
    CHECK(ran.status == 0);
    CHECK(ran.out.starts_with("NEW-1\tKP1"));
    CHECK(lines(ran) == 1);
    CHECK(has(ran.err, ".csv: " + note));
  }
  CHECK(has(lists.acts(), " pass_signed bo "));
  CHECK(lines(sign("PASS-BO,Bo\n", {"NEW-1"})) == 1);
  // Who names the old code by itself is told which badge is good.
  const auto named = sign("PASS-AMARA,Amara\n", {"PASS-BO"});
  CHECK(named.status == 1);
  CHECK(named.out.empty());
  CHECK(has(named.err, "central: \"PASS-BO\" was replaced by \"NEW-1\"; sign \"NEW-1\"\n"));
  REQUIRE(lists.block(lists.hold("NEW-1")).status == 0);
  const auto blocked = sign("PASS-BO,Bo\nPASS-AMARA,Amara\n");
  CHECK(blocked.status == 0);
  CHECK(blocked.out.starts_with("PASS-AMARA\tKP1"));
  CHECK(has(blocked.err, "row 2: \"PASS-BO\" was replaced by \"NEW-1\", which is blocked, and is left out\n"));
}

TEST_CASE("A suspended pass is signed, with a word that it is refused and how that ends") {
  House h;
  PassLists lists(h);
  lists.import("code,name,category,state\nL-1,Lea,press,suspended\nL-2,Leo,press,not_collected\n");
  const auto sign = [&](std::vector<std::string> given, const std::string& from) {
    const central::SignOptions options{h.database(), std::move(given), from};
    return PassLists::run([&](auto& out, auto& err) { return central::run_passes_sign(options, out, err); });
  };
  const std::string refused =
      "\"L-1\" is suspended, and refused until that ends; its list says so: correct the list and import it again, "
      "central passes import\n";
  const auto listed = sign({}, lists.file("code\nL-2\nL-1\n"));
  CHECK(listed.status == 0);
  CHECK(has(listed.out, "\nL-1\tKP1"));
  CHECK(has(listed.err, ".csv: row 3: " + refused));
  CHECK_FALSE(has(listed.err, "L-2"));
  CHECK(sign({"L-1", "suspended"}, "").status == 1);
  const auto good = sign({"L-1", "PASS-SUSPENDED"}, "");
  CHECK(good.status == 0);
  CHECK(has(good.err, "central: note: " + refused));
  CHECK(has(good.err, "\"PASS-SUSPENDED\" is suspended, and refused until that ends; the festival's file says so: "));
  REQUIRE(lists.replace("L-1", "L-9").status == 0);
  CHECK(has(sign({}, lists.file("code\nL-1\n")).err,
            "row 2: \"L-1\" was replaced by \"L-9\", which is signed in its place; \"L-9\" is suspended, and refused"));
}

TEST_CASE("Of many rows that are not signed as they stand the first are told, and how many there are") {
  House h;
  PassLists lists(h);
  std::string all = "code,name,category,state\n";
  for (int i = 0; i < 23; ++i) all += "L-" + std::to_string(i) + ",Lea,press,ended\n";
  lists.import(all);
  const central::SignOptions options{h.database(), {"PASS-BO"}, lists.file(all)};
  const auto ran = PassLists::run([&](auto& out, auto& err) { return central::run_passes_sign(options, out, err); });
  CHECK(ran.status == 0);
  CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 21);
  CHECK(ran.err.ends_with("central: note: and 3 more are left out\n"));
}

TEST_CASE("However many suspended passes are told, those that are left out are told too") {
  House h;
  PassLists lists(h);
  std::string all = "code,name,category,state\n";
  for (int i = 0; i < 23; ++i) all += "S-" + std::to_string(i) + ",Lea,press,suspended\n";
  all += "L-1,Leo,press,ended\n";
  lists.import(all);
  const central::SignOptions options{h.database(), {}, lists.file(all)};
  const auto ran = PassLists::run([&](auto& out, auto& err) { return central::run_passes_sign(options, out, err); });
  CHECK(ran.status == 0);
  CHECK(has(ran.err, "row 25: \"L-1\" is ended, and is left out\n"));
  CHECK(ran.err.ends_with("central: note: and 3 more are signed in spite of what is to be said of them\n"));
}

TEST_CASE(
    "A replaced code means its pass as an import takes it: not under another id, nor where it speaks of the old "
    "badge") {
  House h;
  PassLists lists(h);
  lists.import("id,code,name,category\nk1,E1,Ann,press\nk2,E2,Ben,press\n");
  REQUIRE(lists.replace("E1", "E1b").status == 0);
  const auto sign = [&](const std::string& text) {
    const central::SignOptions options{h.database(), {}, lists.file("id,code,name,category,state\n" + text)};
    return PassLists::run([&](auto& out, auto& err) { return central::run_passes_sign(options, out, err); });
  };
  const std::string replaced = "row 2: \"E1\" was replaced by \"E1b\"";
  const std::string other = ", the code of a pass with another id, and is left out; --column id= goes by the codes ";
  const std::string old_badge = "; its row speaks of the old badge, and is left out\n";
  for (const auto& [row, note] :
       {std::pair("k9,E1,Zoe,press,active\n", other), std::pair("k2,E1,Ben,press,\n", other),
        std::pair("k/9,E1,Zoe,press,active\n", other), std::pair(",E1,Ann,press,replaced\n", old_badge),
        std::pair(",E1,Ann,press,ended\n", old_badge), std::pair("k1,E1,Ann,press,replaced\n", old_badge),
        std::pair("k1,E1,Ann,press,ended\n", std::string("; its row ends the pass once it is imported, and is left")),
        std::pair(
            ",E1,Ann,press,what is this\n",
            std::string(", and its row's state \"what is this\" is unknown, and is left out; --column state= "))}) {
    CAPTURE(row);
    const auto ran = sign(row + std::string(",PASS-BO,Bo,industry,active\n"));
    CHECK(ran.status == 0);
    CHECK(ran.out.starts_with("PASS-BO\tKP1"));
    CHECK_FALSE(has(ran.out, "E1b"));
    CHECK(has(ran.err, replaced + note));
  }
  for (const auto* row : {"k1,E1,Ann,press,active\n", ",E1,Ann,press,\n", ",E1,Ann,press,suspended\n"}) {
    CAPTURE(row);
    CHECK(sign(row).out.starts_with("E1b\tKP1"));
  }
}

TEST_CASE("A row with one person's id and another's code gets no symbol") {
  House h;
  PassLists lists(h);
  lists.import("id,code,name,category\nk1,E1,Ann,press\nk2,E2,Ben,press\n");
  const auto file = lists.file("id,code,name,category\nk9,E1,Zoe,press\nk1,E2,Ann,press\nbo,PASS-BO,Bo,industry\n");
  const auto sign = [&](std::vector<std::string> columns) {
    central::SignOptions options{h.database(), {}, file};
    options.sheet.columns = std::move(columns);
    return PassLists::run([&](auto& out, auto& err) { return central::run_passes_sign(options, out, err); });
  };
  const auto ran = sign({});
  CHECK(ran.status == 0);
  CHECK(ran.out.starts_with("PASS-BO\tKP1"));
  const std::string remedy = " of a pass with another id, and is left out; --column id= goes by the codes alone\n";
  CHECK(has(ran.err, "row 2: \"E1\" is the code" + remedy));
  CHECK(has(ran.err, "row 3: \"E2\" is the code" + remedy));
  const auto by_codes = sign({"id="});
  CHECK(by_codes.err.empty());
  CHECK(std::count(by_codes.out.begin(), by_codes.out.end(), '\n') == 3);
}

TEST_CASE("A row under a replaced code is told what became of its pass before what it says itself") {
  House h;
  PassLists lists(h);
  lists.import("id,code,name,category\nk1,E1,Ann,press\n");
  REQUIRE(lists.replace("E1", "E1b").status == 0);
  const std::string row = "k1,E1,Ann,press,ended\n";
  lists.import("id,code,name,category,state\n" + row);
  const central::SignOptions options{h.database(), {}, lists.file("id,code,name,category,state\n" + row)};
  const auto ran = PassLists::run([&](auto& out, auto& err) { return central::run_passes_sign(options, out, err); });
  CHECK(has(ran.err, "row 2: \"E1\" was replaced by \"E1b\", which is ended, and is left out\n"));
}
