// SPDX-License-Identifier: Apache-2.0
// Passes from a spreadsheet: what is read, what is previewed, what changes, and what is refused.
#include <algorithm>

#include "tests/central/pass_lists.hpp"

using house::has;
using house::House;
using house::PassLists;

TEST_CASE("A list adds passes, whatever program and language it comes from") {
  House h;
  PassLists lists(h);
  SECTION("semicolons, German names of columns, Windows-1252, CRLF") {
    auto options = lists.options(
        "Nachname;Vorname;Ausweis-Nr.;Akkreditierungsart;E-Mail\r\nM\xFCller;Zo\xEB;B-1;Industry;zoe@example.org\r\n");
    const auto ran = lists.import(options);
    CHECK(ran.status == 0);
    CHECK(has(ran.out, "Windows-1252, semicolon between cells, 1 row"));
    CHECK(has(ran.out, "  code         \"Ausweis-Nr.\"\n"));
    CHECK(has(ran.out, "  first_name   \"Vorname\"\n"));
    CHECK(has(ran.out, "imported: added 1, changed 0, ended 0"));
    CHECK(has(lists.row("B-1"),
              "B-1 Zo\xC3\xAB M\xC3\xBCller industry zoe@example.org active 2024-04-27 2024-04-29 0 list list-1"));
  }
  SECTION("Dutch names of columns and states") {
    const auto ran = lists.import(
        "Badgenummer;Voornaam;Achternaam;Soort;Status;E-mailadres\nB-1;Loes;de Boer;press;Actief;loes@example.org\n");
    CHECK_FALSE(has(ran, "not used"));
    CHECK(has(lists.row("B-1"), "B-1 Loes de Boer press loes@example.org active"));
  }
  SECTION("what stands between a first and a last name, in a column of its own") {
    lists.import("Badgenummer;Voornaam;Tussenvoegsel;Achternaam;Soort\nB-1;Loes;de;Boer;press\nB-2;Jan;;Bos;press\n");
    CHECK(has(lists.row("B-1"), "B-1 Loes de Boer press"));
    CHECK(has(lists.row("B-2"), "B-2 Jan Bos press"));
    lists.import("Pasnummer;Voornaam;Tussenvoegsel;Naam;Soort\nB-3;Loes;van;Es;press\n");
    CHECK(has(lists.row("B-3"), "B-3 Loes van Es press"));
  }
  SECTION("tabs, French, a byte order mark, quotes with line ends inside") {
    const auto out = lists.import(
        "\xEF\xBB\xBFPr\xC3\xA9nom\tNom\tCode-barres\tType d\xE2\x80\x99"
        "accr\xC3\xA9"
        "ditation\tTel\n"
        "\"Jean\nPaul\"\tD\xC3\xA9ry\tB-2\tpress\t1\n");
    CHECK(has(out, "UTF-8, tab between cells"));
    CHECK(has(out, "  not used     \"Tel\""));
    CHECK(has(lists.row("B-2"), "B-2 Jean Paul D\xC3\xA9ry press"));
  }
  SECTION("bars, Spanish") {
    lists.import(
        "C\xC3\xB3"
        "digo de barras|Nombre completo|Tipo de acreditaci\xC3\xB3n|V\xC3\xA1lido desde|V\xC3\xA1lido hasta\n"
        "B-3|Ana Ruiz|Press|28.4.2024|28/4/2024\n");
    CHECK(has(lists.row("B-3"), "B-3 Ana Ruiz press - active 2024-04-28 2024-04-28"));
  }
  SECTION("as pretix exports it") {
    lists.import(
        "Order code,Position ID,Attendee name,Attendee name: Given name,Attendee email,Product,Ticket secret,Order "
        "status\n"
        "X1,1,\"Ito, Mai\",Mai,mai@example.org,Industry,k3jx9,paid\n");
    CHECK(has(lists.row("k3jx9"), "k3jx9 Ito, Mai industry mai@example.org active"));
  }
  SECTION("Name beside Vorname is the last name; leading zeros as spreadsheets keep them") {
    lists.import("Name,Vorname,Code,Kategorie\nKern,Udo,\"=\"\"0042\"\"\",press\n");
    CHECK(has(lists.row("0042"), "0042 Udo Kern press"));
  }
  CHECK(h.audit() == "");
}

