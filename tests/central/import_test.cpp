// SPDX-License-Identifier: Apache-2.0
// The festival's file: each complaint with its line and its mending, and what a second import may change.
#include <algorithm>
#include <fstream>
#include <sstream>

#include "platform/central/commands.hpp"
#include "platform/central/festival_import.hpp"
#include "platform/central/programme.hpp"
#include "platform/festival/festival.hpp"
#include "tests/central/house.hpp"
#include "tests/central/released.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_dir.hpp"

using house::festival_text;
using house::House;
using house::local;

namespace {

/// The line of `text` on which `mark` stands, counted from 1.
std::size_t line_of(const std::string& text, const std::string& mark) {
  const auto at = text.find(mark);
  REQUIRE(at != std::string::npos);
  return static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) + 1;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

struct Slip {
  std::string from;
  std::string to;
  std::string mark;  ///< stands on the line that the complaint names
  std::string says;
};

}  // namespace

TEST_CASE("A slip in the file is one line: where, what, and how to remedy it") {
  const auto slip = GENERATE(values<Slip>({
      {"zone = \"America/Toronto\"", "zone = \"Mars/North\"", "Mars", "not in the time zone database; write continent"},
      {"first_day = \"2024-04-28\"", "first_day = \"soon\"", "soon", "first_day is no day"},
      {"name = \"Test\"", "name = 7", "name = 7", "name is no text; write it in quotes"},
      {"name = \"Test\"", "name = \"Test\"\ncolour = \"red\"", "colour", "colour is an unknown key; remove"},
      {"[[category]]", "[[categorie]]", "[[categorie]]", "unknown key"},
      {"name = \"Test\"", "name = \"Test\"\nlanguage = \"French\"\n#", "language",
       "language \"French\" is no language"},
      {"name = \"Industry\"", "name = { fr = \"Professionnels\" }", "Professionnels",
       "has no text in \"en\", the festival's language; add it, or set language"},
      {"name = \"Industry\"", "name = { en = \"Industry\", e = \"I\" }", "e = \"I\"", "\"e\", which is no language"},
      {"name = \"Industry\"", "name = { en = \"Industry\", ger = \"Fach\" }", "ger = \"Fach\"",
       "has a text in \"ger\", which is \"de\" everywhere; write de"},
      {"name = \"Industry\"", "name = { eng = \"Industry\" }", "eng = \"Industry\"",
       "has a text in \"eng\", which is \"en\" everywhere; write en"},
      {"name = \"Industry\"", "name = { en = \"Industry\", zho-Hans = \"X\" }", "zho-Hans = \"X\"",
       "has a text in \"zho-Hans\", which is \"zh-Hans\" everywhere; write zh-Hans"},
      {"name = \"Test\"", "name = \"Test\"\nlanguage = \"IKU\"\n#", "language",
       "\"IKU\" is \"iu\" everywhere; write iu"},
      {"name = \"Test\"", "name = \"Test\"\nlanguage = \"ger-\"\n#", "language",
       "\"ger-\" is no language; write a code"},
      {"name = \"Test\"", "name = \"Test\"\nlanguage = \"eng\"\n#", "language",
       "\"eng\" is \"en\" everywhere; write en"},
      {"name = \"Industry\"", "name = { en = \"Industry\", fr = 7 }", "fr = 7", "name is no text"},
      {"directions = \"Up the stairs\"", "directions = {}", "directions = {}", "has no text in \"en\""},
      {"id = \"press\"\nname", "id = \"industry\"\nname", "id = \"industry\"\nname = \"Press\"", "is there twice"},
      {"daily_limit = 2", "daily_limit = \"two\"", "daily_limit", "is no whole number"},
      {"daily_limit = 2", "daily_limit = -1", "daily_limit", "is -1; write a number from 0"},
      {"running_minutes = 60", "running_minutes = 0", "running_minutes = 0", "is 0; write a number from 1"},
      {"running_minutes = 60\n", "", "id = \"short\"", "running_minutes is missing; add"},
      {"https://union.example", "ftp://union.example", "ftp:", "no https address"},
      {"film = \"union\"", "film = \"onion\"", "onion", "is no film of this file; define it"},
      {"venue = \"alger\"", "venue = \"nowhere\"", "nowhere", "is no venue of this file; define it"},
      {"starts = \"day 0 18:30\"", "starts = \"half past six\"", "half past", "is no local time; write it as"},
      {"starts = \"day 0 18:30\"", "starts = \"day 0 25:00\"", "25:00", "is no local time"},
      {"ends = \"day 0 20:54\"", "ends = \"day 0 18:29\"", "18:29", "is not after starts"},
      {"ends = \"day 0 20:54\"", "ends = \"day 9 20:54\"", "day 9", "over a day later"},
      {"categories = [\"industry\"]", "categories = [\"nobody\"]", "nobody",
       "categories \"nobody\" is no category of this file"},
      {"categories = [\"industry\"]", "categories = []", "categories", "admits nobody"},
      {"industry = 2,", "industri = 2,", "industri ", "is no category"},
      {"industry = 2,", "industry = -2,", "industry = -2", "write a number from 0"},
      {"kind = \"closed_captions\"", "kind = \"subtitles\"", "subtitles", "none of its words; write one of: closed"},
      {"email = \"bo@example.org\"", "email = \"bo\"", "email = \"bo\"", "email is no address; write it as"},
      {"code = \"PASS-BO\"", "code = \"PASS-AMARA\"", "name = \"Bo\"", "code is there twice"},
      {"code = \"PASS-BO\"", "code = \"\"", "name = \"Bo\"", "code is empty"},
      {"state = \"suspended\"", "state = \"lost\"", "lost", "none of its words"},
      {"valid_until = \"2024-04-27\"", "valid_until = \"2024-04-01\"", "2024-04-01", "is before valid_from"},
      {"id = \"late\"", "id = \"late show!\"", "late show!", "is no id; use letters"},
      {"room = \"Theatre 1\"", "programme_day = 3", "programme_day", "neither the day it starts nor the day before"},
      {"[[category]]", "[[category]", "[[category]\n", "the heading [[category] cannot be read"},
  }));
  House h;
  const auto good = festival_text();
  auto text = replaced(good, slip.from, slip.to);
  const auto complaint = h.import(text);
  INFO(slip.to << "\n" << complaint);
  // A code that is twice or empty stands one line above the name that marks it.
  const auto above = slip.mark == "name = \"Bo\"" ? 1U : 0U;
  const auto line = line_of(text, slip.mark) - above;
  CHECK(complaint.find(".toml:") != std::string::npos);
  if (slip.says.find("is missing") == std::string::npos) {
    CHECK(complaint.find(".toml:" + std::to_string(line) + ": ") != std::string::npos);
  }
  CHECK(complaint.find(slip.says) != std::string::npos);
  CHECK(complaint.find("; ") != std::string::npos);
  CHECK(complaint.find('\n') == std::string::npos);
  CHECK(h.scan("PASS-AMARA").holder);  // the festival that was there still is
}

