// SPDX-License-Identifier: Apache-2.0
// What a kiosk is told of its venue's day.
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using house::House;
using house::local;
using kiosk::AllotmentState;

TEST_CASE("A venue's day has its films, its screenings by start, and its box office") {
  House h;
  const auto day = h.day();
  CHECK(day.venue == kiosk::VenueId("bader"));
  CHECK(day.venue_name == "Isabel Bader Theatre");
  CHECK(day.box_office_directions == "Ground floor, left of the doors");
  CHECK(day.zone == "America/Toronto");
  CHECK(kiosk::format_date(day.day) == "2024-04-28");

  std::vector<std::string> ids;
  for (const auto& screening : day.screenings) ids.push_back(screening.id.str());
  CHECK(ids == std::vector<std::string>{"early", "dark", "union", "clash", "insiders", "late"});
  REQUIRE(day.films.size() == 2);
  const auto* film = day.find_film(kiosk::FilmId("union"));
  REQUIRE(film != nullptr);
  CHECK(film->running == std::chrono::minutes{104});
  CHECK(film->website == "https://union.example");
  CHECK(film->own_title.empty());
  const auto* foreign = day.find_film(kiosk::FilmId("short"));
  REQUIRE(foreign != nullptr);
  CHECK(foreign->own_title == "\u77ed");
  const std::vector<kiosk::Credit> credits = {{"Directors", {"Brett Story", "Stephen Maing"}}, {"Editor", {"B. E."}}};
  CHECK(film->credits == credits);

  REQUIRE(day.box_office);
  CHECK(day.box_office->opens == local("09:00"));
  CHECK(day.box_office->closes == local("+1 00:30"));
  CHECK(day.next_box_office_opens == local("+1 10:00"));
  CHECK(day.tomorrow_opens_online == local("21:00"));
}

TEST_CASE("A screening of the day has its times, its notices and whether it takes place") {
  House h;
  const auto day = h.day();
  const auto* shown = day.find_screening(kiosk::ScreeningId("union"));
  REQUIRE(shown != nullptr);
  CHECK(shown->room == "Theatre 1");
  CHECK(shown->starts_at == local("18:30"));
  CHECK(shown->ends_at == local("20:54"));
  CHECK(shown->be_seated_by == local("18:15"));
  CHECK(shown->rush_line_opens == local("17:30"));
  CHECK(shown->in_person == kiosk::policy::Window{local("09:00"), local("18:30")});
  const std::vector<kiosk::AccessNotice> access = {{kiosk::AccessKind::kClosedCaptions, "", ""},
                                                   {kiosk::AccessKind::kSignLanguage, "ASL", "intro and Q&A"}};
  CHECK(shown->access == access);
  CHECK_FALSE(shown->cancelled);
  CHECK(day.find_screening(kiosk::ScreeningId("dark"))->cancelled);
}

TEST_CASE("The allotment is full only when every category's is, and few are few of all") {
  House h;
  const auto state = [&](const char* id) { return h.day().find_screening(kiosk::ScreeningId(id))->allotment; };
  CHECK(state("early") == AllotmentState::kAvailable);
  CHECK(state("clash") == AllotmentState::kFewLeft);
  REQUIRE(h.get("amara", "clash"));
  CHECK(state("clash") == AllotmentState::kFewLeft);
  REQUIRE(h.get("press", "clash"));
  CHECK(state("clash") == AllotmentState::kFull);
}

TEST_CASE("The day ends at the roll-over, and tomorrow's online opening is told until it has come") {
  House h;
  h.at("+1 04:59");
  CHECK(kiosk::format_date(h.day().day) == "2024-04-28");
  h.at("+1 05:00");
  const auto next = h.day();
  CHECK(kiosk::format_date(next.day) == "2024-04-29");
  CHECK_FALSE(next.next_box_office_opens);
  h.at("21:00");
  CHECK_FALSE(h.day().tomorrow_opens_online);
  h.at("+2 12:00");
  const auto after = h.day();
  CHECK_FALSE(after.box_office);
  CHECK(after.screenings.empty());
}

TEST_CASE("Hours that staff published stand instead of the derived ones, past midnight too") {
  House h;
  auto text = house::festival_text();
  const std::string after = "directions = \"Ground floor, left of the doors\"\n";
  text.insert(text.find(after) + after.size(), "[[venue.hours]]\nday = 0\nopens = \"22:00\"\ncloses = \"01:00\"\n");
  REQUIRE(h.import(text) == "");
  const auto day = h.day();
  CHECK(day.box_office == kiosk::policy::Window{local("22:00"), local("+1 01:00")});
  // Union begins before they open: its window is empty, and still can be read.
  const auto* shown = day.find_screening(kiosk::ScreeningId("union"));
  CHECK(shown->in_person == kiosk::policy::Window{local("18:30"), local("18:30")});
}

