// SPDX-License-Identifier: Apache-2.0
// An import that moves what people hold tickets for says so first, and does what was agreed to or nothing.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "kiosk/ticketing/json_value.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/festival_import.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using house::festival_text;
using house::House;

namespace {

struct Ran {
  int status = 0;
  std::string out;
  std::string err;
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string without_screening(std::string text, const std::string& id, const std::string& next) {
  const auto from = text.find("[[screening]]\nid = \"" + id + '"');
  const auto to = text.find(next, from);
  REQUIRE(from != std::string::npos);
  REQUIRE(to != std::string::npos);
  return text.erase(from, to - from);
}

/// The command with a file of its own, at 17:42 of day 0 where nothing else is said.
class Operator {
 public:
  explicit Operator(House& h) : database_(h.database()) {}

  Ran import(const std::string& text, central::ImportOptions options = {}) {
    const auto file = folder_.file("festival.toml");
    house::write_file(file, text);
    options.festival = file;
    options.database = database_;
    if (options.clock.empty()) options.clock = "2024-04-28T17:42:00-04:00";
    std::ostringstream out;
    std::ostringstream err;
    const int status = central::run_import(options, out, err);
    return {status, out.str(), err.str()};
  }
  Ran answer(const std::string& text, const std::string& answer) {
    std::istringstream in(answer);
    return import(text, {.consent = {false, &in}});
  }

