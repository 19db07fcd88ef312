// SPDX-License-Identifier: Apache-2.0
// What a request costs must not grow with the festival: every statement of the service's daily work finds its rows
// through an index. The statements are those that really run; the database is asked how it would find their rows.
#include <regex>
#include <set>

#include "platform/central/desk.hpp"
#include "platform/central/device.hpp"
#include "platform/central/door.hpp"
#include "platform/central/help.hpp"
#include "platform/central/idempotency.hpp"
#include "platform/central/outbox.hpp"
#include "platform/central/postgres_sql.hpp"
#include "platform/central/request_record.hpp"
#include "platform/central/seats.hpp"
#include "platform/central/setup_code.hpp"
#include "platform/central/sign_in.hpp"
#include "platform/central/views.hpp"
#include "platform/central/visit_token.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using central::Connection;
using central::Dialect;
using house::House;

namespace {

/// What may be read from one end to the other: the programme, which is small and stays so.
const std::set<std::string> kSmall = {"festival", "local_text", "signing_key", "setup_code"};

/// Passes everything on, and remembers the statements with their number of parameters.
class Watched final : public Connection {
 public:
  explicit Watched(Connection& db) : db_(db) {}
  [[nodiscard]] Dialect dialect() const override { return db_.dialect(); }
  void script(std::string_view sql) override { db_.script(sql); }
  void begin(central::Purpose purpose) override { db_.begin(purpose); }
  void commit() override { db_.commit(); }
  void rollback() override { db_.rollback(); }
  [[nodiscard]] bool idle() const override { return db_.idle(); }

  std::unique_ptr<central::Cursor> open(std::string_view sql, std::span<const central::Parameter> values) override {
    statements.emplace(sql);
    return db_.open(sql, values);
  }
  int run(std::string_view sql, std::span<const central::Parameter> values) override {
    statements.emplace(sql);
    return db_.run(sql, values);
  }

  std::set<std::string> statements;

