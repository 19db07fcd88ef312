// SPDX-License-Identifier: Apache-2.0
// No double, ever: thousands of changes at random by many clients on two services of one database, while connections
// are cut on both sides. What the door would let in is counted from outside.
#include "tests/central/storm.hpp"

#include <map>
#include <set>
#include <thread>

#include "kiosk/policy/verdict.hpp"
#include "kiosk/ticketing/messages.hpp"
#include "platform/central/answer.hpp"
#include "platform/central/festival_import.hpp"
#include "platform/central/http_server.hpp"
#include "tests/central/house.hpp"
#include "tests/central/running_server.hpp"
#include "tests/support/catch.hpp"

using house::House;
using storm::Asked;

namespace {

constexpr int kSeats = 4;
const std::vector<std::string> kScreenings = {"s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7"};

constexpr auto kPolicy = "reprints = 1000\nwalking_buffer_minutes = 0";

/// Eight screenings, some of which overlap, with few seats; twenty passes that want them.
std::string programme() {
  std::string text;
  for (std::size_t i = 0; i < kScreenings.size(); ++i) {
    const auto hour = std::to_string(19 + i / 2);
    text += "[[screening]]\nid = \"" + kScreenings[i] + "\"\nfilm = \"short\"\nvenue = \"bader\"\nroom = \"R" +
            std::to_string(i) + "\"\nstarts = \"day 0 " + hour + ":00\"\nends = \"day 0 " + std::to_string(20 + i / 2) +
            ":00\"\nallotment = { industry = " + std::to_string(kSeats) + " }\n";
  }
  for (int i = 0; i < 20; ++i) {
    const auto n = std::to_string(i);
    text += "[[pass]]\nid = \"p" + n + "\"\ncode = \"STORM-" + n + "\"\nname = \"P\"\ncategory = \"industry\"\n";
  }
  return text;
}

std::vector<std::string> passes() {
  std::vector<std::string> made;
  for (int i = 0; i < 20; ++i) made.push_back("p" + std::to_string(i));
  return made;
}

/// A service of its own on the house's database, as another process would be.
struct Site {
  explicit Site(House& h)
      : store(central::Store::open(h.database(), central::Store::Mode::kExisting).value()),
        service(central::Service::open(*store, [] { return house::local("17:42"); }).value()),
        server([this](const kiosk::HttpRequest& request) { return service->handle(request); }, {}, 4) {}

  std::unique_ptr<central::Store> store;
  std::unique_ptr<central::Service> service;
  central::test::RunningServer server;
};

/// What goes wrong beside the clients: PostgreSQL ends a connection, or another process holds SQLite's one lock.
void make_trouble(central::Store& store) {
  const auto db = store.lease();
  if (db->dialect() == central::Dialect::kPostgres) {
    (void)db
        ->query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1")
        .step();
    std::this_thread::sleep_for(std::chrono::milliseconds{25});
    return;
  }
  try {
    const central::Transaction held(*db, central::Purpose::kAlone);
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  } catch (const central::StoreFailure&) {
    return;  // the others were quicker
  }
  std::this_thread::sleep_for(std::chrono::milliseconds{20});
}

void check_answers(const std::vector<Asked>& asked) {
  std::set<std::string> codes;
  for (const auto& one : asked) {
    INFO(one.method << " " << one.path << " " << one.body << " -> " << one.status << " " << one.answer);
    const kiosk::HttpResponse answer{one.status, {}, one.answer};
    switch (one.status) {
      case 201: {
        const auto ticket = kiosk::ticketing::read_ticket(answer);
        REQUIRE(ticket);
        REQUIRE(codes.insert(ticket->code.str()).second);  // another key never gets the same code
        break;
      }
      case 204:
        break;
      case 404:
        REQUIRE(house::reason_in(answer) == "not_found");
        break;
      default: {
        REQUIRE(one.status == 409);
        const auto got = kiosk::ticketing::read_ticket(answer);
        REQUIRE(got.error().verdict);
        REQUIRE_FALSE(got.error().verdict->rule.empty());
      }
    }
  }
}

/// Every code that was ever given out, as the door sees it now.
void check_door(House& h, const std::vector<Asked>& asked) {
  std::map<std::pair<std::string, std::string>, int> by_pass;
  std::map<std::string, int> by_screening;
  for (const auto& one : asked) {
    if (one.status != 201) continue;
    const auto ticket = kiosk::ticketing::read_ticket(kiosk::HttpResponse{one.status, {}, one.answer});
    if (h.verify(ticket->code) != "valid") continue;
    ++by_pass[{ticket->pass.str(), ticket->screening.str()}];
    ++by_screening[ticket->screening.str()];
  }
  REQUIRE_FALSE(by_screening.empty());
  for (const auto& [what, count] : by_pass) CHECK(count == 1);
  for (const auto& [screening, count] : by_screening) {
    INFO(screening);
    CHECK(count <= kSeats);
    CHECK(h.store().lease()->number("SELECT taken FROM allotment WHERE screening = ?", screening) == count);
  }
}

}  // namespace

TEST_CASE("A storm of random changes, cut lines and lost answers doubles and loses nothing") {
  House h(kPolicy, programme());
  std::vector<Asked> asked;
  {
    Site one(h);
    Site other(h);
    const auto nuisance = central::Store::open(h.database(), central::Store::Mode::kExisting).value();
    storm::Plan plan;
    plan.ports = {one.server.server().port(), other.server.server().port()};
    plan.token = h.token("bader");
    plan.visit = [&](const std::string& pass) { return h.visit(pass); };
    plan.passes = passes();
    plan.screenings = kScreenings;
    plan.steps = 400;
    plan.seed = 20240428;
    const house::Folder folder;
    house::write_file(folder.file("festival.toml"), house::festival_text(kPolicy, programme()));
    const auto festival = festival::read_festival(folder.file("festival.toml"), house::local("17:42"), std::nullopt);
    REQUIRE(festival);
    int imports = 0;
    plan.trouble = [&] {
      make_trouble(*nuisance);
      // The programme moves under them as well; where its connection is ended, it stays as it was.
      if (++imports % 8 == 0) (void)central::import_festival(*nuisance, *festival, house::local("17:42"));
    };
    asked = storm::rage(plan);
    REQUIRE(asked.size() == 3200);
    for (std::size_t i = 0; i < asked.size(); i += 7) {
      const auto repeated = storm::again(plan, asked[i]);
      INFO(asked[i].method << " " << asked[i].path << " " << asked[i].body);
      REQUIRE(repeated.status == asked[i].status);
      REQUIRE(repeated.answer == asked[i].answer);
    }
  }
  check_answers(asked);
  check_door(h, asked);
  CHECK(h.audit() == "");
  int repeated = 0;
  for (const auto& one : asked) repeated += one.times - 1;
  CHECK(repeated > 100);  // the lines were cut
  for (const auto* effect : {"issued", "swapped", "replaced", "returned", "reported", "refused"}) {
    INFO(effect);
    CHECK(h.store().lease()->number("SELECT count(*) FROM idempotency WHERE effect = ?", effect) > 0);
  }
}
