// SPDX-License-Identifier: Apache-2.0
// A festival of the released program: what only reads leaves its database as it is, and what changes it brings it up
// to date with everything that it held.
#include <functional>
#include <sstream>
#include <vector>

#include "platform/central/audit.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/conditions_command.hpp"
#include "platform/central/locked.hpp"
#include "platform/central/migrate_command.hpp"
#include "platform/central/move_data.hpp"
#include "platform/central/moved_away.hpp"
#include "platform/central/passes_command.hpp"
#include "platform/central/schema.hpp"
#include "platform/central/tickets_command.hpp"
#include "platform/central/upgrade_command.hpp"
#include "platform/central/verify_command.hpp"
#include "tests/central/empty_database.hpp"
#include "tests/central/released.hpp"
#include "tests/support/catch.hpp"

namespace {

using central::Store;
using house::Released;
using house::schema_version;

struct Command {
  std::string name;
  std::function<int(const std::string& database, std::ostream& out, std::ostream& err)> run;
};

/// Every command that only reads, as it is typed for a festival.
std::vector<Command> reading_commands(const house::Folder& folder) {
  const auto show = [](const std::string& database) { return central::ShowOptions{database}; };
  house::write_file(folder.file("festival.toml"), house::festival_text());
  house::write_file(folder.file("passes.csv"), "code,name,category\nPASS-NEW,Neu,industry\n");
  std::vector<Command> all;
  const auto add = [&](const std::string& name, auto run) { all.push_back({name, run}); };
  add("audit", [=](const auto& db, auto& out, auto& err) { return central::run_audit(show(db), out, err); });
  add("keys", [](const auto& db, auto& out, auto& err) { return central::run_keys(db, out, err); });
  add("help list", [=](const auto& db, auto& out, auto& err) { return central::run_help_list(show(db), out, err); });
  add("devices list",
      [=](const auto& db, auto& out, auto& err) { return central::run_devices_list(show(db), out, err); });
  add("devices conditions",
      [=](const auto& db, auto& out, auto& err) { return central::run_devices_conditions({show(db)}, out, err); });
  add("requests show", [=](const auto& db, auto& out, auto& err) {
    return central::run_requests_show(show(db), "3B9C-2E4A", out, err);
  });
  add("passes list",
      [=](const auto& db, auto& out, auto& err) { return central::run_passes_list({show(db)}, out, err); });
  add("passes show", [=](const auto& db, auto& out, auto& err) {
    return central::run_passes_show({show(db), "amara"}, out, err);
  });
  add("passes export", [](const auto& db, auto& out, auto& err) { return central::run_passes_export({db}, out, err); });
  add("passes import, to look", [file = folder.file("passes.csv")](const auto& db, auto& out, auto& err) {
    return central::run_passes_import({db, file}, out, err);
  });
  add("tickets list",
      [=](const auto& db, auto& out, auto& err) { return central::run_tickets_list({show(db)}, out, err); });
  add("tickets show", [=](const auto& db, auto& out, auto& err) {
    return central::run_tickets_show({show(db), "T-V9HN-0A4R"}, out, err);
  });
  add("verify", [=](const auto& db, auto& out, auto& err) {
    return central::run_verify({show(db), "T-V9HN-0A4R"}, out, err);
  });
  add("policy explain", [](const auto& db, auto& out, auto& err) {
    return central::run_policy_explain({db, "amara", "union"}, out, err);
  });
  add("import --diff", [file = folder.file("festival.toml")](const auto& db, auto& out, auto& err) {
    central::ImportOptions options{file, db};
    options.diff = true;
    return central::run_import(options, out, err);
  });
  add("migrate --from", [target = folder.file("target.db")](const auto& db, auto& out, auto& err) {
    return central::run_migrate({db, "sqlite:" + target, true}, out, err);
  });
  return all;
}

}  // namespace

TEST_CASE("A command that only reads leaves the schema of an older program as it is, and says what to do") {
  const Released released;
  const house::Folder folder;
  for (const auto& command : reading_commands(folder)) {
    CAPTURE(command.name);
    std::ostringstream out;
    std::ostringstream err;
    CHECK(command.run(released.address(), out, err) != 0);
    INFO(err.str());
    CHECK(err.str().find("schema " + std::to_string(house::released_schema()) + " is older than this program's ") !=
          std::string::npos);
    CHECK(err.str().find("central upgrade --database ") != std::string::npos);
    CHECK(schema_version(*released.connect()) == house::released_schema());
  }
}