 private:
  Connection& db_;
};

/// Tables that an earlier test filled and emptied are as large on disk as they were, which PostgreSQL goes by.
constexpr auto kUnused = house::TestDatabase::Content::kNone;

/// The tables that the statement would read from end to end; `plan`, where given, becomes the database's own lines.
std::vector<std::string> scanned(Connection& db, const std::string& sql, std::string* plan = nullptr) {
  std::vector<std::string> found;
  const auto note = [&](const std::string& line, const std::string& mark) {
    const auto at = line.find(mark);
    if (at == std::string::npos) return;
    const auto name = line.substr(at + mark.size());
    found.push_back(name.substr(0, name.find(' ')));
  };
  if (db.dialect() == Dialect::kSqlite) {
    for (auto rows = db.query("EXPLAIN QUERY PLAN " + sql); rows.step();) note(rows.text(3), "SCAN ");
    return found;
  }
  // As of a large festival, and whatever the values: a small table is read whole because that is quicker.
  db.script("SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan");
  std::string values;
  for (const char c : sql) values += c == '?' ? (values.empty() ? "NULL" : ", NULL") : "";
  db.script("PREPARE watched AS " + central::numbered(sql));
  // An index that is walked without a condition is the table from end to end as well; but not where the first rows of
  // it are all that is asked for, whatever is in them.
  std::string walked;
  bool to_its_end = false;
  bool limited = false;
  for (auto rows = db.query("EXPLAIN EXECUTE watched" + (values.empty() ? "" : "(" + values + ")")); rows.step();) {
    const auto line = rows.text(0);
    if (plan != nullptr) *plan += line + '\n';
    if (line.find("Cond: ") != std::string::npos) walked.clear();
    if (line.find("Filter: ") != std::string::npos) to_its_end = true;
    if (line.find("cost=") == std::string::npos) continue;
    if (to_its_end) note(walked, " on ");
    walked = line.find("Scan") != std::string::npos && line.find("Bitmap") == std::string::npos ? line : "";
    to_its_end = !limited;
    limited = line.find("Limit  (") != std::string::npos;
  }
  if (to_its_end) note(walked, " on ");
  db.script("DEALLOCATE watched");
  return found;
}

/// SQLite would look for rows that a new ticket mends; it skips that where no row waits for one, which is always.
bool never_walked(const std::string& sql, const std::string& table) {
  return sql.starts_with("INSERT INTO ticket ") && table == "idempotency";
}

/// Of a table that was empty when it was analysed, PostgreSQL does not care how it is read: some mails to find.
void write_mails(Connection& db) {
  for (int i = 0; i < 200; ++i) {
    db.execute("INSERT INTO outbox (made_at, recipient, subject, body, give_up_at) VALUES (?, ?, ?, ?, ?)",
               house::local("17:42"), "amara@example.org", "Code", "A code", house::local("17:52"));
  }
}

/// A pass's way through the service: looked up, a ticket, an exchange, a new code, a report, a return.
void do_it_all(House& h, Connection& db) {
  const auto now = house::local("17:42");
  (void)central::find_device(db, "Bearer " + h.token("bader"));
  central::ProgrammeCache cache;
  const auto programme = cache.get(db);
  const central::Books books{db, *programme};
  const kiosk::VenueId bader("bader");
  (void)central::look_up(books, kiosk::PassCode("PASS-AMARA"), bader, now);
  (void)central::look_up_online(books, kiosk::PassId("amara"), now);
  (void)central::day_of(books, bader, now);
  const auto signer = central::Signer::load(db);
  const central::Caller caller{"d-1", bader, std::nullopt};
  const auto step = [&](const auto& work) {
    const auto key = house::fresh_key().str();
    REQUIRE_FALSE(central::recall(db, caller.device, key, central::request_digest(caller, {})));
    const auto token = central::write_visit(signer, caller.device, kiosk::PassId("amara"), now);
    central::Desk desk(books, signer, caller, key, now, central::read_visit(signer, token.str(), caller.device, now));
    const central::Outcome outcome = work(desk);
    REQUIRE(outcome.ticket);
    central::remember(db, caller.device, key, central::request_digest(caller, {}), outcome, now);
    central::add_desk_action(db, caller.device, key, "no paper", now);
    REQUIRE(central::find_request(db, caller.device, key));
    return *outcome.ticket;
  };
  central::Transaction change(db, central::Purpose::kChange);
  kiosk::ticketing::TicketBody body{kiosk::PassId("amara"), kiosk::ScreeningId("union"),
                                    kiosk::policy::Channel::kInPerson, std::nullopt};
  body.swap_for = step([&](central::Desk& desk) { return desk.issue(body); });
  body.screening = kiosk::ScreeningId("clash");
  const auto id = step([&](central::Desk& desk) { return desk.issue(body); });
  step([&](central::Desk& desk) { return desk.replace(id, 1); });
  step([&](central::Desk& desk) { return desk.report(id, {kiosk::DeliveryMethod::kPrint, {}, 2}); });
  kiosk::ticketing::VerifyBody at_door{kiosk::TicketCode(id.str()), body.screening, kiosk::ticketing::DoorAct::kAdmit};
  step([&](central::Desk& desk) { return desk.check_in(at_door); });
  at_door.act = kiosk::ticketing::DoorAct::kLetOut;
  step([&](central::Desk& desk) { return desk.check_in(at_door); });
  step([&](central::Desk& desk) { return desk.give_back(id); });
  const auto code = signer.sign(id, 1, body.screening, now);
  const kiosk::ticketing::VerifyBody shown{code, std::nullopt};
  REQUIRE(central::verify(books, signer, {shown, bader, now}).state == kiosk::ticketing::VerifyState::kReturned);
  const auto withdrawn = house::fresh_key().str();
  REQUIRE_FALSE(central::find_request(db, caller.device, withdrawn));
  central::withdraw_request(db, caller.device, withdrawn, now);
  REQUIRE(central::unreported_of(db, caller.device).codes.empty());
  central::forget_old_keys(db, now);
  change.commit();
}

/// Somebody calls for staff, twice, and again when nobody came.
void call_for_help(Connection& db) {
  const auto programme = central::Programme::load(db);
  const auto signer = central::Signer::load(db);
  const central::Books books{db, *programme};
  const central::Caller caller{"d-1", kiosk::VenueId("bader"), std::nullopt};
  central::Transaction change(db, central::Purpose::kChange);
  for (const auto* time : {"17:42", "17:42:30", "17:45"}) {
    const auto key = house::fresh_key().str();
    central::Desk desk(books, signer, caller, key, house::local(time), std::nullopt);
    const auto outcome = desk.call_for_help("fr");
    REQUIRE_FALSE(outcome.call.empty());
    central::remember(db, caller.device, key, central::request_digest(caller, {}), outcome, house::local(time));
  }
  change.commit();
}

/// A passholder's way in, online, and what is forgotten afterwards.
void sign_in_and_tidy(Connection& db) {
  const auto now = house::local("17:42");
  const auto programme = central::Programme::load(db);
  const central::Books books{db, *programme};
  central::Transaction change(db, central::Purpose::kChange);
  central::send_one_time_code(books, kiosk::PassCode("PASS-AMARA"), now);
  central::send_one_time_code(books, kiosk::PassCode("PASS-NOBODY"), now);
  auto mail = db.query("SELECT body FROM outbox WHERE id = (SELECT max(id) FROM outbox)");
  REQUIRE(mail.step());
  std::smatch code;
  const auto text = mail.text(0);
  REQUIRE(std::regex_search(text, code, std::regex("[0-9]{6}")));
  const auto session = central::begin_session(books, {kiosk::PassCode("PASS-AMARA"), code.str()}, now);
  REQUIRE(session);
  REQUIRE(central::find_session(db, session->token, now));
  central::end_session(db, session->token);
  central::forget_old_keys(db, now);
  central::forget_ended_sign_ins(db, now);
  central::forget_old_mails(db, now);
  central::forget_old_setup_codes(db, now);
  change.commit();
}

}  // namespace

