// SPDX-License-Identifier: Apache-2.0
// Whose pass a row is, what its code and its state are, and how many passes rows may end.
#include "kiosk/base/shell_word.hpp"
#include "tests/central/pass_lists.hpp"

using house::has;
using house::House;
using house::PassLists;

TEST_CASE("Many passes end only on a second word") {
  House h;
  PassLists lists(h);
  std::string all = "code,name,category\n";
  for (int i = 0; i < 20; ++i) all += "B-" + std::to_string(i) + ",Ann,press\n";
  lists.import(all);
  auto options = lists.options("code,name,category\nB-1,Ann,press\n");
  options.end_missing = true;
  CHECK(has(lists.refusal(options),
            "WARNING: 19 of 20 passes would get no more tickets: 19 because the file does not have them;"));
  options.end_many = true;
  CHECK(has(lists.import(options).out, "ended 19"));
}

TEST_CASE("Passes that their rows end count with those that are missing") {
  House h;
  PassLists lists(h);
  const auto list = [](int passes, int stopped, const std::string& state) {
    std::string text = "code,name,category,state\n";
    for (int i = 0; i < passes; ++i)
      text += "B-" + std::to_string(i) + ",Ann,press," + (i < stopped ? state : "") + '\n';
    return text;
  };
  lists.import(list(40, 0, ""));
  const auto state = GENERATE(values<std::string>({"ended", "withdrawn", "cancelled", "suspended", "replaced"}));
  CAPTURE(state);
  SECTION("all of them by their state, as a column that was misread would") {
    auto options = lists.options(list(40, 40, state));
    CHECK(has(lists.refusal(options),
              "WARNING: 40 of 40 passes would get no more tickets: 40 by the state or the dates in their rows; is it "
              "all of the list, "
              "and are those columns what they seem?"));
    options.end_many = true;
    CHECK(lists.import(options).status == 0);
    CHECK(has(lists.import(options).out, "nothing to change"));
  }
  SECTION("three missing and two by their state are five of 40") {
    auto options = lists.options(list(37, 2, state));
    options.end_missing = true;
    CHECK(has(lists.refusal(options),
              "5 of 40 passes would get no more tickets: 3 because the file does not have them, 2 by the state"));
  }
  SECTION("those that expire by their rows") {
    std::string text = "code,name,category,valid until\n";
    for (int i = 0; i < 40; ++i) text += "B-" + std::to_string(i) + ",Ann,press,2024-04-27\n";
    CHECK(has(lists.refusal(text), "40 of 40 passes would get no more tickets: 40 by the state or the dates"));
  }
  const auto dated = [](const std::string& from, const std::string& until) {
    std::string text = "code,name,category,valid from,valid until\n";
    for (int i = 0; i < 40; ++i) text += "B-" + std::to_string(i) + ",Ann,press," + from + ',' + until + '\n';
    return text;
  };
  SECTION("those whose days come after the festival, as of a wrong year") {
    CHECK(has(lists.refusal(dated("2030-04-28", "2030-04-29")),
              "40 of 40 passes would get no more tickets: 40 by the state or the dates"));
    lists.import(dated("2024-04-29", "2030-04-29"));
  }
  SECTION("those whose days are over before the festival, and have not come yet") {
    auto options = lists.options(dated("2024-04-01", "2024-04-25"));
    options.clock = "2024-03-01T12:00:00-05:00";
    CHECK(has(lists.refusal(options), "40 of 40 passes would get no more tickets: 40 by the state or the dates"));
    options.file = lists.file(dated("2024-04-01", "2024-04-27"));
    CHECK(lists.import(options).status == 0);
  }
  SECTION("four of 40 need no second word") { lists.import(list(40, 4, state)); }
  SECTION("passes of the festival's file that have a row count too") {
    auto text = list(0, 0, "");
    for (const auto* code : {"AMARA", "BO", "CY", "PRESS", "DESK"}) {
      text += "PASS-" + std::string(code) + ",Ann,press," + state + '\n';
    }
    CHECK(has(lists.refusal(text), "WARNING: 5 of 45 passes would get no more tickets: 5 by the state"));
  }
}