TEST_CASE("Columns and categories that have other names are named by hand") {
  House h;
  PassLists lists(h);
  auto options = lists.options("Nr,Who,Kind\nB-1,Ann,Delegate\nB-2,Bea,\n");
  CHECK(has(lists.refusal(options),
            "no column is the code, name, category; the first row has \"Nr\", \"Who\", \"Kind\""));
  options.sheet.columns = {"code=Nr", "name=who"};
  CHECK(
      has(lists.refusal(options), "say which it is, as --column category=Kind; or give all passes one category with"));
  options.sheet.columns = {"code=Nr", "name=who", "name=Kind"};
  CHECK(has(lists.refusal(options),
            "--column name is given twice; say it once; a name in two columns is --column first"));
  options.sheet.columns = {"code=Nr", "name=who", "category=#3"};
  const auto refused = lists.refusal(options);
  CHECK(
      has(refused, "row 2: category \"Delegate\" is none of industry, press; say which it is: --category Delegate=ID"));
  CHECK(has(refused, "row 3: category is empty"));
  options.sheet.categories = {"delegate=industry", "press"};
  REQUIRE(lists.import(options).status == 0);
  CHECK(has(lists.row("B-1"), "B-1 Ann industry"));
  CHECK(has(lists.row("B-2"), "B-2 Bea press"));
  options.sheet.columns = {"code=Number"};
  CHECK(has(lists.refusal(options), "--column code: no column is called \"Number\"; the file has \"Nr\""));
  options.sheet.columns = {"kode=Nr"};
  CHECK(has(lists.refusal(options), "there are code, name,"));
  CHECK(has(
      lists.refusal("code,barcode,name,category\n1,2,A,press\n"),
      "columns #1 \"code\" and #2 \"barcode\" may both be the code; say which: --column code=#1 or --column code=#2"));
}

TEST_CASE("Without --yes the preview tells all that would change, and nothing does") {
  House h;
  PassLists lists(h);
  lists.import("code,name,category\nB-1,Ann,press\nB-2,Bea,press\n");
  auto options = lists.options("code,name,category\nB-1,Anna,industry\nB-3,Cleo,press\nPASS-AMARA,Amara,industry\n");
  options.consent = {};
  const auto before = lists.snapshot();
  const auto shown = lists.import(options);
  CHECK(shown.status == 1);
  CHECK(has(shown.out, "to add: 1\n  row 3: B-3, Cleo, press\n"));
  CHECK(has(shown.out,
            "to change: 1\n  row 2: B-1, Ann: name \"Ann\" -> \"Anna\", category \"press\" -> \"industry\"\n"));
  CHECK(has(shown.out, "to end: 0\nthe same: 1\n"));
  CHECK(has(shown.out,
            "not in the file: 1 of 2 passes of earlier lists; they stay as they are (--end-missing ends them)\n  B-2, "
            "Bea\n"));
  CHECK(has(shown.out, "8 passes of the festival's file stay as they are"));
  CHECK(shown.err == "central: nothing was done; say --yes, or answer at a terminal\n");
  CHECK(lists.snapshot() == before);

  CHECK(lists.answer(options, "no\n").err == "central: nothing was done\n");
  CHECK(lists.answer(options, "").status == 1);
  CHECK(lists.snapshot() == before);
  const auto agreed = lists.answer(options, "Yes\n");
  CHECK(agreed.status == 0);
  CHECK(has(agreed.out, "Do this? [y/N] imported: added 1, changed 1, ended 0\n"));
  CHECK(has(lists.row("B-1"), "B-1 Anna industry"));
  CHECK(has(lists.row("B-2"), "B-2 Bea press - active"));
  CHECK(has(lists.import(options).out, "nothing to change"));
}

TEST_CASE("What a list does not say of a pass stays as it is") {
  House h;
  PassLists lists(h);
  lists.import("code,name,category,email,valid from\nB-1,Ann,press,ann@example.org,2024-04-28\n");
  lists.import("code,name,category\nB-1,Ann B.,press\n");
  CHECK(has(lists.row("B-1"), "B-1 Ann B. press ann@example.org active 2024-04-28 2024-04-29"));
  lists.import("code,name,category,email,valid from\nB-1,Ann B.,press,,\n");
  CHECK(has(lists.row("B-1"), "B-1 Ann B. press - active 2024-04-27 2024-04-29"));
}

