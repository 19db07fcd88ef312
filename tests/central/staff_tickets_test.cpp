// SPDX-License-Identifier: Apache-2.0
// What the box office does with tickets by command: by the rule, beyond it where it may, and never beyond the seats.
#include <filesystem>
#include <thread>
#include <vector>

#include "platform/central/verify_command.hpp"
#include "tests/central/staff_fixture.hpp"

using central::run_tickets_issue;
using central::run_tickets_move;
using central::run_tickets_reprint;
using central::run_tickets_return;
using house::act_options;
using house::acts;
using house::House;
using house::Ran;
using house::reference_in;
using house::run_act;
using house::says;

namespace {

Ran issue(House& h, const std::string& pass, const std::string& screening, bool override = false,
          const std::string& time = "17:42") {
  auto options = act_options(h, time);
  options.pass = pass;
  options.screening = screening;
  options.override = override;
  return run_act(run_tickets_issue, options);
}

Ran move(House& h, const std::string& ticket, const std::string& screening, bool override = false,
         const std::string& time = "17:42") {
  auto options = act_options(h, time);
  options.ticket = ticket;
  options.screening = screening;
  options.override = override;
  options.yes = true;
  return run_act(run_tickets_move, options);
}

Ran give_back(House& h, const std::string& ticket, bool override = false, const std::string& time = "17:42") {
  auto options = act_options(h, time);
  options.ticket = ticket;
  options.yes = true;
  options.override = override;
  return run_act(run_tickets_return, options);
}

std::int64_t count(House& h, const std::string& what) {
  return h.store().ask([&](central::Connection& db) { return db.number("SELECT count(*) FROM " + what); });
}

}  // namespace

TEST_CASE("Staff issue a ticket that a kiosk hands out, and who did it and why is on record") {
  House h;
  const auto ran = issue(h, "PASS-AMARA", "union");
  REQUIRE(ran.status == 0);
  CHECK(says(ran.out, "verdict:      none (granted)"));
  const auto ticket = reference_in(ran.out);
  CHECK_FALSE(says(ran.out, h.code(kiosk::TicketId(ticket)).str()));
  CHECK(acts(h) == "Robin|ticket_issued|amara|the kiosk has no paper|\n");
  CHECK(h.offer("PASS-AMARA", "union").kind == kiosk::OfferKind::kPickUp);
  CHECK(h.replace(kiosk::TicketId(ticket)));
  CHECK(h.audit() == "");
}

TEST_CASE("What the rule refuses is issued only where staff set it aside, which is on record") {
  House h;
  const auto refused = issue(h, "amara", "elsewhere");
  CHECK(refused.status == 1);
  CHECK(says(refused.out, "verdict:      window_not_open (refused)"));
  CHECK(says(refused.out, "to do:        come back, from Sun 2024-04-28 21:00:00 EDT"));
  CHECK(says(refused.err, "add --override"));
  CHECK(count(h, "ticket") == 0);
  CHECK(acts(h).empty());
  const auto issued = issue(h, "amara", "elsewhere", true);
  CHECK(issued.status == 0);
  CHECK(says(issued.out, "set aside:    by Robin: the kiosk has no paper"));
  CHECK(acts(h) == "Robin|ticket_issued|amara|the kiosk has no paper|set aside: window_not_open\n");
  CHECK(h.audit() == "");
}

TEST_CASE("Staff set aside no seat, no suspended pass, no cancelled screening, and no second ticket") {
  House h;
  REQUIRE(h.get("bo", "clash"));
  const auto full = issue(h, "amara", "clash", true);
  CHECK(full.status == 1);
  CHECK(says(full.err, "not issued: screening_full (passholder allotment of the screening) cannot be set aside"));
  CHECK(says(issue(h, "suspended", "union", true).err, "pass_suspended"));
  CHECK(says(issue(h, "old", "union", true).err, "pass_replaced"));
  CHECK(says(issue(h, "amara", "dark", true).err, "screening_cancelled"));
  CHECK(says(issue(h, "bo", "clash", true).err, "already_has_ticket"));
  CHECK(says(issue(h, "amara", "early", true).err, "window_closed"));      // it is over
  CHECK(says(issue(h, "press", "insiders", true).err, "screening_full"));  // nothing is allotted to its category
  CHECK(count(h, "ticket") == 1);
  CHECK(acts(h).empty());
}

TEST_CASE("All that is set aside is told, a second limit behind the first too") {
  House h("",
          "[[reservation]]\npass = \"press\"\nscreening = \"clash\"\n[[reservation]]\npass = \"press\"\n"
          "screening = \"late\"\n");
  const auto refused = issue(h, "press", "union");
  CHECK(says(refused.out, "verdict:      overlapping_ticket (refused)"));
  CHECK(says(refused.out, "also:         daily_limit (refused)"));
  CHECK(says(refused.err, "or exchange: central tickets move T-"));
  CHECK(issue(h, "press", "union", true).status == 0);
  CHECK(says(acts(h), "set aside: overlapping_ticket, daily_limit"));
  CHECK(h.audit() == "");
}

