// SPDX-License-Identifier: Apache-2.0
// The door's answer in words: which screening, and why the ticket is good for it or not.
#include <algorithm>
#include <ostream>
#include <utility>
#include <vector>

#include "kiosk/base/zone.hpp"
#include "kiosk/ticketing/names.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/door.hpp"
#include "platform/central/festival_time.hpp"
#include "platform/central/verify_command.hpp"

namespace central {
namespace {

using kiosk::ticketing::DoorAct;
using kiosk::ticketing::VerifyAnswer;
using kiosk::ticketing::VerifyDetail;
using kiosk::ticketing::VerifyPlace;
using kiosk::ticketing::VerifyState;

/// What was asked and what came of it, for people.
struct Told {
  const VerifyAnswer& answer;
  const VerifyOptions& options;
  const FestivalTime& time;
  kiosk::Instant now;
};

std::string venue_and_room(const VerifyPlace& place) {
  return place.venue_name + (place.room.empty() ? "" : ", " + place.room);
}

/// "moved: printed 18:30, now 19:15 Theatre 2": the room and the venue where they are others.
std::string moved(const Told& told) {
  const auto& printed = *told.answer.printed;
  const auto& now = told.answer.shown->place;
  const auto in = [&](const VerifyPlace& place) {
    std::string made;
    if (printed.venue != now.venue) {
      made = " " + venue_and_room(place);
    } else if (printed.room != now.room) {
      made = " " + (place.room.empty() ? place.venue_name : place.room);
    }
    return made;
  };
  return "moved: printed " + told.time.short_form(printed.starts_at, now.starts_at) + in(printed) + ", now " +
         told.time.short_form(now.starts_at, printed.starts_at) + in(now);
}

std::string why(const Told& told) {
  const auto& answer = told.answer;
  const auto at = [&](kiosk::Instant instant) { return told.time.short_form(instant, told.now); };
  switch (answer.detail) {
    case VerifyDetail::kNone:
    case VerifyDetail::kMoved:  // has a line of its own
      break;
    case VerifyDetail::kCancelled:
      return "its screening is cancelled";
    case VerifyDetail::kEnded:
      return "its screening ended at " + at(answer.shown->ends_at);
    case VerifyDetail::kAlreadyIn:
      return "already in at " + at(*answer.admitted_at);
    case VerifyDetail::kSwapped:
      return "it was given up for another ticket";
    case VerifyDetail::kNotOnRecord:
      return answer.by_number ? "no ticket has this number" : "it was signed here and is not on record";
    case VerifyDetail::kOtherDay:
      return "it is for another day: " + at(answer.shown->place.starts_at);
    case VerifyDetail::kLetOut:
      return "let out at " + at(told.now);
    case VerifyDetail::kNotIn:
      return "not in: there is nothing to take back";
  }
  switch (answer.state) {
    case VerifyState::kReplaced:
      return "a newer code was printed for this seat";
    case VerifyState::kReturned:
      return "the ticket was returned";
    case VerifyState::kOtherScreening:
      return "it is for another screening";
    case VerifyState::kOtherVenue:
      return "it is for another venue" + (answer.shown ? ": " + answer.shown->place.venue_name : "");
    case VerifyState::kForged:
      return "this festival did not sign it, and it is no number of a ticket";
    case VerifyState::kValid:
    case VerifyState::kVoid:
      break;
  }
  return {};
}

std::vector<std::string> lines_of(const Told& told) {
  const auto& answer = told.answer;
  std::vector<std::string> lines{std::string(to_name(kiosk::ticketing::kVerifyStates, answer.state))};
  if (answer.ticket) {
    lines.push_back("ticket " + answer.ticket->str() +
                    (answer.by_number ? ", by its number, which replaced papers of it have too"
                                      : ", code " + std::to_string(answer.serial)));
  }
  if (answer.shown) {
    lines.push_back(answer.shown->title + ": " + venue_and_room(answer.shown->place) + ", " +
                    told.time.long_form(answer.shown->place.starts_at));
  }
  if (auto reason = why(told); !reason.empty()) lines.push_back(std::move(reason));
  if (answer.printed) lines.push_back(moved(told));
  const bool let_in = told.options.act == DoorAct::kAdmit && answer.state == VerifyState::kValid;
  if (let_in) lines.push_back("let in at " + told.time.short_form(*answer.admitted_at, told.now));
  return lines;
}

/// Nothing where there is such a venue and such a screening, or none is named.
std::string unknown_door(const Programme& programme, const VerifyOptions& options) {
  if (!options.venue.empty() && programme.venue(kiosk::VenueId(options.venue)) == nullptr) {
    std::string names;
    for (const auto& [id, venue] : programme.venues()) names += (names.empty() ? "" : ", ") + id.str();
    return "there is no venue \"" + options.venue + "\"; there are: " + names;
  }
  if (!options.screening.empty() && programme.screening(kiosk::ScreeningId(options.screening)) == nullptr) {
    return "there is no screening \"" + options.screening + "\"; its id stands in the festival's file";
  }
  return {};
}

VerifyAnswer ask(const Books& books, const VerifyOptions& options, kiosk::Instant now) {
  kiosk::ticketing::VerifyBody body{kiosk::TicketCode(options.code), std::nullopt, options.act};
  if (!options.screening.empty()) body.screening = kiosk::ScreeningId(options.screening);
  DoorQuestion question{body, std::nullopt, now};
  if (!options.venue.empty()) question.at_venue = kiosk::VenueId(options.venue);
  const auto signer = Signer::load(books.db);
  const Doer doer{std::nullopt, std::nullopt, now};
  switch (options.act) {
    case DoorAct::kAdmit:
      return admit(books, signer, question, doer);
    case DoorAct::kLetOut:
      return let_out(books, signer, question, doer);
    case DoorAct::kLook:
      break;
  }
  return verify(books, signer, question);
}

}  // namespace

int run_verify(const VerifyOptions& options, std::ostream& out, std::ostream& err) {
  const auto clock = read_clock(options.clock, err);
  if (!clock) return kFailed;
  const bool looks = options.act == DoorAct::kLook;
  const auto store = open_store(options.show.database, looks ? Store::Mode::kAsItIs : Store::Mode::kExisting, err);
  if (!store) return kFailed;
  try {
    std::shared_ptr<const Programme> programme;
    std::string refused;
    kiosk::Instant now;
    const auto answer = store->transact(looks ? Purpose::kRead : Purpose::kChange, [&](Connection& db) {
      now = (*clock)();
      programme = Programme::load(db);
      refused = unknown_door(*programme, options);
      return refused.empty() ? ask({db, *programme}, options, now) : VerifyAnswer{};
    });
    if (!refused.empty()) return fail(err, refused);
    const FestivalTime time(options.show.utc ? std::nullopt : std::optional(programme->zone()));
    if (options.show.json) {
      out << kiosk::ticketing::write_verify(answer, options.show.utc ? "" : programme->zone_name()) << '\n';
    } else {
      for (const auto& line : lines_of({answer, options, time, now})) out << line << '\n';
    }
    const bool done =
        options.act == DoorAct::kLetOut ? answer.detail == VerifyDetail::kLetOut : answer.state == VerifyState::kValid;
    return done ? kFine : kFailed;
  } catch (const StoreFailure& failure) {
    return fail(err, failure.what());
  }
}

}  // namespace central
