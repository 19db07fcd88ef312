// SPDX-License-Identifier: Apache-2.0
// The rows behind passes, tickets, codes and deliveries.
#include "platform/central/ticket_store.hpp"

#include <algorithm>

#include "kiosk/base/check.hpp"
#include "kiosk/ticketing/names.hpp"
#include "platform/central/device.hpp"
#include "platform/central/random.hpp"
#include "platform/central/stored_pass.hpp"

namespace central {
namespace {

constexpr std::string_view kSelectPass =
    "SELECT p.id, p.category, p.state, p.valid_from, p.valid_until, p.name, 0, p.listed_state, p.ended_at, p.source "
    "FROM pass p ";
constexpr std::string_view kSelectPassByCode =
    "SELECT p.id, p.category, p.state, p.valid_from, p.valid_until, p.name, 0, p.listed_state, p.ended_at, p.source "
    "FROM pass p "
    "WHERE p.code = ? UNION ALL "
    "SELECT p.id, p.category, p.state, p.valid_from, p.valid_until, p.name, 1, p.listed_state, p.ended_at, p.source "
    "FROM replaced_code r JOIN pass p ON p.id = r.pass WHERE r.code = ?";

// A ticket with one of its codes. A delivery counts unless it certainly failed.
constexpr std::string_view kSelectTicket =
    "SELECT t.id, t.state, t.pass, t.screening, t.category, k.serial, k.code, "
    "(SELECT max(d.at) FROM delivery d WHERE d.ticket = t.id AND d.serial = k.serial AND d.outcome <> 'failed'), "
    "(SELECT count(DISTINCT d.serial) FROM delivery d WHERE d.ticket = t.id AND d.outcome <> 'failed'), "
    "(SELECT a.at FROM admission a WHERE a.ticket = t.id AND a.undone_at IS NULL) "
    "FROM ticket t JOIN ticket_code k ON k.ticket = t.id ";

constexpr auto kSeat = "general admission";

std::optional<PassRecord> pass_of(const Programme& programme, Rows row) {
  if (!row.step()) return std::nullopt;
  using kiosk::policy::PassState;
  const bool old_code = row.integer(6) != 0;
  const auto stored = row.one_of(2, PassState::kReplaced, "pass " + row.text(0) + " has a state");
  const auto state = old_code ? PassState::kReplaced : stored;
  const kiosk::policy::Pass pass{kiosk::PassId(row.text(0)), row.text(1), state, row.instant(3), row.instant(4)};
  const bool blocked = !row.null(7);
  const bool ended = !row.null(8);
  auto state_word = old_code ? name_of(ListedState::kReplaced) : shown_state(stored, blocked, ended);
  return PassRecord{
      pass,    row.text(5), programme.category_name(pass.category), std::string(state_word), row.text(9) == "list",
      old_code};
}

TicketState state_of(const std::string& name) {
  if (name == "valid") return TicketState::kValid;
  return name == "returned" ? TicketState::kReturned : TicketState::kSwapped;
}

std::string_view name_of(TicketState state) {
  switch (state) {
    case TicketState::kValid:
      return "valid";
    case TicketState::kReturned:
      return "returned";
    case TicketState::kSwapped:
      return "swapped";
  }
  return "valid";
}

/// What the screening says on a ticket.
void put_screening(const Programme& programme, const ScreeningRecord& shown, kiosk::Ticket& ticket) {
  ticket.screening = shown.screening.id;
  ticket.title = shown.title;
  ticket.venue = shown.screening.venue;
  ticket.venue_name = shown.venue_name;
  ticket.room = shown.room;
  ticket.starts_at = shown.screening.starts_at;
  ticket.be_seated_by = ticket.starts_at - programme.rules().be_seated_by;
  ticket.seat = kSeat;
}

TicketRecord ticket_of(const Programme& programme, const std::string& holder, const Rows& row) {
  TicketRecord made;
  auto& ticket = made.ticket;
  ticket.id = kiosk::TicketId(row.text(0));
  made.state = state_of(row.text(1));
  ticket.pass = kiosk::PassId(row.text(2));
  ticket.category = programme.category_name(row.text(4));
  ticket.holder = holder;
  ticket.serial = row.small(5);
  ticket.code = kiosk::TicketCode(row.text(6));
  ticket.delivered_at = row.maybe_instant(7);
  made.to_pick_up = !ticket.delivered_at;
  made.handed_out = row.small(8);
  made.admitted_at = row.maybe_instant(9);
  const auto* shown = programme.screening(kiosk::ScreeningId(row.text(3)));
  if (shown == nullptr) throw Damaged("ticket " + ticket.id.str() + " has no screening");
  made.screening = shown->screening;
  made.ends_at = shown->ends_at;
  put_screening(programme, *shown, ticket);
  return made;
}

kiosk::TicketCode insert_code(Connection& db, const Signer& signer, const kiosk::TicketId& ticket, int serial,
                              const kiosk::policy::Screening& screening, const Doer& doer) {
  auto code = signer.sign(ticket, serial, screening.id, screening.starts_at);
  db.execute("INSERT INTO ticket_code (ticket, serial, code, made_at, made_device, made_key) VALUES (?, ?, ?, ?, ?, ?)",
             ticket, serial, code, doer.at, doer.device, doer.key);
  return code;
}

void void_code(Connection& db, const kiosk::TicketId& ticket, kiosk::Instant at) {
  db.execute("UPDATE ticket_code SET voided_at = ? WHERE ticket = ? AND voided_at IS NULL", at, ticket);
}

}  // namespace

std::optional<PassRecord> find_pass(const Books& books, const kiosk::PassCode& code) {
  return pass_of(books.programme, books.db.query(kSelectPassByCode, code, code));
}

std::optional<PassRecord> find_pass(const Books& books, const kiosk::PassId& id) {
  return pass_of(books.programme, books.db.query(std::string(kSelectPass) + "WHERE p.id = ?", id));
}

void lock_pass(Connection& db, const kiosk::PassId& id) {
  if (db.dialect() == Dialect::kSqlite) return;
  (void)db.query("SELECT id FROM pass WHERE id = ? FOR NO KEY UPDATE", id).step();
}

void lock_holder(Connection& db, const kiosk::TicketId& id) {
  if (db.dialect() == Dialect::kSqlite) return;
  (void)db.query("SELECT id FROM pass WHERE id = (SELECT pass FROM ticket WHERE id = ?) FOR NO KEY UPDATE", id).step();
}

std::optional<TicketRecord> find_ticket(const Books& books, const kiosk::TicketId& id) {
  auto row =
      books.db.query(std::string(kSelectTicket) +
                         "WHERE t.id = ? AND k.serial = (SELECT max(serial) FROM ticket_code WHERE ticket = t.id)",
                     id);
  if (!row.step()) return std::nullopt;
  const auto holder = find_pass(books, kiosk::PassId(row.text(2)));
  return ticket_of(books.programme, holder ? holder->name : std::string(), row);
}

std::vector<TicketRecord> valid_tickets(const Books& books, const PassRecord& holder) {
  std::vector<TicketRecord> made;
  // A valid ticket has one code that is not void, and that is its last.
  auto rows = books.db.query(
      std::string(kSelectTicket) + "WHERE t.pass = ? AND t.state = 'valid' AND k.voided_at IS NULL", holder.pass.id);
  while (rows.step()) made.push_back(ticket_of(books.programme, holder.name, rows));
  std::ranges::sort(made, {}, [](const TicketRecord& t) { return std::pair(t.screening.starts_at, t.ticket.id); });
  return made;
}

bool made_code(Connection& db, const Doer& doer, const kiosk::TicketId& id, int serial) {
  if (!doer.device) return false;
  auto row = db.query("SELECT made_device FROM ticket_code WHERE ticket = ? AND serial = ?", id, serial);
  if (!row.step() || row.null(0)) return false;
  const auto maker = row.text(0);
  return maker == *doer.device || std::ranges::count(ids_of_kiosk(db, *doer.device), maker) != 0;
}

std::optional<std::pair<kiosk::TicketId, kiosk::Delivery>> find_delivery(Connection& db, const Doer& doer) {
  using namespace kiosk::ticketing;
  auto row = db.query("SELECT ticket, method, outcome, serial FROM delivery WHERE device = ? AND key = ?", doer.device,
                      doer.key);
  if (!row.step()) return std::nullopt;
  const auto method = from_name(kDeliveryMethods, row.text(1));
  const auto outcome = from_name(kDeliveryOutcomes, row.text(2));
  if (!method || !outcome) throw Damaged("a delivery of ticket " + row.text(0) + " cannot be read");
  return std::pair(kiosk::TicketId(row.text(0)), kiosk::Delivery{*method, *outcome, row.small(3)});
}

kiosk::Ticket add_ticket(const Books& books, const Signer& signer, const PassRecord& holder,
                         const ScreeningRecord& shown, const Doer& doer) {
  kiosk::Ticket made;
  // That it is nobody else's is the schema's to say; then the whole change is done again, with another.
  made.id = random_ticket_id();
  made.pass = holder.pass.id;
  made.category = holder.category_name;
  made.holder = holder.name;
  put_screening(books.programme, shown, made);
  books.db.execute(
      "INSERT INTO ticket (id, pass, screening, category, state, issued_at) VALUES (?, ?, ?, ?, 'valid', ?)", made.id,
      made.pass, made.screening, holder.pass.category, doer.at);
  made.code = insert_code(books.db, signer, made.id, made.serial, shown.screening, doer);
  return made;
}

kiosk::Ticket add_code(const Books& books, const Signer& signer, const TicketRecord& ticket, const Doer& doer) {
  auto made = ticket.ticket;
  ++made.serial;
  made.delivered_at.reset();
  void_code(books.db, made.id, doer.at);
  made.code = insert_code(books.db, signer, made.id, made.serial, ticket.screening, doer);
  return made;
}

void end_ticket(Connection& db, const kiosk::TicketId& id, TicketState state, const Doer& doer) {
  KIOSK_CHECK(state != TicketState::kValid);
  db.execute("UPDATE ticket SET state = ?, ended_at = ?, ended_device = ?, ended_key = ? WHERE id = ?", name_of(state),
             doer.at, doer.device, doer.key, id);
  void_code(db, id, doer.at);
}

void add_delivery(Connection& db, const kiosk::TicketId& id, const kiosk::Delivery& delivery, const Doer& doer) {
  using namespace kiosk::ticketing;
  db.execute("INSERT INTO delivery (ticket, serial, method, outcome, at, device, key) VALUES (?, ?, ?, ?, ?, ?, ?)", id,
             delivery.serial, to_name(kDeliveryMethods, delivery.method), to_name(kDeliveryOutcomes, delivery.outcome),
             doer.at, doer.device, doer.key);
}

}  // namespace central