TEST_CASE("A word that is said of two states is a fault that names the words there are") {
  House h;
  PassLists lists(h);
  const auto [word, says] = GENERATE(table<std::string, std::string>({
      {"Retirado", "may be collected (active) or withdrawn (ended)"},
      {"RETIRADA", "may be collected (active) or withdrawn (ended)"},
      {"Retir\xC3\xA9", "may be collected (active) or withdrawn (ended)"},
      {"non retir\xC3\xA9", "may be not collected (not_collected) or not withdrawn (active)"},
      {"\xC3\x80 retirer", "may be to be collected (not_collected) or to be withdrawn (ended)"},
      {"Termin\xC3\xA9", "may be complete (active) or over (ended)"},
      {"terminado", "may be complete (active) or over (ended)"},
      {"Locked", "may be settled (active) or blocked (suspended)"},
      {"Reissued", "may be with its new code (active) or the old one (replaced)"},
  }));
  lists.import("code,name,category\nB-1,Ann,press\n");
  auto options = lists.options("code,name,category,state\nB-1,Ann,press," + word + "\n");
  const auto said = lists.refusal(options);
  CAPTURE(word, said);
  CHECK(has(said, "row 2: state \"" + word + "\" " + says));
  CHECK(has(said, "; write one of active, not_collected, suspended, replaced, ended, or say which it is: --state " +
                      kiosk::shell_word(word) + "=STATE"));
}

TEST_CASE("An unknown word for a state is told with the option that says what it means") {
  House h;
  PassLists lists(h);
  for (const std::string word : {"?", "\xE2\x9C\x93", "aktyvny"}) {
    const auto said = lists.refusal("code,name,category,state\nB-1,Ann,press," + word + "\n");
    CAPTURE(word, said);
    CHECK(has(said,
              "row 2: state \"" + word + "\" is unknown; say what it means: --state " + kiosk::shell_word(word) +
                  "=STATE, where STATE is one of active, not_collected, suspended, replaced, ended; or do without"));
  }
}

TEST_CASE("Dutch lists say states as others do") {
  House h;
  PassLists lists(h);
  const auto [word, state] = GENERATE(table<std::string, std::string>({{"Actief", "active"},
                                                                       {"Opgehaald", "active"},
                                                                       {"Niet opgehaald", "not_collected"},
                                                                       {"Geannuleerd", "suspended"},
                                                                       {"geblokkeerd", "suspended"}}));
  CAPTURE(word);
  REQUIRE(lists.import("code,name,category,status\nB-1,Ann,press," + word + "\n").find("imported") !=
          std::string::npos);
  CHECK(has(lists.row("B-1"), "press - " + state));
}

TEST_CASE("What a list calls a state can be said by hand") {
  House h;
  PassLists lists(h);
  auto options = lists.options("code,name,category,estado\nB-1,Ann,press,Retirado\nB-2,Bea,press,no retirado\n");
  options.sheet.states = {"retirado=active", "No retirado=not_collected"};
  REQUIRE(lists.import(options).status == 0);
  CHECK(has(lists.row("B-1"), "press - active"));
  CHECK(has(lists.row("B-2"), "press - not_collected"));
  for (const auto* given : {"Retirado", "Retirado=collected", "=active", " =active", ""}) {
    options.sheet.states = {given};
    CAPTURE(given);
    CHECK(has(lists.refusal(options), "write it as \"Collected=active\"; there are active, not_collected, suspended,"));
  }
}

TEST_CASE("What is proposed for a word without a letter is taken, and means that word alone") {
  House h;
  PassLists lists(h);
  const std::string word = GENERATE("?", "\xE2\x80\x94", "=", "!! !");
  CAPTURE(word);
  const auto list = [](const std::string& category, const std::string& state) {
    return "code,name,category,state\nB-1,Ann," + category + "," + state + "\n";
  };
  SECTION("a state") {
    auto options = lists.options(list("press", word));
    CHECK(has(lists.refusal(options), "say what it means: --state " + kiosk::shell_word(word) + "=STATE, where"));
    options.sheet.states = {word + "=suspended"};
    REQUIRE(lists.import(options).status == 0);
    CHECK(has(lists.row("B-1"), "press - suspended"));
    options.file = lists.file(list("press", "***"));
    CHECK(has(lists.refusal(options), "state \"***\" is unknown"));
  }
  SECTION("a category") {
    auto options = lists.options(list(word, ""));
    CHECK(has(lists.refusal(options), "say which it is: --category " + kiosk::shell_word(word) + "=ID"));
    options.sheet.categories = {word + "=press"};
    REQUIRE(lists.import(options).status == 0);
    CHECK(has(lists.row("B-1"), "press - active"));
    options.file = lists.file(list("***", ""));
    CHECK(has(lists.refusal(options), "category \"***\" is none of industry, press"));
  }
}

TEST_CASE("A dash is an active pass where nothing else is said of it") {
  House h;
  PassLists lists(h);
  auto options = lists.options("code,name,category,state\nB-1,Ann,press,-\n");
  REQUIRE(lists.import(options).status == 0);
  CHECK(has(lists.row("B-1"), "press - active"));
  options.sheet.states = {"-=suspended"};
  REQUIRE(lists.import(options).status == 0);
  CHECK(has(lists.row("B-1"), "press - suspended"));
}

