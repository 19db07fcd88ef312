// SPDX-License-Identifier: Apache-2.0
// `central passes show`: the pass, what staff did with it, its tickets, its day, and what each screening of the day has
// for it.
#include <algorithm>
#include <ostream>
#include <sstream>

#include "kiosk/explain/text/local_text.hpp"
#include "kiosk/explain/text/verdict_text.hpp"
#include "kiosk/policy/decide.hpp"
#include "kiosk/ticketing/names.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/pass_finder.hpp"
#include "platform/central/staff_act.hpp"
#include "platform/central/staff_words.hpp"
#include "platform/central/ticket_history.hpp"
#include "platform/central/ticket_list.hpp"
#include "platform/central/tickets_command.hpp"
#include "platform/central/views.hpp"

namespace central {

namespace explain = kiosk::explain;
namespace json = kiosk::ticketing::json;

namespace {

/// What one screening has for the pass.
struct Chance {
  const ScreeningRecord* shown;
  kiosk::OfferKind offer = kiosk::OfferKind::kNone;
  kiosk::policy::Verdict verdict;
};

/// All that is told of a pass.
struct Sheet {
  PassRecord pass;
  std::string code;       ///< what stands on the badge
  std::string old_code;   ///< of a code that was replaced: about_replaced_code()
  std::string own_state;  ///< and the pass's under its code
  kiosk::Instant at;
  kiosk::Date day;
  std::string where;  ///< "online", "in person at bader", "in person at each screening's own venue"
  kiosk::policy::Verdict on_pass;
  std::vector<StaffAct> acts;  ///< on the pass, not on its tickets; the oldest first
  std::vector<ListedTicket> tickets;
  std::vector<TicketEvent> history;  ///< of the day
  std::vector<Chance> chances;       ///< by start
};

void add_chances(const Screenings& screenings, const kiosk::PassAnswer& answer, Sheet& sheet) {
  for (const auto* shown : screenings) {
    const auto offer = std::ranges::find(answer.offers, shown->screening.id, &kiosk::Offer::screening);
    if (offer != answer.offers.end()) {
      sheet.chances.push_back({shown, offer->kind, offer->verdict});
    } else {
      sheet.chances.push_back({shown, kiosk::OfferKind::kNone, answer.verdict});
    }
  }
}

/// As the kiosk or the online channel would say it: by the same function.
void read_chances(const Books& books, const PassShowOptions& options, const std::optional<kiosk::VenueId>& venue,
                  Sheet& sheet) {
  const auto& programme = books.programme;
  for (const auto& [id, record] : programme.venues()) {
    if (venue && *venue != id) continue;
    const auto& screenings = programme.screenings(id, sheet.day);
    if (screenings.empty()) continue;
    const auto answer =
        options.online ? look_up_online(books, sheet.pass.pass.id, sheet.at) : look_up(books, sheet.pass, id, sheet.at);
    add_chances(screenings, answer, sheet);
  }
  std::ranges::stable_sort(sheet.chances, {}, [](const Chance& one) { return one.shown->screening.starts_at; });
}

/// What staff see of the pass itself.
void read_pass(const Books& books, NamedPass found, Sheet& sheet) {
  auto& db = books.db;
  sheet.pass = std::move(found.record);
  const auto& id = sheet.pass.pass.id;
  if (const auto own = find_pass(books, id)) sheet.own_state = own->state;
  sheet.code = code_of_pass(db, id);
  sheet.acts = acts_on_pass(db, id.str());
}

void read_history(Connection& db, const Programme& programme, Sheet& sheet) {
  for (const auto& ticket : sheet.tickets) {
    for (auto& event : history_of(db, ticket.id)) {
      if (programme.day_at(event.at) == sheet.day) sheet.history.push_back(std::move(event));
    }
  }
  std::ranges::stable_sort(sheet.history, {}, &TicketEvent::at);
}

kiosk::Result<Sheet, std::string> read_sheet(const Books& books, const PassShowOptions& options, kiosk::Instant now) {
  const auto& [db, programme] = books;
  std::optional<kiosk::VenueId> venue;
  if (!options.venue.empty()) {
    const auto found = find_venue(programme, "--venue", options.venue);
    if (!found) return kiosk::failure(found.error());
    venue = (*found)->id;
  }
  const auto at = options.at.empty() ? std::optional(now) : read_at(options.at, programme.zone());
  if (!at) return kiosk::failure("--at " + explain::one_line(options.at) + ": write it as 2024-04-28T17:42:00-04:00");
  auto pass = find_one_pass(books, options.pass);
  if (!pass) return kiosk::failure(pass.error());
  Sheet sheet;
  read_pass(books, *std::move(pass), sheet);
  sheet.at = *at;
  sheet.day = programme.day_at(*at);
  sheet.where = options.online ? "online"
                : venue        ? "in person at " + venue->str()
                               : "in person at each screening's own venue";
  sheet.on_pass = kiosk::policy::judge_pass(sheet.pass.pass, *at);
  TicketFilter filter;
  filter.pass = sheet.pass.pass.id;
  sheet.tickets = list_tickets(db, filter);
  read_history(db, programme, sheet);
  read_chances(books, options, venue, sheet);
  return sheet;
}

std::string offer_text(kiosk::OfferKind kind) {
  return std::string(kiosk::ticketing::to_name(kiosk::ticketing::kOfferKinds, kind));
}

/// "blocked" of "pass_blocked"
std::string act_text(std::string_view act) {
  constexpr std::string_view kOfPass = "pass_";
  return std::string(act.starts_with(kOfPass) ? act.substr(kOfPass.size()) : act);
}

json::Value acts_json(const Sheet& sheet, const ShownTimes& times) {
  json::Array made;
  for (const auto& act : sheet.acts) {
    JsonObject one;
    one.put("at", times(act.at)).put("what", act_text(act.act));
    one.put("by", act.who).put("reason", act.reason).put("details", act.details);
    made.push_back(std::move(one).value());
  }
  return {std::move(made)};
}

json::Value tickets_json(const Sheet& sheet, const Programme& programme, const ShownTimes& times) {
  json::Array made;
  for (const auto& ticket : sheet.tickets) {
    const auto* shown = programme.screening(ticket.screening);
    JsonObject one;
    one.put("ticket", ticket.id.str()).put("state", ticket.state).put("screening", ticket.screening.str());
    if (shown != nullptr) {
      one.put("title", shown->title).put("venue", shown->screening.venue.str());
      one.put("starts", times(shown->screening.starts_at));
    }
    one.put("delivery", ticket.delivery).put("delivered_at", times(ticket.delivered_at));
    if (shown != nullptr) one.put("note", about_cancelled(ticket, *shown));
    made.push_back(std::move(one).value());
  }
  return {std::move(made)};
}

json::Value history_json(const Sheet& sheet, const ShownTimes& times) {
  json::Array made;
  for (const auto& event : sheet.history) {
    JsonObject one;
    one.put("at", times(event.at)).put("ticket", event.ticket.str()).put("what", event.what);
    if (event.serial) one.put("serial", json::Value{std::int64_t{*event.serial}});
    if (event.other) one.put("other_ticket", event.other->str());
    one.put("by", event.by).put("reason", event.reason).put("details", event.details);
    made.push_back(std::move(one).value());
  }
  return {std::move(made)};
}

void print_json(const Sheet& sheet, const Programme& programme, const ShownTimes& times, std::ostream& out) {
  json::Array screenings;
  for (const auto& [shown, offer, verdict] : sheet.chances) {
    JsonObject one;
    one.put("screening", shown->screening.id.str()).put("title", shown->title);
    one.put("venue", shown->screening.venue.str()).put("starts", times(shown->screening.starts_at));
    one.put("offer", offer_text(offer)).put("verdict", verdict_json(verdict, shown->venue_name, times));
    screenings.push_back(std::move(one).value());
  }
  const auto& pass = sheet.pass.pass;
  JsonObject made;
  made.put("pass", pass.id.str())
      .put("code", sheet.code)
      .put("name", sheet.pass.name)
      .put("category", sheet.pass.category_name);
  if (sheet.pass.under_old_code) made.put("under_old_code", json::Value{true});
  made.put("state", sheet.pass.state).put("valid_from", times(pass.valid_from));
  made.put("valid_until", times(pass.valid_until)).put("at", times(sheet.at)).put("day", kiosk::format_date(sheet.day));
  made.put("where", sheet.where).put("verdict", verdict_json(sheet.on_pass, {}, times));
  made.put("acts", acts_json(sheet, times));
  made.put("tickets", tickets_json(sheet, programme, times)).put("history", history_json(sheet, times));
  made.put("screenings", json::Value{std::move(screenings)});
  out << json::to_text(std::move(made).value()) << '\n';
}

void print_acts(const Sheet& sheet, const ShownTimes& times, std::ostream& out) {
  out << "\nwhat staff did with the pass\n";
  if (sheet.acts.empty()) out << "  nothing\n";
  for (const auto& act : sheet.acts) {
    auto line = act_text(act.act) + " by " + act.who;
    if (!act.reason.empty()) line += ": " + act.reason;
    if (!act.details.empty()) line += " [" + act.details + ']';
    out << "  " << times(act.at) << "  " << explain::one_line(line) << '\n';
  }
}

void print_tickets(const Sheet& sheet, const Programme& programme, const ShownTimes& times, std::ostream& out) {
  out << "\ntickets\n";
  if (sheet.tickets.empty()) out << "  none\n";
  Table table({"ticket", "state", "title", "venue", "starts", "delivery", "delivered_at", "note"});
  for (const auto& ticket : sheet.tickets) {
    const auto* shown = programme.screening(ticket.screening);
    if (shown == nullptr) continue;
    const bool to_pick_up = ticket.delivery.empty() && ticket.state == "valid" && !shown->screening.cancelled;
    table.add({ticket.id.str(), ticket.state, shown->title, shown->venue_name, times(shown->screening.starts_at),
               to_pick_up ? "to pick up" : ticket.delivery, times(ticket.delivered_at),
               about_cancelled(ticket, *shown)});
  }
  if (!table.empty()) table.print(out, false);
}

void print_history(const Sheet& sheet, const ShownTimes& times, std::ostream& out) {
  out << "\nwhat happened to its tickets on " << kiosk::format_date(sheet.day) << '\n';
  if (sheet.history.empty()) out << "  nothing\n";
  for (const auto& event : sheet.history) {
    out << "  " << times(event.at) << "  " << event.ticket.str() << "  " << explain::one_line(one_line_of(event))
        << '\n';
  }
}

void print_chance(const Chance& chance, const ShownTimes& times, std::ostream& out) {
  const auto& [shown, offer, verdict] = chance;
  const auto put = [&out](const std::string& text) { out << "    " << explain::one_line(text) << '\n'; };
  out << "  " << explain::one_line(shown->screening.id.str() + "  " + shown->title + ", " + shown->venue_name) << ", "
      << times(shown->screening.starts_at) << '\n';
  put(explain::verdict_text(verdict.reason) + ": " + verdict.rule);
  put("to do: " + explain::what_to_do(verdict, shown->venue_name, times.zone()) +
      " (a kiosk offers: " + offer_text(offer) + ')');
  put("changes: " + (verdict.changes_at ? times.in_words(*verdict.changes_at) : std::string("never by itself")));
}

void print_chances(const Sheet& sheet, const ShownTimes& times, std::ostream& out) {
  out << "\nscreenings of " << kiosk::format_date(sheet.day) << ", " << sheet.where << ", at "
      << times.in_words(sheet.at) << '\n';
  if (sheet.chances.empty()) out << "  none\n";
  std::string over;
  for (const auto& chance : sheet.chances) {
    if (chance.shown->ends_at <= sheet.at) {
      over += (over.empty() ? "  over: " : ", ") + chance.shown->screening.id.str();
    } else {
      print_chance(chance, times, out);
    }
  }
  if (!over.empty()) out << over << '\n';
}

void print_text(const Sheet& sheet, const Programme& programme, const ShownTimes& times, std::ostream& out) {
  const auto& pass = sheet.pass.pass;
  const auto zone = times.zone();
  if (sheet.pass.under_old_code) {
    explain::put_fact(out, "OLD CODE", sheet.old_code + "; what is said below is what it gets");
    explain::put_fact(out, "the new one",
                      sheet.code + ", " + sheet.own_state + "; central passes show " + pass.id.str());
  }
  explain::put_fact(out, "pass",
                    pass.id.str() + ", " + sheet.code + ", " + sheet.pass.name + ", " + sheet.pass.category_name);
  explain::put_fact(
      out, "state",
      sheet.pass.state + ", from " + times.in_words(pass.valid_from) + ", until " + times.in_words(pass.valid_until));
  explain::put_fact(out, "verdict", explain::verdict_text(sheet.on_pass.reason) + ", " + sheet.on_pass.rule);
  if (!sheet.on_pass.granted()) explain::put_fact(out, "to do", explain::what_to_do(sheet.on_pass, {}, zone));
  if (sheet.pass.state != "active" && !sheet.pass.under_old_code) {
    explain::put_fact(out, "way out", way_out_of(sheet.pass.state, sheet.pass.of_list));
  }
  print_acts(sheet, times, out);
  print_tickets(sheet, programme, times, out);
  print_history(sheet, times, out);
  print_chances(sheet, times, out);
}

}  // namespace

int run_passes_show(const PassShowOptions& options, std::ostream& out, std::ostream& err) {
  const auto now = make_clock(std::nullopt)();
  const auto read = [&](const Books& books, std::string& note) -> kiosk::Result<std::string, std::string> {
    auto sheet = read_sheet(books, options, now);
    if (!sheet) return kiosk::failure(sheet.error());
    const ShownTimes times(books.programme.zone(), options.show.utc);
    if (sheet->pass.under_old_code) sheet->old_code = about_replaced_code(books, options.pass, times);
    if (options.show.json) note = sheet->old_code;
    std::ostringstream text;
    options.show.json ? print_json(*sheet, books.programme, times, text)
                      : print_text(*sheet, books.programme, times, text);
    return text.str();
  };
  return show_from(options.show.database, out, err, read);
}

}  // namespace central