TEST_CASE("A command that only reads makes no tables in a database that has none") {
  const house::TestDatabase blank;
  blank.connect()->script("SELECT 1");
  const house::Folder folder;
  for (const auto& command : reading_commands(folder)) {
    CAPTURE(command.name);
    std::ostringstream out;
    std::ostringstream err;
    const int status = command.run(blank.address(), out, err);
    INFO(err.str());
    if (command.name == "import --diff") {
      CHECK(status == 0);  // everything is new
    } else {
      CHECK(status != 0);
      CHECK(err.str().find("there are no tables in it yet; make them: central import") != std::string::npos);
    }
    const bool sqlite = house::test_dialect() == central::Dialect::kSqlite;
    CHECK(blank.connect()->number(sqlite ? "SELECT count(*) FROM sqlite_schema"
                                         : "SELECT count(*) FROM information_schema.tables WHERE table_schema = "
                                           "current_schema()") == 0);
  }
}

TEST_CASE("Every command says that a schema is newer than it knows") {
  const house::TestDatabase newer;
  REQUIRE(Store::open(newer.address(), Store::Mode::kCreate));
  const house::Folder folder;
  const bool sqlite = house::test_dialect() == central::Dialect::kSqlite;
  newer.connect()->script(sqlite ? "PRAGMA user_version = 99" : "UPDATE central_schema SET version = 99");
  auto commands = reading_commands(folder);
  commands.push_back(
      {"upgrade", [](const auto& db, auto& out, auto& err) { return central::run_upgrade(db, out, err); }});
  for (const auto& command : commands) {
    CAPTURE(command.name);
    std::ostringstream out;
    std::ostringstream err;
    CHECK(command.run(newer.address(), out, err) != 0);
    INFO(err.str());
    CHECK(err.str().find("schema 99 is newer than this program's ") != std::string::npos);
    CHECK(err.str().find("install the newer program") != std::string::npos);
  }
  CHECK(schema_version(*newer.connect()) == 99);
}

TEST_CASE("A move into a database of an older program leaves that as it is") {
  const Released released;
  house::House h;
  std::ostringstream out;
  std::ostringstream err;
  CHECK(central::run_migrate({h.database(), released.address(), true}, out, err) == 1);
  CHECK(err.str().find(" is older than this program's ") != std::string::npos);
  CHECK(schema_version(*released.connect()) == house::released_schema());
}

TEST_CASE("central upgrade says from which schema to which it came") {
  const Released released;
  const auto run = [&] {
    std::ostringstream out;
    std::ostringstream err;
    const int status = central::run_upgrade(released.address(), out, err);
    return std::to_string(status) + ": " + out.str() + err.str();
  };
  const auto newest = std::to_string(
      (house::test_dialect() == central::Dialect::kSqlite ? central::sqlite_steps() : central::postgres_steps())
          .size());
  CHECK(run() == "0: upgraded: schema " + std::to_string(house::released_schema()) + " is " + newest +
                     " now; keep the copy of before until all is well\n");
  CHECK(run() == "0: nothing to do: it has this program's schema " + newest + "\n");
  if (house::test_dialect() == central::Dialect::kSqlite) return;  // its lock does not show within one process
  const auto open = Store::open(released.address(), Store::Mode::kAsItIs);
  REQUIRE(open);
  CHECK(run().find("has the database open: end it first") != std::string::npos);
}

TEST_CASE("A command that changes something brings the database of an older program up to date") {
  const Released released;
  central::PassHoldOptions options;
  options.database = released.address();
  options.pass = "PASS-AMARA";
  options.reason = "lost bag";
  options.by = "Mia";
  std::ostringstream out;
  std::ostringstream err;
  CHECK(central::run_passes_block(options, out, err) == 0);
  INFO(err.str());
  CHECK(schema_version(*released.connect()) > house::released_schema());
  CHECK(released.connect()->number("SELECT count(*) FROM staff_act WHERE who = 'Mia'") == 1);
}