TEST_CASE("A slip in the festival's language is told once, not for each text in several languages") {
  const auto [language, says] = GENERATE(table<std::string, std::string>({
      {"eng", "language \"eng\" is \"en\" everywhere; write en"},
      {"english!", "language \"english!\" is no language; write a code"},
  }));
  House h;
  auto text = replaced(festival_text(), "name = \"Test\"", "name = \"Test\"\nlanguage = \"" + language + "\"");
  text = replaced(text, "name = \"Industry\"", "name = { en = \"Industry\", fr = \"Professionnels\" }");
  const auto complaint = h.import(text);
  INFO(complaint);
  CHECK(complaint.find(says) != std::string::npos);
  CHECK(complaint.find('\n') == std::string::npos);
}

TEST_CASE("Reservations refer to what is there, once, on seats that are") {
  House h;
  const auto with = [&](const std::string& reservations) { return h.import(festival_text("", reservations)); };
  const auto one = [](const std::string& pass, const std::string& screening) {
    return "[[reservation]]\npass = \"" + pass + "\"\nscreening = \"" + screening + "\"\n";
  };
  CHECK(with(one("nobody", "union")).find("is no pass of this file") != std::string::npos);
  CHECK(with(one("amara", "nothing")).find("is no screening of this file") != std::string::npos);
  CHECK(with(one("amara", "union") + one("amara", "union")).find("twice") != std::string::npos);
  CHECK(with(one("amara", "clash") + one("bo", "clash")).find("no seat left for industry") != std::string::npos);
  CHECK(with(one("press", "insiders")).find("no seat left for press") != std::string::npos);
  CHECK(h.store().lease()->number("SELECT count(*) FROM ticket") == 0);
}