TEST_CASE("A reprint by staff is a new code, beyond a kiosk's number of reprints, and tells it") {
  House h("reprints = 0");
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  REQUIRE(h.report(ticket->id, kiosk::DeliveryOutcome::kDelivered) == 204);
  REQUIRE_FALSE(h.replace(ticket->id));
  auto options = act_options(h);
  options.ticket = ticket->id.str();
  const auto ran = run_act(run_tickets_reprint, options);
  REQUIRE(ran.status == 0);
  const auto code = h.code(ticket->id, 2);
  CHECK(says(ran.out, "code:         '" + code.str() + "'\n"));
  CHECK(says(ran.out,
             "every earlier one is void: print or show its QR code; where you need a picture of it, reprint once "
             "more with --png FILE"));
  CHECK(h.verify(code) == "valid");
  CHECK(h.verify(ticket->code) == "replaced");
  CHECK(h.offer("PASS-AMARA", "union").kind == kiosk::OfferKind::kNone);  // it is in hand, as far as a kiosk knows
  CHECK(h.audit() == "");
}

TEST_CASE("A reprint makes a picture, and voids nothing where there can be none") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  const house::Folder folder;
  auto options = act_options(h);
  options.ticket = ticket->id.str();
  options.picture = folder.file("no/such/folder.png");
  const auto refused = run_act(run_tickets_reprint, options);
  CHECK(refused.status == 1);
  CHECK(says(refused.err, "nothing was done"));
  CHECK(h.verify(ticket->code) == "valid");
  options.picture = folder.file("code.png");
  options.show.json = true;
  const auto ran = run_act(run_tickets_reprint, options);
  CHECK(ran.status == 0);
  CHECK(says(ran.out, R"("serial":2)"));
  CHECK(says(ran.out, R"("code":")"));
  CHECK(std::filesystem::file_size(options.picture) > 100);
}

TEST_CASE("A returned ticket's seat is free at once, and its code opens no door") {
  House h;
  const auto ticket = h.get("bo", "clash");
  REQUIRE(ticket);
  REQUIRE_FALSE(h.get("amara", "clash"));
  CHECK(give_back(h, ticket->id.str()).status == 0);
  CHECK(h.verify(ticket->code) == "returned");
  CHECK(h.get("amara", "clash"));
  CHECK(acts(h) == "Robin|ticket_returned|bo|the kiosk has no paper|\n");
  const auto again = give_back(h, ticket->id.str());
  CHECK(again.status == 1);
  CHECK(says(again.err, "is not valid any more: returned by Robin: the kiosk has no paper"));
  CHECK(h.audit() == "");
}

TEST_CASE("A late return is set aside until the screening starts, and not after") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  CHECK(give_back(h, ticket->id.str(), false, "18:10").status == 1);
  CHECK(says(give_back(h, ticket->id.str(), true, "18:30").err, "cannot be set aside"));
  CHECK(h.verify(ticket->code) == "valid");
  CHECK(give_back(h, ticket->id.str(), true, "18:10").status == 0);
  CHECK(says(acts(h), "set aside: window_closed"));
}

TEST_CASE("A move is both or neither") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  REQUIRE(h.get("amara", "clash"));
  const auto full = move(h, ticket->id.str(), "clash", true);
  CHECK(full.status == 1);
  CHECK(says(full.err, "not moved: screening_full"));
  CHECK(h.verify(ticket->code) == "valid");
  const auto moved = move(h, ticket->id.str(), "late");
  REQUIRE(moved.status == 0);
  const auto made = reference_in(moved.out);
  CHECK(made != ticket->id.str());
  CHECK(h.verify(ticket->code) == "void");
  CHECK(acts(h) == "Robin|ticket_moved|bo|the kiosk has no paper|to " + made +
                       "\nRobin|ticket_moved|bo|the kiosk has no paper|from " + ticket->id.str() + "\n");
  CHECK(says(move(h, made, "late").err, "is a ticket for late already"));
  CHECK(h.audit() == "");
}

