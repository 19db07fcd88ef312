// SPDX-License-Identifier: Apache-2.0
// Lists of passes that begin with a person and not with names of columns, and what else a list may have overlooked.
#include <regex>

#include "tests/central/pass_lists.hpp"

using house::has;
using house::House;
using house::PassLists;

namespace {

constexpr auto kNoNames =
    "the first row looks like a pass and not like the names of columns; put a row of names above it (code";

}  // namespace

TEST_CASE("A list that begins with a pass asks for names of columns, whatever --column says") {
  House h;
  PassLists lists(h);
  const auto text = GENERATE(values<std::string>({
      "LF-1001;Anna Becker;industry\nLF-1002;Bo Li;press\n",            // the pattern of the codes
      "LF-1001;Anna Becker;anna@example.org\nXYZ;Bo;bo@example.org\n",  // an address
      "LF-A;Anna Becker;Industry\nLF-B;Bo Li;PRESS\n",                  // a category
      "LF-A;Anna Becker;Industry\n",                                    // nothing below
      "1001;Guest;1\n1002;Guest;1\n",                                   // a known name that is repeated below
  }));
  CAPTURE(text);
  auto options = lists.options(text);
  const auto first = text.substr(0, text.find(';'));
  const auto columns = GENERATE_COPY(values<std::vector<std::string>>(
      {{}, {"code=" + first}, {"code=#1", "name=#2"}, {"code=#1", "name=#2", "category=#3"}}));
  options.sheet.columns = columns;
  const auto said = lists.refusal(options);
  CHECK(has(said, std::string(kNoNames) + ";name;category); only where it is one of names all the same, say "
                                          "--first-row names\n"));
  CHECK_FALSE(has(said, "--column"));
  options.sheet.categories = {"press"};
  CHECK(has(lists.refusal(options), kNoNames));
}

TEST_CASE("The delimiter between the names is the file's") {
  House h;
  PassLists lists(h);
  CHECK(has(lists.refusal("A-1,Ann,press,x\nA-2,Bea,press,x\n"), "above it (code,name,category,...);"));
  CHECK(has(lists.refusal("A-1\tAnn\tpress\nA-2\tBea\tpress\n"), "above it (code TAB name TAB category);"));
}

TEST_CASE("Nor is the first code of a list that is to be signed taken for a name") {
  House h;
  PassLists lists(h);
  const auto sign = [&](const std::string& text, const std::vector<std::string>& columns) {
    central::SignOptions options{h.database(), {}, lists.file(text)};
    options.sheet.columns = columns;
    return PassLists::run([&](auto& out, auto& err) { return central::run_passes_sign(options, out, err); });
  };
  const auto two = sign("X-1001;Ann\nX-1002;Bea\n", {"code=X-1001"});
  CHECK(two.status == 1);
  CHECK(has(two.err, "above it (code;name);"));
  CHECK(has(sign("X-1001\nX-1002\n", {"code=#1"}).err, "above it (code);"));
  CHECK_FALSE(has(sign("PASS-BO\nPASS-AMARA\n", {}).err, "above it"));
}

TEST_CASE("A name or a word that columns have too makes no row of names of the first pass") {
  House h;
  PassLists lists(h);
  const auto text = GENERATE(values<std::string>({
      "LF-1001,Johnnie,To,j@example.org\nLF-1002,Ada,Blue,a@example.org\n",
      "LF-1001,Johnnie,To,\nLF-1002,Ada,Blue,a@example.org\n",
      "LF-1001,Du,Bis,\nLF-1002,Ada,Blue,\n",
      "LF-1001,Art,End,\nLF-1002,Ada,Blue,\n",
      "LF-1001,Johnnie,To,no badge\nLF-1002,Ada,Blue,\n",
      "LF-1001,Johnnie,To,no badge\nLF-1002,Ada,Blue,late\nLF-1003,Bo,Li,late\n",
      "LF-A,Name,Code,j@example.org\nLF-B,Ada,Blue,\n",
      "LF-A,Johnnie,To,Press\nLF-B,Ada,Blue,Press\n",
      "BADGE-1001,Johnnie,To,\nBADGE-1002,Ada,Blue,\n",
  }));
  CAPTURE(text);
  auto options = lists.options(text);
  options.sheet.categories = {"press"};
  options.sheet.columns = GENERATE(values<std::vector<std::string>>(
      {{}, {"code=#1", "first_name=#2", "last_name=#3"}, {"first_name=Johnnie", "last_name=To"}}));
  CHECK(has(lists.refusal(options), kNoNames));
  options.sheet.columns.push_back("code=" + text.substr(0, text.find(',')));
  CHECK(has(lists.refusal(options), kNoNames));
}

