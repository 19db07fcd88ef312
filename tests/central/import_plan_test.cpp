// SPDX-License-Identifier: Apache-2.0
// An import that moves what people hold tickets for says so first, and does what was agreed to or nothing.
#include "tests/central/import_operator.hpp"

using house::festival_text;
using house::House;
using house::moved_text;
using house::must_have;
using house::Operator;
using house::replaced;
using house::start_of;
using house::yes;

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
    must_have(ran.out, "Import it? [y/N] imported: ");
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
  must_have(ran.out, says);
  // With New York's zone nothing is at another time, but all windows are another zone's from then on.
  if (to.find("New_York") == std::string::npos) must_have(ran.out, "1 ticket (0 handed out): Amara");
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
  must_have(
      ran.out,
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
  must_have(
      ran.out,
      "ends 2024-04-28 20:54 -> 18:50\n    its new end is in the past: its tickets would open no door any more\n");
  must_have(ran.err, "would begin or be over in the past; correct its times, or say --force");
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
    must_have(ran.out, "starts 2024-04-28 18:30 -> 17:30\n    its new start is in the past\n");
    must_have(ran.err, "would begin or be over in the past; correct its times, or say --force");
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
  must_have(ran.out, "12 tickets (0 handed out): Holder p10, Holder p11, ");
  must_have(ran.out, "Holder p19 and 2 more\n");
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
  must_have(ran.err, "the tickets or the programme changed meanwhile; look again");
  CHECK(start_of(h, "union") == "2024-04-28T22:30:00Z");
  const auto again = staff.answer(moved_text(), "y\n");
  CHECK(again.status == 0);
  must_have(again.out, "2 tickets (0 handed out): Amara, Bo");
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
  must_have(out.str(), "screening union was moved; codes that say an earlier start, and stay good: 1\n");
  h.store().lease()->script("DELETE FROM screening_change");
  must_have(h.audit(),
            "code 1 says a start of 2024-04-28T18:30:00-04:00, screening union begins 2024-04-28T19:15:00-04:00");
}