TEST_CASE("No statement of a request reads a table of passes, tickets or keys from end to end") {
  House h("", "", kUnused);
  const auto db = h.store().lease();
  write_mails(*db);
  Watched watched(*db);
  do_it_all(h, watched);
  call_for_help(watched);
  sign_in_and_tidy(watched);
  REQUIRE(watched.statements.size() > 30);
  for (const auto& sql : watched.statements) {
    // The programme is read after an import only, and is small.
    const bool programme =
        sql.find(" FROM film") != std::string::npos || sql.find("cancelled FROM screening") != std::string::npos ||
        sql.find(" FROM venue") != std::string::npos || sql.find(" FROM screening_") != std::string::npos ||
        sql.find(" FROM rule") != std::string::npos || sql.find(" FROM category") != std::string::npos;
    if (programme) continue;
    std::string plan;
    for (const auto& table : scanned(*db, sql, &plan)) {
      INFO(sql << '\n' << plan);
      CHECK((kSmall.contains(table) || never_walked(sql, table) ? "" : table) == "");
    }
  }
}

TEST_CASE("Open calls for help are counted without those that are over", "[sqlite]") {
  House h("", "", kUnused);
  const auto db = h.store().lease();
  Watched watched(*db);
  CHECK(central::open_help_calls(watched) == 0);
  REQUIRE(watched.statements.size() == 1);
  auto plan = db->query("EXPLAIN QUERY PLAN " + *watched.statements.begin());
  REQUIRE(plan.step());
  // The index has the open ones alone, one a device at most.
  CHECK(plan.text(3).find("one_open_call_per_device") != std::string::npos);
}

TEST_CASE("A statement without an index is seen") {
  House h("", "", kUnused);
  const auto db = h.store().lease();
  CHECK(scanned(*db, "SELECT id FROM pass WHERE name = ?") == std::vector<std::string>{"pass"});
  CHECK(scanned(*db, "SELECT id FROM pass ORDER BY id") == std::vector<std::string>{"pass"});
}

TEST_CASE("The end of an index is no table, and the first row that fits may be its last") {
  House h("", "", kUnused);
  const auto db = h.store().lease();
  write_mails(*db);
  CHECK(scanned(*db, "SELECT max(id) FROM outbox").empty());
  CHECK(scanned(*db, "SELECT body FROM outbox WHERE id = (SELECT max(id) FROM outbox)").empty());
  CHECK(scanned(*db, "SELECT id FROM pass WHERE name = ? ORDER BY id LIMIT 1") == std::vector<std::string>{"pass"});
}
