// SPDX-License-Identifier: Apache-2.0
// `central policy explain`: the festival's rule asked with the tickets and the seats of this moment.
#include <ostream>

#include "kiosk/explain/text/local_text.hpp"
#include "kiosk/explain/text/verdict_text.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/judge.hpp"
#include "platform/central/pass_finder.hpp"
#include "platform/central/seats.hpp"
#include "platform/central/staff_words.hpp"
#include "platform/central/tickets_command.hpp"

namespace central {

namespace explain = kiosk::explain;

namespace {

using kiosk::policy::Channel;

constexpr int kGranted = 0;
constexpr int kRefused = 1;
constexpr int kNoAnswer = 2;

/// What was asked, found in the programme.
struct Inquiry {
  const ScreeningRecord* shown = nullptr;
  Channel channel = Channel::kInPerson;
  kiosk::VenueId at_venue;
  kiosk::Instant at;
};

kiosk::Result<Inquiry, std::string> read_inquiry(const LiveExplainOptions& options, const Programme& programme,
                                                 kiosk::Instant now) {
  Inquiry made;
  const auto shown = find_screening(programme, "--screening", options.screening);
  if (!shown) return kiosk::failure(shown.error());
  made.shown = *shown;
  const auto channel = explain::read_channel(options.channel);
  if (!channel) {
    return kiosk::failure("--channel " + explain::one_line(options.channel) +
                          ": no such channel; write online or in_person");
  }
  made.channel = *channel;
  const bool online = made.channel == Channel::kOnline;
  if (online && !options.venue.empty()) {
    return kiosk::failure(std::string("--venue: only --channel in_person has one; leave it out"));
  }
  if (!online) made.at_venue = made.shown->screening.venue;
  if (!options.venue.empty()) {
    const auto venue = find_venue(programme, "--venue", options.venue);
    if (!venue) return kiosk::failure(venue.error());
    made.at_venue = (*venue)->id;
  }
  const auto at = options.at.empty() ? std::optional(now) : read_at(options.at, programme.zone());
  if (!at) {
    return kiosk::failure("--at " + explain::one_line(options.at) +
                          ": no instant of this century; write it as 2024-04-28T18:30:00-04:00");
  }
  made.at = *at;
  return made;
}

explain::Explanation explain_live(const Books& books, const Inquiry& inquiry, const std::optional<PassRecord>& pass) {
  const auto& [db, programme] = books;
  const auto& screening = inquiry.shown->screening;
  Asking asking{pass, {}, inquiry.channel, inquiry.at_venue, inquiry.at};
  Seats seats;
  if (pass) {
    asking.held = valid_tickets(books, *pass);
    seats = seats_of(db, screening.id, pass->pass.category);
  }
  auto question = question_of(programme, asking, *inquiry.shown, seats.left);
  explain::Explanation made;
  made.verdict = kiosk::policy::decide(question, programme.rules(), programme.zone());
  if (pass) {
    made.pass = pass->pass.id.str() + ", " + pass->name + ", " + pass->pass.category;
    made.seats = explain::SeatsLeft{seats.left, seats.allotted, pass->pass.category};
  }
  made.screening = screening.id;
  made.venue = screening.venue;
  made.venue_name = inquiry.shown->venue_name;
  made.starts_at = screening.starts_at;
  made.programme_day = screening.programme_day;
  made.channel = inquiry.channel;
  made.at_venue = inquiry.at_venue;
  made.at = inquiry.at;
  if (made.verdict.changes_at) {
    question.at = *made.verdict.changes_at;
    made.then = kiosk::policy::decide(question, programme.rules(), programme.zone()).reason;
  }
  return made;
}

using Answer = kiosk::Result<explain::Explanation, std::string>;

int no_answer(std::ostream& err, const std::string& line) {
  fail(err, line);
  return kNoAnswer;
}

}  // namespace

int run_policy_explain(const LiveExplainOptions& options, std::ostream& out, std::ostream& err) {
  const auto store = open_to_show(options.database, err);
  if (!store) return kNoAnswer;
  const auto now = make_clock(std::nullopt)();
  try {
    std::string hint;
    std::optional<kiosk::Zone> zone;
    const auto explained = store->transact(Purpose::kRead, [&](Connection& db) -> Answer {
      const auto programme = Programme::load(db);
      const Books books{db, *programme};
      zone = programme->zone();
      const auto inquiry = read_inquiry(options, *programme, now);
      if (!inquiry) return kiosk::failure(inquiry.error());
      // A pass that is not there is a question like any other: the answer is pass_unknown.
      const auto found = find_one_pass(books, options.pass);
      hint = found ? std::string() : "--pass: " + found.error();
      if (found && found->record.under_old_code) {
        hint = "--pass: " + about_replaced_code(books, options.pass, ShownTimes(*zone, false));
      }
      return explain_live(books, *inquiry, found ? std::optional(found->record) : std::nullopt);
    });
    if (!explained) return no_answer(err, explained.error());
    if (!hint.empty()) fail(err, hint);
    print(*explained, *zone, out);
    return explained->verdict.granted() ? kGranted : kRefused;
  } catch (const StoreFailure& failure) {
    return no_answer(err, failure.what());
  }
}

}  // namespace central