TEST_CASE("A reservation that the policy would refuse is the file's mistake, with its line and how to remedy it") {
  const auto [pass, screening, more, says] = GENERATE(table<std::string, std::string, std::string, std::string>({
      {"amara", "dark", "", "is of a cancelled screening; remove it"},
      {"amara", "clash", "", "overlaps the pass's ticket for \"union\"; remove one of the two, or set overlap"},
      {"press", "insiders", "", "is of a pass of press, which is not admitted; remove it or add the category"},
      {"press", "late", "early",
       "is one more than the 2 a day of press; remove it or raise the category's daily_limit"},
  }));
  const auto one = [](const std::string& of, const std::string& what) {
    return "[[reservation]]\npass = \"" + of + "\"\nscreening = \"" + what + "\"\n";
  };
  House h;
  auto text = festival_text("", one(pass, "union") + (more.empty() ? "" : one(pass, more)) + one(pass, screening));
  text = replaced(text, "allotment = { industry = 40 }", "allotment = { industry = 40, press = 1 }");
  const auto complaint = h.import(text);
  INFO(complaint);
  const auto last = text.rfind("[[reservation]]");
  const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(last), '\n') + 1;
  CHECK(complaint.find(".toml:" + std::to_string(line) + ": [[reservation]] of \"" + screening + "\" " + says) !=
        std::string::npos);
  CHECK(h.store().lease()->number("SELECT count(*) FROM ticket") == 0);
}

TEST_CASE("Where the festival allows overlaps, so may its reservations") {
  House h("overlap = \"allow\"",
          "[[reservation]]\npass = \"amara\"\nscreening = \"union\"\n"
          "[[reservation]]\npass = \"amara\"\nscreening = \"clash\"\n");
  CHECK(h.scan("PASS-AMARA").tickets.size() == 2);
}

TEST_CASE("A file that is not there, and one that is no festival, are one line") {
  const auto missing = festival::read_festival("/nonexistent/festival.toml", local("12:00"), std::nullopt);
  REQUIRE_FALSE(missing);
  CHECK(missing.error() ==
        "/nonexistent/festival.toml: cannot be read: No such file or directory; "
        "check its name and its folder");
  House h;
  CHECK(h.import("").find(".toml:1: there is no [festival]") != std::string::npos);
  CHECK(h.import("festival = 3").find("there is no [festival]") != std::string::npos);
  CHECK(h.import(std::string("\0\x01\xff", 3)).find("is no text in UTF-8") != std::string::npos);
}

TEST_CASE("Days count from the day of the import in the festival's zone") {
  house::Folder folder;
  const auto file = folder.file("festival.toml");
  house::write_file(file, replaced(festival_text(), "\"2024-04-28\"", "\"import\""));
  // 23:30 in Toronto is the next day in UTC; the festival's clock counts.
  const auto festival = festival::read_festival(file, local("23:30"), std::nullopt);
  REQUIRE(festival);
  CHECK(kiosk::format_date(festival->first_day) == "2024-04-28");
  CHECK(festival->screenings.at(2).screening.starts_at == local("18:30"));
  // A pass is good from the midnight before the first evening on which online tickets are given out, to the roll-over
  // after the last programme day.
  CHECK(festival->passes.at(0).pass.valid_from == local("00:00") - std::chrono::days{1});
  CHECK(festival->passes.at(0).pass.valid_until == local("+2 05:00"));
  CHECK(kiosk::format_date(festival->screenings.at(5).screening.programme_day) == "2024-04-28");
}

TEST_CASE("A second import of a file that counts from its import does not move the festival") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  h.at("+1 09:00");
  REQUIRE(h.import(replaced(festival_text(), "\"2024-04-28\"", "\"import\"")) == "");
  h.at("17:42");
  CHECK(h.scan("PASS-AMARA").tickets.at(0).starts_at == local("18:30"));
  CHECK(h.audit() == "");
  // A date is a decision: it moves the festival, and the codes that were printed stay good.
  h.at("17:43");
  REQUIRE(h.import(replaced(festival_text(), "\"2024-04-28\"", "\"2024-04-29\"")) == "");
  CHECK(h.audit() == "");
  h.at("+1 17:42");
  CHECK(h.verify(ticket->code) == "valid");
  REQUIRE(h.replace(ticket->id));
  CHECK(h.audit() == "");
}