 private:
  std::string database_;
  house::Folder folder_;
};

central::ImportOptions yes() { return {.consent = {true, nullptr}}; }

std::string start_of(House& h, const std::string& screening) {
  auto row = h.store().lease()->query("SELECT starts_at FROM screening WHERE id = ?", screening);
  REQUIRE(row.step());
  return kiosk::format_rfc3339(row.instant(0));
}

std::string moved_text() {
  return replaced(replaced(festival_text(), "day 0 18:30", "day 0 19:15"), "day 0 20:54", "day 0 21:39");
}

bool has(const std::string& text, const std::string& part) {
  INFO(text);
  CHECK(text.find(part) != std::string::npos);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("An import that moves a screening with tickets says which, how many and whose, and needs a yes") {
  House h;
  Operator staff(h);
  const auto amara = h.get("amara", "union");
  REQUIRE(amara);
  REQUIRE(h.report(amara->id, kiosk::DeliveryOutcome::kDelivered) == 204);
  REQUIRE(h.get("bo", "union"));
  auto text = replaced(moved_text(), "Theatre 1", "Theatre 2");
  const std::string listed =
      "under tickets that people hold:\n"
      "  screening union (Union)\n"
      "    starts 2024-04-28 18:30 -> 19:15\n"
      "    ends 2024-04-28 20:54 -> 21:39\n"
      "    room Theatre 1 -> Theatre 2\n"
      "    2 tickets (1 handed out): Amara, Bo\n";
  SECTION("without a terminal nothing is done, and the message names --yes") {
    const auto ran = staff.import(text);
    CHECK(ran.status == 1);
    CHECK(ran.out == listed);
    CHECK(ran.err == "central: nothing was done; say --yes, or answer at a terminal\n");
    CHECK(start_of(h, "union") == "2024-04-28T22:30:00Z");
  }
  SECTION("at a terminal anything but a yes is a no") {
    for (const auto* answer : {"", "\n", "n\n", "yesterday\n"}) {
      const auto ran = staff.answer(text, answer);
      CHECK(ran.status == 1);
      CHECK(ran.out == listed + "Import it? [y/N] ");
      CHECK(ran.err == "central: nothing was done\n");
    }
    CHECK(start_of(h, "union") == "2024-04-28T22:30:00Z");
  }
  SECTION("a yes at the terminal does it") {
    const auto ran = staff.answer(text, " Yes\n");
    CHECK(ran.status == 0);
    has(ran.out, "Import it? [y/N] imported: ");
    CHECK(start_of(h, "union") == "2024-04-28T23:15:00Z");
  }
  SECTION("--yes does it, and says it all the same") {
    const auto ran = staff.import(text, yes());
    CHECK(ran.status == 0);
    CHECK(ran.out.starts_with(listed));
    CHECK(start_of(h, "union") == "2024-04-28T23:15:00Z");
    CHECK(staff.import(text).status == 0);  // nothing moves any more
  }
  CHECK(h.audit() == "");
}

TEST_CASE("Each kind of move under tickets is asked for") {
  House h;
  Operator staff(h);
  REQUIRE(h.get("amara", "union"));
  const auto [from, to, says] = GENERATE(table<std::string, std::string, std::string>({
      {"zone = \"America/Toronto\"", "zone = \"America/Vancouver\"",
       "the festival's zone America/Toronto -> America/Vancouver"},
      {"zone = \"America/Toronto\"", "zone = \"America/Vancouver\"",
       "starts 2024-04-28 18:30 America/Toronto -> 2024-04-28 18:30 America/Vancouver"},
      {"zone = \"America/Toronto\"", "zone = \"America/New_York\"",
       "the festival's zone America/Toronto -> America/New_York"},
      {"first_day = \"2024-04-28\"", "first_day = \"2024-04-29\"", "the festival's first_day 2024-04-28 -> 2024-04-29"},
      {"first_day = \"2024-04-28\"", "first_day = \"2024-04-29\"", "starts 2024-04-28 18:30 -> 2024-04-29 18:30"},
      {"day 0 18:30", "day 0 18:31", "starts 2024-04-28 18:30 -> 18:31"},
      {"room = \"Theatre 1\"\n", "", "room Theatre 1 -> (none)"},
      {"film = \"union\"\nvenue = \"bader\"", "film = \"union\"\nvenue = \"alger\"",
       "venue Isabel Bader Theatre -> Alger Hall"},
      {"film = \"union\"\nvenue = \"bader\"", "film = \"short\"\nvenue = \"bader\"", "film union -> short"},
      {"film = \"union\"\nvenue", "cancelled = true\nfilm = \"union\"\nvenue", "cancelled no -> yes"},
      {"day 0 20:54", "day 0 20:53", "ends 2024-04-28 20:54 -> 20:53"},
      {"day 0 20:54", "day 0 22:00", "ends 2024-04-28 20:54 -> 22:00"},
      {"title = \"Union\"", "title = \"Onion\"", "  screening union (Union)\n    title Union -> Onion"},
      {"name = \"Isabel Bader Theatre\"", "name = \"Roxy\"", "venue Isabel Bader Theatre -> Roxy"},
      {"{ kind = \"closed_captions\" }, ", "",
       "access closed captions, sign language ASL (intro and Q&A) -> sign language"},
      {", part = \"intro and Q&A\"", ", part = \"intro\"",
       "sign language ASL (intro and Q&A) -> closed captions, sign"},
  }));
  const auto ran = staff.import(replaced(festival_text(), from, to));
  CHECK(ran.status == 1);
  has(ran.out, says);
  // With New York's zone nothing is at another time, but all windows are another zone's from then on.
  if (to.find("New_York") == std::string::npos) has(ran.out, "1 ticket (0 handed out): Amara");
  CHECK(ran.err.find("--yes") != std::string::npos);
  CHECK(h.audit() == "");
  CHECK(h.day().find_screening(kiosk::ScreeningId("union"))->starts_at == house::local("18:30"));
}

TEST_CASE("What leaves tickets as they were promised is not asked for") {
  House h;
  Operator staff(h);
  REQUIRE(h.get("amara", "union"));
  const auto [from, to] = GENERATE(table<std::string, std::string>({
      {"q_and_a_minutes = 20", "q_and_a_minutes = 10"},
      {"industry = 2, press = 20", "industry = 1, press = 30"},
      {"kind = \"closed_captions\" }", "kind = \"closed_captions\" }, { kind = \"audio_description\" }"},
      {"film = \"union\"\nvenue", "categories = [\"press\"]\nfilm = \"union\"\nvenue"},
      {"synopsis = \"Words about it.\"", "synopsis = \"Other words.\""},
      {"directions = \"Up the stairs\"", "directions = \"Down\""},
      {"title = \"Short\"", "title = \"Shorter\""},
      {"name = \"Alger Hall\"", "name = \"Alger House\""},
      {"name = \"Industry\"", "name = \"Guests\""},
      {"code = \"PASS-AMARA\"", "code = \"PASS-AMARA-2\""},
  }));
  CAPTURE(to);
  const auto ran = staff.import(replaced(festival_text(), from, to));
  CHECK(ran.status == 0);
  CHECK(ran.out.starts_with("imported: "));
  CHECK(h.audit() == "");
}

TEST_CASE("A rule that is printed on tickets, or says which day the door has, is asked for") {
  House h;
  Operator staff(h);
  REQUIRE(h.get("amara", "union"));
  const auto [rule, says] = GENERATE(table<std::string, std::string>({
      {"be_seated_by_minutes = 20", "  the festival's be_seated_by 15 -> 20\n"},
      {"roll_over = \"06:00\"", "  the festival's roll_over 300 -> 360\n"},
  }));
  const auto ran = staff.import(festival_text(rule));
  CHECK(ran.status == 1);
  CHECK(ran.out == "under tickets that people hold:\n" + says);
  CHECK(staff.import(festival_text("reprints = 4\nreturns_until_minutes = 40")).status == 0);
}

TEST_CASE("A programme day that moves under a ticket is asked for") {
  House h;
  Operator staff(h);
  REQUIRE(h.get("amara", "late"));
  const auto ran = staff.import(replaced(festival_text(), "day 1 00:30\"", "day 1 00:30\"\nprogramme_day = \"day 1\""));
  CHECK(ran.status == 1);
  has(ran.out,
      "  screening late (Short)\n    programme_day 2024-04-28 -> 2024-04-29\n    1 ticket (0 handed out): Amara\n");
}

TEST_CASE("No screening that runs is over for its tickets without --force") {
  House h;
  Operator staff(h);
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  auto options = yes();
  options.clock = "2024-04-28T19:00:00-04:00";
  const auto text = replaced(festival_text(), "day 0 20:54", "day 0 18:50");
  const auto ran = staff.import(text, options);
  CHECK(ran.status == 1);
  has(ran.out,
      "ends 2024-04-28 20:54 -> 18:50\n    its new end is in the past: its tickets would open no door any more\n");
  has(ran.err, "would begin or be over in the past; correct its times, or say --force");
  h.at("19:00");
  CHECK(h.verify(ticket->code) == "valid");
  options.force = true;
  CHECK(staff.import(text, options).status == 0);
  CHECK(h.verify(ticket->code) == "void");
}

TEST_CASE("What moves under no valid ticket is not asked for") {
  House h;
  Operator staff(h);
  SECTION("the ticket is for another screening") { REQUIRE(h.get("amara", "clash")); }
  SECTION("it was returned") {
    const auto ticket = h.get("amara", "union");
    REQUIRE(ticket);
    REQUIRE(h.give_back(ticket->id).status == 204);
  }
  CHECK(staff.import(moved_text()).status == 0);
  CHECK(start_of(h, "union") == "2024-04-28T23:15:00Z");
}

TEST_CASE("A correction of what is over is not asked for") {
  House h;
  REQUIRE(h.get("amara", "union"));
  Operator staff(h);
  central::ImportOptions later;
  later.clock = "2024-04-29T12:00:00-04:00";
  CHECK(staff.import(replaced(festival_text(), "Theatre 1", "Theatre 2"), later).status == 0);
}

TEST_CASE("No screening is moved into the past under its tickets without --force") {
  House h;
  Operator staff(h);
  REQUIRE(h.get("amara", "union"));
  const auto text = replaced(festival_text(), "day 0 18:30", "day 0 17:30");
  for (const bool agreed : {false, true}) {
    auto options = agreed ? yes() : central::ImportOptions{};
    const auto ran = staff.import(text, options);
    CHECK(ran.status == 1);
    has(ran.out, "starts 2024-04-28 18:30 -> 17:30\n    its new start is in the past\n");
    has(ran.err, "would begin or be over in the past; correct its times, or say --force");
  }
  CHECK(start_of(h, "union") == "2024-04-28T22:30:00Z");
  auto options = central::ImportOptions{.force = true};
  CHECK(staff.import(text, options).status == 1);  // to force is not to agree
  options.consent.yes = true;
  CHECK(staff.import(text, options).status == 0);
  CHECK(start_of(h, "union") == "2024-04-28T21:30:00Z");
}

TEST_CASE("Of many holders ten are named") {
  std::string more;
  for (int i = 0; i < 12; ++i) {
    const auto id = "p" + std::to_string(10 + i);
    more += "[[pass]]\nid = \"" + id + "\"\ncode = \"CODE-" + id + "\"\nname = \"Holder " + id +
            "\"\ncategory = \"industry\"\n[[reservation]]\npass = \"" + id + "\"\nscreening = \"insiders\"\n";
  }
  House h("", more);
  Operator staff(h);
  const auto ran = staff.import(replaced(festival_text("", more), "day 0 21:30", "day 0 21:45"));
  has(ran.out, "12 tickets (0 handed out): Holder p10, Holder p11, ");
  has(ran.out, "Holder p19 and 2 more\n");
}

TEST_CASE("What was confirmed is what is done: a ticket that came meanwhile stops it") {
  House h;
  Operator staff(h);
  REQUIRE(h.get("amara", "union"));
  /// The answer comes after another ticket.
  struct Late : std::streambuf {
    explicit Late(House& of) : house(of) {}
    int_type underflow() override {
      if (given) return traits_type::eof();
      given = true;
      got = house.get("bo", "union").has_value();
      setg(text, text, text + 2);
      return traits_type::to_int_type(*gptr());
    }
    House& house;
    char text[2] = {'y', '\n'};
    bool given = false;
    bool got = false;
  };
  Late late(h);
  std::istream terminal(&late);
  const auto ran = staff.import(moved_text(), {.consent = {false, &terminal}});
  CHECK(late.got);
  CHECK(ran.status == 1);
  has(ran.err, "the tickets or the programme changed meanwhile; look again");
  CHECK(start_of(h, "union") == "2024-04-28T22:30:00Z");
  const auto again = staff.answer(moved_text(), "y\n");
  CHECK(again.status == 0);
  has(again.out, "2 tickets (0 handed out): Amara, Bo");
}

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
        "    1 ticket (0 handed out): Amara B.\n");
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
  has(shown.out, "removed screening union (Union)\n");
  has(shown.out, "    removed; that is refused while there are tickets: set cancelled = true instead\n");
  has(shown.out, "    1 ticket (0 handed out): Amara\n");
  const auto refused = staff.import(text, yes());
  CHECK(refused.status == 1);
  CHECK(refused.err == shown.err);
  has(refused.err, "put it back, with cancelled = true if it does not take place; valid tickets: 1");
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
                   R"("holders":["Amara"]}],"asks":true,"refused":[]})"
                   "\n");
  const auto utc = staff.import(moved_text(), {.diff = true, .json = true, .utc = true});
  has(utc.out, R"("before":"2024-04-28T22:30:00Z")");
  has(staff.import(moved_text(), {.diff = true, .utc = true}).out, "starts 2024-04-28 22:30Z -> 23:15Z");
}

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

