// SPDX-License-Identifier: Apache-2.0
// One query, with a condition a filter.
#include "platform/central/ticket_list.hpp"

namespace central {
namespace {

constexpr std::string_view kSelect =
    "SELECT t.id, t.state, t.pass, p.name, t.category, t.screening, t.issued_at, t.ended_at, k.serial, "
    "(SELECT y.method FROM delivery y WHERE y.ticket = t.id AND y.serial = k.serial ORDER BY y.id DESC LIMIT 1), "
    "(SELECT y.outcome FROM delivery y WHERE y.ticket = t.id AND y.serial = k.serial ORDER BY y.id DESC LIMIT 1), "
    "(SELECT max(y.at) FROM delivery y WHERE y.ticket = t.id AND y.serial = k.serial), p.code "
    "FROM ticket t JOIN pass p ON p.id = t.pass JOIN screening s ON s.id = t.screening "
    "JOIN ticket_code k ON k.ticket = t.id "
    "WHERE k.serial = (SELECT max(c.serial) FROM ticket_code c WHERE c.ticket = t.id)";

ListedTicket ticket_of(const Rows& row) {
  ListedTicket made;
  made.id = kiosk::TicketId(row.text(0));
  made.state = row.text(1);
  made.pass = kiosk::PassId(row.text(2));
  made.name = row.text(3);
  made.category = row.text(4);
  made.screening = kiosk::ScreeningId(row.text(5));
  made.issued_at = row.instant(6);
  made.ended_at = row.maybe_instant(7);
  made.serial = row.small(8);
  if (!row.null(9)) made.delivery = row.text(9) + ' ' + row.text(10);
  made.delivered_at = row.maybe_instant(11);
  made.pass_code = row.text(12);
  return made;
}

}  // namespace

std::string about_cancelled(const ListedTicket& ticket, const ScreeningRecord& shown) {
  return ticket.state == "valid" && shown.screening.cancelled ? "screening cancelled" : "";
}

std::vector<ListedTicket> list_tickets(Connection& db, const TicketFilter& filter) {
  std::string sql(kSelect);
  std::vector<std::string> values;
  const auto add = [&](std::string_view condition, const std::string& value) {
    sql.append(" AND ").append(condition).append(" = ?");
    values.push_back(value);
  };
  if (filter.screening) add("t.screening", filter.screening->str());
  if (filter.venue) add("s.venue", filter.venue->str());
  if (filter.day) add("s.programme_day", kiosk::format_date(*filter.day));
  if (filter.pass) add("t.pass", filter.pass->str());
  if (filter.state) add("t.state", *filter.state);
  sql += " ORDER BY s.starts_at, t.screening, p.name, t.issued_at, t.id";
  std::vector<Parameter> parameters;
  for (const auto& value : values) parameters.push_back(detail::parameter(value));
  std::vector<ListedTicket> made;
  Rows rows(db.open(sql, parameters));
  while (rows.step()) made.push_back(ticket_of(rows));
  return made;
}

}  // namespace central