TEST_CASE("A screening that the released program moved is none of the audit's findings, and its festival can move") {
  const bool on_server = GENERATE(false, true);
  CAPTURE(on_server);
  Released released;
  released.move_screening("union", std::chrono::minutes{45});
  const auto upgraded = Store::open(released.address(), Store::Mode::kExisting);
  INFO((upgraded ? "" : upgraded.error()));
  REQUIRE(upgraded);
  const auto audited = central::audit(**upgraded);
  REQUIRE(audited);
  CHECK(audited->findings == std::vector<std::string>{});
  CHECK(audited->notes ==
        std::vector<std::string>{"screening union was moved; codes that say an earlier start, and stay good: 1"});

  const house::EmptyDatabase target(on_server);
  const auto moved =
      central::move_data(**upgraded, *target.store, central::MoveKind::kTrial, [](const std::string&, std::int64_t) {});
  INFO((moved ? "" : moved.error().line));
  REQUIRE(moved);
  CHECK(moved->target.notes == audited->notes);
}

TEST_CASE("Only a code that the festival's key signed says an earlier start") {
  Released released;
  const auto db = released.connect();
  const bool sqlite = db->dialect() == central::Dialect::kSqlite;
  if (sqlite) house::drop_trigger(*db, "a_void_code_stays_void", "ticket_code");
  if (!sqlite) db->script("ALTER TABLE ticket_code DISABLE TRIGGER USER");
  const auto put = [&](const std::string& code) {
    REQUIRE(db->execute("UPDATE ticket_code SET code = ? WHERE voided_at IS NULL AND ticket = ?", code,
                        released.ticket.id) == 1);
  };
  const auto findings = [&] {
    const auto upgraded = Store::open(released.address(), Store::Mode::kExisting);
    REQUIRE(upgraded);
    const auto audited = central::audit(**upgraded);
    REQUIRE(audited);
    return audited->findings;
  };
  const auto other_start = released.ticket.starts_at - std::chrono::hours{1};
  SECTION("a code of another festival's key") {
    house::House stranger;
    put(stranger.signer().sign(released.ticket.id, 2, kiosk::ScreeningId("union"), other_start).str());
    CHECK(findings().size() == 2);  // no code of this festival, and not the one of the answer
  }
  SECTION("a code of another ticket") {
    put(released.h.signer().sign(kiosk::TicketId("T-V9HN-0A4R"), 2, kiosk::ScreeningId("union"), other_start).str());
    CHECK(findings().size() == 2);
  }
  SECTION("no code at all") {
    put("NONSENSE");
    CHECK(findings().size() == 2);
  }
  CHECK(released.connect()->number("SELECT count(*) FROM earlier_start") == 0);
}

TEST_CASE("A start that no code said before the upgrade is a finding after it") {
  Released released;
  const auto upgraded = Store::open(released.address(), Store::Mode::kExisting);
  REQUIRE(upgraded);
  released.move_screening("union", std::chrono::minutes{45});
  const auto audited = central::audit(**upgraded);
  REQUIRE(audited);
  REQUIRE(audited->findings.size() == 1);
  CHECK(audited->findings.front().find("says a start of ") != std::string::npos);
}

TEST_CASE("What the released program gave out is good after the upgrade") {
  Released released;
  auto store = Store::open(released.address(), Store::Mode::kExisting);
  INFO((store ? "" : store.error()));
  REQUIRE(store);
  auto audited = central::audit(**store);
  REQUIRE(audited);
  CHECK(audited->findings == std::vector<std::string>{});
  CHECK(audited->tickets == 3);

  const auto service = central::Service::open(**store, [] { return house::local("17:45"); });
  REQUIRE(service);
  const auto ask = [&](kiosk::HttpRequest request, const std::string& token) {
    request.headers.emplace_back("Authorization", "Bearer " + token);
    return released.h.ask(**service, request);
  };
  const auto kiosk = released.h.token("bader");
  CHECK(ask(released.kept, kiosk).body == released.kept_answer.body);
  CHECK(ask({"GET", "/v1/online/pass", {}, ""}, released.session).status == 200);
  CHECK(ask(released.h.visited(
                house::post("/v1/tickets", R"({"pass":"amara","screening":"late","channel":"in_person"})")),
            kiosk)
            .status == 201);
  // The device of the released program is a kiosk, and no door; one that is added is a door.
  const auto question = house::post("/v1/tickets/verify", R"({"code":")" + released.ticket.code.str() + "\"}");
  CHECK(ask(question, kiosk).status == 403);
  const auto door =
      central::add_device(**store, kiosk::VenueId("bader"), "door", house::local("17:45"), central::Role::kDoor);
  REQUIRE(door);
  CHECK(house::text_in(ask(question, door->token), "state") == "valid");
  audited = central::audit(**store);
  REQUIRE(audited);
  CHECK(audited->findings == std::vector<std::string>{});
  CHECK(audited->tickets == 4);
}

