// SPDX-License-Identifier: Apache-2.0
// All that is wrong with a festival's file, in one go: each mistake once, with its line, and no echo of another one.
#include <algorithm>

#include "tests/festival/written.hpp"
#include "tests/support/catch.hpp"

using written::festival_text;
using written::mistakes;
using written::with;
using Lines = std::vector<std::string>;

TEST_CASE("A festival without a mistake is read whole, without a warning") {
  CHECK(mistakes(festival_text()) == Lines{});
  const auto festival = written::read(festival_text());
  REQUIRE(festival);
  CHECK(festival->warnings == Lines{});
  CHECK(festival->passes.at(0).email == "amara@example.org");
  CHECK(festival->screenings.at(1).screening.running == std::chrono::minutes{104});
}

TEST_CASE("Every mistake of a file is told, in the order of the file") {
  auto text = with(festival_text(), "name = \"Small\"", "name = 7");
  text = with(text, "zone = \"America/Toronto\"", "zone = \"America/Torronto\"");
  text = with(text, "online_opens = \"21:00\"", "online_opens = \"9 pm\"\nreprint = 3");
  text = with(text, "daily_limit = 2", "daily_limit = 2.5");
  text = with(text, "film = \"union\"", "film = \"unoin\"");
  text = with(text, "starts = \"day 0 18:30\"", "starts = \"day 0 24:30\"");
  text = with(text, "email = \"amara@example.org\"", "email = \"amara\"");
  text = with(text, "screening = \"evening\"", "screening = \"matinee\"");
  CHECK(mistakes(text) ==
        Lines{"FILE:2: [festival] name is no text; write it in quotes, not as a whole number",
              "FILE:3: [festival] zone \"America/Torronto\" is not in the time zone database; did you "
              "mean \"America/Toronto\"?",
              "FILE:7: [policy] online_opens \"9 pm\" is no time of day; write it as \"21:00\"",
              "FILE:8: [policy] reprint is an unknown key; write reprints",
              "FILE:16: [[category]] daily_limit is no whole number; write a number from 0 to 1000, not as a fraction, "
              "date or time",
              "FILE:30: [[screening]] film \"unoin\" is no film of this file; define it in a [[film]], or write "
              "\"union\"",
              "FILE:41: [[screening]] starts \"day 0 24:30\" is no local time; write it as \"day 0 18:30\" or "
              "\"2024-04-28 18:30\"",
              "FILE:52: [[pass]] email is no address; write it as \"name@example.org\", one address in plain ASCII",
              "FILE:56: [[reservation]] screening \"matinee\" is no screening of this file; define it in a "
              "[[screening]]"});
}

TEST_CASE("A film's own title is text of at most 200 bytes, in any script") {
  const auto titled = [](const std::string& own) {
    return with(festival_text(), "title = \"Union\"", "title = \"Union\"\nown_title = " + own);
  };
  const auto read = written::read(titled("\"\u0627\u062a\u062d\u0627\u062f\""));
  REQUIRE(read);
  CHECK(read->films.at(0).film.own_title == "\u0627\u062a\u062d\u0627\u062f");
  CHECK(mistakes(titled('"' + std::string(200, 'x') + '"')) == Lines{});
  for (const auto& own : {'"' + std::string(201, 'x') + '"', std::string("7"), std::string("[\"Union\"]")}) {
    const auto found = mistakes(titled(own));
    REQUIRE(found.size() == 1);
    CHECK(found[0].starts_with("FILE:25: [[film]] own_title "));
  }
}

TEST_CASE("A key that nobody knows names the one that was meant, or those that there are") {
  CHECK(mistakes(with(festival_text(), "title = ", "titel = ")) ==
        Lines{"FILE:22: [[film]] title is missing; add title = ...",
              "FILE:24: [[film]] titel is an unknown key; write title"});
  CHECK(mistakes(with(festival_text(), "zone = ", "colour = \"red\"\nzone = ")) ==
        Lines{"FILE:3: [festival] colour is an unknown key; remove it: the keys here are first_day, language, name, "
              "zone"});
  CHECK(mistakes(with(festival_text(), "opens = \"09:30\"", "opens = \"09:30\", close = \"x\"")) ==
        Lines{"FILE:20: [[hours]] close is an unknown key; write closes"});
  CHECK(mistakes(with(festival_text(), "daily_limit", "dayly_limit")) ==
        Lines{"FILE:15: [[category]] dayly_limit is an unknown key; write daily_limit"});
  const auto in_policy = [](const std::string& key) {
    return mistakes(with(festival_text(), "[policy]", "[policy]\n" + key + " = 1"));
  };
  CHECK(in_policy("daily_limit") ==
        Lines{"FILE:7: [policy] daily_limit is an unknown key; write daily_limit under [[category]]"});
  CHECK(in_policy("dayly_limit") ==
        Lines{"FILE:7: [policy] dayly_limit is an unknown key; write daily_limit under [[category]]"});
  CHECK(in_policy("first_day") ==
        Lines{"FILE:7: [policy] first_day is an unknown key; write first_day under [festival]"});
  // A film has a language of its own, and a notice too: not the festival's.
  const auto of_film = mistakes(with(festival_text(), "[[film]]\n", "[[film]]\nlanguage = \"fr\"\n"));
  REQUIRE(of_film.size() == 1);
  CHECK(of_film.front().find("[[film]] language is an unknown key; remove it: the keys here are ") !=
        std::string::npos);
  CHECK(in_policy("reprint") == Lines{"FILE:7: [policy] reprint is an unknown key; write reprints"});
}

