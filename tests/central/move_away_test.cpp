// SPDX-License-Identifier: Apache-2.0
// The database that a festival moves away from: nobody changes it meanwhile, and nobody afterwards.
#include <chrono>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <thread>

#include "platform/central/migrate_command.hpp"
#include "platform/central/move_data.hpp"
#include "platform/central/moved_away.hpp"
#include "platform/central/postgres.hpp"
#include "platform/central/postgres_address.hpp"
#include "tests/central/empty_database.hpp"
#include "tests/central/released.hpp"
#include "tests/support/catch.hpp"

namespace {

using central::Connection;
using central::Dialect;
using central::MoveKind;
using central::Store;
using house::Released;
using Target = house::EmptyDatabase;

void watch_nothing(const std::string& /*step*/, std::int64_t /*rows*/) {}

std::int64_t count(Store& store, const std::string& table) {
  return store.lease()->number("SELECT count(*) FROM " + table);
}

/// The released festival, upgraded and opened by this program alone, and where it moves to.
struct Removal {
  explicit Removal(bool on_server) : target(on_server) {
    REQUIRE(Store::open(released.address(), Store::Mode::kExisting));
    auto opened = Store::open(released.address(), Store::Mode::kAlone);
    REQUIRE(opened);
    from = *std::move(opened);
  }

  const Released released;
  Target target;
  std::unique_ptr<Store> from;
};

/// The released festival, served by this program from a server: its sessions carry `name` there.
class Served {
 public:
  explicit Served(const std::string& name) : name_(name) {
    auto opened = Store::open(released_.address() + "&application_name=" + name, Store::Mode::kExisting);
    INFO((opened ? "" : opened.error()));
    REQUIRE(opened);
    store_ = *std::move(opened);
    auto service = central::Service::open(*store_, [] { return house::local("17:45"); });
    REQUIRE(service);
    service_ = *std::move(service);
    late_ =
        released_.h.visited(house::post("/v1/tickets", R"({"pass":"amara","screening":"late","channel":"in_person"})"));
    late_.headers.emplace_back("Authorization", "Bearer " + released_.h.token("bader"));
  }

  [[nodiscard]] const Released& released() const { return released_; }
  /// A ticket that the service gives where the festival is here.
  [[nodiscard]] kiosk::HttpResponse ask() { return released_.h.ask(*service_, late_); }
  /// Its sessions end at the server, as when that starts again.
  void cut() {
    const auto db = released_.connect();
    db->script(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND "
        "pid <> pg_backend_pid() AND application_name = '" +
        name_ + "'");
  }
  /// The line of any change.
  [[nodiscard]] std::string refusal() {
    try {
      store_->transact(central::Purpose::kChange, [](Connection&) {});
      return {};
    } catch (const central::StoreFailure& failure) {
      return failure.what();
    }
  }

 private:
  Released released_;
  std::string name_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<central::Service> service_;
  kiosk::HttpRequest late_;
};

/// Looks until a transaction of the database waits for the lock of a move; false where none does for long.
bool waits_for_lock(const Released& released) {
  const auto db = released.connect();
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{4};  // less than a transaction waits
  while (std::chrono::steady_clock::now() < until) {
    if (db->number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT "
                   "oid FROM pg_database WHERE datname = current_database())") != 0) {
      return true;
    }
    std::this_thread::yield();
  }
  return false;
}

}  // namespace

TEST_CASE("A service that the move did not see gives nothing out of the database that its festival left",
          "[postgres]") {
  if (house::test_dialect() == Dialect::kSqlite) return;  // no other program has a file open while it moves
  const auto* const name = GENERATE("festival-a", "central");
  CAPTURE(name);
  Served served(name);
  // One of the program's own name is not seen while it is cut off, and comes again after the move.
  if (name == std::string("central")) served.cut();
  house::Folder folder;
  std::ostringstream out;
  std::ostringstream err;
  const int status = central::run_migrate({served.released().address(), "sqlite:" + folder.file("moved.db")}, out, err);
  INFO(err.str());
  REQUIRE(status == 0);
  CHECK(served.ask().status == 503);
  CHECK(served.refusal().find("its festival was moved to sqlite:" + folder.file("moved.db") + " at ") !=
        std::string::npos);
  CHECK(served.released().connect()->number("SELECT count(*) FROM ticket") == 3);
}