TEST_CASE("A good list whose names look like codes is taken") {
  House h;
  PassLists lists(h);
  const auto taken = [&](const std::string& text, const std::vector<std::string>& columns,
                         const std::string& first_row = "") {
    auto options = lists.options(text);
    options.sheet.columns = columns;
    options.sheet.first_row = first_row;
    const auto ran = lists.import(options);
    INFO(ran.err);
    CHECK(ran.status == 0);
  };
  SECTION("a name with a number") {
    taken("Badge 2026,Naam,Soort\nLF 1001,Ada,press\n", {"code=Badge 2026", "name=Naam", "category=Soort"});
    CHECK(has(lists.row("LF 1001"), "Ada press"));
  }
  SECTION("the names that Excel gives") {
    taken("Column1,Column2,Column3\nP1,Ada,press\nP2,Bo,press\n", {"code=#1", "name=#2", "category=Column3"});
    CHECK(has(lists.row("P1"), "Ada press"));
  }
  SECTION("the pattern of another column, where the code's was given by name") {
    taken("Nr,Name,Category,Address 1\nB-1,Ada,press,Street 5\n", {"code=Nr"});
    taken("code,Naam,Soort,Address 1\nB-2,Bo,press,Street 5\n", {"name=Naam", "category=Soort"});
    CHECK(has(lists.row("B-2"), "Bo press"));
  }
  SECTION("any, where it is said so") {
    const std::string text = "Edition 79,Naam,Soort\nLF 10,Ada,press\n";
    auto options = lists.options(text);
    options.sheet.columns = {"code=Edition 79", "name=Naam", "category=Soort"};
    CHECK(has(lists.refusal(options), kNoNames));
    taken(text, options.sheet.columns, "names");
    CHECK(has(lists.row("LF 10"), "Ada press"));
    // What is kept of that list says which columns are what, and not that its next first row is no pass.
    CHECK(has(lists.refusal("Edition 79,Naam,Soort\nLF 11,Bo,press\n"), kNoNames));
    taken("code,name,category,info@example.org\nB-3,Cy,press,x\n", {}, "names");
    options.sheet.first_row = "pass";
    CHECK(has(lists.refusal(options), "--first-row \"pass\": write names"));
  }
}

TEST_CASE("What is proposed as a column is never what may be of a pass") {
  House h;
  PassLists lists(h);
  const auto proposed = [&](const std::string& row) {
    const auto said = lists.refusal(row + "\nq,Ada,press\n");
    const auto at = said.find("as --column ");
    return said.substr(at, said.find_first_of(",;", at) - at);
  };
  CHECK(proposed("Nr,Jmeno,Druh") == "as --column code=Nr");
  CHECK(proposed("LF-1001,Blue 2,Druh") == "as --column code=Druh");
  CHECK(proposed("\"Nr,Jmeno\",Druh") == "as --column code=Druh");
  CHECK(proposed("LF-1001,2,3") == "as --column code=COLUMN");
}

TEST_CASE("A command that is proposed for pasting has a stranger's text as one word of a shell") {
  House h;
  PassLists lists(h);
  const std::string evil = "$(touch pwned)`id`'\\";
  const std::string quoted = "'$(touch pwned)`id`'\\''\\'";
  SECTION("a column that is missing") {
    CHECK(has(lists.refusal(evil + ",name,category\nB-1,Ann,press\n"), "as --column code=" + quoted + "\n"));
  }
  SECTION("a column of states") {
    const auto out = lists.import("code,name,category," + evil + "\nB-1,Ann,press,blocked\n");
    CHECK(has(out, "--column state=" + quoted + " takes it\n"));
    const auto long_name = "$(touch pwned)" + std::string(80, 'x');
    CHECK(has(lists.import("code,name,category," + long_name + "\nB-1,Ann,press,blocked\n"),
              "--column state=#4 takes it\n"));
  }
  SECTION("a word for a state or a category") {
    CHECK(has(lists.refusal("code,name,category,state\nB-1,Ann,press," + evil + "\n"),
              "--state " + quoted + "=STATE, where STATE is one of "));
    CHECK(has(lists.refusal("code,name,category\nB-1,Ann," + evil + "\n"), "--category " + quoted + "=ID\n"));
    CHECK(has(lists.refusal("code,name,category\nB-1,Ann,$(x)" + std::string(80, 'x') + "\n"), "--category TEXT=ID\n"));
  }
  SECTION("a badge that was lost") {
    lists.import("code,name,category\n" + evil + ",Ann,press\nB-2,Bo,press\n");
    CHECK(has(lists.import("code,name,category\n$(id),Ann,press\nB-2,Bo,press\n"),
              "central passes replace " + quoted + " --code '$(id)'\n"));
  }
  SECTION("a pass that is still blocked") {
    lists.import("code,name,category\nB-1,Ann,press\n");
    CHECK(lists.block(lists.hold("B-1")).status == 0);
    CHECK(has(lists.replace("B-1", evil).out, "central passes unblock " + quoted + "\n"));
  }
}

