// SPDX-License-Identifier: Apache-2.0
// Two doors with one ticket at the same time, on each kind of database: one lets its holder in.
#include <atomic>
#include <barrier>
#include <thread>

#include "platform/central/door.hpp"
#include "platform/central/verify_command.hpp"
#include "tests/central/staff_fixture.hpp"

using central::Connection;
using central::Purpose;
using house::House;
using house::says;
using kiosk::ticketing::DoorAct;
using kiosk::ticketing::VerifyState;

namespace {

kiosk::Ticket ticket_of(House& h, const std::string& pass, const std::string& screening) {
  auto got = h.get(pass, screening);
  REQUIRE(got);
  return *std::move(got);
}

std::int64_t count(House& h, const std::string& what) {
  return h.store().ask([&](Connection& db) { return db.number("SELECT count(*) FROM " + what); });
}

/// `central verify --admit` at the door of the Bader; its screening is named.
house::Ran admit_by_command(House& h, const kiosk::Ticket& ticket) {
  central::VerifyOptions options{{h.database()}, ticket.code.str()};
  options.clock = "2024-04-28T18:12:00-04:00";
  options.screening = ticket.screening.str();
  options.act = DoorAct::kAdmit;
  return house::run_show(central::run_verify, options);
}

/// Whether another of the database's connections waits for a lock. SQLite shows no such thing: there a writer waits
/// for its turn before it reads at all.
bool is_one_waiting(House& h) {
  if (house::test_dialect() == central::Dialect::kSqlite) return true;
  return h.store().ask([](Connection& db) {
    return db.number(
               "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = "
               "'Lock'") != 0;
  });
}

enum class FirstDoor { kLetsIn, kTakesBack };

/// What the command says at a second door, which waits for the first: that has admitted the ticket at 18:11 and does as
/// `first` says before it is done.
house::Ran admit_behind(House& h, const kiosk::Ticket& ticket, FirstDoor first) {
  const auto store = central::Store::open(h.database(), central::Store::Mode::kExisting).value();
  std::thread second;
  house::Ran told;
  {
    const auto lease = store->lease();
    central::Transaction open(*lease, Purpose::kChange);
    const auto programme = central::Programme::load(*lease);
    const kiosk::ticketing::VerifyBody body{ticket.code, ticket.screening, DoorAct::kAdmit};
    const auto now = house::local("18:11");
    const auto in = central::admit({*lease, *programme}, h.signer(), {body, std::nullopt, now}, {{}, {}, now});
    REQUIRE(in.state == VerifyState::kValid);
    second = std::thread([&] { told = admit_by_command(h, ticket); });
    while (!is_one_waiting(h)) std::this_thread::yield();
    if (first == FirstDoor::kLetsIn) open.commit();
  }
  second.join();
  return told;
}

}  // namespace

TEST_CASE("The door that comes second waits for the first, and is told that its holder is in") {
  House h;
  const auto told = admit_behind(h, ticket_of(h, "amara", "union"), FirstDoor::kLetsIn);
  CHECK(told.status == 1);
  CHECK(told.err.empty());
  CHECK(told.out.starts_with("void\n"));
  CHECK(says(told.out, "already in at 18:11\n"));
  CHECK(count(h, "admission") == 1);
  CHECK(count(h, "staff_act") == 0);
}

TEST_CASE("The second door lets in where the first takes its admission back before it is done") {
  House h;
  const auto told = admit_behind(h, ticket_of(h, "amara", "union"), FirstDoor::kTakesBack);
  CHECK(told.status == 0);
  CHECK(says(told.out, "let in at 18:12\n"));
  CHECK(count(h, "admission") == 1);
}

TEST_CASE("Of two doors that admit one ticket at the same instant exactly one does, by command and by the API") {
  House h;
  h.at("18:12");
  (void)h.token("bader", central::Role::kDoor);
  for (const auto* pass : {"amara", "bo"}) {
    for (const auto* screening : {"union", "late", "insiders"}) {
      const auto ticket = ticket_of(h, pass, screening);
      std::barrier together(2);
      std::atomic<int> in{0};
      std::atomic<int> already{0};
      std::thread by_command([&] {
        together.arrive_and_wait();
        const auto ran = admit_by_command(h, ticket);
        if (ran.status == 0) ++in;
        if (says(ran.out, "already in at 18:12")) ++already;
      });
      std::thread by_api([&] {
        const auto request =
            house::post("/v1/tickets/verify", R"({"code":")" + ticket.code.str() + R"(","admit":true,"screening":")" +
                                                  ticket.screening.str() + "\"}");
        together.arrive_and_wait();
        const auto answer = h.ask_as(request, "bader", central::Role::kDoor);
        if (house::text_in(answer, "state") == "valid") ++in;
        if (house::text_in(answer, "detail") == "already_in") ++already;
      });
      by_command.join();
      by_api.join();
      CHECK(in == 1);
      CHECK(already == 1);
    }
  }
  CHECK(count(h, "admission WHERE undone_at IS NULL") == 6);
  CHECK(count(h, "staff_act WHERE act = 'ticket_admitted'") == count(h, "admission WHERE key IS NULL"));
  CHECK(h.audit() == "");
}

TEST_CASE("Of a door that admits a ticket and a kiosk that returns it at once, one has it") {
  House h;
  const auto ticket = ticket_of(h, "amara", "union");
  std::barrier together(2);
  house::Ran in;
  std::thread door([&] {
    together.arrive_and_wait();
    in = admit_by_command(h, ticket);
  });
  together.arrive_and_wait();
  const auto returned = h.give_back(ticket.id);
  door.join();
  CHECK((in.status == 0) != (returned.status == 204));
  CHECK(h.audit() == "");
}
