// SPDX-License-Identifier: Apache-2.0
// `central verify`, as staff at a door and their scripts meet it.
#include "platform/central/verify_command.hpp"

#include <sstream>

#include "kiosk/ticketing/json_value.hpp"
#include "tests/central/house.hpp"
#include "tests/central/pass_lists.hpp"
#include "tests/support/catch.hpp"

using house::festival_text;
using house::House;
using kiosk::ticketing::DoorAct;

namespace {

struct Ran {
  int status = 0;
  std::string out;
  std::string err;
};

Ran run(const central::VerifyOptions& options) {
  std::ostringstream out;
  std::ostringstream err;
  const int status = central::run_verify(options, out, err);
  return {status, out.str(), err.str()};
}

central::VerifyOptions options(House& h, const std::string& code, const std::string& clock = "17:42") {
  central::VerifyOptions made{{h.database()}, code};
  made.clock = "2024-04-28T" + clock + ":00-04:00";
  return made;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("The command says the state on its first line, and exits with 0 only for a valid code") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  const auto good = run(options(h, ticket->code.str()));
  CHECK(good.status == 0);
  CHECK(good.out ==
        "valid\nticket " + ticket->id.str() + ", code 1\nUnion: Isabel Bader Theatre, Theatre 1, 2024-04-28 18:30\n");
  const auto forged = run(options(h, "NO TICKET AT ALL"));
  CHECK(forged.status == 1);
  CHECK(forged.out == "forged\nthis festival did not sign it, and it is no number of a ticket\n");
  REQUIRE(h.give_back(ticket->id).status == 204);
  const auto returned = run(options(h, ticket->code.str()));
  CHECK(returned.status == 1);
  CHECK(returned.out.starts_with("returned\n"));
  CHECK(returned.out.ends_with("the ticket was returned\n"));
}

TEST_CASE("The command looks the printed number up") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  REQUIRE(h.report(ticket->id, kiosk::DeliveryOutcome::kDelivered) == 204);
  auto typed = ticket->id.str().substr(2);
  typed.erase(4, 1);
  for (char& c : typed) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const auto found = run(options(h, typed));
  CHECK(found.status == 0);
  CHECK(found.out.starts_with("valid\nticket " + ticket->id.str() + ", by its number\n"));
  const auto missing = run(options(h, "T-0000-0000"));
  CHECK(missing.status == 1);
  CHECK(missing.out == "void\nno ticket has this number\n");
}

TEST_CASE("The command tells why a genuine ticket does not open this door") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  auto asked = options(h, ticket->code.str());
  std::string state;
  std::string says;
  SECTION("another venue") {
    asked.venue = "alger";
    state = "other_venue";
    says = "it is for another venue: Isabel Bader Theatre\n";
  }
  SECTION("another screening") {
    asked.screening = "late";
    state = "other_screening";
    says = "it is for another screening\n";
  }
  SECTION("another day") {
    asked.clock = "2024-04-27T18:00:00-04:00";
    state = "other_screening";
    says = "it is for another day: 2024-04-28 18:30\n";
  }
  SECTION("ended") {
    asked.clock = "2024-04-28T21:00:00-04:00";
    state = "void";
    says = "its screening ended at 20:54\n";
  }
  SECTION("ended yesterday, in UTC") {
    asked.clock = "2024-04-29T21:00:00-04:00";
    asked.show.utc = true;
    state = "void";
    says = "its screening ended at 2024-04-29 00:54Z\n";
  }
  SECTION("cancelled") {
    REQUIRE(h.import(replaced(festival_text(), "id = \"union\"\nfilm", "id = \"union\"\ncancelled = true\nfilm")) ==
            "");
    state = "void";
    says = "its screening is cancelled\n";
  }
  SECTION("replaced") {
    REQUIRE(h.replace(ticket->id));
    state = "replaced";
    says = "a newer code was printed for this seat\n";
  }
  const auto told = run(asked);
  CHECK(told.status == 1);
  CHECK(told.out.starts_with(state + "\n"));
  CHECK(told.out.find(says) != std::string::npos);
}

TEST_CASE("A ticket whose pass was stopped since stays good, and the door is told") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  const auto act = GENERATE(DoorAct::kLook, DoorAct::kAdmit);
  auto asked = options(h, ticket->code.str(), "18:10");
  asked.act = act;
  h.store().transact(central::Purpose::kAlone, [](central::Connection& db) {
    db.execute("UPDATE pass SET listed_state = state, state = 2 WHERE id = 'bo'");
  });
  const auto ran = run(asked);
  CHECK(ran.status == 0);
  CHECK(ran.out.starts_with("valid\n"));
  CHECK(ran.out.find("\nthe ticket is good, but its pass is blocked; central passes show bo tells more\n") !=
        std::string::npos);
}