TEST_CASE("Every setting of the policy is read and kept") {
  House h(R"(online_opens = "20:30"
online_closes_minutes = 45
box_office_lead_minutes = 90
grace_minutes = 5
roll_over = "04:00"
overlap = "allow"
walking_buffer_minutes = 20
few_left_seats = 3
few_left_percent = 7
returns_until_minutes = 40
be_seated_by_minutes = 10
rush_line_minutes = 50
reprints = 4
other_venue_pickup = "allow")");
  const auto db = h.store().lease();
  const auto rules = central::Programme::load(*db)->rules();
  using std::chrono::minutes;
  kiosk::policy::Rules expected;
  expected.online_opens = minutes{20 * 60 + 30};
  expected.online_closes_before = minutes{45};
  expected.box_office_lead = minutes{90};
  expected.grace = minutes{5};
  expected.roll_over = minutes{4 * 60};
  expected.overlap = kiosk::policy::OverlapRule::kAllow;
  expected.walking_buffer = minutes{20};
  expected.few_left_seats = 3;
  expected.few_left_percent = 7;
  expected.returns_until = minutes{40};
  expected.be_seated_by = minutes{10};
  expected.rush_line_opens = minutes{50};
  expected.reprints = 4;
  expected.other_venue_pickup = kiosk::policy::OtherVenuePickup::kAllow;
  expected.daily_limit = {{"press", 2}};
  CHECK(rules == expected);
}

TEST_CASE("A second import changes the programme and loses no ticket") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  SECTION("what has no ticket may go, what is new comes") {
    auto text = festival_text();
    const auto late = text.find("[[screening]]\nid = \"late\"");
    text.erase(late, text.find("[[screening]]\nid = \"elsewhere\"") - late);
    text = replaced(text, "name = \"Amara\"", "name = \"Amara B.\"");
    REQUIRE(h.import(text) == "");
    CHECK(h.day().find_screening(kiosk::ScreeningId("late")) == nullptr);
    const auto answer = h.scan("PASS-AMARA");
    REQUIRE(answer.tickets.size() == 1);
    CHECK(h.code(answer.tickets[0].id) == ticket->code);
    CHECK(answer.tickets[0].holder == "Amara B.");
    CHECK(h.verify(ticket->code) == "valid");
  }
  SECTION("two passes may exchange their codes") {
    auto text = replaced(festival_text(), "PASS-AMARA", "PASS-X");
    text = replaced(replaced(text, "PASS-BO", "PASS-AMARA"), "PASS-X", "PASS-BO");
    REQUIRE(h.import(text) == "");
    CHECK(h.scan("PASS-BO").holder->display_name == "Amara");
  }
  SECTION("what has tickets stays") {
    auto text = festival_text();
    const auto union_at = text.find("[[screening]]\nid = \"union\"");
    text.erase(union_at, text.find("[[screening]]\nid = \"clash\"") - union_at);
    CHECK(h.import(text).find("[[screening]] \"union\" is no longer in the file; it has tickets; put it back, with "
                              "cancelled = true") != std::string::npos);
    text = festival_text();
    const auto amara = text.find("[[pass]]\nid = \"amara\"");
    text.erase(amara, text.find("[[pass]]\nid = \"bo\"") - amara);
    CHECK(h.import(text).find("[[pass]] \"amara\" is no longer in the file; it has tickets") != std::string::npos);
    CHECK(h.scan("PASS-AMARA").tickets.size() == 1);
  }
  SECTION("no allotment is cut below its tickets") {
    REQUIRE(h.get("bo", "union"));
    const auto complaint = h.import(replaced(festival_text(), "industry = 2,", "industry = 1,"));
    CHECK(complaint.find("allots fewer seats to industry than the 2 tickets that exist; allot at least as many") !=
          std::string::npos);
    REQUIRE(h.import(replaced(festival_text(), "industry = 2,", "industry = 3,")) == "");
    CHECK(h.get("cy", "union"));
  }
  CHECK(h.audit() == "");
}