TEST_CASE("Passes that are missing from the file end where that is asked for, and come back with the file") {
  House h;
  PassLists lists(h);
  lists.import("code,name,category\nB-1,Ann,industry\nB-2,Bea,industry\n");
  const auto id = h.scan("B-1").holder->pass.str();
  REQUIRE(h.get(id, "union"));
  auto options = lists.options("code,name,category\nB-2,Bea,industry\n");
  options.end_missing = true;
  options.reason = "cancelled";
  const auto ran = lists.import(options);
  REQUIRE(ran.status == 0);
  CHECK(has(ran.out, "to end: 1\n  not in the file: B-1, Ann, industry, holds 1 ticket\n"));
  CHECK(has(ran.out,
            "Passes that end hold 1 ticket for screenings to come. They stay good at the door; --return-tickets"));
  CHECK(has(lists.row("B-1"), "industry - ended"));
  CHECK(h.scan("B-1").verdict.reason == kiosk::policy::Reason::kPassSuspended);
  CHECK(has(lists.acts(), "Mia pass_ended " + id + " cancelled\n"));
  CHECK(has(lists.import(options).out, "nothing to change"));

  lists.import("code,name,category\nB-1,Ann,industry\nB-2,Bea,industry\n");
  CHECK(h.scan("B-1").verdict.granted());
  CHECK(h.scan("B-1").tickets.size() == 1);
  options.return_tickets = true;
  CHECK(has(lists.import(options).out, "ended 1; returned 1 ticket"));
  lists.import("code,name,category\nB-1,Ann,industry\nB-2,Bea,industry\n");
  CHECK(h.scan("B-1").tickets.empty());
  CHECK(h.audit() == "");
}

TEST_CASE("Each bad row is named with its reason, and then nothing is imported") {
  House h;
  PassLists lists(h);
  const auto said = lists.refusal(
      "code,name,category,email,state,valid from,valid until\n"
      ",Ann,press,,,,\n"
      "B-2,,press,,,,\n"
      "\"B-3\",\"An\nn\",stage,x,,,\n"
      "B-4,Ann,press,a@b@c,maybe,soon,\n"
      "B-5,Ann,press,,,2024-05-02,2024-04-30\n"
      "B-6,Ann,press,,,,,,extra\n"
      "good,Ann,press\n"
      "\n"
      "good,Bea,press,,,,\n"
      "\"B-7\"x,Ann,press,,,,\n"
      "1.23457E+12,Ann,press,,,,\n"
      "=A1,Ann,press,,,,\n"
      "B-8,=HYPERLINK(1),press,,,,\n"
      "B\x07"
      "8,Ann,press,,,,\n"
      "B-9,An\xE2\x80\xAEn,press,,,,\n"
      "KP1:MFRGG,Ann,press,,,,\n");
  for (const auto* line :
       {"row 2: code is empty\n", "row 3: name is empty\n", "row 4: category \"stage\" is none of industry, press",
        "email \"x\" is no address", "row 5 (line 6): email",
        "state \"maybe\" is unknown; say what it means: --state maybe=STATE,", "valid_from \"soon\" is no date",
        "row 6 (line 7): valid_until is before valid_from", "row 7 (line 8): has 9 cells under 7 columns",
        "row 10 (line 11): code \"good\" is in row 8 too; remove one",
        "row 11 (line 12): goes on after a closing quote", "is a number that the spreadsheet has shortened",
        "code \"=A1\" is a formula", "name \"=HYPERLINK(1)\" is a formula",
        "row 15 (line 16): code \"B?8\" has a line end, a control character or an invisible one; remove it",
        "has a control character; remove it", "code is the text of a signed pass",
        "nothing was changed; say what the words mean, or correct these rows and import the file again"}) {
    INFO(said);
    CAPTURE(line);
    CHECK(has(said, line));
  }
  CHECK_FALSE(has(said, "row 8:"));
}

