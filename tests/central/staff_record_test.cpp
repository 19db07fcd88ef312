// SPDX-License-Identifier: Apache-2.0
// What staff do by command beside tickets is on record: letting in and out, signing passes, moving screenings.
#include "platform/central/commands.hpp"
#include "platform/central/passes_command.hpp"
#include "platform/central/verify_command.hpp"
#include "tests/central/staff_fixture.hpp"

using house::acts;
using house::festival_text;
using house::House;
using house::Ran;
using house::run_show;
using house::says;
using kiosk::ticketing::DoorAct;

namespace {

central::VerifyOptions at_door(House& h, const std::string& code, DoorAct act, const std::string& time = "18:12") {
  central::VerifyOptions options{{h.database()}, code};
  options.clock = kiosk::format_rfc3339(house::local(time));
  options.act = act;
  options.by = "Robin";
  return options;
}

Ran verified(const central::VerifyOptions& options) { return run_show(central::run_verify, options); }

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

kiosk::Ticket ticket_in_hand(House& h) {
  auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  REQUIRE(h.report(ticket->id, kiosk::DeliveryOutcome::kDelivered) == 204);
  return *std::move(ticket);
}

}  // namespace

TEST_CASE("Who let a ticket's holder in and out by command is on record, and stands in the ticket's history") {
  House h;
  const auto ticket = ticket_in_hand(h);
  REQUIRE(verified(at_door(h, ticket.code.str(), DoorAct::kLook, "18:11")).status == 1);  // a look has no --by
  REQUIRE(verified(at_door(h, ticket.code.str(), DoorAct::kAdmit)).status == 0);
  CHECK(acts(h) == "Robin|ticket_admitted|amara||\n");
  CHECK(verified(at_door(h, ticket.code.str(), DoorAct::kAdmit, "18:13")).status == 1);
  auto out = at_door(h, ticket.code.str(), DoorAct::kLetOut, "18:20");
  out.reason = "wrong person";
  REQUIRE(verified(out).status == 0);
  CHECK(verified(out).status == 1);  // not in
  auto again = at_door(h, ticket.id.str(), DoorAct::kAdmit, "18:25");
  again.reason = "paper torn";
  REQUIRE(verified(again).status == 0);
  CHECK(acts(h) ==
        "Robin|ticket_admitted|amara||\nRobin|ticket_let_out|amara|wrong person|\n"
        "Robin|ticket_admitted|amara|paper torn|by number\n");
  const auto shown =
      run_show(central::run_tickets_show, central::TicketShowOptions{{h.database(), true, false}, ticket.id.str()});
  CHECK(says(shown.out, R"("what":"let out","serial":1,"by":"Robin","reason":"wrong person")"));
  CHECK(says(shown.out, R"("what":"let in","serial":1,"by":"Robin","reason":"paper torn","details":"by number")"));
  CHECK(h.audit() == "");
}

TEST_CASE("An admission ahead of time says so on record, and one of an older program has no name") {
  House h;
  const auto ticket = ticket_in_hand(h);
  auto early = at_door(h, ticket.code.str(), DoorAct::kAdmit, "17:00");
  early.screening = "union";
  REQUIRE(verified(early).status == 0);
  CHECK(acts(h) == "Robin|ticket_admitted|amara||ahead of time\n");
  h.store().lease()->script("DELETE FROM staff_act");
  const auto shown =
      run_show(central::run_tickets_show, central::TicketShowOptions{{h.database(), false, false}, ticket.id.str()});
  CHECK(says(shown.out, "central verify"));
  CHECK(h.audit() == "");
}

TEST_CASE("The audit finds an admission on record that is not there") {
  House h;
  const auto ticket = ticket_in_hand(h);
  REQUIRE(verified(at_door(h, ticket.code.str(), DoorAct::kAdmit)).status == 0);
  h.store().lease()->script("UPDATE staff_act SET at = at + 1");
  CHECK(h.audit() == "staff are on record with ticket_admitted " + ticket.id.str() + ", and it is not so\n");
}