TEST_CASE("A ticket whose holder was let in is neither returned nor moved, and says when that was") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  const auto answer =
      h.ask_as(house::post("/v1/tickets/verify", R"({"code":")" + ticket->code.str() + R"(","admit":true})"), "bader",
               central::Role::kDoor);
  REQUIRE(house::text_in(answer, "state") == "valid");
  const auto undo = "; where that was a mistake: central verify " + ticket->id.str() + " --undo-admit --reason WHY\n";
  for (const auto& refused : {give_back(h, ticket->id.str(), true), move(h, ticket->id.str(), "late", true)}) {
    CHECK(says(refused.err, "until the holder is admitted"));
    CHECK(says(refused.err, "cannot be set aside" + undo));
  }
  const auto shown = house::run_show(central::run_tickets_show,
                                     central::TicketShowOptions{{h.database(), false, false}, ticket->id.str()});
  CHECK(says(shown.out, "let in:       Sun 2024-04-28 17:42:00 EDT"));
  CHECK(says(shown.out, "bader door"));
  // Once it has started there is nothing to give up, let in or not.
  CHECK(says(give_back(h, ticket->id.str(), true, "18:30").err, "cannot be set aside\n"));
  central::VerifyOptions undo_admit{{h.database()}, ticket->id.str()};
  undo_admit.clock = "2024-04-28T17:50:00-04:00";
  undo_admit.act = kiosk::ticketing::DoorAct::kLetOut;
  undo_admit.reason = "wrong person";
  CHECK(house::run_show(central::run_verify, undo_admit).status == 0);
  CHECK(give_back(h, ticket->id.str(), false, "17:55").status == 0);
  CHECK(h.audit() == "");
}

TEST_CASE("A ticket of a screening that has started is not moved") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  const auto ran = move(h, ticket->id.str(), "late", true, "18:30");
  CHECK(ran.status == 1);
  CHECK(says(ran.err, "a ticket is given up only before its screening starts"));
  CHECK(h.verify(ticket->code) == "valid");
}

TEST_CASE("Of staff and a kiosk that want the last seat at once, one gets it") {
  for (int round = 0; round < 4; ++round) {
    House h;
    Ran by_staff;
    bool by_kiosk = false;
    std::thread staff([&] { by_staff = issue(h, "amara", "clash"); });
    std::thread kiosk([&] { by_kiosk = h.get("bo", "clash").has_value(); });
    staff.join();
    kiosk.join();
    CHECK((by_staff.status == 0) != by_kiosk);
    CHECK(count(h, "ticket") == 1);
    CHECK(h.audit() == "");
  }
}

TEST_CASE("Of staff who move and a kiosk that swaps one ticket at once, one does") {
  House h;
  const auto ticket = h.get("bo", "union");
  REQUIRE(ticket);
  Ran by_staff;
  bool by_kiosk = false;
  std::thread staff([&] { by_staff = move(h, ticket->id.str(), "late"); });
  std::thread kiosk([&] { by_kiosk = h.swap("bo", "clash", ticket->id).has_value(); });
  staff.join();
  kiosk.join();
  CHECK((by_staff.status == 0) != by_kiosk);
  CHECK(count(h, "ticket WHERE state = 'valid'") == 1);
  CHECK(h.audit() == "");
}

TEST_CASE("Hostile arguments are refused with what to do, and nothing is done") {
  House h;
  const auto with = [&](const std::string& reason) {
    auto options = act_options(h);
    options.pass = "amara";
    options.screening = "union";
    options.reason = reason;
    return run_act(run_tickets_issue, options);
  };
  CHECK(says(with("").err, "--reason is missing"));
  CHECK(says(with("   ").err, "--reason is missing"));
  CHECK(says(with("a\x1B[2Jb").err, "control character"));
  CHECK(says(with("\xFF\xFE").err, "UTF-8"));
  CHECK(says(with(std::string(1 << 20, 'x')).err, "1048576 bytes"));
  CHECK(says(issue(h, "amara", "onion").err, "--screening onion: no such screening; did you mean union?"));
  CHECK(says(issue(h, "amara", std::string(1 << 20, 'y')).err, "no such screening; there are clash, dark, early"));
  CHECK(says(issue(h, "", "union").err, "a pass is named by"));
  CHECK(says(issue(h, std::string(1 << 20, 'z'), "union").err, "no pass has a name of 1048576 bytes"));
  CHECK(says(issue(h, "\xC3(", "union").err, "no line of text"));
  CHECK(says(move(h, "T-0000", "union").err, "is no ticket reference"));
  CHECK(says(move(h, "T-0000-0000", "union").err, "no ticket T-0000-0000 is on record"));
  auto by = act_options(h);
  by.pass = "amara";
  by.screening = "union";
  by.by = "a\nb";
  CHECK(says(run_act(run_tickets_issue, by).err, "--by"));
  CHECK(count(h, "ticket") == 0);
  CHECK(acts(h).empty());
}

TEST_CASE("The audit finds an act of staff that was not done, and an end without anyone's") {
  House h;
  const auto ran = issue(h, "amara", "union");
  REQUIRE(ran.status == 0);
  const auto db = h.store().lease();
  db->execute("UPDATE staff_act SET at = at + 1");
  CHECK(says(h.audit(), "staff are on record with ticket_issued " + reference_in(ran.out)));
  db->execute("UPDATE staff_act SET at = at - 1");
  CHECK(h.audit() == "");
  db->execute("UPDATE ticket SET state = 'returned', ended_at = 5");
  db->execute("UPDATE ticket_code SET voided_at = 5");
  CHECK(says(h.audit(), "the end of ticket " + reference_in(ran.out) + " has neither a key nor staff on record"));
}
