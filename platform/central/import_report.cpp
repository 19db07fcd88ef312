// SPDX-License-Identifier: Apache-2.0
// Differences to lines and to JSON.
#include "platform/central/import_report.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <ostream>
#include <string_view>
#include <utility>

#include "kiosk/base/zone.hpp"
#include "kiosk/ticketing/json_value.hpp"
#include "platform/central/festival_time.hpp"

namespace central {
namespace {

namespace json = kiosk::ticketing::json;
using Kind = ProgrammeChange::Kind;

constexpr std::size_t kMostOfAKind = 20;
constexpr std::size_t kMostNames = 10;
constexpr std::size_t kLongestValue = 60;  ///< bytes; of a longer one is only said that it changed

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::kAdded:
      return "added";
    case Kind::kRemoved:
      return "removed";
    case Kind::kChanged:
      return "changed";
  }
  return {};
}

std::string clean(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; }, ' ');
  return text;
}

kiosk::Instant instant_of(const std::string& value) { return kiosk::Instant{kiosk::Duration{std::stoll(value)}}; }

/// The zones of a plan, in which its instants are told.
class Times {
 public:
  Times(const ImportPlan& plan, bool utc) : plan_(plan), utc_(utc) {
    if (utc) return;
    before_ = kiosk::Zone::find(plan.zone_before);
    after_ = kiosk::Zone::find(plan.zone_after);
  }

  /// "2024-04-28 18:30 -> 19:15"; with the zones where they are two.
  [[nodiscard]] std::string change(kiosk::Instant before, kiosk::Instant after) const {
    const FestivalTime was(before_);
    const FestivalTime is(after_);
    if (utc_ || plan_.zone_before == plan_.zone_after) {
      return was.long_form(before) + " -> " + is.short_form(after, before);
    }
    return was.long_form(before) + ' ' + plan_.zone_before + " -> " + is.long_form(after) + ' ' + plan_.zone_after;
  }
  /// The same without a date that `day` says.
  [[nodiscard]] std::string change_on(kiosk::Date day, kiosk::Instant before, kiosk::Instant after) const {
    auto made = change(before, after);
    const auto date = kiosk::format_date(day) + ' ';
    return made.starts_with(date) ? made.substr(date.size()) : made;
  }
  [[nodiscard]] std::string rfc3339(kiosk::Instant at, bool is_after) const {
    const auto& zone = is_after ? after_ : before_;
    return zone ? kiosk::format_rfc3339(at, *zone) : kiosk::format_rfc3339(at);
  }

 private:
  const ImportPlan& plan_;
  bool utc_;
  std::optional<kiosk::Zone> before_;
  std::optional<kiosk::Zone> after_;
};

std::string text_of(const ChangedField& field, const Times& times) {
  if (field.kind == FieldKind::kInstant && !field.before.empty()) {
    return field.field + ' ' + times.change(instant_of(field.before), instant_of(field.after));
  }
  const bool shown =
      field.kind == FieldKind::kText && field.before.size() <= kLongestValue && field.after.size() <= kLongestValue;
  if (!shown) return field.field + " changed";
  const auto value = [](const std::string& text) { return text.empty() ? std::string("(none)") : clean(text); };
  return field.field + ' ' + value(field.before) + " -> " + value(field.after);
}

std::string title_of(const std::string& what, const std::string& id, const std::string& name) {
  if (what == "festival") return what;
  return what + ' ' + id + (name.empty() ? "" : " (" + clean(name) + ')');
}

/// "Amara, Bo and 3 more"
std::string some_of(const std::vector<std::string>& names) {
  std::string made;
  for (std::size_t i = 0; i < std::min(names.size(), kMostNames); ++i) {
    made += (i == 0 ? "" : ", ") + clean(names[i]);
  }
  if (names.size() > kMostNames) made += " and " + std::to_string(names.size() - kMostNames) + " more";
  return made;
}

void print(const MovedScreening& moved, const Times& times, std::ostream& out) {
  out << "  " << title_of("screening", moved.id, moved.title) << '\n';
  if (moved.removed) out << "    removed; that is refused while there are tickets: set cancelled = true instead\n";
  for (const auto& field : moved.fields) out << "    " << text_of(field, times) << '\n';
  if (moved.into_past) out << "    its new start is in the past\n";
  if (moved.over) out << "    its new end is in the past: its tickets would open no door any more\n";
  out << "    " << moved.tickets.size() << (moved.tickets.size() == 1 ? " ticket (" : " tickets (") << moved.handed_out
      << " handed out): " << some_of(moved.holders) << '\n';
}

std::string text_of(const BoxOfficeChange& change, const Times& times) {
  const auto& [venue, day, was, is, closes_now] = change;
  std::string made = "box office of " + venue.str() + " on " + kiosk::format_date(day) + ": ";
  if (!is) {
    made += "closed all day";
  } else {
    const bool opens = was.opens != is->opens;
    const bool closes = was.closes != is->closes;
    if (opens) made += "opens " + times.change_on(day, was.opens, is->opens);
    if (closes) made += (opens ? ", closes " : "closes ") + times.change_on(day, was.closes, is->closes);
  }
  return closes_now ? made + "; it is open now, and this closes it" : made;
}

json::Value value_of(const kiosk::policy::Window& hours, const Times& times, bool is_after) {
  json::Object made;
  made.emplace_back("opens", json::Value{times.rfc3339(hours.opens, is_after)});
  made.emplace_back("closes", json::Value{times.rfc3339(hours.closes, is_after)});
  return {std::move(made)};
}

