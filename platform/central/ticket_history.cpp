// SPDX-License-Identifier: Apache-2.0
// Codes, deliveries and the ticket's end, each with the device or the act of staff behind it.
#include "platform/central/ticket_history.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "platform/central/door.hpp"
#include "platform/central/staff_act.hpp"
#include "platform/central/staff_tickets.hpp"

namespace central {
namespace {

using Acts = std::vector<StaffAct>;

Acts acts_of(Connection& db, const kiosk::TicketId& ticket) {
  Acts made;
  auto rows = db.query("SELECT at, who, act, reason, details FROM staff_act WHERE ticket = ? ORDER BY id", ticket);
  while (rows.step()) {
    made.push_back(
        {rows.instant(0), rows.text(1), rows.text(2), std::nullopt, ticket.str(), rows.text(3), rows.text(4)});
  }
  return made;
}

/// Gathers the events of one ticket.
class History {
 public:
  History(Connection& db, const kiosk::TicketId& ticket) : db_(db), ticket_(ticket), acts_(acts_of(db, ticket)) {}

  std::vector<TicketEvent> read() {
    read_codes();
    read_deliveries();
    read_admissions();
    read_end();
    std::ranges::stable_sort(events_, {}, &TicketEvent::at);
    return std::move(events_);
  }

 private:
  void read_codes() {
    auto rows = db_.query(
        "SELECT k.serial, k.made_at, d.name, "
        "(SELECT a.reason FROM desk_action a WHERE a.device = k.made_device AND a.key = k.made_key), "
        "(SELECT o.id FROM ticket o WHERE o.ended_device = k.made_device AND o.ended_key = k.made_key AND "
        "o.id <> k.ticket) FROM ticket_code k LEFT JOIN device d ON d.id = k.made_device "
        "WHERE k.ticket = ? ORDER BY k.serial",
        ticket_);
    while (rows.step()) {
      const int serial = rows.small(0);
      TicketEvent made{rows.instant(1), ticket_,      serial > 1 ? "new code" : "issued",
                       serial,          rows.text(2), rows.text(3)};
      if (!rows.null(4)) made.other = kiosk::TicketId(rows.text(4));
      if (rows.null(2) && serial > 1) name_staff(made, kTicketReprinted, details_of_code(serial));
      if (rows.null(2) && serial == 1 && !name_staff(made, kTicketIssued) &&
          name_staff(made, kTicketMoved, std::string(kMovedFrom))) {
        take_other(made);
      }
      if (serial == 1 && made.other) made.what = "issued in exchange";
      events_.push_back(std::move(made));
    }
  }

  void read_deliveries() {
    auto rows = db_.query(
        "SELECT y.at, y.method, y.outcome, y.serial, d.name FROM delivery y LEFT JOIN device d ON d.id = y.device "
        "WHERE y.ticket = ? ORDER BY y.id",
        ticket_);
    while (rows.step()) {
      TicketEvent made{rows.instant(0), ticket_, rows.text(1) + ' ' + rows.text(2), rows.small(3), rows.text(4), {}};
      if (rows.null(4)) name_staff(made, kTicketReprinted, details_of_code(*made.serial));
      made.reason.clear();  // it stands with the code
      made.details.clear();
      events_.push_back(std::move(made));
    }
  }

  /// One that has no device was made by command: by whom, the record of acts says, where it is not older than that.
  void read_admissions() {
    auto rows = db_.query(
        "SELECT a.at, a.serial, d.name, a.undone_at, u.name FROM admission a LEFT JOIN device d ON d.id = a.device "
        "LEFT JOIN device u ON u.id = a.undone_device WHERE a.ticket = ? ORDER BY a.id",
        ticket_);
    const auto add = [&](int at, int device, const std::string& what, std::string_view act) {
      TicketEvent made{rows.instant(at), ticket_, what, rows.small(1), rows.text(device), {}};
      if (rows.null(device) && !name_staff(made, act)) made.by = "central verify";
      events_.push_back(std::move(made));
    };
    while (rows.step()) {
      add(0, 2, "let in", kTicketAdmitted);
      if (!rows.null(3)) add(3, 4, "let out", kTicketLetOut);
    }
  }

  void read_end() {
    auto row = db_.query(
        "SELECT t.state, t.ended_at, d.name, "
        "(SELECT a.reason FROM desk_action a WHERE a.device = t.ended_device AND a.key = t.ended_key), "
        "(SELECT k.ticket FROM ticket_code k WHERE k.made_device = t.ended_device AND k.made_key = t.ended_key AND "
        "k.ticket <> t.id) FROM ticket t LEFT JOIN device d ON d.id = t.ended_device "
        "WHERE t.id = ? AND t.ended_at IS NOT NULL",
        ticket_);
    if (!row.step()) return;
    TicketEvent made{row.instant(1), ticket_,     row.text(0) == "swapped" ? "exchanged" : "returned",
                     std::nullopt,   row.text(2), row.text(3)};
    if (!row.null(4)) made.other = kiosk::TicketId(row.text(4));
    if (row.null(2)) {
      const bool moved = row.text(0) == "swapped";
      if (moved && name_staff(made, kTicketMoved, std::string(kMovedTo))) take_other(made);
      if (!moved) name_staff(made, kTicketReturned);
    }
    events_.push_back(std::move(made));
  }

  /// No device did it: staff, where such an act of theirs is of that instant; else an import. `begins`: how its
  /// details begin.
  bool name_staff(TicketEvent& event, std::string_view kind, const std::string& begins = {}) const {
    event.by = "import";
    for (const auto& act : acts_) {
      if (act.at != event.at || act.act != kind || !act.details.starts_with(begins)) continue;
      event.by = act.who;
      event.reason = act.reason;
      event.details = act.details.substr(begins.size());
      return true;
    }
    return false;
  }

  /// The details of a move begin with the other ticket's reference.
  static void take_other(TicketEvent& event) {
    const auto end = event.details.find("; ");
    event.other = kiosk::TicketId(event.details.substr(0, end));
    event.details = end == std::string::npos ? std::string() : event.details.substr(end + 2);
  }

  Connection& db_;
  const kiosk::TicketId& ticket_;
  Acts acts_;
  std::vector<TicketEvent> events_;
};

}  // namespace

std::vector<TicketEvent> history_of(Connection& db, const kiosk::TicketId& ticket) {
  return History(db, ticket).read();
}

std::string one_line_of(const TicketEvent& event) {
  auto text = event.what;
  if (event.serial) text += " (code " + std::to_string(*event.serial) + ')';
  if (event.other) text += " for " + event.other->str();
  text += " by " + event.by;
  if (!event.reason.empty()) text += ": " + event.reason;
  return event.details.empty() ? text : text + " [" + event.details + ']';
}

}  // namespace central