TEST_CASE("Rows with the same unknown word are one line, and other mistakes are a line each") {
  House h;
  PassLists lists(h);
  std::string text = "code,name,category,state\n";
  for (int i = 2; i <= 10; ++i) text += "B-" + std::to_string(i) + ",Ann,press,aktyvny\n";
  text += "B-11,,press,\nB-12,,press,\nB-13,Ann,stage,\nB-14,Ann,press,other\nB-15,Ann,stage,\n";
  const auto said = lists.refusal(text);
  INFO(said);
  CHECK(has(said, "9 rows (2, 3, 4, ...): state \"aktyvny\" is unknown; say what it means: --state aktyvny=STATE, "));
  CHECK(has(said, "row 11: name is empty\n"));
  CHECK(has(said, "row 12: name is empty\n"));
  CHECK(has(said,
            "2 rows (13, 15): category \"stage\" is none of industry, press; say which it is: --category stage=ID\n"));
  CHECK(has(said, "row 14: state \"other\" is unknown"));
  CHECK(std::ranges::count(said, '\n') == 6);
}

TEST_CASE("A category goes by each of its names, but by none that two have") {
  House h;
  PassLists lists(h);
  const auto festival = lists.path("festival.toml");
  auto text = house::festival_text();
  for (const auto& [from, to] :
       {std::pair(R"(name = "Industry")", R"(name = { en = "Industry", nl = "Vak", fr = "Pro" })"),
        std::pair(R"(name = "Press")", R"(name = { en = "Press", nl = "Pers", fr = "Pro" })")}) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, std::string(from).size(), to);
  }
  REQUIRE(h.import(text) == "");
  lists.import("code,name,category\nB-1,Ann,Pers\nB-2,Bea,press\nB-3,Cy,vak\n");
  CHECK(has(lists.row("B-1"), "B-1 Ann press"));
  CHECK(has(lists.row("B-3"), "B-3 Cy industry"));
  CHECK(has(lists.refusal("code,name,category\nB-4,Dee,Pro\n"), "category \"Pro\" is none of industry, press"));
}

TEST_CASE("A name is the whole of it or its parts, as it was said") {
  House h;
  PassLists lists(h);
  auto options = lists.options("code;name;first name;surname;category\nB-1;Anna M.;Anna;Meyer;press\n");
  CHECK(has(lists.import(options).out, "  not used     \"first name\", \"surname\""));
  CHECK(has(lists.row("B-1"), "B-1 Anna M. press"));
  options.sheet.columns = {"first_name=first name", "last_name=surname"};
  CHECK(has(lists.import(options).out, "  not used     \"name\""));
  CHECK(has(lists.row("B-1"), "B-1 Anna Meyer press"));
  options.sheet.columns.emplace_back("name=name");
  CHECK(has(lists.refusal(options), "--column name is the whole name; say that, or first_name, infix and last_name"));
  options = lists.options("Code;Name;Vorname;Kategorie\nB-2;Anna Meyer;Anna;press\n");
  options.sheet.columns = {"last_name="};
  REQUIRE(lists.import(options).status == 0);
  CHECK(has(lists.row("B-2"), "B-2 Anna Meyer press"));
}

TEST_CASE("Words are told however many rows have the first of them") {
  House h;
  PassLists lists(h);
  std::string text = "code,name,category,state\n";
  for (int i = 0; i < 150; ++i)
    text += "B-" + std::to_string(i) + ",Ann,press," + (i < 120 ? "aktyvny" : "inny") + "\n";
  const auto said = lists.refusal(text + "B-200,,press,\n");
  INFO(said);
  CHECK(has(said, "120 rows (2, 3, 4, ...): state \"aktyvny\" is unknown"));
  CHECK(has(said, "30 rows (122, 123, 124, ...): state \"inny\" is unknown"));
  CHECK(has(said, "row 152: name is empty"));
  CHECK_FALSE(has(said, "more rows with mistakes"));
}

TEST_CASE("Of many bad rows a hundred are named and the rest counted") {
  House h;
  PassLists lists(h);
  std::string text = "code,name,category\n";
  for (int i = 0; i < 250; ++i) text += "B-" + std::to_string(i) + ",,press\n";
  const auto said = lists.refusal(text);
  CHECK(has(said, "row 101: name is empty"));
  CHECK_FALSE(has(said, "row 102:"));
  CHECK(has(said, "and 150 more rows with mistakes"));
}

