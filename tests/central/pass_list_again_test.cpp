// SPDX-License-Identifier: Apache-2.0
// The same spreadsheet imported again: what was said beside it the first time is not said anew.
#include "platform/central/list_options.hpp"
#include "tests/central/pass_lists.hpp"

using house::has;
using house::House;
using house::PassLists;

namespace {

const std::string kNames = "Nr,Who,Kind,Paid\n";

/// A list that cannot be read without being told how.
central::PassImportOptions told(PassLists& lists, const std::string& rows) {
  auto options = lists.options(kNames + rows);
  options.sheet.columns = {"code=Nr", "name=who", "category=#3", "state=Paid"};
  options.sheet.categories = {"Delegate=industry", "press"};
  options.sheet.states = {"half=suspended"};
  return options;
}

}  // namespace

TEST_CASE("What was said beside a list is used again for the next one with these columns, and shown") {
  House h;
  PassLists lists(h);
  const auto first = lists.import(told(lists, "B-1,Ann,Delegate,half\n"));
  REQUIRE(first.status == 0);
  CHECK(has(first.out, "  category     \"Delegate\" means industry\n  category     press where a row names none\n"));
  CHECK(has(first.out, "  state        \"half\" means suspended\n"));
  CHECK_FALSE(has(first.out, "s last time"));
  const auto again = lists.import(kNames + "B-1,Ann,Delegate,half\nB-2,Bea,Press,paid\n");
  CHECK(has(again, "  code         \"Nr\"\n  name         \"Who\"\n"));
  CHECK(has(again,
            "As last time: --column code=Nr --column name=who --column 'category=#3' --column state=Paid "
            "--category Delegate=industry --state half=suspended (--forget-mapping does without)\n"));
  CHECK(has(again, "imported: added 1, changed 0, ended 0"));
  CHECK(has(lists.row("B-1"), "B-1 Ann industry - suspended"));
  CHECK(has(lists.row("B-2"), "B-2 Bea press - active"));
  SECTION("other columns are another list") {
    CHECK(has(lists.refusal("Nr,Who,Kind,Paid,Tel\nB-3,Cy,Delegate,paid,1\n"), "no column is the code"));
  }
  SECTION("what is said anew goes before it, and is kept in its place") {
    auto options = lists.options(kNames + "B-1,Ann,Delegate,half\n");
    options.sheet.states = {"Half=active"};
    options.sheet.categories = {"industry"};
    const auto ran = lists.import(options);
    REQUIRE(ran.status == 0);
    CHECK(has(ran.out, "--category Delegate=industry (--forget-mapping"));
    CHECK(has(lists.row("B-1"), "B-1 Ann industry - active"));
    CHECK(has(lists.import(kNames + "B-1,Ann,Delegate,half\n"),
              "--category Delegate=industry --state Half=active (--forget"));
    CHECK(has(lists.row("B-1"), "B-1 Ann industry - active"));
  }
  SECTION("it is forgotten where that is asked for") {
    auto options = lists.options(kNames + "B-1,Ann,Delegate,half\n");
    options.forget_mapping = true;
    CHECK(has(lists.refusal(options), "no column is the code, name, category"));
    auto anew = told(lists, "B-1,Ann,Delegate,half\n");
    anew.sheet.categories = {"Delegate=press"};
    anew.sheet.states = {"half=active"};
    anew.forget_mapping = true;
    const auto ran = lists.import(anew);
    CHECK(ran.status == 0);
    CHECK_FALSE(has(ran.out, "s last time"));
    const auto after = lists.refusal(kNames + "B-1,Ann,,half\n");
    CHECK(has(after, "category is empty"));
    CHECK(has(lists.import(kNames + "B-1,Ann,Delegate,half\n"), "--category Delegate=press --state half=active ("));
  }
}

TEST_CASE("What is only looked at, or refused, keeps nothing of what was said beside it") {
  House h;
  PassLists lists(h);
  auto shown = told(lists, "B-1,Ann,Delegate,half\n");
  shown.consent.yes = false;
  CHECK(lists.import(shown).status == 1);
  CHECK(lists.answer(told(lists, "B-1,Ann,Delegate,half\n"), "no\n").status == 1);
  CHECK(lists.import(told(lists, "B-1,,Delegate,half\n")).status == 1);
  CHECK(has(lists.refusal(kNames + "B-1,Ann,Delegate,half\n"), "no column is the code"));
  CHECK(lists.answer(told(lists, "B-1,Ann,Delegate,half\n"), "yes\n").status == 0);
  CHECK(has(lists.import(kNames + "B-1,Ann,Delegate,half\n"), "nothing to change"));
}