TEST_CASE("A change that waits for the end of the move is refused after it", "[postgres]") {
  if (house::test_dialect() == Dialect::kSqlite) return;  // no other program has a file open while it moves
  Served served("festival-a");
  const auto mover = served.released().connect();
  kiosk::HttpResponse answer;
  bool waited = false;
  std::thread waiting;
  {
    central::Transaction move(*mover, central::Purpose::kAlone);
    waiting = std::thread([&] { answer = served.ask(); });
    waited = waits_for_lock(served.released());
    central::mark_moved_away(*mover, "sqlite:/elsewhere.db", house::local("17:45"));
    move.commit();
  }
  waiting.join();
  CHECK(waited);
  CHECK(answer.status == 503);
  CHECK(served.refusal().find("its festival was moved to sqlite:/elsewhere.db at ") != std::string::npos);
  CHECK(mover->number("SELECT count(*) FROM ticket") == 3);
}

TEST_CASE("A festival that moved away is served there, and changed here no more") {
  const bool on_server = GENERATE(false, true);
  CAPTURE(on_server);
  Removal removal(on_server);
  const auto& released = removal.released;
  const auto& target = removal.target;
  {
    const auto moved = central::move_data(*removal.from, *target.store, MoveKind::kMove, watch_nothing);
    INFO((moved ? "" : moved.error().line));
    REQUIRE(moved);
    CHECK(moved->unmarked == "");
    removal.from.reset();
  }
  for (const auto mode : {Store::Mode::kExisting, Store::Mode::kCreate}) {
    const auto refused = Store::open(released.address(), mode);
    REQUIRE_FALSE(refused);
    INFO(refused.error());
    CHECK(refused.error().find("its festival was moved to " + target.store->shown_address() + " at ") !=
          std::string::npos);
    CHECK((refused.error().find("without its password") != std::string::npos) == on_server);
  }
  const auto old = Store::open(released.address(), Store::Mode::kAsItIs);
  REQUIRE(old);
  CHECK(central::audit(**old)->findings.empty());
  CHECK(Store::open(target.address, Store::Mode::kExisting));

  // A second move would leave out what was given meanwhile; a copy is one, and goes on by itself.
  Target another(!on_server);
  const auto again = central::move_data(**old, *another.store, MoveKind::kMove, watch_nothing);
  REQUIRE_FALSE(again);
  CHECK(again.error().line.find("its festival was moved to ") != std::string::npos);
  CHECK(count(*another.store, "festival") == 0);
  REQUIRE(central::move_data(**old, *another.store, MoveKind::kTrial, watch_nothing));
  CHECK(Store::open(another.address, Store::Mode::kExisting));
}

TEST_CASE("What a move says to do next can be pasted: with the user and the options of the address", "[postgres]") {
  const Released released;
  REQUIRE(Store::open(released.address(), Store::Mode::kExisting));
  postgres::Database database;
  const auto there = database.tcp_address() + "?sslmode=prefer&application_name=lido";
  const auto shown = central::postgres_name(there);
  REQUIRE(shown.find('@') != std::string::npos);
  std::ostringstream blank;
  CHECK(central::run_migrate({there, "sqlite:/nowhere/at/all.db", true}, blank, blank) == 1);
  CHECK(blank.str().find("make them: central import FESTIVAL.toml --database '" + shown + "'") != std::string::npos);

  std::ostringstream out;
  std::ostringstream err;
  const int status = central::run_migrate({released.address(), there}, out, err);
  INFO(err.str());
  REQUIRE(status == 0);
  CHECK(out.str().find("central serve --database '" + shown + "' ...\n") != std::string::npos);
  CHECK((out.str().find("its password is not shown here") != std::string::npos) == central::has_password(there));
  const auto refused = Store::open(released.address(), Store::Mode::kExisting);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().find("Use --database '" + shown + "' (without its password, if it had one); ") !=
        std::string::npos);
}

TEST_CASE("Where the old database cannot be marked the festival has moved, and that is said") {
  const Released released;
  REQUIRE(Store::open(released.address(), Store::Mode::kExisting));
  released.connect()->script(
      house::test_dialect() == Dialect::kSqlite
          ? "CREATE TRIGGER full BEFORE INSERT ON moved_away BEGIN SELECT RAISE(FAIL, 'full'); END"
          : "CREATE TRIGGER full_disk BEFORE INSERT ON moved_away FOR EACH ROW EXECUTE FUNCTION "
            "refuse('full')");
  house::Folder folder;
  std::ostringstream out;
  std::ostringstream err;
  const auto there = "sqlite:" + folder.file("moved.db");
  // Not what a move says that did not happen: after that one starts the old service again.
  CHECK(central::run_migrate({released.address(), there}, out, err) == central::kUnmarked);
  CHECK(central::kUnmarked == 3);
  CHECK(err.str().find("could not be marked as moved (") != std::string::npos);
  CHECK(err.str().find("see to it that none serves it any more") != std::string::npos);
  CHECK(out.str().find("says now") == std::string::npos);
  CHECK(out.str().find("next: start the service on it: central serve --database ") != std::string::npos);
  CHECK(out.str().find("  do not serve ") != std::string::npos);
  const auto moved = Store::open(there, Store::Mode::kAsItIs);
  REQUIRE(moved);
  CHECK(count(**moved, "ticket") == 3);
}