TEST_CASE("Files that are no list are refused in a line that says what to do") {
  using namespace std::string_literals;
  House h;
  PassLists lists(h);
  CHECK(has(lists.refusal(""), "is empty; the first row must name the columns"));
  CHECK(has(lists.refusal("\n\n  \n"), "is empty"));
  CHECK(has(lists.import("code,name,category\n"), "nothing to change"));
  CHECK(has(lists.refusal("PK\x03\x04 and more"), "save it there as CSV"));
  CHECK(has(lists.refusal("code,name\0,category\n"s), "a NUL byte"));
  CHECK(has(lists.refusal("code,name,category\nB-1,\"Ann,press\nB-2,Bea,press\n"), "row 2: opens a quote"));
  CHECK(has(lists.refusal("code,name,category" + std::string(1'000'000, ',')), "more than 500 cells"));
  CHECK(has(lists.refusal("B-1,Ann,press\nB-2,Bea,press\n"),
            "the first row looks like a pass and not like the names of columns"));
  CHECK(has(lists.refusal("code,name,category\nB-1,Zo\xC3\xAB,press\nB-2,Zo\xEB,press\n"), "line 3: "));
  CHECK(has(lists.refusal("code,name,category\nB-1," + std::string(5000, 'x') + ",press\n"), "more than 4096 bytes"));
  central::PassImportOptions missing = lists.options("");
  missing.file = "/nonexistent/passes.csv";
  CHECK(lists.refusal(missing) ==
        "central: /nonexistent/passes.csv: cannot be read: No such file or directory; "
        "check its name and its folder\n");
  auto given = lists.options("code,name,category\n");
  given.sheet.delimiter = "::";
  CHECK(has(lists.refusal(given), "--delimiter ::"));
  given.sheet.delimiter = "";
  given.sheet.encoding = "ebcdic";
  CHECK(has(lists.refusal(given), "--encoding ebcdic"));
}

TEST_CASE("A day and a month that could be either are asked for") {
  House h;
  PassLists lists(h);
  auto options = lists.options("code,name,category,valid until\nB-1,Ann,press,05/04/2024\n");
  CHECK(has(lists.refusal(options),
            "\"05/04/2024\" may be a day and a month or the reverse; say --dates dmy or --dates mdy"));
  options.sheet.dates = "mdy";
  REQUIRE(lists.import(options).status == 0);
  CHECK(has(lists.row("B-1"), "2024-04-27 2024-05-04"));
  auto anew = lists.options("code,name,category,valid until\nB-1,Ann,press,14/05/2024\nB-2,Ann,press,05/14/2024\n");
  CHECK(has(lists.refusal(anew), "row 2: valid_until"));  // month first, as last time
  anew.forget_mapping = true;
  CHECK(has(lists.refusal(anew), "has dates with the day first and others with the month first"));
  lists.import("code,name,category,valid until\nB-2,Ann,press,05/04/2024\nB-3,Ann,press,05/30/2024\n");
  CHECK(has(lists.row("B-2"), "2024-05-04"));
}

TEST_CASE("A ticket whose holder was let in stays when its pass ends with the others' tickets returned") {
  House h;
  PassLists lists(h);
  lists.import("code,name,category\nB-1,Ann,press\nB-2,Bea,press\n");
  const auto id = [&](const std::string& code) { return h.scan(code).holder->pass.str(); };
  const auto used = h.get(id("B-1"), "union");
  const auto other = h.get(id("B-2"), "union");
  REQUIRE(used);
  REQUIRE(other);
  const auto in = house::post("/v1/tickets/verify", R"({"code":")" + used->code.str() + R"(","admit":true})");
  REQUIRE(house::text_in(h.ask_as(in, "bader", central::Role::kDoor), "state") == "valid");
  auto options = lists.options("code,name,category,state\nB-1,Ann,press,ended\nB-2,Bea,press,ended\n");
  options.return_tickets = true;
  const auto ran = lists.import(options);
  CHECK(ran.err.empty());
  REQUIRE(ran.status == 0);
  CHECK(has(ran.out, "They are returned, and their seats are free; tickets whose holders were let in stay.\n"));
  CHECK(has(ran.out, "ended 2; returned 1 ticket; 1 stays, because its holder was let in: " + used->id.str() + "\n"));
  CHECK(h.verify(other->code) == "returned");
  CHECK(h.verify(used->code) == "void");
  CHECK(h.audit() == "");
}