namespace {

/// A database that says at first that another program has its lock.
class LockedAtFirst final : public central::Connection {
 public:
  LockedAtFirst(central::Connection& db, int times) : db_(db), times_(times) {}
  [[nodiscard]] central::Dialect dialect() const override { return db_.dialect(); }
  void script(std::string_view sql) override { db_.script(sql); }
  void begin(central::Purpose purpose) override {
    if (purpose == central::Purpose::kAlone && times_-- > 0) throw central::Locked("database is locked");
    db_.begin(purpose);
  }
  void commit() override { db_.commit(); }
  void rollback() override { db_.rollback(); }
  [[nodiscard]] bool idle() const override { return db_.idle(); }
  [[nodiscard]] std::unique_ptr<central::Cursor> open(std::string_view sql,
                                                      std::span<const central::Parameter> parameters) override {
    return db_.open(sql, parameters);
  }
  int run(std::string_view sql, std::span<const central::Parameter> parameters) override {
    return db_.run(sql, parameters);
  }

 private:
  central::Connection& db_;
  int times_;
};

}  // namespace

TEST_CASE("An upgrade waits for another program, and says so where that takes too long") {
  const Released released;
  const auto db = released.connect();
  SECTION("it ends in time") {
    LockedAtFirst locked(*db, 3);
    CHECK_NOTHROW(central::migrate(locked));
    CHECK(schema_version(*db) == central::schema_of(*db).newest);
  }
  SECTION("it does not end") {
    const auto other = released.connect();
    const central::Transaction held(*other, central::Purpose::kAlone);
    db->script(house::test_dialect() == central::Dialect::kSqlite ? "PRAGMA busy_timeout = 0"
                                                                  : "SET lock_timeout = '1ms'");
    std::string line;
    try {
      central::migrate(*db);
    } catch (const central::StoreFailure& failure) {
      line = failure.what();
    }
    CHECK(line == central::kKeptByAnother);
    CHECK(schema_version(*db) == house::released_schema());
  }
}

TEST_CASE("A festival that was moved away is refused before its database is upgraded, but by central upgrade") {
  const Released released;
  released.connect()->script(
      "CREATE TABLE moved_away (one bigint, at bigint, target text); "
      "INSERT INTO moved_away VALUES (1, 0, 'sqlite:/elsewhere.db')");
  for (const auto mode : {Store::Mode::kExisting, Store::Mode::kCreate}) {
    const auto refused = Store::open(released.address(), mode);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().find(": its festival was moved to sqlite:/elsewhere.db at ") != std::string::npos);
    CHECK(schema_version(*released.connect()) == house::released_schema());
  }
}

namespace {

/// Up to kMovedAwayStep: the first program that marked a festival's old database.
constexpr std::size_t kLaterStepsWithMark = 10;

}  // namespace

TEST_CASE("central upgrade leaves the way back from a festival that was moved away open") {
  const Released released(kLaterStepsWithMark);
  const auto before = schema_version(*released.connect());
  {
    const auto old = released.connect();
    central::Transaction marking(*old, central::Purpose::kAlone);
    central::mark_moved_away(*old, "sqlite:/elsewhere.db", house::local("17:45"));
    marking.commit();
  }
  std::ostringstream out;
  std::ostringstream err;
  CHECK(central::run_upgrade(released.address(), out, err) == 0);
  INFO(err.str());
  CHECK(out.str().find("upgraded: schema " + std::to_string(before) + " is ") == 0);
  CHECK(out.str().find("note: its festival was moved to sqlite:/elsewhere.db at ") != std::string::npos);
  const house::Folder folder;
  const auto there = "sqlite:" + folder.file("back.db");
  CHECK(central::run_migrate({released.address(), there, true}, out, err) == 0);
  CHECK(Store::open(there, Store::Mode::kExisting));
}
