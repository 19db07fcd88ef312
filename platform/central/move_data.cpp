// SPDX-License-Identifier: Apache-2.0
// Table by table: read, written, read back, compared.
#include "platform/central/move_data.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "platform/central/clock.hpp"
#include "platform/central/in_use.hpp"
#include "platform/central/moved_away.hpp"
#include "platform/central/random.hpp"
#include "platform/central/schema.hpp"
#include "platform/central/sqlite.hpp"
#include "platform/central/tables.hpp"

namespace central {
namespace {

constexpr std::size_t kValuesAtOnce = 900;
constexpr std::int64_t kRowsBetweenNews = 5000;

/// A number of rows and a digest of them in whatever order they come: the sum of the digests of each.
struct Sum {
  std::int64_t rows = 0;
  std::array<std::uint64_t, 4> lanes{};

  void add(const TableRow& row) {
    std::string written;
    for (const auto& cell : row) {
      const auto value = std::to_string(cell.number) + ' ' + cell.bytes;
      written += cell.null ? std::string("-") : std::to_string(value.size()) + ':' + value;
    }
    const auto digest = digest_of(written);
    for (std::size_t i = 0; i < lanes.size(); ++i) {
      std::uint64_t lane = 0;
      std::memcpy(&lane, digest.data() + i * sizeof lane, sizeof lane);
      lanes[i] += lane;
    }
    ++rows;
  }
  friend bool operator==(const Sum&, const Sum&) = default;
};

std::int64_t count(Connection& db, const std::string& table) {
  return db.number("SELECT count(*) FROM " + quoted_name(table));
}

/// A festival in a database: which it is, and how far it has come.
struct SeenFestival {
  std::string name;
  std::string key;  ///< the public half of its first one, which no other festival has; empty: it has none yet
  std::vector<std::int64_t> grown;   ///< each of them only grows as the festival goes on
  std::optional<std::string> moved;  ///< that it was moved away from there