TEST_CASE("A kept category that the festival has no more is left out, and odd words are kept whole or in no harm") {
  House h;
  PassLists lists(h);
  auto options = told(lists, "B-1,Ann,Delegate,half\n");
  options.sheet.states.emplace_back("it's; \x1B[2J \xFF DROP=active");
  options.sheet.dates = "dmy";
  options.sheet.categories.emplace_back("Guest=press");
  REQUIRE(lists.import(options).status == 0);
  h.store().lease()->execute("UPDATE list_option SET value = 'Guest=guest' WHERE value = 'Guest=press'");
  const auto again = lists.import(kNames + "B-1,Ann,Delegate,half\n");
  CHECK(has(again, "--category Delegate=industry --state half=suspended"));
  CHECK(has(again, "--dates dmy (--forget-mapping"));
  CHECK_FALSE(has(again, "Guest"));
  CHECK(again.find('\x1B') == std::string::npos);
  // Said anew, it is not kept a second time.
  const auto rows = [&] { return h.store().lease()->number("SELECT count(*) FROM list_option"); };
  const auto before = rows();
  REQUIRE(lists.import(options).status == 0);
  REQUIRE(lists.import(options).status == 0);
  CHECK(rows() == before + 1);
  CHECK(h.audit() == "");
}

TEST_CASE("A category for rows that name none is said of one file, and not kept for the next one") {
  House h;
  PassLists lists(h);
  auto options = lists.options("code,name\nP-1,Pia\n");
  options.sheet.categories = {"press"};
  REQUIRE(lists.import(options).status == 0);
  CHECK(has(lists.row("P-1"), "P-1 Pia press"));
  const auto kept = [&] { return h.store().lease()->number("SELECT count(*) FROM list_option"); };
  CHECK(kept() == 0);
  CHECK(has(lists.refusal("code,name\nI-1,Ivo\n"), "or give all passes one category with --category ID"));
  SECTION("nor where an older version has kept it") {
    h.store().lease()->execute(
        "INSERT INTO list_option (header, position, kind, value) VALUES (?, 0, 'category', 'press')",
        central::Blob{central::header_digest({"code", "name"})});
    CHECK(has(lists.refusal("code,name\nI-1,Ivo\n"), "or give all passes one category with --category ID"));
    options.file = lists.file("code,name\nP-2,Pit\n");
    const auto ran = lists.import(options);
    CHECK(ran.status == 0);
    CHECK_FALSE(has(ran.out, "s last time"));
  }
}

TEST_CASE("A category for rows that name none leaves what was kept of the word for it") {
  House h;
  PassLists lists(h);
  auto options = lists.options("code,name,category\nP-1,Pia,Presse\n");
  options.sheet.categories = {"Presse=press", "Press=industry", "-=press"};
  REQUIRE(lists.import(options).status == 0);
  options.file = lists.file("code,name,category\nP-2,Pit,Presse\nP-3,Per,\nP-4,Pam,Press\nP-5,Pol,-\n");
  options.sheet.categories = {"press"};
  const auto ran = lists.import(options);
  REQUIRE(ran.status == 0);
  CHECK(has(ran.out, "As last time: --category Presse=press --category Press=industry --category -=press (--forget"));
  CHECK(has(lists.row("P-2"), "P-2 Pit press"));
  CHECK(has(lists.row("P-3"), "P-3 Per press"));
  CHECK(has(lists.row("P-4"), "P-4 Pam industry"));
  CHECK(has(lists.row("P-5"), "P-5 Pol press"));
}

TEST_CASE("That the last list had no column for the state is no word on this one, whose cells look like states") {
  House h;
  PassLists lists(h);
  auto options = lists.options("code,name,category,Zahlung\nB-1,Ann,press,bar\n");
  options.sheet.columns = {"state="};
  REQUIRE(lists.import(options).status == 0);
  const std::string next = "code,name,category,Zahlung\nB-2,Bea,press,cancelled\nB-3,Cy,press,paid\n";
  const std::string note =
      "note: column \"Zahlung\" is not used, though its cells look like states; --column state=Zahlung";
  CHECK(has(lists.import(next), note));
  options.file = lists.file(next + "B-4,Dan,press,cancelled\n");
  const auto ran = lists.import(options);
  REQUIRE(ran.status == 0);
  CHECK_FALSE(has(ran.out, note));
}
