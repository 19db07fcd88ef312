// SPDX-License-Identifier: Apache-2.0
// What a number alone is worth at a door, and from when on a ticket is used up by a door that names no screening.
#include <sstream>

#include "platform/central/verify_command.hpp"
#include "tests/central/staff_fixture.hpp"

using central::Role;
using house::House;
using house::post;
using house::says;
using house::text_in;
using kiosk::ticketing::DoorAct;

namespace {

constexpr auto kAdmit = R"(,"admit":true)";
constexpr auto kLetOut = R"(,"let_out":true)";

kiosk::HttpResponse answer(House& h, const std::string& code, const std::string& more = "") {
  auto made = h.ask_as(post("/v1/tickets/verify", R"({"code":")" + code + '"' + more + "}"), "bader", Role::kDoor);
  REQUIRE(made.status == 200);
  return made;
}

/// The answer's state and detail, with a blank between them.
std::string asked(House& h, const std::string& code, const std::string& more = "") {
  const auto got = answer(h, code, more);
  const auto detail = text_in(got, "detail");
  return text_in(got, "state") + (detail.empty() ? "" : " ") + detail;
}

std::int64_t admissions(House& h) {
  return h.store().lease()->number("SELECT count(*) FROM admission WHERE undone_at IS NULL");
}

house::Ran verified(House& h, const std::string& code, const std::string& time = "17:42", DoorAct act = DoorAct::kLook,
                    const std::string& screening = "") {
  central::VerifyOptions options{{h.database()}, code};
  options.clock = kiosk::format_rfc3339(house::local(time));
  options.screening = screening;
  options.act = act;
  return house::run_show(central::run_verify, options);
}

kiosk::Ticket ticket_of(House& h, const std::string& pass, const std::string& screening) {
  auto got = h.get(pass, screening);
  REQUIRE(got);
  return *std::move(got);
}

/// The reference of the pass's only ticket.
std::string reserved(House& h, const std::string& pass) {
  auto row = h.store().lease()->query("SELECT id FROM ticket WHERE pass = ?", pass);
  REQUIRE(row.step());
  return row.text(0);
}

constexpr auto kReservation = "[[reservation]]\npass = \"amara\"\nscreening = \"union\"\n";

}  // namespace

TEST_CASE("The number of a ticket that was never handed out opens no door") {
  House h("", kReservation);
  const auto number = reserved(h, "amara");
  CHECK(asked(h, number) == "void not_handed_out");
  CHECK(asked(h, number, kAdmit) == "void not_handed_out");
  const auto looked = verified(h, number);
  CHECK(looked.status == 1);
  CHECK(looked.out.starts_with("void\n"));
  CHECK(says(looked.out, "no paper of it is known to be handed out"));
  CHECK(says(looked.out, "central tickets reprint " + number));
  CHECK(verified(h, number, "17:42", DoorAct::kAdmit).status == 1);
  CHECK(admissions(h) == 0);
  // A code that is shown was handed out, whatever is on record.
  CHECK(asked(h, h.code(kiosk::TicketId(number)).str()) == "valid");
}

TEST_CASE("A number opens the door once its newest code is in a person's hands") {
  House h("", kReservation);
  const kiosk::TicketId number(reserved(h, "amara"));
  REQUIRE(h.replace(number));
  CHECK(asked(h, number.str()) == "void not_handed_out");  // a kiosk prints it
  SECTION("delivered") {
    REQUIRE(h.report(number, kiosk::DeliveryOutcome::kDelivered, 2) == 204);
    CHECK(asked(h, number.str()) == "valid");
  }
  SECTION("delivered, perhaps") {
    REQUIRE(h.report(number, kiosk::DeliveryOutcome::kUncertain, 2) == 204);
    CHECK(asked(h, number.str(), kAdmit) == "valid");
  }
  SECTION("certainly not printed") {
    REQUIRE(h.report(number, kiosk::DeliveryOutcome::kFailed, 2) == 204);
    CHECK(asked(h, number.str(), kAdmit) == "void not_handed_out");
  }
  SECTION("the first paper is known, and the newest is not") {
    REQUIRE(h.report(number, kiosk::DeliveryOutcome::kDelivered, 2) == 204);
    REQUIRE(h.replace(number, 2));
    CHECK(asked(h, number.str()) == "void not_handed_out");
    CHECK(asked(h, h.code(number, 3).str(), kAdmit) == "valid");
    CHECK(asked(h, number.str()) == "void already_in");
  }
}

TEST_CASE("A ticket that its holder got online is in their hands, and its number opens the door") {
  House h;
  const auto session = h.sign_in("PASS-AMARA");
  const auto got =
      h.ask_online(post("/v1/tickets", R"({"pass":"amara","screening":"insiders","channel":"online"})"), session);
  REQUIRE(got.status == 201);
  h.at("21:00");
  CHECK(asked(h, text_in(got, "id"), kAdmit) == "valid");
}

TEST_CASE("Of a number on several papers the door is told how many were replaced, and how to tell them apart") {
  House h;
  const auto ticket = ticket_of(h, "amara", "union");
  const auto& number = ticket.id.str();
  REQUIRE(h.report(ticket.id, kiosk::DeliveryOutcome::kDelivered) == 204);
  CHECK_FALSE(says(answer(h, number).body, "replaced_papers"));
  CHECK(says(verified(h, number).out, "ticket " + number + ", by its number\n"));
  REQUIRE(h.replace(ticket.id));
  REQUIRE(h.report(ticket.id, kiosk::DeliveryOutcome::kDelivered, 2) == 204);
  CHECK(says(answer(h, number).body, R"("by_number":true,"replaced_papers":1)"));
  const auto told = verified(h, number);
  CHECK(told.status == 0);
  CHECK(says(told.out, "ticket " + number + ", by its number\n"));
  CHECK(says(told.out, "1 paper with this number was replaced and is void"));
  CHECK(says(told.out, "scan its code, or ask for the pass: Amara"));
  CHECK_FALSE(says(verified(h, h.code(ticket.id, 2).str()).out, "was replaced and is void"));
}

TEST_CASE("A reserved ticket that was handed out once is on one paper, though that has the second code") {
  House h("", kReservation);
  const kiosk::TicketId number(reserved(h, "amara"));
  REQUIRE(h.replace(number));
  REQUIRE(h.report(number, kiosk::DeliveryOutcome::kDelivered, 2) == 204);
  CHECK_FALSE(says(answer(h, number.str()).body, "replaced_papers"));
}

TEST_CASE("A door that names no screening uses no ticket up before the hour in which it begins") {
  House h;
  const auto ticket = ticket_of(h, "amara", "late");
  const auto& code = ticket.code.str();
  h.at("23:29:59");
  CHECK(asked(h, code) == "valid");
  const auto early = answer(h, code, kAdmit);
  CHECK(text_in(early, "state") == "other_screening");
  CHECK(text_in(early, "detail") == "too_early");
  CHECK(text_in(early, "screening") == "late");
  CHECK(admissions(h) == 0);
  SECTION("from an hour before its start") {
    h.at("23:30");
    CHECK(asked(h, code, kAdmit) == "valid");
  }
  SECTION("until its end") {
    h.at("+1 01:29:59");
    CHECK(asked(h, code, kAdmit) == "valid");
  }
  SECTION("earlier where the door says which screening it lets in") {
    CHECK(asked(h, code, std::string(kAdmit) + R"(,"screening":"late")") == "valid");
  }
  SECTION("what was let in on purpose is let out without naming it") {
    REQUIRE(asked(h, code, std::string(kAdmit) + R"(,"screening":"late")") == "valid");
    CHECK(asked(h, code, kLetOut) == "valid let_out");
  }
  CHECK(h.audit() == "");
}

TEST_CASE("The command says for when a ticket is that it does not use up yet, and how to do it all the same") {
  House h;
  const auto ticket = ticket_of(h, "amara", "late");
  const auto early = verified(h, ticket.code.str(), "17:42", DoorAct::kAdmit);
  CHECK(early.status == 1);
  CHECK(early.out.starts_with("other_screening\n"));
  CHECK(says(early.out, "Short: Isabel Bader Theatre, 2024-04-29 00:30\n"));
  CHECK(says(early.out,
             "not let in: it begins at 2024-04-29 00:30, and is taken from 23:30 on; to let them in now: "
             "--screening late\n"));
  CHECK(admissions(h) == 0);
  CHECK(verified(h, ticket.code.str()).status == 0);
  CHECK(verified(h, ticket.code.str(), "17:42", DoorAct::kAdmit, "late").status == 0);
  CHECK(admissions(h) == 1);
}