  [[nodiscard]] bool is_same_as(const SeenFestival& other) const { return !key.empty() && key == other.key; }
  [[nodiscard]] bool went_on_after(const SeenFestival& other) const {
    return !std::ranges::equal(grown, other.grown, std::ranges::less_equal{});
  }
};

std::optional<SeenFestival> festival_in(Connection& db) {
  SeenFestival seen;
  {
    auto row = db.query("SELECT name, revision FROM festival");
    if (!row.step()) return std::nullopt;
    seen.name = row.text(0);
    seen.grown = {row.integer(1)};
  }
  for (const auto* table : {"ticket", "ticket_code", "delivery", "admission", "device", "signing_key", "staff_act"}) {
    seen.grown.push_back(count(db, table));
  }
  auto key = db.query("SELECT public FROM signing_key ORDER BY id LIMIT 1");
  if (key.step()) seen.key = key.text(0);
  seen.moved = moved_away(db);
  return seen;
}

/// Why a target with a festival is none. Only what an earlier move can have left there is said to be emptied: it would
/// be the festival's one copy where the two addresses are swapped.
std::string held_already(const SeenFestival& there, const SeenFestival& here, const Store& from, const Store& to,
                         MoveKind kind) {
  const auto holds = "it holds a festival already (" + there.name + ")";
  const auto instead = std::string("; name an empty database");
  if (!there.is_same_as(here)) return holds + instead;
  if (there.moved) return holds + ", which was moved away from there" + instead + ", or put that one aside first";
  if (there.went_on_after(here)) {
    return holds + ", the one of " + from.name() + ", and more of it: are --from and --to swapped?";
  }
  if (kind == MoveKind::kTrial) return holds + instead;
  return holds + instead + ". It is the one of " + from.name() +
         ": an earlier move may have come to its end there without its mark in " + from.name() + ", and what " +
         from.name() + " gave out since is not in it. Where nothing was served from " + to.name() +
         " yet, empty that, and move again";
}

/// Some rows come with the schema: more rows than those are data of a festival.
void require_empty(Connection& db, const std::vector<TableShape>& tables) {
  if (const auto held = festival_in(db)) {
    throw StoreFailure("it holds a festival already (" + held->name + "); name an empty database");
  }
  SqliteConnection fresh(":memory:", SqliteConnection::Mode::kCreate);
  migrate(fresh);
  std::map<std::string, std::int64_t> at_first;
  for (const auto& table : tables_of(fresh)) at_first[table.name] = count(fresh, table.name);
  for (const auto& table : tables) {
    if (const auto rows = count(db, table.name); rows != at_first[table.name]) {
      throw StoreFailure("it holds " + std::to_string(rows) + " rows in " + table.name +
                         " already; name an empty database");
    }
  }
}

/// The target's tables, in an order in which the source's rows can be written.
std::vector<TableShape> same_tables(Connection& source, Connection& target) {
  const auto described = [](std::vector<TableShape> tables) {
    std::vector<std::string> made;
    for (const auto& table : tables) {
      for (const auto& column : table.columns) made.push_back(table.name + "." + column.name);
    }
    std::ranges::sort(made);
    return made;
  };
  auto tables = tables_of(target);
  const auto here = described(tables_of(source));
  const auto there = described(tables);
  const auto [only_here, only_there] = std::ranges::mismatch(here, there);
  if (only_here != here.end() || only_there != there.end()) {
    throw StoreFailure("the two databases do not have the same tables: " +
                       (only_here != here.end() ? *only_here : *only_there));
  }
  return tables;
}

/// A move takes as long as it takes; the service's own limits are for its requests.
void be_patient(Connection& db) {
  if (db.dialect() == Dialect::kPostgres) {
    db.script("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0");
  }
}

Audit clean_audit(Connection& db, const std::string& name, const MoveWatch& watch) {
  watch("auditing " + name, 0);
  auto audited = audit(db, false);
  if (!audited.findings.empty()) {
    throw StoreFailure("the audit of " + name + " has " + std::to_string(audited.findings.size()) +
                       " findings, and nothing was moved; the first: " + audited.findings.front() +
                       " (central audit has them all)");
  }
  return audited;
}

/// From here to there; what was read.
Sum copy_table(Connection& source, Connection& target, const TableShape& table, const std::string& step,
               const MoveWatch& watch) {
  const auto at_once = std::max<std::size_t>(1, kValuesAtOnce / table.columns.size());
  Sum sum;
  std::vector<TableRow> waiting;
  watch(step, 0);
  read_rows(source, table, [&](const TableRow& row) {
    sum.add(row);
    waiting.push_back(row);
    if (waiting.size() == at_once) add_rows(target, table, std::exchange(waiting, {}));
    if (sum.rows % kRowsBetweenNews == 0) watch(step, sum.rows);
  });
  add_rows(target, table, waiting);
  go_on_counting(target, table);
  return sum;
}

void require_same(Connection& target, const TableShape& table, const Sum& read) {
  Sum written;
  read_rows(target, table, [&](const TableRow& row) { written.add(row); });
  if (written == read) return;
  throw StoreFailure("the table " + table.name + " is not the same on both sides (" + std::to_string(read.rows) +
                     " rows read, " + std::to_string(written.rows) + " written); nothing was moved");
}

/// Inside a transaction on each side.
Moved move_between(Connection& source, const std::string& from, Connection& target, const std::string& to,
                   const MoveWatch& watch) {
  be_patient(target);
  const auto tables = same_tables(source, target);
  require_empty(target, tables);
  Moved moved;
  moved.source = clean_audit(source, from, watch);
  GuardsOff guards(target, tables);
  for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
    target.execute("DELETE FROM " + quoted_name(table->name));
  }
  for (const auto& table : tables) {
    const auto step =
        "table " + std::to_string(++moved.tables) + " of " + std::to_string(tables.size()) + ": " + table.name;
    const auto read = copy_table(source, target, table, step, watch);
    require_same(target, table, read);
    moved.rows += read.rows;
    watch(step, read.rows);
  }
  // A copy of what was moved away is no less a festival.
  target.execute("DELETE FROM moved_away");
  guards.restore();
  // Statistics, without which the server chooses slow plans, for the audit as for the service.
  if (target.dialect() == Dialect::kPostgres) {
    for (const auto& table : tables) target.script("ANALYZE " + quoted_name(table.name));
  }
  moved.target = clean_audit(target, to, watch);
  return moved;
}

/// Who came meanwhile waits for the source's lock, and would change it as soon as it has it.
void require_alone(Connection& source, const std::string& from) {
  if (source.dialect() != Dialect::kPostgres) return;  // nobody can have come
  if (const auto user = in_use_beside(source); !user.empty()) {
    throw StoreFailure(user + " came to " + from + " meanwhile, and nothing was moved; end it, and do it again");
  }
}

void require_not_moved(Connection& source, const std::string& from) {
  if (const auto moved = moved_away(source)) throw StoreFailure(from + ": " + *moved);
}

/// One server's database has many addresses: a lock that one of its sessions has another does not get.
void require_another(Store& from, Store& to) {
  const auto is_server = [](Connection& db) { return db.dialect() == Dialect::kPostgres; };
  if (!from.ask(is_server) || !to.ask(is_server)) return;
  std::int64_t number = 0;
  const auto random = digest_of(random_token());
  std::memcpy(&number, random.data(), sizeof number);
  from.transact(Purpose::kRead, [&](Connection& source) {
    static_cast<void>(source.query("SELECT pg_advisory_xact_lock(?)", number));
    const bool got = to.transact(Purpose::kRead, [&](Connection& target) {
      return target.number("SELECT pg_try_advisory_xact_lock(?)", number) != 0;
    });
    if (!got) throw StoreFailure("--from and --to name the same database; name an empty one after --to");
  });
}

/// Inside a transaction of the source; in one of the target, which is committed when it returns.
Moved move_into(Store& to, Connection& source, const std::string& from, MoveKind kind, const MoveWatch& watch) {
  be_patient(source);
  if (kind == MoveKind::kMove) require_not_moved(source, from);
  try {
    return to.transact(Purpose::kAlone, [&](Connection& target) {
      try {
        auto moved = move_between(source, from, target, to.name(), watch);
        if (kind == MoveKind::kMove) require_alone(source, from);
        return moved;
      } catch (const StoreFailure& failure) {
        // Neither a rule of the schema nor a lost connection comes to another end for being tried again.
        throw StoreFailure(failure.what());
      }
    });
  } catch (const OutcomeUnknown&) {
    throw;
  } catch (const StoreFailure& failure) {
    throw StoreFailure(failure.what());
  }
}

void move_from(Store& from, Store& to, MoveKind kind, const MoveWatch& watch, std::optional<Moved>& moved) {
  // Before the source is locked.
  require_another(from, to);
  const auto here = from.transact(Purpose::kRead, [&](Connection& source) {
    if (kind == MoveKind::kMove) require_not_moved(source, from.name());
    auto seen = festival_in(source);
    if (!seen) throw StoreFailure("there is no festival in " + from.name() + " to move");
    return *std::move(seen);
  });
  to.transact(Purpose::kRead, [&](Connection& target) {
    if (const auto there = festival_in(target)) throw StoreFailure(held_already(*there, here, from, to, kind));
    require_empty(target, tables_of(target));
  });
  const auto purpose = kind == MoveKind::kMove ? Purpose::kAlone : Purpose::kRead;
  from.transact(purpose, [&](Connection& source) {
    // Where the mark alone had to be tried again, the rest is done.
    if (!moved) moved = move_into(to, source, from.name(), kind, watch);
    if (kind == MoveKind::kMove) mark_moved_away(source, to.shown_address(), make_clock(std::nullopt)());
  });
}

}  // namespace

kiosk::Result<Moved, MoveFailure> move_data(Store& from, Store& to, MoveKind kind, const MoveWatch& watch) {
  std::optional<Moved> moved;
  try {
    move_from(from, to, kind, watch, moved);
    return *std::move(moved);
  } catch (const std::exception& failure) {
    if (moved) {
      moved->unmarked = failure.what();
      return *std::move(moved);
    }
    const bool unknown = dynamic_cast<const OutcomeUnknown*>(&failure) != nullptr;
    return kiosk::failure(
        MoveFailure{to.name() + ": " + failure.what() +
                        (unknown ? "; it is not known whether it was committed: central audit on it tells" : ""),
                    unknown});
  }
}

}  // namespace central