TEST_CASE("Names of columns are no pass, be they strange") {
  House h;
  PassLists lists(h);
  const auto text = GENERATE(values<std::string>({
      "Nr;Who;Kind\nB-1;Ann;press\n", "Badge 2024;Who;Kind\nB-1;Ann;press\n",
      "code;Press;Kind\nB-1;Ann;press\n",   // one name that is known
      "Nr;Press;Kind\nB-1;Ann;industry\n",  // a category above names of people
      "Nr;B-9;Kind\nB-1;Ann;industry\n",    // the pattern of another column
  }));
  CAPTURE(text);
  auto options = lists.options(text);
  options.sheet.columns = {"code=#1", "name=#2", "category=#3"};
  const auto ran = lists.import(options);
  INFO(ran.err);
  CHECK(ran.status == 0);
}

TEST_CASE("Blanks around the equals sign are nothing") {
  House h;
  PassLists lists(h);
  auto options = lists.options("Nr;Who;Kind;Now\nB-1;Ann;VIP;gone\n");
  options.sheet.columns = {"code = Nr", " name= Who ", "category =#3", "state = Now"};
  options.sheet.categories = {"VIP = industry "};
  options.sheet.states = {"gone = suspended "};
  const auto ran = lists.import(options);
  INFO(ran.err);
  REQUIRE(ran.status == 0);
  CHECK(has(lists.row("B-1"), "B-1 Ann industry - suspended"));
}

TEST_CASE("A column that is not used is told where its cells are states") {
  House h;
  PassLists lists(h);
  const std::string rows = "B-1;Ann;press;abgeholt\nB-2;Bea;press;gesperrt\nB-3;Cleo;press;\n";
  const std::string told =
      "note: column \"Abholstatus\" is not used, though its cells look like states; --column state=Abholstatus "
      "takes it\n";
  CHECK(has(lists.import("code;name;category;Abholstatus\n" + rows), told));
  SECTION("and its words for two states are words too") {
    CHECK(has(lists.import("code;name;category;Abholstatus\nB-1;Ann;press;retir\xC3\xA9\n"), told));
  }
  SECTION("but not where it is used, was declined, or another is the state") {
    auto options = lists.options("code;name;category;Abholstatus\n" + rows);
    options.sheet.columns = {"state="};
    CHECK_FALSE(has(lists.import(options).out, "look like states"));
    options.sheet.columns = {"state=Abholstatus"};
    const auto ran = lists.import(options);
    CHECK(ran.status == 0);
    CHECK_FALSE(has(ran.out, "look like states"));
    CHECK(has(lists.row("B-2"), "suspended"));
    CHECK_FALSE(
        has(lists.import("code;name;category;Abholstatus;state\nB-1;Ann;press;gesperrt;active\n"), "look like"));
  }
  SECTION("nor where all are active, or most cells are other words") {
    CHECK_FALSE(has(lists.import("code;name;category;Photo\nB-1;Ann;press;ok\n"), "look like states"));
    CHECK_FALSE(
        has(lists.import("code;name;category;Remark\nB-1;Ann;press;blocked\nB-2;Bea;press;tall\n"), "look like"));
  }
}

TEST_CASE("Where first_day lies after the last screening, one line says so for all rows") {
  House h;
  PassLists lists(h);
  h.store().transact(central::Purpose::kAlone, [](central::Connection& db) {
    db.execute("UPDATE festival SET first_day = '2024-05-28'");
    return 0;
  });
  const auto line = [](const house::Ran& ran) {
    static const std::regex file("[^ ]*passes-[0-9]+[.]csv");
    return std::regex_replace(ran.err, file, "FILE");
  };
  const std::string said =
      "central: FILE: first_day in the festival's file is 2024-05-28, after the last screening, so that passes whose "
      "dates the list does not have are never valid; correct first_day and import that file with central import "
      "first\ncentral: FILE: nothing was changed\n";
  CHECK(line(lists.import(lists.options("code,name,category\nB-1,Ann,press\nB-2,Bea,press\n"))) == said);
  CHECK(line(lists.import(lists.options("code,name,category,valid from,valid until\nB-1,Ann,press,,\n"))) == said);
  CHECK(line(lists.import(lists.options("code,name,category,valid until\nB-1,Ann,press,2024-04-29\n"))) == said);
  lists.import("code,name,category,valid from,valid until\nB-1,Ann,press,2024-04-27,2024-04-29\n");
  CHECK(has(lists.refusal("code,name,category,valid from,valid until\nB-1,Ann,press,2024-04-29,2024-04-26\n"),
            "row 2: valid_until is before valid_from"));
}