TEST_CASE("The door is told of each state that stops a pass, and of none that does not") {
  House h;
  house::PassLists lists(h);
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  const std::string state = GENERATE("active", "not_collected", "suspended", "replaced", "ended");
  lists.import("code,name,category,state\nPASS-BO,Bo,industry," + state + '\n');
  auto asked = options(h, ticket->code.str(), "18:10");
  asked.act = GENERATE(DoorAct::kLook, DoorAct::kAdmit);
  CAPTURE(state, asked.act);
  const auto ran = run(asked);
  CHECK(ran.status == 0);
  CHECK(ran.out.starts_with("valid\n"));
  const bool stopped = state != "active" && state != "not_collected";
  CHECK(house::has(ran.out, "the ticket is good, but its pass is") == stopped);
  CHECK(house::has(ran.out, "\nthe ticket is good, but its pass is " + state +
                                "; central passes show bo tells more\n") == stopped);
}

TEST_CASE("Who was let in by a number with replaced papers is to be looked at after it") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  REQUIRE(h.report(ticket->id, kiosk::DeliveryOutcome::kDelivered) == 204);
  REQUIRE(h.replace(ticket->id, 1));
  REQUIRE(h.report(ticket->id, kiosk::DeliveryOutcome::kDelivered, 2) == 204);
  auto asked = options(h, ticket->id.str(), "18:10");
  CHECK(run(asked).out.find("before they go in, scan its code, or ask for the pass: Bo; 1 paper") != std::string::npos);
  asked.act = DoorAct::kAdmit;
  const auto in = run(asked).out;
  CHECK(in.find("look at the pass too: Bo (--undo-admit takes back that they were let in); 1 paper") !=
        std::string::npos);
  CHECK(in.find("before they go in") == std::string::npos);
}

TEST_CASE("The command says what the paper says and what is so now") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  h.at("17:50");
  auto text = replaced(festival_text(), "day 0 18:30", "day 0 19:15");
  REQUIRE(h.import(text) == "");
  auto asked = options(h, ticket->code.str(), "18:00");
  CHECK(run(asked).out.ends_with("moved: printed 18:30, now 19:15\n"));
  REQUIRE(h.import(replaced(text, "Theatre 1", "Theatre 2")) == "");
  const auto told = run(asked);
  CHECK(told.status == 0);
  CHECK(told.out.starts_with("valid\n"));
  CHECK(told.out.ends_with("moved: printed 18:30 Theatre 1, now 19:15 Theatre 2\n"));
}

TEST_CASE("The command lets a ticket's holder in once, says since when, and takes it back") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  auto asked = options(h, ticket->code.str(), "18:12");
  asked.act = DoorAct::kAdmit;
  const auto in = run(asked);
  CHECK(in.status == 0);
  CHECK(in.out.starts_with("valid\n"));
  CHECK(in.out.ends_with("let in at 18:12\n"));
  asked.clock = "2024-04-28T18:20:00-04:00";
  const auto second = run(asked);
  CHECK(second.status == 1);
  CHECK(second.out.starts_with("void\n"));
  CHECK(second.out.ends_with("already in at 18:12\n"));
  CHECK(h.audit() == "");
  asked.act = DoorAct::kLetOut;
  asked.reason = "went home";
  const auto out = run(asked);
  CHECK(out.status == 0);
  CHECK(out.out.ends_with("let out at 18:20\n"));
  const auto twice = run(asked);
  CHECK(twice.status == 1);
  CHECK(twice.out.ends_with("not in: there is nothing to take back\n"));
  asked.act = DoorAct::kAdmit;
  CHECK(run(asked).status == 0);
  CHECK(h.audit() == "");
}

TEST_CASE("The command prints the API's answer as JSON, in the festival's time or in UTC") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  auto asked = options(h, ticket->code.str());
  asked.show.json = true;
  const auto local = run(asked);
  CHECK(local.status == 0);
  CHECK(kiosk::ticketing::json::parse(local.out));
  CHECK(local.out.find(R"("starts_at":"2024-04-28T18:30:00-04:00")") != std::string::npos);
  asked.show.utc = true;
  CHECK(run(asked).out.find(R"("starts_at":"2024-04-28T22:30:00Z")") != std::string::npos);
}

TEST_CASE("A door that is not there and a clock that is none are one line") {
  House h;
  auto asked = options(h, "X");
  asked.venue = "moon";
  const auto moon = run(asked);
  CHECK(moon.status == 1);
  CHECK(moon.out.empty());
  CHECK(moon.err == "central: --venue moon: no such venue; there are alger, bader\n");
  asked = options(h, "X");
  asked.screening = "nothing";
  CHECK(run(asked).err == "central: --screening nothing: no such screening; there are clash, dark, early and more\n");
  asked = options(h, "X");
  asked.clock = "tomorrow";
  CHECK(run(asked).err.find("--at tomorrow") != std::string::npos);
}
