// SPDX-License-Identifier: Apache-2.0
// import --diff: all that an import would change, and all that it would refuse, with nothing done.
#include <filesystem>
#include <sstream>

#include "kiosk/ticketing/json_value.hpp"
#include "tests/central/import_operator.hpp"

using house::festival_text;
using house::House;
using house::moved_text;
using house::must_have;
using house::Operator;
using house::replaced;
using house::start_of;
using house::without_screening;
using house::yes;

namespace {

/// Without those that the file's reader warns of.
std::size_t lines_of(const std::string& text) {
  std::istringstream lines(text);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line);) count += line.find(" warning: ") == std::string::npos ? 1U : 0U;
  return count;
}

std::string reservation(const std::string& pass, const std::string& screening) {
  return "[[reservation]]\npass = \"" + pass + "\"\nscreening = \"" + screening + "\"\n";
}

}  // namespace

TEST_CASE("import --diff shows every difference, and does nothing") {
  House h;
  Operator staff(h);
  REQUIRE(h.get("amara", "union"));
  auto text = replaced(moved_text(), "running_minutes = 60", "running_minutes = 61");
  text = without_screening(text, "late", "[[screening]]\nid = \"elsewhere\"");
  text = replaced(text, "code = \"PASS-BO\"", "code = \"PASS-BOB\"");
  text = replaced(text, "name = \"Amara\"", "name = \"Amara B.\"");
  text = replaced(text, "industry = 2, press = 20", "industry = 3, press = 20");
  text += "[[pass]]\nid = \"new\"\ncode = \"PASS-NEW\"\nname = \"Nia\"\ncategory = \"press\"\n";
  const auto ran = staff.import(text, {.diff = true});
  CHECK(ran.status == 0);
  CHECK(ran.out ==
        "changed film short (Short): running_minutes 60 -> 61\n"
        "changed pass amara (Amara B.): name Amara -> Amara B.\n"
        "changed pass bo (Bo): code changed\n"
        "added pass new (Nia)\n"
        "removed screening late (Short)\n"
        "changed screening union (Union): starts 2024-04-28 18:30 -> 19:15; ends 2024-04-28 20:54 -> 21:39; allotment "
        "industry 2, press 20 -> "
        "industry 3, press 20\n"
        "under tickets that people hold:\n"
        "  screening union (Union)\n"
        "    starts 2024-04-28 18:30 -> 19:15\n"
        "    ends 2024-04-28 20:54 -> 21:39\n"
        "    1 ticket (0 handed out): Amara B.\n"
        "box office of bader on 2024-04-28: closes 2024-04-29 00:30 -> 2024-04-28 21:30\n");
  CHECK(ran.out.find("PASS-") == std::string::npos);
  CHECK(start_of(h, "union") == "2024-04-28T22:30:00Z");
  CHECK(h.scan("PASS-BO").holder);
  CHECK(h.store().lease()->number("SELECT revision FROM festival") == 1);
  CHECK(staff.import(festival_text(), {.diff = true}).out == "nothing changes\n");
  text = replaced(festival_text(), "directions = \"Up the stairs\"",
                  "directions = { en = \"Up the stairs\", fr = \"En haut\" }");
  CHECK(staff.import(text, {.diff = true}).out ==
        "changed venue alger (Alger Hall): directions by language (none) -> en: Up the stairs, fr: En haut\n");
}

TEST_CASE("import --diff shows a screening that would be dropped with its tickets, and the import refuses it") {
  House h;
  Operator staff(h);
  REQUIRE(h.get("amara", "union"));
  const auto text = without_screening(festival_text(), "union", "[[screening]]\nid = \"clash\"");
  const auto shown = staff.import(text, {.diff = true});
  CHECK(shown.status == 1);
  must_have(shown.out, "removed screening union (Union)\n");
  must_have(shown.out, "    removed; that is refused while there are tickets: set cancelled = true instead\n");
  must_have(shown.out, "    1 ticket (0 handed out): Amara\n");
  const auto refused = staff.import(text, yes());
  CHECK(refused.status == 1);
  CHECK(refused.err == shown.err);
  must_have(refused.err, "put it back, with cancelled = true if it does not take place; valid tickets: 1");
}