TEST_CASE("A reservation is made once: what became of it since is not undone") {
  const std::string reservation = "[[reservation]]\npass = \"amara\"\nscreening = \"union\"\n";
  House h("", reservation);
  const auto ticket = h.scan("PASS-AMARA").tickets.at(0);
  REQUIRE(h.import(festival_text("", reservation)) == "");
  CHECK(h.scan("PASS-AMARA").tickets.at(0) == ticket);
  REQUIRE(h.give_back(ticket.id).status == 204);
  REQUIRE(h.import(festival_text("", reservation)) == "");
  CHECK(h.scan("PASS-AMARA").tickets.empty());
  REQUIRE(h.get("bo", "union"));
  REQUIRE(h.get("cy", "union"));
  const auto full =
      h.import(festival_text("", reservation + "[[reservation]]\npass = \"old\"\nscreening = \"union\"\n"));
  CHECK(full.find("has no seat left for industry; enlarge the allotment") != std::string::npos);
  CHECK(h.audit() == "");
}

TEST_CASE("The demonstration festival is accepted as it is, its reservations too") {
  const std::string file = tests::source_dir() + "/assets/demo/festival.toml";
  if (!std::ifstream(file)) return;
  const auto festival = festival::read_festival(file, local("12:00"), std::nullopt);
  INFO((festival ? std::string() : festival.error()));
  REQUIRE(festival);
  const house::TestDatabase database;
  const auto store = central::Store::open(database.address(), central::Store::Mode::kCreate);
  REQUIRE(store);
  const auto done = central::import_festival(**store, *festival, local("12:00"));
  INFO((done ? std::string() : done.error()));
  REQUIRE(done);
  CHECK(done->reservations == festival->reservations.size());
}

TEST_CASE("Directions and category names by language reach the kiosk, and go with the next import that has none") {
  House h;
  auto text = replaced(festival_text(), "directions = \"Ground floor, left of the doors\"",
                       "directions = { en = \"Ground floor\", fr = \"Au rez-de-chauss\u00e9e\" }");
  text = replaced(text, "name = \"Industry\"", "name = { fr = \"Professionnels\", en = \"Industry\" }");
  REQUIRE(h.import(text) == "");
  const kiosk::Texts places{{"en", "Ground floor"}, {"fr", "Au rez-de-chauss\u00e9e"}};
  CHECK(h.day().box_office_directions == "Ground floor");
  CHECK(h.day().box_office_directions_in == places);
  CHECK(h.day("alger").box_office_directions_in.empty());
  const auto holder = h.scan("PASS-AMARA").holder;
  REQUIRE(holder);
  CHECK(holder->category == "Industry");
  CHECK(holder->category_in == kiosk::Texts{{"en", "Industry"}, {"fr", "Professionnels"}});
  const auto festival = kiosk::ticketing::read_festival_day(h.ask(kiosk::ticketing::festival_day_request("")));
  REQUIRE(festival);
  CHECK(festival->day->venues[1].directions_in == places);

  REQUIRE(h.import(festival_text()) == "");
  CHECK(h.day().box_office_directions == "Ground floor, left of the doors");
  CHECK(h.day().box_office_directions_in.empty());
  CHECK(h.scan("PASS-AMARA").holder->category_in.empty());
}

TEST_CASE("The festival's language says which of several texts stands for all others") {
  House h;
  auto text = replaced(festival_text(), "name = \"Test\"", "name = \"Test\"\nlanguage = \"fr\"");
  text = replaced(text, "directions = \"Up the stairs\"", "directions = { en = \"Up\", fr = \"En haut\" }");
  REQUIRE(h.import(text) == "");
  CHECK(h.day("alger").box_office_directions == "En haut");
}

TEST_CASE("An import of a file with mistakes leaves the database of an older program as it is") {
  const house::Released released;
  const house::Folder folder;
  const auto file = folder.file("festival.toml");
  const auto ran = [&](const std::string& text) {
    house::write_file(file, text);
    std::ostringstream out;
    std::ostringstream err;
    const int status = central::run_import({file, released.address(), "2024-04-28T17:42:00-04:00"}, out, err);
    return std::to_string(status) + ": " + err.str();
  };
  const auto line = ran(house::festival_text() + "\n[nonsense]\n");
  CHECK(line.find("1: ") == 0);
  CHECK(line.find("nonsense") != std::string::npos);
  CHECK(house::schema_version(*released.connect()) == house::released_schema());
  CHECK(ran(house::festival_text()).find("0: ") == 0);
  CHECK(house::schema_version(*released.connect()) > house::released_schema());
}
