// SPDX-License-Identifier: Apache-2.0
// Words and JSON for the commands of the box office.
#include "platform/central/staff_words.hpp"

#include <cstddef>
#include <ostream>
#include <sstream>
#include <string_view>

#include "kiosk/base/shell_word.hpp"
#include "kiosk/base/spelling.hpp"
#include "kiosk/explain/text/local_text.hpp"
#include "kiosk/explain/text/verdict_text.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/festival/times.hpp"

namespace central {

namespace explain = kiosk::explain;
namespace json = kiosk::ticketing::json;

namespace {

/// Names at most three: those that are near, else the first.
std::string no_such(const std::string& option, const std::string& what, const std::string& id,
                    const std::vector<std::string_view>& known) {
  constexpr std::size_t kMostNamed = 3;
  const auto near = kiosk::near_words(id, known, kMostNamed);
  std::string named;
  std::size_t count = 0;
  for (const auto one : near.empty() ? known : near) {
    if (count++ == kMostNamed) break;
    named.append(named.empty() ? "" : ", ").append(one);
  }
  auto hint = near.empty() ? "there are " + named : "did you mean " + named + '?';
  if (near.empty() && known.size() > kMostNamed) hint += " and more";
  return option + ' ' + explain::one_line(id) + ": no such " + what + "; " + (known.empty() ? "there is none" : hint);
}

}  // namespace

kiosk::Result<const ScreeningRecord*, std::string> find_screening(const Programme& programme, const std::string& option,
                                                                  const std::string& id) {
  if (const auto* found = programme.screening(kiosk::ScreeningId(id))) return found;
  std::vector<std::string_view> known;
  for (const auto& [each, record] : programme.all_screenings()) known.push_back(each.str());
  return kiosk::failure(no_such(option, "screening", id, known));
}

kiosk::Result<const VenueRecord*, std::string> find_venue(const Programme& programme, const std::string& option,
                                                          const std::string& id) {
  if (const auto* found = programme.venue(kiosk::VenueId(id))) return found;
  std::vector<std::string_view> known;
  for (const auto& [each, record] : programme.venues()) known.push_back(each.str());
  return kiosk::failure(no_such(option, "venue", id, known));
}

std::optional<kiosk::Instant> read_at(const std::string& text, const kiosk::Zone& zone) {
  const auto at = explain::read_instant(text, zone);
  const bool near = at && festival::is_near(kiosk::Date{std::chrono::floor<std::chrono::days>(zone.local(*at))});
  return near ? at : std::nullopt;
}

int show_from(const std::string& database, std::ostream& out, std::ostream& err, const ReadForShow& read) {
  const auto store = open_to_show(database, err);
  if (!store) return kFailed;
  try {
    std::string note;
    const auto text = store->transact(Purpose::kRead, [&](Connection& db) {
      note.clear();
      const auto programme = Programme::load(db);
      return read({db, *programme}, note);
    });
    if (!text) return fail(err, text.error());
    out << *text;
    std::istringstream notes(note);
    for (std::string one; std::getline(notes, one);) err << program_name() << ": note: " << one << '\n';
    return kFine;
  } catch (const StoreFailure& failure) {
    return fail(err, failure.what());
  }
}

std::string describe(const kiosk::Ticket& ticket, const ShownTimes& times) {
  const auto room = ticket.room.empty() ? std::string() : ", " + ticket.room;
  return explain::one_line(ticket.id.str() + ": " + ticket.title + ", " + ticket.venue_name + room + ", " +
                           times.in_words(ticket.starts_at) + ", " + ticket.holder + " (" + ticket.pass.str() + ')');
}

std::string none_of(const std::string& what, const std::vector<std::pair<std::string, std::string>>& given) {
  std::string filters;
  for (const auto& [option, value] : given) {
    if (value.empty()) continue;
    filters += (filters.empty() ? " with " : ", ") + option + ' ' + kiosk::shell_word(explain::one_line(value));
  }
  return "no " + what + filters;
}

std::string state_of(const PassRecord& pass) {
  return pass.state + "; central passes show " + pass.pass.id.str() + " tells more";
}

std::string way_out_of(std::string_view state, bool of_list) {
  if (state == "active") return {};
  if (state == "blocked") return "staff have blocked it: central passes unblock";
  if (state == "ended") {
    return of_list ? "a list ended it, or left it out: import one that has it as active, central passes import"
                   : "the festival's file left it out: put it back and import it, central import";
  }
  return (of_list ? "its list says so: correct the list and import it again, central passes import"
                  : "the festival's file says so: correct it and import it again, central import");
}

JsonObject& JsonObject::put(const std::string& name, std::string text) {
  if (!text.empty()) members_.emplace_back(name, json::Value{std::move(text)});
  return *this;
}

JsonObject& JsonObject::put(const std::string& name, json::Value value) {
  members_.emplace_back(name, std::move(value));
  return *this;
}

json::Value verdict_json(const kiosk::policy::Verdict& verdict, const std::string& venue_name,
                         const ShownTimes& times) {
  JsonObject made;
  made.put("reason", std::string(name_of(verdict.reason)))
      .put("rule", verdict.rule)
      .put("remedy", std::string(name_of(verdict.remedy)))
      .put("to_do", explain::what_to_do(verdict, venue_name, times.zone()))
      .put("opens_at", times(verdict.opens_at))
      .put("closes_at", times(verdict.closes_at))
      .put("changes_at", times(verdict.changes_at));
  if (verdict.ticket) made.put("ticket", verdict.ticket->str());
  if (verdict.other) made.put("in_the_way", verdict.other->str());
  return std::move(made).value();
}

}  // namespace central
