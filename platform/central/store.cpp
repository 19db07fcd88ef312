// SPDX-License-Identifier: Apache-2.0
// The pool of connections, the queue of SQLite's writers, and how long one waits before it is done again.
#include "platform/central/store.hpp"

#include <algorithm>
#include <filesystem>
#include <random>
#include <thread>
#include <utility>

#include "kiosk/base/shell_word.hpp"
#include "platform/central/locked.hpp"
#include "platform/central/moved_away.hpp"
#include "platform/central/postgres.hpp"
#include "platform/central/schema_upgrade.hpp"
#include "platform/central/sqlite.hpp"

namespace central {
namespace {

/// Beyond this something else is wrong than another transaction in the way.
constexpr int kAttempts = 12;
constexpr std::chrono::microseconds kFirstPause{500};
constexpr int kLongestDoubling = 7;  ///< pauses stay below 64 ms
constexpr std::chrono::microseconds kPatientPause{800'000};

struct Kind {
  Store::Connect connect;
  bool one_writer = false;
  std::string name;  ///< for messages
};

/// Whether it is opened to change the festival.
bool changes(Store::Mode mode) { return mode == Store::Mode::kExisting || mode == Store::Mode::kCreate; }

SqliteConnection::Mode sqlite_mode(Store::Mode mode) {
  if (mode == Store::Mode::kAlone) return SqliteConnection::Mode::kAlone;
  if (mode == Store::Mode::kAsItIs) return SqliteConnection::Mode::kAsItIs;
  const bool makes = mode == Store::Mode::kCreate || mode == Store::Mode::kNew;
  return makes ? SqliteConnection::Mode::kCreate : SqliteConnection::Mode::kExisting;
}

kiosk::Result<Kind, std::string> kind_of(const std::string& address, Store::Mode mode) {
  if (const auto file = database_file(address)) {
    if (file->starts_with("//") && !file->starts_with("///")) {
      return kiosk::failure("--database " + address + ": write it as sqlite:" + file->substr(2));
    }
    const auto how = sqlite_mode(mode);
    return Kind{[file = *file, how] { return std::make_unique<SqliteConnection>(file, how); }, true, *file};
  }
  if (address.starts_with("postgresql://") || address.starts_with("postgres://")) {
    try {
      return Kind{[address] { return std::make_unique<PostgresConnection>(address); }, false, postgres_name(address)};
    } catch (const StoreFailure& failure) {
      return kiosk::failure(std::string(failure.what()));
    }
  }
  // What may have a password in it is not repeated.
  const bool plain_file = !address.empty() && address.find_first_of(":@?") == std::string::npos;
  return kiosk::failure(plain_file ? "--database " + address + ": write it as sqlite:" + address
                                   : std::string("--database: write it as sqlite:FILE or postgresql://HOST/NAME"));
}

/// What SQLite's own check finds; "ok": nothing. A server looks after its own files.
std::string structure_of(Connection& db) {
  if (db.dialect() != Dialect::kSqlite) return "ok";
  auto row = db.query("PRAGMA quick_check(1)");
  return row.step() ? row.text(0) : std::string("the check says nothing");
}

std::string shown_address(const Kind& kind) { return (kind.one_writer ? "sqlite:" : "") + kind.name; }

void refuse_blank(const Kind& kind) {
  throw StoreFailure("there are no tables in it yet; make them: central import FESTIVAL.toml --database " +
                     kiosk::shell_word(shown_address(kind)));
}

void refuse_older(const Kind& kind, const SchemaNumber& schema) {
  throw StoreFailure("its schema " + std::to_string(schema.number) + " is older than this program's " +
                     std::to_string(schema.newest) +
                     ", and it was left as it is; bring it up to date: central upgrade " + "--database " +
                     kiosk::shell_word(shown_address(kind)) +
                     " (central serve and central import do that too; an older program cannot use it after that, so "
                     "keep a copy)");
}

/// An upgrade copies tables and drops the old ones: what cannot be read would be gone.
void refuse_damaged(Connection& db) {
  if (const auto found = structure_of(db); found != "ok") {
    throw StoreFailure("the database is damaged (" + found + ") and is not upgraded; put a copy of it back");
  }
}

/// Brings the schema up to date where the mode allows it.
void prepare(Connection& db, const Kind& kind, Store::Mode mode, const SchemaNumber& schema) {
  const bool only_reads = mode == Store::Mode::kAsItIs || mode == Store::Mode::kAlone;
  if (schema.is_blank() && only_reads) refuse_blank(kind);
  if (schema.is_older()) {
    if (only_reads || mode == Store::Mode::kNew) refuse_older(kind, schema);
    refuse_damaged(db);
  }
  if (schema.number < schema.newest) migrate(db);
}

/// From now on a change of a server's database asks for the mark of a move each time: the connection may have been made
/// after the move, or its change may have waited for the end of it. No other program has a file open while that moves.
void refuse_changes_once_moved(Connection& db, const std::string& name) {
  auto* const server = dynamic_cast<PostgresConnection*>(&db);
  if (server == nullptr) return;
  server->check_changes([name](Connection& changed) {
    if (const auto moved = moved_away(changed)) throw MovedAway(name + ": " + *moved);
  });
}

}  // namespace

std::optional<std::string> database_file(std::string_view address) {
  constexpr std::string_view kScheme = "sqlite:";
  if (!address.starts_with(kScheme) || address.size() == kScheme.size()) return std::nullopt;
  return std::string(address.substr(kScheme.size()));
}

kiosk::Result<std::unique_ptr<Store>, std::string> Store::open(const std::string& address, Mode mode) {
  auto kind = kind_of(address, mode);
  if (!kind) return kiosk::failure(std::move(kind.error()));
  try {
    std::unique_ptr<Store> store(new Store(std::move(kind->connect), kind->one_writer, kind->name));
    store->idle_.push_back(store->connect_());
    try {
      const auto schema = store->ask(schema_of);
      // What was moved away is left as it is: an older program may still read it.
      if (changes(mode)) store->refuse_moved();
      prepare(*store->lease(), *kind, mode, schema);
    } catch (const StoreFailure& failure) {
      throw StoreFailure(kind->name + ": " + failure.what());
    }
    if (changes(mode)) {
      for (const auto& db : store->idle_) refuse_changes_once_moved(*db, store->name_);
      store->connect_ = [connect = std::move(store->connect_), name = store->name_] {
        auto made = connect();
        refuse_changes_once_moved(*made, name);
        return made;
      };
    }
    return store;
  } catch (const std::exception& failure) {
    return kiosk::failure(std::string(failure.what()));
  }
}

std::string Store::shown_address() const {
  return one_writer_ ? "sqlite:" + std::filesystem::absolute(name_).string() : name_;
}

void Store::refuse_moved() {
  // What moves a festival from a server's database has the lock of kAlone: who comes meanwhile waits here for the end
  // of that, and sees the mark. From a file nobody comes meanwhile.
  const auto purpose = one_writer_ ? Purpose::kRead : Purpose::kChange;
  std::optional<std::string> moved;
  try {
    moved = transact(purpose, moved_away_by_any);
  } catch (const Contention&) {
    throw StoreFailure(kKeptByAnother);
  }
  if (moved) throw StoreFailure(*moved);
}

kiosk::Result<Upgraded, std::string> upgrade_schema(const std::string& address) {
  const auto kind = kind_of(address, Store::Mode::kExisting);
  if (!kind) return kiosk::failure(kind.error());
  try {
    const auto db = kind->connect();
    try {
      Upgraded upgraded{schema_of(*db)};
      prepare(*db, *kind, Store::Mode::kExisting, upgraded.before);
      upgraded.moved = moved_away(*db);
      return upgraded;
    } catch (const StoreFailure& failure) {
      throw StoreFailure(kind->name + ": " + failure.what());
    }
  } catch (const std::exception& failure) {
    return kiosk::failure(std::string(failure.what()));
  }
}

kiosk::Result<bool, std::string> Store::is_blank(const std::string& address) {
  bool blank = false;
  const auto looked = look_at(address, [&](Connection&, const SchemaNumber& schema) { blank = schema.is_blank(); });
  if (!looked) return kiosk::failure(looked.error());
  return blank;
}

kiosk::Result<void, std::string> Store::look_at(const std::string& address, const Look& look) {
  const auto kind = kind_of(address, Mode::kAsItIs);
  if (!kind) return kiosk::failure(kind.error());
  try {
    const auto db = kind->connect();
    try {
      look(*db, schema_of(*db));
      return {};
    } catch (const StoreFailure& failure) {
      throw StoreFailure(kind->name + ": " + failure.what());
    }
  } catch (const std::exception& failure) {
    return kiosk::failure(std::string(failure.what()));
  }
}

kiosk::Result<void, std::string> Store::quick_check() {
  const auto damaged = [&](std::string what) {
    std::ranges::replace_if(
        what, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return kiosk::failure(name_ + ": the database is damaged (" + what +
                          "); put a copy of it back, or serve it as it is with --no-quick-check");
  };
  try {
    const auto found = ask(structure_of);
    if (found != "ok") return damaged(found);
    return {};
  } catch (const std::exception& failure) {
    return damaged(failure.what());
  }
}

Store::Lease::Lease(Store& store, std::unique_lock<std::mutex> writing) : store_(store), writing_(std::move(writing)) {
  {
    const std::lock_guard lock(store_.pool_);
    if (!store_.idle_.empty()) {
      connection_ = std::move(store_.idle_.back());
      store_.idle_.pop_back();
      return;
    }
  }
  connection_ = store_.connect_();
}

Store::Lease::~Lease() {
  if (!connection_ || !connection_->idle()) return;  // a rollback failed: whoever comes next gets a fresh connection
  const std::lock_guard lock(store_.pool_);
  store_.idle_.push_back(std::move(connection_));
}

Store::Lease Store::lend(Purpose purpose) {
  const bool queues = one_writer_ && purpose != Purpose::kRead;
  return {*this, queues ? std::unique_lock(writing_) : std::unique_lock<std::mutex>()};
}

bool Store::pause_before_next(int attempt, bool patient) {
  if (attempt >= kAttempts) return false;
  thread_local std::minstd_rand random{std::random_device{}()};
  const auto longest = patient ? kPatientPause : kFirstPause * (1 << std::min(attempt, kLongestDoubling));
  std::this_thread::sleep_for(std::chrono::microseconds(random() % static_cast<unsigned>(longest.count())));
  return true;
}

void Store::forget_idle() {
  const std::lock_guard lock(pool_);
  idle_.clear();
}

}  // namespace central
