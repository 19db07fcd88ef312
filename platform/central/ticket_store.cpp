// The rows behind passes, tickets, codes and deliveries.
#include "platform/central/ticket_store.hpp"

#include "kiosk/base/check.hpp"
#include "kiosk/ticketing/names.hpp"
#include "platform/central/random.hpp"

namespace central {
namespace {

constexpr std::string_view kSelectPass =
    "SELECT p.id, p.category, p.state, p.valid_from, p.valid_until, p.name, c.name "
    "FROM pass p JOIN category c ON c.id = p.category ";

// The last code is the one with the highest serial; a delivery counts unless it certainly failed.
constexpr std::string_view kSelectTicket =
    "SELECT t.id, t.state, t.pass, t.screening, c.name, p.name, k.serial, k.code, "
    "(SELECT max(d.at) FROM delivery d WHERE d.ticket = t.id AND d.serial = k.serial AND d.outcome <> 'failed'), "
    "(SELECT count(DISTINCT d.serial) FROM delivery d WHERE d.ticket = t.id AND d.outcome <> 'failed') "
    "FROM ticket t JOIN category c ON c.id = t.category JOIN pass p ON p.id = t.pass "
    "JOIN screening s ON s.id = t.screening "
    "JOIN ticket_code k ON k.ticket = t.id "
    "AND k.serial = (SELECT max(serial) FROM ticket_code WHERE ticket = t.id) ";

constexpr auto kSeat = "general admission";

std::optional<PassRecord> pass_of(Statement row) {
  if (!row.step()) return std::nullopt;
  const kiosk::policy::Pass pass{kiosk::PassId(row.text(0)), row.text(1),
                                 static_cast<kiosk::policy::PassState>(row.integer(2)), row.instant(3), row.instant(4)};
  return PassRecord{pass, row.text(5), row.text(6)};
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

TicketRecord ticket_of(const Programme& programme, const Statement& row) {
  TicketRecord made;
  auto& ticket = made.ticket;
  ticket.id = kiosk::TicketId(row.text(0));
  made.state = state_of(row.text(1));
  ticket.pass = kiosk::PassId(row.text(2));
  ticket.screening = kiosk::ScreeningId(row.text(3));
  ticket.category = row.text(4);
  ticket.holder = row.text(5);
  ticket.serial = row.small(6);
  ticket.code = kiosk::TicketCode(row.text(7));
  ticket.delivered_at = row.maybe_instant(8);
  made.to_pick_up = !ticket.delivered_at;
  made.handed_out = row.small(9);
  ticket.seat = kSeat;
  const auto shown = programme.screening(ticket.screening);
  if (!shown) throw StoreFailure("ticket " + ticket.id.str() + " has no screening");
  made.screening = shown->screening;
  made.ends_at = shown->ends_at;
  ticket.title = shown->title;
  ticket.venue = shown->screening.venue;
  ticket.venue_name = shown->venue_name;
  ticket.room = shown->room;
  ticket.starts_at = shown->screening.starts_at;
  ticket.be_seated_by = ticket.starts_at - programme.rules().be_seated_by;
  return made;
}

void insert_code(Connection& db, const Signer& signer, const kiosk::TicketId& ticket, int serial,
                 const kiosk::policy::Screening& screening, const Doer& doer) {
  const auto code = signer.sign(ticket, serial, screening.id, screening.starts_at);
  db.execute("INSERT INTO ticket_code (ticket, serial, code, made_at, made_device, made_key) VALUES (?, ?, ?, ?, ?, ?)",
             ticket, serial, code, doer.at, doer.device, doer.key);
}

void void_code(Connection& db, const kiosk::TicketId& ticket, kiosk::Instant at) {
  db.execute("UPDATE ticket_code SET voided_at = ? WHERE ticket = ? AND voided_at IS NULL", at, ticket);
}

}  // namespace

std::optional<PassRecord> find_pass(Connection& db, const kiosk::PassCode& code) {
  return pass_of(db.query(std::string(kSelectPass) + "WHERE p.code = ?", code));
}

std::optional<PassRecord> find_pass(Connection& db, const kiosk::PassId& id) {
  return pass_of(db.query(std::string(kSelectPass) + "WHERE p.id = ?", id));
}

std::optional<TicketRecord> find_ticket(const Programme& programme, const kiosk::TicketId& id) {
  auto row = programme.db().query(std::string(kSelectTicket) + "WHERE t.id = ?", id);
  if (!row.step()) return std::nullopt;
  return ticket_of(programme, row);
}

std::vector<TicketRecord> valid_tickets(const Programme& programme, const kiosk::PassId& pass) {
  std::vector<TicketRecord> made;
  auto rows = programme.db().query(
      std::string(kSelectTicket) + "WHERE t.pass = ? AND t.state = 'valid' ORDER BY s.starts_at, t.id", pass);
  while (rows.step()) made.push_back(ticket_of(programme, rows));
  return made;
}

bool has_code(Connection& db, const kiosk::TicketId& id, int serial) {
  return db.number("SELECT count(*) FROM ticket_code WHERE ticket = ? AND serial = ?", id, serial) != 0;
}

std::optional<std::pair<kiosk::TicketId, kiosk::Delivery>> find_delivery(Connection& db, const Doer& doer) {
  using namespace kiosk::ticketing;
  auto row = db.query("SELECT ticket, method, outcome, serial FROM delivery WHERE device = ? AND key = ?", doer.device,
                      doer.key);
  if (!row.step()) return std::nullopt;
  const auto method = from_name(kDeliveryMethods, row.text(1));
  const auto outcome = from_name(kDeliveryOutcomes, row.text(2));
  if (!method || !outcome) throw StoreFailure("a delivery of ticket " + row.text(0) + " cannot be read");
  return std::pair(kiosk::TicketId(row.text(0)), kiosk::Delivery{*method, *outcome, row.small(3)});
}

kiosk::TicketId add_ticket(Connection& db, const Signer& signer, const kiosk::policy::Pass& pass,
                           const kiosk::policy::Screening& screening, const Doer& doer) {
  auto id = random_ticket_id();
  while (db.number("SELECT count(*) FROM ticket WHERE id = ?", id) != 0) id = random_ticket_id();
  db.execute("INSERT INTO ticket (id, pass, screening, category, state, issued_at) VALUES (?, ?, ?, ?, 'valid', ?)", id,
             pass.id, screening.id, pass.category, doer.at);
  insert_code(db, signer, id, 1, screening, doer);
  return id;
}

void add_code(Connection& db, const Signer& signer, const TicketRecord& ticket, const Doer& doer) {
  void_code(db, ticket.ticket.id, doer.at);
  insert_code(db, signer, ticket.ticket.id, ticket.ticket.serial + 1, ticket.screening, doer);
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
