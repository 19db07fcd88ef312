// SPDX-License-Identifier: Apache-2.0
// Finding what was named, and saying what was near where nothing has that name.
#include "kiosk/explain/inquiry.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "kiosk/base/spelling.hpp"
#include "kiosk/explain/text/local_text.hpp"
#include "platform/festival/times.hpp"

namespace kiosk::explain {
namespace {

using Names = std::vector<std::string_view>;

constexpr std::size_t kMostNamed = 5;

auto trouble(std::string line) { return failure(Trouble{std::move(line)}); }

std::string listed(const Names& names, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < std::min(most, names.size()); ++i) text.append(i == 0 ? "" : ", ").append(names[i]);
  return names.size() > most ? text + " ..." : text;
}

/// "--screening onion: no such screening in the file; near it: union-0-1830".
std::string missing(const std::string& option, const std::string& what, const std::string& word, const Names& known) {
  const std::string head = option + ' ' + one_line(word) + ": no such " + what + " in the file; ";
  if (const auto near = near_words(word, known, kMostNamed); !near.empty()) {
    return head + "near it: " + listed(near, kMostNamed);
  }
  return head + (known.empty() ? "it has none" : "it has: " + listed(known, kMostNamed));
}

auto unknown(const std::string& option, const std::string& what, const std::string& word, const Names& known) {
  return trouble(missing(option, what, word, known));
}

/// By its id, else by its code. A pass that is not there is a question like any other: the answer is pass_unknown.
void find_pass(const festival::Festival& festival, const std::string& word, Inquiry& inquiry) {
  Names known;
  for (const auto& entry : festival.passes) {
    if (entry.pass.id.str() == word) inquiry.pass = &entry;
    known.push_back(entry.pass.id.str());
  }
  for (const auto& entry : festival.passes) {
    if (entry.code.str() == word && inquiry.pass == nullptr) inquiry.pass = &entry;
    known.push_back(entry.code.str());
  }
  if (inquiry.pass == nullptr) {
    inquiry.hint = missing("--pass", "pass", word, known) +
                   "; passes of an imported list are in the service's database: ask with --database in place of "
                   "--festival";
  } else {
    inquiry.question.pass = inquiry.pass->pass;
  }
}

Result<const festival::FestivalScreening*, Trouble> find_screening(const festival::Festival& festival,
                                                                   const std::string& id) {
  Names known;
  for (const auto& entry : festival.screenings) {
    if (entry.screening.id.str() == id) return &entry;
    known.push_back(entry.screening.id.str());
  }
  return unknown("--screening", "screening", id, known);
}

/// The tickets of the pass, and how many seats its category has left: the file's reservations, as the import makes
/// them.
void add_reservations(const festival::Festival& festival, Inquiry& inquiry) {
  const auto& category = inquiry.pass->pass.category;
  const auto& allotment = inquiry.screening->allotment;
  if (const auto seats = allotment.find(category); seats != allotment.end()) inquiry.seats = seats->second;
  std::set<PassId> rivals;  // and the pass itself
  for (const auto& entry : festival.passes) {
    if (entry.pass.category == category) rivals.insert(entry.pass.id);
  }
  int taken = 0;
  for (const auto& [pass, screening, delivered, line] : festival.reservations) {
    if (screening == inquiry.screening->screening.id && rivals.contains(pass)) ++taken;
    if (pass != inquiry.pass->pass.id) continue;
    const auto shown = std::ranges::find(festival.screenings, screening, [](const auto& s) { return s.screening.id; });
    if (shown == festival.screenings.end()) continue;
    inquiry.question.held.push_back({TicketId("the reservation of " + shown->screening.id.str()), shown->screening});
  }
  inquiry.question.seats_left = std::max(0, inquiry.seats - taken);
}

}  // namespace

Result<festival::Festival, Trouble> load(const std::string& file, const std::string& first_day, Instant now) {
  const auto day = parse_date(first_day);
  if (!first_day.empty() && !day)
    return trouble("--first-day " + one_line(first_day) + ": no date; write it as 2024-04-28");
  auto read = festival::read_festival(file, now, day);
  if (read) return *std::move(read);
  const auto& lines = read.error();
  const auto end = lines.find('\n');
  if (end == std::string::npos) return trouble(lines);
  return trouble(lines.substr(0, end) + " (and more: central import names all)");
}

Result<const festival::FestivalVenue*, Trouble> find_venue(const festival::Festival& festival, const std::string& id) {
  Names known;
  for (const auto& venue : festival.venues) {
    if (venue.id.str() == id) return &venue;
    known.push_back(venue.id.str());
  }
  return unknown("--venue", "venue", id, known);
}

std::optional<policy::Window> published_hours(const festival::FestivalVenue& venue, Date day) {
  for (const auto& published : venue.hours) {
    if (published.day == day) return published.hours;
  }
  return std::nullopt;
}

std::optional<policy::Window> box_office(const festival::Festival& festival, const festival::FestivalVenue& venue,
                                         Date day) {
  std::vector<policy::Screening> shown;
  for (const auto& entry : festival.screenings) {
    if (entry.screening.venue == venue.id && entry.screening.programme_day == day) shown.push_back(entry.screening);
  }
  const auto derived = policy::box_office(shown, festival.rules);
  const auto published = published_hours(venue, day);
  return derived && published ? published : derived;
}

Result<Inquiry, Trouble> inquire(const ExplainOptions& options, const festival::Festival& festival) {
  const auto screening = find_screening(festival, options.screening);
  if (!screening) return failure(screening.error());
  const auto channel = read_channel(options.channel);
  if (!channel) {
    return trouble("--channel " + one_line(options.channel) + ": no such channel; write online or in_person");
  }
  const bool online = *channel == policy::Channel::kOnline;
  if (online && !options.venue.empty()) return trouble("--venue: only --channel in_person has one; leave it out");
  const auto& of = (*screening)->screening;
  const auto venue = find_venue(festival, of.venue.str());
  if (!venue) return failure(venue.error());
  const auto stands_at = options.venue.empty() ? venue : find_venue(festival, options.venue);
  if (!stands_at) return failure(stands_at.error());
  const auto at = read_instant(options.at, festival.zone);
  if (!at || !festival::is_near(Date{std::chrono::floor<std::chrono::days>(festival.zone.local(*at))})) {
    return trouble("--at " + one_line(options.at) +
                   ": no instant of this century; write it as 2024-04-28T18:30:00-04:00");
  }

  Inquiry made;
  find_pass(festival, options.pass, made);
  made.screening = *screening;
  made.venue = *venue;
  made.question.screening = of;
  made.question.box_office = box_office(festival, **venue, of.programme_day);
  made.question.over_at = (*screening)->ends_at;
  made.question.hours_published = published_hours(**venue, of.programme_day).has_value();
  made.question.channel = *channel;
  if (!online) made.question.at_venue = (*stands_at)->id;
  made.question.at = *at;
  if (made.pass != nullptr) add_reservations(festival, made);
  return made;
}

}  // namespace kiosk::explain