TEST_CASE("A category that is given for no word is refused with what to write") {
  House h;
  PassLists lists(h);
  auto options = lists.options("code,name,category\nB-1,Ann,\n");
  options.sheet.categories = {GENERATE("=press", " \t=press")};
  CHECK(has(lists.refusal(options),
            "=press\": the word before \"=\" is missing; write it as Delegate=press, or press alone for rows that name "
            "none\n"));
}

TEST_CASE("Two passes may exchange their codes, and no row takes another's") {
  House h;
  PassLists lists(h);
  lists.import("id,code,name,category\na,B-1,Ann,press\nb,B-2,Bea,press\n");
  lists.import("id,code,name,category\na,B-2,Ann,press\nb,B-1,Bea,press\n");
  CHECK(has(lists.row("B-1"), "B-1 Bea press"));
  CHECK(has(lists.refusal("id,code,name,category\na,PASS-BO,Ann,press\n"),
            "row 2: code \"PASS-BO\" is that of \"Bo\" already"));
  CHECK(has(lists.refusal("id,code,name,category\na,B-9,Ann,press\n,B-2,Ann,press\n"),
            "row 3: is the same pass as row 2"));
  CHECK(has(lists.refusal("id,code,name,category\na/1,B-9,Ann,press\n"), "--column id= does without"));
}

TEST_CASE("An id that no pass has does not make a row the pass that has its code") {
  House h;
  PassLists lists(h);
  lists.import("id,code,name,category\na,B-1,Ann,press\n");
  auto options = lists.options("id,code,name,category\nx,B-1,Xavier,industry\namarra,PASS-AMARA,Mara,press\n");
  const auto said = lists.refusal(options);
  CHECK(has(said,
            "row 2: id \"x\" is that of no pass, and code \"B-1\" is that of the pass \"a\" (Ann); correct one of "
            "them, or find all rows by their codes alone: --column id=\n"));
  CHECK(has(said,
            "row 3: id \"amarra\" is that of no pass, and code \"PASS-AMARA\" is that of the pass \"amara\" (Amara)"));
  options.sheet.columns = {"id="};
  REQUIRE(lists.import(options).status == 0);
  CHECK(has(lists.row("B-1"), "B-1 Xavier industry"));

  REQUIRE(lists.replace("B-1", "B-2").status == 0);
  auto by_id = lists.options("id,code,name,category\nx,B-1,Xavier,industry\n");
  by_id.forget_mapping = true;
  CHECK(has(lists.refusal(by_id),
            "row 2: id \"x\" is that of no pass, and code \"B-1\" was, until it was replaced, that of the pass \"a\""));
  by_id.file = lists.file("id,code,name,category\nx,B-3,Xenia,press\n");
  REQUIRE(lists.import(by_id).status == 0);
  CHECK(has(lists.row("B-3"), "B-3 Xenia press - active 2024-04-27 2024-04-29 0 list x"));
}

TEST_CASE("Codes are taken byte for byte, but for blanks at their ends") {
  House h;
  PassLists lists(h);
  lists.import(
      "code,name,category\n\" AB  12\t\",Ann,press\nAB\xC2\xA0"
      "13,Bea,press\n\"=\"\"  42 \"\"\",Cleo,press\n");
  CHECK(h.scan("AB  12").holder);
  CHECK_FALSE(h.scan("AB 12").holder);
  CHECK(h.scan("AB\xC2\xA0"
               "13")
            .holder);
  CHECK(h.scan("42").holder);
  const auto out = lists.import(
      "code,name,category\nAB 12,Ann,press\nAB 13,Bea,press\n42,Cleo,press\nC 1,Dana,press\nC1,Eva,press\n");
  CHECK(has(
      out, "note: row 2: code \"AB 12\" differs from \"AB  12\", that of the pass \"list-1\" (Ann), in blanks only\n"));
  CHECK(has(out,
            "note: row 3: code \"AB 13\" differs from \"AB\xC2\xA0"
            "13\", that of the pass \"list-2\" (Bea), in"));
  CHECK(has(out, "note: row 6: code \"C1\" differs from \"C 1\", that of row 5, in blanks only\n"));
  CHECK_FALSE(has(out, "note: row 4"));
  for (const auto* code : {"A\xE2\x80\x8B"
                           "1",
                           "A\xEF\xBB\xBF"
                           "1",
                           "A\xC2\xAD"
                           "1",
                           "\"A\n1\"", "\"A\t1\"",
                           "A\xC2\x85"
                           "1"}) {
    CAPTURE(code);
    CHECK(has(lists.refusal("code,name,category\n" + std::string(code) + ",Ann,press\n"),
              "has a line end, a control character or an invisible one"));
  }
  CHECK(has(lists
                .replace("42",
                         "A\xFF"
                         "1")
                .err,
            "--code: code \"A?1\" has a line end, a control character"));
}