TEST_CASE("Where staff published hours, the windows of the day and what is handed out end with them") {
  House h;
  auto text = house::festival_text();
  const std::string after = "directions = \"Ground floor, left of the doors\"\n";
  text.insert(text.find(after) + after.size(), "[[venue.hours]]\nday = 0\nopens = \"12:15\"\ncloses = \"18:00\"\n");
  REQUIRE(h.import(text) == "");
  const auto day = h.day();
  const auto* shown = day.find_screening(kiosk::ScreeningId("union"));
  REQUIRE(shown != nullptr);
  CHECK(shown->in_person == kiosk::policy::Window{local("12:15"), local("18:00")});

  h.at("17:59");
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  h.at("18:10");
  const auto refused = h.get("press", "union");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().verdict->reason == kiosk::policy::Reason::kWindowClosed);
  CHECK(refused.error().verdict->rule == "the box office closes at 18:00");
  // Nor does the paper that exists come out anew; what became of it is still taken down.
  const auto reprint = h.replace(ticket->id);
  REQUIRE_FALSE(reprint);
  CHECK(reprint.error().verdict->rule == "the box office closes at 18:00");
  CHECK(h.offer("PASS-AMARA", "union").kind == kiosk::OfferKind::kNone);
  CHECK(h.report(ticket->id, kiosk::DeliveryOutcome::kDelivered) == 204);
}

TEST_CASE("A kiosk that has the day is told so, until something changes") {
  House h;
  const auto first = kiosk::ticketing::read_day(h.ask(kiosk::ticketing::day_request("")));
  REQUIRE(first);
  REQUIRE(first->etag != "");
  const auto again = h.ask(kiosk::ticketing::day_request(first->etag));
  CHECK(again.status == 304);
  CHECK(again.body.empty());
  CHECK(kiosk::find_header(again.headers, "ETag") == first->etag);
  CHECK(h.ask({"GET", "/v1/venue/day", {{"If-None-Match", "\"other\", W/" + first->etag}}, ""}).status == 304);
  CHECK(h.ask({"GET", "/v1/venue/day", {{"If-None-Match", "\"other\""}}, ""}).status == 200);

  REQUIRE(h.get("amara", "clash"));
  REQUIRE(h.get("press", "clash"));
  CHECK(h.ask(kiosk::ticketing::day_request(first->etag)).status == 200);
}

TEST_CASE("The festival's day has every venue that shows something on it, and when its tickets are online") {
  House h;
  const auto read = kiosk::ticketing::read_festival_day(h.ask(kiosk::ticketing::festival_day_request("")));
  REQUIRE(read);
  REQUIRE(read->day);
  const auto& day = *read->day;
  CHECK(day.zone == "America/Toronto");
  CHECK(kiosk::format_date(day.day) == "2024-04-28");
  REQUIRE(day.venues.size() == 2);
  const auto& alger = day.venues[0];
  CHECK(alger.id == kiosk::VenueId("alger"));
  CHECK(alger.name == "Alger Hall");
  CHECK(alger.directions == "Up the stairs");
  CHECK(alger.box_office == kiosk::policy::Window{local("21:00"), local("22:00")});
  REQUIRE(alger.screenings.size() == 1);
  CHECK(alger.screenings[0].id == kiosk::ScreeningId("elsewhere"));
  CHECK(alger.screenings[0].title == "Short");
  CHECK(alger.screenings[0].starts_at == local("22:00"));
  CHECK(alger.screenings[0].online == kiosk::policy::Window{local("21:00") - std::chrono::days{1}, local("21:00")});
  CHECK(alger.screenings[0].allotment == AllotmentState::kAvailable);
  const auto& bader = day.venues[1];
  REQUIRE(bader.screenings.size() == 6);
  CHECK(bader.screenings[1].cancelled);
  CHECK(bader.screenings[2].room == "Theatre 1");
}

TEST_CASE("The festival's day is the same for every venue's devices, and told once until something changes") {
  House h;
  const auto request = kiosk::ticketing::festival_day_request("");
  const auto here = h.ask(request);
  CHECK(h.ask_as(request, "alger", central::Role::kDoor).body == here.body);
  CHECK(h.ask_as(request, "bader", central::Role::kDesk).body == here.body);
  const auto etag = kiosk::find_header(here.headers, "ETag").value_or("");
  REQUIRE(etag != "");
  CHECK(h.ask(kiosk::ticketing::festival_day_request(etag)).status == 304);
  REQUIRE(h.get("amara", "clash"));
  REQUIRE(h.get("press", "clash"));
  CHECK(h.ask(kiosk::ticketing::festival_day_request(etag)).status == 200);
}