TEST_CASE("One slip is not told again by all that refers to it") {
  const auto [from, to, says] = GENERATE(table<std::string, std::string, std::string>({
      {"[[category]]\nid = \"industry\"", "[[categorie]]\nid = \"industry\"", "the file's categorie is an unknown key"},
      {"[[film]]", "[[movie]]", "the file's movie is an unknown key"},
      {"id = \"industry\"", "id = \"press\"", "\"press\" is there twice"},
      {"id = \"union\"", "id = 4", "[[film]] id is no text"},
      {"industry = 2 }", "industry = \"two\" }", "allotment industry is no whole number"},
      {"starts = \"day 0 18:30\"", "starts = 18:30:00", "starts is no text"},
      {"film = \"union\"\n", "", "[[screening]] film is missing"},
      {"category = \"industry\"\n", "", "[[pass]] category is missing"},
      {"opens = \"09:30\", ", "", "[[hours]] opens is missing"},
  }));
  const auto found = mistakes(with(festival_text(), from, to));
  std::string all;
  for (const auto& line : found) all += line + "\n";
  INFO(to << "\n" << all);
  REQUIRE(found.size() == 1);
  CHECK(found.front().find(says) != std::string::npos);
}

TEST_CASE("Of more than twenty mistakes the first twenty are told, and how many more there are") {
  std::string text = festival_text();
  const auto first = std::count(text.begin(), text.end(), '\n') + 2;
  for (int i = 0; i < 27; ++i) text += "[[reservation]]\npass = \"nobody\"\nscreening = \"evening\"\n";
  const auto found = mistakes(text);
  REQUIRE(found.size() == 21);
  CHECK(found.front().find("FILE:" + std::to_string(first) + ": ") == 0);
  CHECK(found.back() == "FILE: and 7 more; remedy these first");
}

TEST_CASE("Every setting of the policy has a range and a type") {
  const auto [line, says] = GENERATE(table<std::string, std::string>({
      {"online_opens = \"24:00\"", "online_opens \"24:00\" is no time of day; write it as \"21:00\""},
      {"online_opens = 21", "online_opens is no text; write it in quotes, not as a whole number"},
      {"online_opens = 21:00:00", "online_opens is no text; write it in quotes, not as a fraction, date or time"},
      {"online_closes_minutes = -1", "online_closes_minutes is -1; write a number from 0 to 1440"},
      {"online_closes_minutes = 1441", "online_closes_minutes is 1441; write a number from 0 to 1440"},
      {"box_office_lead_minutes = \"60\"",
       "box_office_lead_minutes is no whole number; write a number from 0 to 1440, "
       "not as text"},
      {"grace_minutes = true", "grace_minutes is no whole number; write a number from 0 to 1440, not as true or false"},
      {"grace_minutes = 9223372036854775807", "grace_minutes is 9223372036854775807; write a number from 0 to 1440"},
      {"roll_over = \"13:00\"", "roll_over is after noon; write a morning hour"},
      {"overlap = \"forbid\"", "overlap is none of its words; write one of: swap, refuse, allow"},
      {"overlap = 1", "overlap is none of its words; write one of: swap, refuse, allow, not as a whole number"},
      {"walking_buffer_minutes = [15]",
       "walking_buffer_minutes is no whole number; write a number from 0 to 1440, not "
       "as a list"},
      {"few_left_seats = -1", "few_left_seats is -1; write a number from 0 to 100000"},
      {"few_left_percent = 101", "few_left_percent is 101; write a number from 0 to 100"},
      {"few_left_percent = 5.5",
       "few_left_percent is no whole number; write a number from 0 to 100, not as a fraction"},
      {"returns_until_minutes = 1441", "returns_until_minutes is 1441; write a number from 0 to 1440"},
      {"be_seated_by_minutes = {}",
       "be_seated_by_minutes is no whole number; write a number from 0 to 1440, not as a "
       "table"},
      {"rush_line_minutes = -5", "rush_line_minutes is -5; write a number from 0 to 1440"},
      {"reprints = 1001", "reprints is 1001; write a number from 0 to 1000"},
      {"other_venue_pickup = \"yes\"", "other_venue_pickup is none of its words; write one of: show_where, allow"},
  }));
  const auto found = mistakes(with(festival_text(), "online_opens = \"21:00\"", line));
  INFO(line);
  REQUIRE(found.size() == 1);
  CHECK(found.front().find("FILE:7: [policy] " + says) == 0);
}

TEST_CASE("The whole ranges of the policy's settings are taken") {
  const auto* least = "online_opens = \"00:00\"\nonline_closes_minutes = 0\nfew_left_percent = 0\nreprints = 0";
  const auto* most = "online_opens = \"23:59\"\nonline_closes_minutes = 1440\nfew_left_percent = 100\nreprints = 1000";
  for (const auto* lines : {least, most}) {
    const auto made = written::read(with(festival_text(), "online_opens = \"21:00\"", lines));
    CHECK(made);
  }
}

TEST_CASE("An address is one that the mailer can send to, of at most 254 bytes") {
  const auto with_email = [](const std::string& email) {
    return mistakes(with(festival_text(), "amara@example.org", email)).size();
  };
  for (const auto* good : {"a@b", "a.b+c@sub.example.org"}) CHECK(with_email(good) == 0);
  for (const auto* bad : {"amara", "@example.org", "amara@", "a@b@c", "a b@example.org", "a@example.org\\n", "\\t@b",
                          "zo\xC3\xAB@example.org", "a@ex\xC3\xA4mple.org", "<a@example.org>", "a@b,c", "a;b@c"}) {
    INFO(bad);
    CHECK(with_email(bad) == 1);
  }
  CHECK(with_email(std::string(248, 'a') + "@b.org") == 0);
  CHECK(with_email(std::string(249, 'a') + "@b.org") == 1);
}