TEST_CASE("A database that a program has open is not moved away") {
  const Released released;
  const auto open = Store::open(released.address(), Store::Mode::kExisting);
  REQUIRE(open);
  house::Folder folder;
  std::ostringstream out;
  std::ostringstream err;
  CHECK(central::run_migrate({released.address(), "sqlite:" + folder.file("moved.db")}, out, err) == 1);
  INFO(err.str());
  const bool sqlite = house::test_dialect() == Dialect::kSqlite;  // whose lock does not show within one process
  CHECK(err.str().find(sqlite ? "another program has it open; end that first"
                              : "another program (central) has the database of --from open: end it first") !=
        std::string::npos);
  CHECK(std::ifstream(folder.file("moved.db")).fail());
}

TEST_CASE("What comes to the source while it moves stops the move, and changes nothing before its end", "[postgres]") {
  const bool on_server = GENERATE(false, true);
  CAPTURE(on_server);
  Removal removal(on_server);
  std::unique_ptr<Connection> other;
  std::string waited;
  const auto come = [&](const std::string& step, std::int64_t) {
    if (other || step.find(": ticket_code") == std::string::npos) return;
    other = removal.released.connect();
    other->script("SET lock_timeout = '1ms'");
    try {
      const central::Transaction sale(*other, central::Purpose::kChange);
    } catch (const central::Contention& failure) {
      waited = failure.what();
    }
  };
  const auto moved = central::move_data(*removal.from, *removal.target.store, MoveKind::kMove, come);
  CHECK(waited != "");
  REQUIRE_FALSE(moved);
  CHECK(moved.error().line.find("another program (central) came to ") != std::string::npos);
  CHECK(moved.error().line.find("nothing was moved") != std::string::npos);
  CHECK(count(*removal.target.store, "festival") == 0);
  CHECK_NOTHROW(central::Transaction(*other, central::Purpose::kChange));
  other.reset();
  CHECK(central::move_data(*removal.from, *removal.target.store, MoveKind::kMove, watch_nothing));
}

TEST_CASE("One database under two addresses is refused at once", "[postgres]") {
  postgres::Database database;
  REQUIRE(Store::open(database.address(), Store::Mode::kExisting));
  const Released released;
  const auto festival = Store::open(released.address(), Store::Mode::kExisting);
  const auto there = Store::open(database.address(), Store::Mode::kAsItIs);
  REQUIRE(central::move_data(**festival, **there, MoveKind::kTrial, watch_nothing));
  const auto from = Store::open(database.address(), Store::Mode::kAlone);
  const auto same = Store::open(database.tcp_address(), Store::Mode::kNew);
  REQUIRE(same);
  const auto moved = central::move_data(**from, **same, MoveKind::kMove, watch_nothing);
  REQUIRE_FALSE(moved);
  CHECK(moved.error().line.find("name the same database") != std::string::npos);
}

TEST_CASE("A move into what an earlier move left without its mark says what may be missing there") {
  const bool on_server = GENERATE(false, true);
  CAPTURE(on_server);
  Removal removal(on_server);
  // As a crash between the two commits leaves it.
  REQUIRE(central::move_data(*removal.from, *removal.target.store, MoveKind::kTrial, watch_nothing));
  const auto again = central::move_data(*removal.from, *removal.target.store, MoveKind::kMove, watch_nothing);
  REQUIRE_FALSE(again);
  INFO(again.error().line);
  CHECK(again.error().line.find("it holds a festival already (") != std::string::npos);
  CHECK(again.error().line.find("an earlier move may have come to its end there") != std::string::npos);
  CHECK(again.error().line.find(removal.from->name() + " gave out since is not in it") != std::string::npos);
  CHECK(again.error().line.find("empty that, and move again") != std::string::npos);
  const auto trial = central::move_data(*removal.from, *removal.target.store, MoveKind::kTrial, watch_nothing);
  REQUIRE_FALSE(trial);
  CHECK(trial.error().line.find("earlier move") == std::string::npos);
}