json::Value value_of(const BoxOfficeChange& change, const Times& times) {
  json::Object made;
  made.emplace_back("venue", json::Value{change.venue.str()});
  made.emplace_back("day", json::Value{kiosk::format_date(change.day)});
  made.emplace_back("before", value_of(change.before, times, false));
  if (change.after) made.emplace_back("after", value_of(*change.after, times, true));
  made.emplace_back("closes_now", json::Value{change.closes_now});
  return {std::move(made)};
}

json::Value value_of(const ChangedField& field, const Times& times) {
  json::Object made;
  made.emplace_back("field", json::Value{field.field});
  if (field.kind == FieldKind::kHidden) return {std::move(made)};
  const auto text = [&](const std::string& value, bool is_after) {
    if (field.kind != FieldKind::kInstant || value.empty()) return value;
    return times.rfc3339(instant_of(value), is_after);
  };
  made.emplace_back("before", json::Value{text(field.before, false)});
  made.emplace_back("after", json::Value{text(field.after, true)});
  return {std::move(made)};
}

json::Value fields_of(const std::vector<ChangedField>& fields, const Times& times) {
  json::Array made;
  for (const auto& field : fields) made.push_back(value_of(field, times));
  return {std::move(made)};
}

json::Value value_of(const MovedScreening& moved, const Times& times) {
  json::Array holders;
  for (const auto& name : moved.holders) holders.push_back({name});
  json::Object made;
  made.emplace_back("screening", json::Value{moved.id});
  made.emplace_back("title", json::Value{moved.title});
  made.emplace_back("fields", fields_of(moved.fields, times));
  made.emplace_back("removed", json::Value{moved.removed});
  made.emplace_back("into_past", json::Value{moved.into_past});
  made.emplace_back("over", json::Value{moved.over});
  made.emplace_back("tickets", json::Value{static_cast<std::int64_t>(moved.tickets.size())});
  made.emplace_back("handed_out", json::Value{static_cast<std::int64_t>(moved.handed_out)});
  made.emplace_back("holders", json::Value{std::move(holders)});
  return {std::move(made)};
}

}  // namespace

void print_plan(const ImportPlan& plan, bool utc, std::ostream& out) {
  const Times times(plan, utc);
  std::map<std::pair<std::string, Kind>, std::size_t> counted;
  for (const auto& change : plan.changes) {
    if (++counted[{change.what, change.kind}] > kMostOfAKind) continue;
    out << name_of(change.kind) << ' ' << title_of(change.what, change.id, change.name);
    for (std::size_t i = 0; i < change.fields.size(); ++i) {
      out << (i == 0 ? ": " : "; ") << text_of(change.fields[i], times);
    }
    out << '\n';
  }
  for (const auto& [which, count] : counted) {
    if (count <= kMostOfAKind) continue;
    out << "and " << count - kMostOfAKind << " more of this: " << name_of(which.second) << ' ' << which.first << '\n';
  }
  if (plan.changes.empty()) out << "nothing changes\n";
  print_moves(plan, utc, out);
  print_box_offices(plan, utc, out);
}

void print_moves(const ImportPlan& plan, bool utc, std::ostream& out) {
  if (!plan.moves_tickets()) return;
  const Times times(plan, utc);
  out << "under tickets that people hold:\n";
  for (const auto& field : plan.head) out << "  the festival's " << text_of(field, times) << '\n';
  for (const auto& moved : plan.moved) print(moved, times, out);
}

void print_box_offices(const ImportPlan& plan, bool utc, std::ostream& out) {
  const Times times(plan, utc);
  for (const auto& one : plan.box_offices) {
    if (one.closes_now) out << text_of(one, times) << '\n';
  }
  std::size_t others = 0;
  for (const auto& one : plan.box_offices) {
    if (!one.closes_now && ++others <= kMostOfAKind) out << text_of(one, times) << '\n';
  }
  if (others > kMostOfAKind) out << "and " << others - kMostOfAKind << " more hours of box offices\n";
}

void print_plan_as_json(const ImportPlan& plan, const std::vector<std::string>& refusals, bool utc, std::ostream& out) {
  const Times times(plan, utc);
  json::Array changes;
  for (const auto& change : plan.changes) {
    json::Object one;
    one.emplace_back("change", json::Value{std::string(name_of(change.kind))});
    one.emplace_back("what", json::Value{change.what});
    one.emplace_back("id", json::Value{change.id});
    if (!change.name.empty()) one.emplace_back("name", json::Value{change.name});
    if (!change.fields.empty()) one.emplace_back("fields", fields_of(change.fields, times));
    changes.push_back({std::move(one)});
  }
  json::Array moved;
  for (const auto& one : plan.moved) moved.push_back(value_of(one, times));
  json::Object made;
  made.emplace_back("changes", json::Value{std::move(changes)});
  made.emplace_back("moved", json::Value{std::move(moved)});
  json::Array box_offices;
  for (const auto& one : plan.box_offices) box_offices.push_back(value_of(one, times));
  made.emplace_back("box_offices", json::Value{std::move(box_offices)});
  json::Array refused;
  for (const auto& line : refusals) refused.push_back({line});
  made.emplace_back("asks", json::Value{plan.asks()});
  made.emplace_back("refused", json::Value{std::move(refused)});
  out << json::to_text({std::move(made)}) << '\n';
}

}  // namespace central