TEST_CASE("import --diff as JSON has all of it, instants with their offset") {
  House h;
  Operator staff(h);
  REQUIRE(h.get("amara", "union"));
  const auto ran = staff.import(moved_text(), {.diff = true, .json = true});
  CHECK(ran.status == 0);
  CHECK(kiosk::ticketing::json::parse(ran.out));
  CHECK(ran.out == R"({"changes":[{"change":"changed","what":"screening","id":"union","name":"Union","fields":[)"
                   R"({"field":"starts","before":"2024-04-28T18:30:00-04:00","after":"2024-04-28T19:15:00-04:00"},)"
                   R"({"field":"ends","before":"2024-04-28T20:54:00-04:00","after":"2024-04-28T21:39:00-04:00"}]}],)"
                   R"("moved":[{"screening":"union","title":"Union","fields":[)"
                   R"({"field":"starts","before":"2024-04-28T18:30:00-04:00","after":"2024-04-28T19:15:00-04:00"},)"
                   R"({"field":"ends","before":"2024-04-28T20:54:00-04:00","after":"2024-04-28T21:39:00-04:00"}],)"
                   R"("removed":false,"into_past":false,"over":false,"tickets":1,"handed_out":0,)"
                   R"("holders":["Amara"]}],"box_offices":[],"asks":true,"refused":[]})"
                   "\n");
  const auto utc = staff.import(moved_text(), {.diff = true, .json = true, .utc = true});
  must_have(utc.out, R"("before":"2024-04-28T22:30:00Z")");
  must_have(staff.import(moved_text(), {.diff = true, .utc = true}).out, "starts 2024-04-28 22:30Z -> 23:15Z");
}

TEST_CASE("import --diff shows the reservations that would be made, and whose they are") {
  House h;
  Operator staff(h);
  REQUIRE(h.get("amara", "union"));
  const auto text =
      festival_text("", reservation("amara", "union") + reservation("bo", "insiders") + reservation("press", "late"));
  const auto ran = staff.import(text, {.diff = true});
  CHECK(ran.status == 0);
  CHECK(ran.out == "added reservation insiders (Bo)\nadded reservation late (Pia)\n");
  must_have(staff.import(text, {.diff = true, .json = true}).out,
            R"({"change":"added","what":"reservation","id":"insiders","name":"Bo"})");
  CHECK(h.store().lease()->number("SELECT count(*) FROM ticket") == 1);
  CHECK(staff.import(text).status == 0);
  CHECK(h.store().lease()->number("SELECT count(*) FROM ticket") == 3);
  CHECK(staff.import(text, {.diff = true}).out == "nothing changes\n");
}

TEST_CASE("A reservation that the same file makes is no ticket that anybody holds") {
  House h;
  Operator staff(h);
  const auto into_past =
      replaced(replaced(festival_text(), "day 0 18:30", "day 0 17:30"), "day 0 20:54", "day 0 19:54");
  const auto [text, rows] = GENERATE_COPY(table<std::string, int>({
      {moved_text() + reservation("press", "union"), 1},
      {into_past + reservation("press", "late"), 1},
  }));
  const auto shown = staff.import(text, {.diff = true});
  CHECK(shown.status == 0);
  CHECK(shown.out.find("under tickets that people hold") == std::string::npos);
  must_have(shown.out, "added reservation");
  must_have(staff.import(text, {.diff = true, .json = true}).out, R"("asks":false)");
  CHECK(staff.import(text).status == 0);
  CHECK(h.store().lease()->number("SELECT count(*) FROM ticket") == rows);
}

TEST_CASE("Nobody is asked to agree to an import that is refused") {
  House h;
  Operator staff(h);
  REQUIRE(h.get("amara", "union"));
  const auto ran = staff.answer(moved_text() + reservation("bo", "dark"), "yes\n");
  CHECK(ran.status == 1);
  must_have(ran.err, "is of a cancelled screening; remove it");
  CHECK((ran.out + ran.err).find("Import it?") == std::string::npos);
  CHECK(start_of(h, "union") == "2024-04-28T22:30:00Z");
}