TEST_CASE("Letting out needs a reason, which is asked for at a terminal, and a look takes none") {
  House h;
  const auto ticket = ticket_in_hand(h);
  REQUIRE(verified(at_door(h, ticket.code.str(), DoorAct::kAdmit)).status == 0);
  auto out = at_door(h, ticket.code.str(), DoorAct::kLetOut);
  const auto missing = verified(out);
  CHECK(missing.status == 1);
  CHECK(missing.out.empty());
  CHECK(missing.err == "central: --reason is missing: say why, in a few words\n");
  std::istringstream nothing("\n");
  out.terminal = &nothing;
  CHECK(says(verified(out).err, "the reason is missing"));
  std::istringstream ill("ill\n");
  out.terminal = &ill;
  CHECK(verified(out).status == 0);
  CHECK(says(acts(h), "Robin|ticket_let_out|amara|ill|\n"));
  auto look = at_door(h, ticket.code.str(), DoorAct::kLook);
  look.by.clear();
  CHECK(verified(look).status == 0);
  look.reason = "why not";
  CHECK(says(verified(look).err, "--reason and --by go with --admit or --undo-admit"));
  auto hostile = at_door(h, ticket.code.str(), DoorAct::kAdmit);
  for (const auto& text : {std::string("a\nb"), std::string("\xFF"), std::string(201, 'x'), std::string("  ")}) {
    hostile.by = "Robin";
    hostile.reason = text;
    CHECK(says(verified(hostile).err, "central: --reason "));
    hostile.reason = "";
    hostile.by = text;
    CHECK(says(verified(hostile).err, "central: --by "));
  }
  CHECK(h.store().lease()->number("SELECT count(*) FROM admission WHERE undone_at IS NULL") == 0);
}

TEST_CASE("Who had which passes signed is on record") {
  House h;
  central::SignOptions options{h.database(), {"PASS-AMARA", "PASS-BO"}, ""};
  options.by = "Mia";
  options.reason = "new badges";
  REQUIRE(run_show(central::run_passes_sign, options).status == 0);
  CHECK(acts(h) == "Mia|pass_signed|amara|new badges|PASS-AMARA\nMia|pass_signed|bo|new badges|PASS-BO\n");
  options.codes = {"PASS-AMARA", "HS-9999"};
  CHECK(run_show(central::run_passes_sign, options).status == 1);
  options.codes = {"PASS-AMARA"};
  options.by = "a\nb";
  CHECK(says(run_show(central::run_passes_sign, options).err, "--by has a control character"));
  CHECK(h.store().lease()->number("SELECT count(*) FROM staff_act") == 2);
}

TEST_CASE("Who agreed to an import that moves what people hold tickets for is on record, and how") {
  House h;
  REQUIRE(h.get("amara", "union"));
  const house::Folder folder;
  central::ImportOptions options;
  options.database = h.database();
  options.festival = folder.file("festival.toml");
  options.clock = "2024-04-28T17:42:00-04:00";
  options.by = "Mia";
  const auto import = [&](const std::string& text) {
    house::write_file(options.festival, text);
    return run_show(central::run_import, options).status;
  };
  CHECK(import(replaced(festival_text(), "Words about it.", "More words.")) == 0);  // nothing moves
  CHECK(import(replaced(festival_text(), "Theatre 1", "Theatre 2")) == 1);          // not agreed to
  CHECK(acts(h).empty());
  options.consent.yes = true;
  options.reason = "projector";
  CHECK(import(replaced(festival_text(), "Theatre 1", "Theatre 2")) == 0);
  CHECK(acts(h) == "Mia|festival_moved||projector|moved under tickets: union; --yes\n");
  const auto past = replaced(festival_text(), "day 0 18:30", "day 0 17:30");
  CHECK(import(past) == 1);
  options.force = true;
  options.reason.clear();
  CHECK(import(past) == 0);
  CHECK(says(acts(h), "Mia|festival_moved|||moved under tickets: union; --yes; into the past, --force\n"));
  std::istringstream answer("yes\n");
  options.consent = {false, &answer};
  CHECK(import(festival_text()) == 0);
  CHECK(says(acts(h), "Mia|festival_moved|||moved under tickets: union; yes at the terminal\n"));
  options.by = std::string(201, 'x');
  CHECK(import(festival_text()) == 1);
  CHECK(h.audit() == "");
}
