// SPDX-License-Identifier: Apache-2.0
// `central tickets list` and `central tickets show`.
#include <ostream>
#include <sstream>

#include "kiosk/explain/text/local_text.hpp"
#include "kiosk/explain/text/verdict_text.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/pass_finder.hpp"
#include "platform/central/staff_words.hpp"
#include "platform/central/ticket_history.hpp"
#include "platform/central/ticket_list.hpp"
#include "platform/central/ticket_number.hpp"
#include "platform/central/tickets_command.hpp"

namespace central {

namespace explain = kiosk::explain;
namespace json = kiosk::ticketing::json;

namespace {

kiosk::Result<TicketFilter, std::string> read_filter(const TicketListOptions& options, const Books& books,
                                                     std::string& note) {
  TicketFilter made;
  if (!options.screening.empty()) {
    const auto shown = find_screening(books.programme, "--screening", options.screening);
    if (!shown) return kiosk::failure(shown.error());
    made.screening = (*shown)->screening.id;
  }
  if (!options.venue.empty()) {
    const auto venue = find_venue(books.programme, "--venue", options.venue);
    if (!venue) return kiosk::failure(venue.error());
    made.venue = (*venue)->id;
  }
  if (!options.date.empty()) {
    made.day = kiosk::parse_date(options.date);
    if (!made.day) return kiosk::failure("--date " + explain::one_line(options.date) + ": write it as 2024-04-28");
  }
  if (!options.state.empty()) {
    const auto& state = options.state;
    if (state != "valid" && state != "returned" && state != "swapped") {
      return kiosk::failure("--state " + explain::one_line(state) + ": write valid, returned or swapped");
    }
    made.state = state;
  }
  if (options.pass.empty()) return made;
  const auto holder = find_one_pass(books, options.pass);
  if (!holder) return kiosk::failure("--pass: " + holder.error());
  made.pass = holder->record.pass.id;
  if (holder->record.under_old_code) {
    note = about_replaced_code(books, options.pass, ShownTimes(books.programme.zone(), options.show.utc));
  }
  return made;
}

/// A pass's code is taken for its holder at a kiosk: a list has it only where that was asked for, in its last column.
Table table_of(const std::vector<ListedTicket>& tickets, const Programme& programme, const ShownTimes& times,
               bool with_codes) {
  std::vector<std::string> columns = {"ticket", "state", "screening", "title",    "venue",        "starts",
                                      "pass",   "name",  "category",  "delivery", "delivered_at", "note"};
  if (with_codes) columns.emplace_back("pass_code");
  Table table(std::move(columns));
  for (const auto& one : tickets) {
    const auto* shown = programme.screening(one.screening);
    if (shown == nullptr) throw Damaged("ticket " + one.id.str() + " has no screening");
    std::vector<std::string> cells = {one.id.str(),
                                      one.state,
                                      one.screening.str(),
                                      shown->title,
                                      shown->screening.venue.str(),
                                      times(shown->screening.starts_at),
                                      one.pass.str(),
                                      one.name,
                                      programme.category_name(one.category),
                                      one.delivery,
                                      times(one.delivered_at),
                                      about_cancelled(one, *shown)};
    if (with_codes) cells.push_back(one.pass_code);
    table.add(std::move(cells));
  }
  return table;
}

/// One of the ticket's codes: not what it says, which opens a door.
struct CodeLine {
  int serial = 0;
  kiosk::Instant made_at;
  std::optional<kiosk::Instant> voided_at;
};

std::vector<CodeLine> codes_of(Connection& db, const kiosk::TicketId& id) {
  std::vector<CodeLine> made;
  auto rows = db.query("SELECT serial, made_at, voided_at FROM ticket_code WHERE ticket = ? ORDER BY serial", id);
  while (rows.step()) made.push_back({rows.small(0), rows.instant(1), rows.maybe_instant(2)});
  return made;
}

std::string state_of(const TicketRecord& record) {
  switch (record.state) {
    case TicketState::kValid:
      return "valid";
    case TicketState::kReturned:
      return "returned";
    case TicketState::kSwapped:
      return "swapped";
  }
  return {};
}

/// All that is known of a ticket.
struct Dossier {
  TicketRecord record;
  std::string pass_code;  ///< what stands on the badge
  bool cancelled = false;
  std::vector<CodeLine> codes;
  std::vector<TicketEvent> history;
};

void print_json(const Dossier& known, const ShownTimes& times, std::ostream& out) {
  const auto& ticket = known.record.ticket;
  json::Array codes;
  for (const auto& code : known.codes) {
    JsonObject one;
    one.put("serial", json::Value{std::int64_t{code.serial}}).put("made_at", times(code.made_at));
    one.put("void_at", times(code.voided_at));
    codes.push_back(std::move(one).value());
  }
  json::Array history;
  for (const auto& event : known.history) {
    JsonObject one;
    one.put("at", times(event.at)).put("what", event.what);
    if (event.serial) one.put("serial", json::Value{std::int64_t{*event.serial}});
    if (event.other) one.put("other_ticket", event.other->str());
    one.put("by", event.by).put("reason", event.reason).put("details", event.details);
    history.push_back(std::move(one).value());
  }
  JsonObject made;
  made.put("ticket", ticket.id.str()).put("state", state_of(known.record));
  made.put("pass", ticket.pass.str())
      .put("pass_code", known.pass_code)
      .put("name", ticket.holder)
      .put("category", ticket.category);
  made.put("screening", ticket.screening.str()).put("title", ticket.title).put("venue", ticket.venue.str());
  made.put("venue_name", ticket.venue_name).put("room", ticket.room).put("starts", times(ticket.starts_at));
  made.put("cancelled", json::Value{known.cancelled}).put("seat", ticket.seat);
  made.put("delivered_at", times(ticket.delivered_at)).put("admitted_at", times(known.record.admitted_at));
  made.put("codes", json::Value{std::move(codes)}).put("history", json::Value{std::move(history)});
  out << json::to_text(std::move(made).value()) << '\n';
}

/// Of a valid ticket; no kiosk hands out one for a screening that was cancelled.
std::string in_hand(const Dossier& known, const ShownTimes& times) {
  if (const auto& since = known.record.ticket.delivered_at) return "since " + times.in_words(*since);
  return known.cancelled ? "no: its screening is cancelled" : "not yet: to pick up at a kiosk";
}

void print_text(const Dossier& known, const ShownTimes& times, std::ostream& out) {
  const auto& ticket = known.record.ticket;
  const auto fact = [&out](const std::string& name, const std::string& text) { explain::put_fact(out, name, text); };
  fact("ticket", ticket.id.str() + ", " + state_of(known.record));
  fact("pass", ticket.pass.str() + ", " + known.pass_code + ", " + ticket.holder + ", " + ticket.category);
  fact("screening", ticket.screening.str() + ", " + ticket.title + (known.cancelled ? ", CANCELLED" : ""));
  fact("venue", ticket.venue_name + " (" + ticket.venue.str() + ')' + (ticket.room.empty() ? "" : ", " + ticket.room));
  fact("starts", times.in_words(ticket.starts_at));
  fact("seat", ticket.seat);
  if (known.record.state == TicketState::kValid) fact("in hand", in_hand(known, times));
  if (const auto& in = known.record.admitted_at) fact("let in", times.in_words(*in));
  out << '\n';
  Table codes({"code", "made", "void"});
  for (const auto& code : known.codes) {
    codes.add({std::to_string(code.serial), times(code.made_at), times(code.voided_at)});
  }
  codes.print(out, false);
  out << '\n';
  Table history({"at", "what", "code", "other", "by", "reason", "details"});
  for (const auto& event : known.history) {
    history.add({times(event.at), event.what, event.serial ? std::to_string(*event.serial) : "",
                 event.other ? event.other->str() : "", event.by, event.reason, event.details});
  }
  history.print(out, false);
}

/// Why filters that do not go together name nothing; empty where they do.
std::string about_screening(const TicketListOptions& options, const TicketFilter& filter, const Books& books) {
  if (!filter.screening) return {};
  const auto* shown = books.programme.screening(*filter.screening);
  if (shown == nullptr) return {};
  const auto& screening = shown->screening;
  std::string where;
  if (filter.venue && *filter.venue != screening.venue) where = "at " + screening.venue.str();
  if (filter.day && *filter.day != screening.programme_day)
    where += (where.empty() ? "on " : ", on ") + kiosk::format_date(screening.programme_day);
  return where.empty() ? where : "\nscreening " + explain::one_line(options.screening) + " is " + where;
}

/// What to say of a list in which there is nothing.
std::string about_none(const TicketListOptions& options, const TicketFilter& filter, const Books& books) {
  return none_of("tickets", {{"--screening", options.screening},
                             {"--venue", options.venue},
                             {"--date", options.date},
                             {"--pass", options.pass},
                             {"--state", options.state}}) +
         about_screening(options, filter, books);
}

}  // namespace

int run_tickets_list(const TicketListOptions& options, std::ostream& out, std::ostream& err) {
  const auto read = [&](const Books& books, std::string& note) -> kiosk::Result<std::string, std::string> {
    const auto filter = read_filter(options, books, note);
    if (!filter) return kiosk::failure(filter.error());
    const ShownTimes times(books.programme.zone(), options.show.utc);
    std::ostringstream text;
    const auto table = table_of(list_tickets(books.db, *filter), books.programme, times, options.codes);
    if (table.empty() && !options.show.json) note += (note.empty() ? "" : "\n") + about_none(options, *filter, books);
    table.print(text, options.show.json);
    return text.str();
  };
  return show_from(options.show.database, out, err, read);
}

int run_tickets_show(const TicketShowOptions& options, std::ostream& out, std::ostream& err) {
  const auto id = ticket_number(options.ticket);
  if (!id) {
    return fail(err, explain::one_line(options.ticket) +
                         " is no ticket reference; it is printed under the code, as T-V9HN-0A4R");
  }
  const auto read = [&](const Books& books, std::string&) -> kiosk::Result<std::string, std::string> {
    auto record = find_ticket(books, *id);
    if (!record) return kiosk::failure("no ticket " + id->str() + " is on record");
    const bool cancelled = record->screening.cancelled;
    auto code = code_of_pass(books.db, record->ticket.pass);
    const Dossier known{*std::move(record), std::move(code), cancelled, codes_of(books.db, *id),
                        history_of(books.db, *id)};
    const ShownTimes times(books.programme.zone(), options.show.utc);
    std::ostringstream text;
    options.show.json ? print_json(known, times, text) : print_text(known, times, text);
    return text.str();
  };
  return show_from(options.show.database, out, err, read);
}

}  // namespace central