TEST_CASE("import --diff is refused by the words and the status of the import itself") {
  House h;
  Operator staff(h);
  REQUIRE(h.get("amara", "union"));
  REQUIRE(h.get("bo", "union"));
  const auto good = festival_text();
  const auto [text, says, lines] = GENERATE_COPY(table<std::string, std::string, std::size_t>({
      {replaced(good, "industry = 2,", "industry = 1,"), "allots fewer seats to industry than the 2 tickets", 1},
      {without_screening(good, "union", "[[screening]]\nid = \"clash\""), "\"union\" is no longer in the file", 1},
      {good + reservation("bo", "dark"), "is of a cancelled screening; remove it", 1},
      {good + reservation("press", "insiders"), "has no seat left for press", 1},
      {good + reservation("nia", "late"), "pass \"nia\" is no pass of this file", 1},
      {good + reservation("press", "early") + reservation("bo", "dark") + reservation("amara", "clash"),
       "\"clash\" overlaps the pass's ticket for \"union\"", 2},
      {replaced(replaced(good, "day 0 18:30", "day 0 17:30"), "industry = 40 }", "industry = 40, press = 1 }"),
       "would begin or be over in the past", 1},
      {replaced(good, "code = \"PASS-BO\"", "code = \"PASS-AMARA\""), "code is there twice", 1},
  }));
  CAPTURE(says);
  const auto before = h.store().lease()->number("SELECT revision FROM festival");
  const auto shown = staff.import(text, {.diff = true});
  CHECK(shown.status == 1);
  must_have(shown.err, says);
  CHECK(lines_of(shown.err) == lines);
  const auto refused = staff.import(text, yes());
  CHECK(refused.status == 1);
  CHECK(refused.err == shown.err);
  CHECK(h.store().lease()->number("SELECT revision FROM festival") == before);
  CHECK(h.store().lease()->number("SELECT count(*) FROM ticket") == 2);
  CHECK(h.audit() == "");
}

TEST_CASE("import --diff as JSON says why it would be refused, and that it would ask") {
  House h;
  Operator staff(h);
  REQUIRE(h.get("amara", "union"));
  const auto ran = staff.import(replaced(festival_text(), "day 0 18:30", "day 0 17:30"), {.diff = true, .json = true});
  CHECK(ran.status == 1);
  must_have(ran.out, R"("into_past":true,"over":false,)");
  must_have(ran.out,
            R"("asks":true,"refused":["nothing was imported: a screening that people hold tickets for would begin)");
  must_have(staff.import(festival_text(), {.diff = true, .json = true}).out,
            R"("moved":[],"box_offices":[],"asks":false,"refused":[]})");
}

TEST_CASE("Of many refusals twenty are named") {
  std::string passes;
  std::string reservations;
  for (int i = 10; i < 35; ++i) {
    const auto id = "p" + std::to_string(i);
    passes += "[[pass]]\nid = \"" + id + "\"\ncode = \"" + id + "\"\nname = \"" + id + "\"\ncategory = \"industry\"\n";
    reservations += reservation(id, "insiders");
  }
  House h("", passes);
  Operator staff(h);
  const auto text = replaced(festival_text("", passes + reservations), "[\"industry\"]", "[\"press\"]");
  const auto shown = staff.import(text, {.diff = true});
  CHECK(lines_of(shown.err) == 21);
  must_have(shown.err, "and 5 more; correct these first\n");
  CHECK(staff.import(text).err == shown.err);
}

TEST_CASE("import --diff makes no database, and lists a festival that is new", "[sqlite]") {
  house::Folder folder;
  const auto file = folder.file("festival.toml");
  house::write_file(file, festival_text());
  const auto database = folder.file("a.db");
  std::ostringstream out;
  std::ostringstream err;
  central::ImportOptions options{file, "sqlite:" + database, "2024-04-28T08:00:00-04:00"};
  options.diff = true;
  CHECK(central::run_import(options, out, err) == 0);
  must_have(out.str(), "added film union (Union)\n");
  must_have(out.str(), "added pass amara (Amara)\n");
  must_have(err.str(), "there is no database yet");
  CHECK_FALSE(std::filesystem::exists(database));

  house::write_file(file, festival_text("", reservation("amara", "late") + reservation("amara", "dark")));
  out.str("");
  err.str("");
  CHECK(central::run_import(options, out, err) == 1);
  must_have(out.str(), "added reservation late (Amara)\n");
  must_have(err.str(), "[[reservation]] of \"dark\" is of a cancelled screening; remove it\n");
  options.diff = false;
  std::ostringstream refused;
  CHECK(central::run_import(options, out, refused) == 1);
  CHECK(err.str().ends_with(refused.str()));
}