TEST_CASE("import --diff shows the reservations that would be made, and whose they are") {
  House h;
  Operator staff(h);
  REQUIRE(h.get("amara", "union"));
  const auto text =
      festival_text("", reservation("amara", "union") + reservation("bo", "insiders") + reservation("press", "late"));
  const auto ran = staff.import(text, {.diff = true});
  CHECK(ran.status == 0);
  CHECK(ran.out == "added reservation insiders (Bo)\nadded reservation late (Pia)\n");
  has(staff.import(text, {.diff = true, .json = true}).out,
      R"({"change":"added","what":"reservation","id":"insiders","name":"Bo"})");
  CHECK(h.store().lease()->number("SELECT count(*) FROM ticket") == 1);
  CHECK(staff.import(text).status == 0);
  CHECK(h.store().lease()->number("SELECT count(*) FROM ticket") == 3);
  CHECK(staff.import(text, {.diff = true}).out == "nothing changes\n");
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
  has(shown.err, says);
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
  has(ran.out, R"("into_past":true,"over":false,)");
  has(ran.out, R"("asks":true,"refused":["nothing was imported: a screening that people hold tickets for would begin)");
  has(staff.import(festival_text(), {.diff = true, .json = true}).out, R"("moved":[],"asks":false,"refused":[]})");
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
  has(shown.err, "and 5 more; correct these first\n");
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
  has(out.str(), "added film union (Union)\n");
  has(out.str(), "added pass amara (Amara)\n");
  has(err.str(), "there is no database yet");
  CHECK_FALSE(std::filesystem::exists(database));

  house::write_file(file, festival_text("", reservation("amara", "late") + reservation("amara", "dark")));
  out.str("");
  err.str("");
  CHECK(central::run_import(options, out, err) == 1);
  has(out.str(), "added reservation late (Amara)\n");
  has(err.str(), "[[reservation]] of \"dark\" is of a cancelled screening; remove it\n");
  options.diff = false;
  std::ostringstream refused;
  CHECK(central::run_import(options, out, refused) == 1);
  CHECK(err.str().ends_with(refused.str()));
}

TEST_CASE("A code with a start that its screening never had is a finding, one from before a move is none") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  h.at("17:50");
  REQUIRE(h.import(moved_text()) == "");
  CHECK(h.audit() == "");
  std::ostringstream out;
  std::ostringstream err;
  CHECK(central::run_audit({h.database()}, out, err) == 0);
  has(out.str(), "screening union was moved; codes that say an earlier start, and stay good: 1\n");
  h.store().lease()->script("DELETE FROM screening_change");
  has(h.audit(), "code 1 says a start of 2024-04-28T18:30:00-04:00, screening union begins 2024-04-28T19:15:00-04:00");
}
