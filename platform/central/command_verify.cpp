// SPDX-License-Identifier: Apache-2.0
// The door's answer in words: which screening, and why the ticket is good for it or not.
#include <algorithm>
#include <istream>
#include <ostream>
#include <utility>
#include <vector>

#include "kiosk/base/zone.hpp"
#include "kiosk/explain/text/local_text.hpp"
#include "kiosk/ticketing/names.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/confirm.hpp"
#include "platform/central/door.hpp"
#include "platform/central/festival_time.hpp"
#include "platform/central/no_ticket.hpp"
#include "platform/central/staff_act.hpp"
#include "platform/central/staff_words.hpp"
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
  const PassRecord* holder;  ///< nullptr: there is none on record

  [[nodiscard]] bool let_in() const { return options.act == DoorAct::kAdmit && answer.state == VerifyState::kValid; }
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

std::string too_early(const Told& told) {
  const auto starts_at = told.answer.shown->place.starts_at;
  return "not let in: it begins at " + told.time.short_form(starts_at, told.now) + ", and is taken from " +
         told.time.short_form(starts_at - kDoorsOpen, told.now) + " on; to let them in now: --screening " +
         told.answer.screening->str();
}

/// Where the state says why.
std::string why_by_state(const VerifyAnswer& answer) {
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
    case VerifyDetail::kNotHandedOut:
      return "no paper of it is known to be handed out, so a number is not enough: scan its code; or a kiosk hands it"
             " out for the pass, or central tickets reprint " +
             answer.ticket->str();
    case VerifyDetail::kTooEarly:
      return too_early(told);
    case VerifyDetail::kOtherDay:
      return "it is for another day: " + at(answer.shown->place.starts_at);
    case VerifyDetail::kLetOut:
      return "let out at " + at(told.now);
    case VerifyDetail::kNotIn:
      return "not in: there is nothing to take back";
  }
  return why_by_state(answer);
}

/// A number belongs to the ticket: it does not say which of its papers is shown.
std::string which_paper(const Told& told) {
  const int count = told.answer.replaced_papers;
  const auto name = told.holder == nullptr ? std::string() : ": " + kiosk::explain::one_line(told.holder->name);
  return (told.let_in() ? "look at the pass too" + name + " (--undo-admit takes back that they were let in); "
                        : "before they go in, scan its code, or ask for the pass" + name + "; ") +
         std::to_string(count) +
         (count == 1 ? " paper with this number was replaced and is void"
                     : " papers with this number were replaced and are void") +
         ", and the number does not say which this is";
}

/// A ticket stays good where its pass is stopped; people at the door may want to ask.
std::string about_stopped_pass(const Told& told) {
  using kiosk::policy::PassState;
  if (told.holder == nullptr) return {};
  const auto state = told.holder->pass.state;
  const bool tells = (state == PassState::kSuspended || state == PassState::kReplaced) &&
                     told.answer.state == VerifyState::kValid && told.options.act != DoorAct::kLetOut;
  return tells ? "the ticket is good, but its pass is " + state_of(*told.holder) : std::string();
}

std::vector<std::string> lines_of(const Told& told) {
  const auto& answer = told.answer;
  std::vector<std::string> lines{std::string(to_name(kiosk::ticketing::kVerifyStates, answer.state))};
  if (answer.ticket) {
    lines.push_back("ticket " + answer.ticket->str() +
                    (answer.by_number ? ", by its number" : ", code " + std::to_string(answer.serial)));
  }
  if (answer.shown) {
    lines.push_back(answer.shown->title + ": " + venue_and_room(answer.shown->place) + ", " +
                    told.time.long_form(answer.shown->place.starts_at));
  }
  if (auto reason = why(told); !reason.empty()) lines.push_back(std::move(reason));
  if (answer.printed) lines.push_back(moved(told));
  if (answer.replaced_papers != 0 && answer.state == VerifyState::kValid) lines.push_back(which_paper(told));
  if (auto note = about_stopped_pass(told); !note.empty()) lines.push_back(std::move(note));
  if (told.let_in()) lines.push_back("let in at " + told.time.short_form(*answer.admitted_at, told.now));
  return lines;
}

/// Nothing where there is such a venue and such a screening, or none is named.
std::string unknown_door(const Programme& programme, const VerifyOptions& options) {
  if (!options.venue.empty()) {
    if (const auto venue = find_venue(programme, "--venue", options.venue); !venue) return venue.error();
  }
  if (options.screening.empty()) return {};
  const auto shown = find_screening(programme, "--screening", options.screening);
  return shown ? std::string() : shown.error();
}

/// Who lets in or out, and why; of a look it is empty.
struct Doing {
  std::string who;
  std::string reason;
};

/// Nothing after a line on `err`.
std::optional<Doing> read_doing(const VerifyOptions& options, std::ostream& err) {
  const auto complain = [&err](const std::string& line) {
    fail(err, line);
    return std::nullopt;
  };
  if (options.act == DoorAct::kLook) {
    if (options.by.empty() && options.reason.empty()) return Doing{};
    return complain("--reason and --by go with --admit or --undo-admit; a look leaves no record");
  }
  if (!options.by.empty()) {
    if (const auto refused = refuse_reason("--by", options.by)) return complain(*refused);
  }
  if (options.act == DoorAct::kAdmit && options.reason.empty()) return Doing{staff_name(options.by), {}};
  auto reason = read_reason(options.reason, options.terminal, err);
  if (!reason) return std::nullopt;
  return Doing{staff_name(options.by), *std::move(reason)};
}

/// What the record has beside who, what and why: "by number, ahead of time".
std::string details_of(const VerifyAnswer& answer, const VerifyOptions& options, kiosk::Instant now) {
  std::string made = answer.by_number ? "by number" : "";
  const bool early = options.act == DoorAct::kAdmit && now < answer.shown->place.starts_at - kDoorsOpen;
  if (early) made += made.empty() ? "ahead of time" : ", ahead of time";
  return made;
}

/// What is known of the ticket beside the door's answer.
struct Found {
  VerifyAnswer answer;
  std::optional<PassRecord> holder;
  std::optional<NoTicket> other;  ///< where it is no ticket's code: what it seems to be
};

bool is_done(DoorAct act, const VerifyAnswer& answer) {
  return act == DoorAct::kLetOut ? answer.detail == VerifyDetail::kLetOut : answer.state == VerifyState::kValid;
}

Found ask(const Books& books, const VerifyOptions& options, const Doing& doing, kiosk::Instant now) {
  kiosk::ticketing::VerifyBody body{kiosk::TicketCode(options.code), std::nullopt, options.act};
  if (!options.screening.empty()) body.screening = kiosk::ScreeningId(options.screening);
  DoorQuestion question{body, std::nullopt, now};
  if (!options.venue.empty()) question.at_venue = kiosk::VenueId(options.venue);
  const auto signer = Signer::load(books.db);
  const Doer doer{std::nullopt, std::nullopt, now};
  Found made;
  switch (options.act) {
    case DoorAct::kAdmit:
      made.answer = admit(books, signer, question, doer);
      break;
    case DoorAct::kLetOut:
      made.answer = let_out(books, signer, question, doer);
      break;
    case DoorAct::kLook:
      made.answer = verify(books, signer, question);
      break;
  }
  if (is_a_guess(made.answer)) made.other = what_it_is(books, signer, options.code);
  const auto ticket = made.answer.ticket ? find_ticket(books, *made.answer.ticket) : std::nullopt;
  if (!ticket) return made;
  made.holder = find_pass(books, ticket->ticket.pass);
  if (options.act != DoorAct::kLook && is_done(options.act, made.answer)) {
    const auto act = options.act == DoorAct::kAdmit ? kTicketAdmitted : kTicketLetOut;
    record(books.db, {now, doing.who, std::string(act), ticket->ticket.pass.str(), ticket->ticket.id.str(),
                      doing.reason, details_of(made.answer, options, now)});
  }
  return made;
}

int answer_from(Store& store, const VerifyOptions& options, const Doing& doing, const Clock& clock, std::ostream& out,
                std::ostream& err) {
  std::shared_ptr<const Programme> programme;
  std::string refused;
  kiosk::Instant now;
  const bool looks = options.act == DoorAct::kLook;
  const auto found = store.transact(looks ? Purpose::kRead : Purpose::kChange, [&](Connection& db) {
    now = clock();
    programme = Programme::load(db);
    refused = unknown_door(*programme, options);
    return refused.empty() ? ask({db, *programme}, options, doing, now) : Found{};
  });
  if (!refused.empty()) return fail(err, refused);
  if (options.show.json) {
    out << kiosk::ticketing::write_verify(found.answer, options.show.utc ? "" : programme->zone_name()) << '\n';
    if (found.other) fail(err, found.other->what + ": " + found.other->why);
  } else if (found.other) {
    out << found.other->what << '\n' << found.other->why << '\n';
  } else {
    const FestivalTime time(options.show.utc ? std::nullopt : std::optional(programme->zone()));
    for (const auto& line : lines_of({found.answer, options, time, now, found.holder ? &*found.holder : nullptr}))
      out << line << '\n';
  }
  return is_done(options.act, found.answer) ? kFine : kFailed;
}

constexpr std::size_t kLongestLine = 1024;  ///< bytes; far beyond a code's

/// One line, as a person or a scanner types it. What is beyond kLongestLine is left out: unread, which an endless input
/// asks for, or taken from the terminal, where it would be the answer to the next question.
std::string read_line(std::istream& in, bool is_terminal) {
  std::string line;
  for (int c = in.get(); c != std::istream::traits_type::eof() && c != '\n'; c = in.get()) {
    if (line.size() < kLongestLine) line += static_cast<char>(c);
    if (line.size() == kLongestLine && !is_terminal) break;
  }
  return line;
}

/// The code that is asked about; nothing after a line on `err`.
std::optional<std::string> find_code(const VerifyOptions& options, std::ostream& err) {
  auto code = options.code;
  if (code == "-") {
    if (options.terminal != nullptr) err << "Scan the code, or type the number under it: " << std::flush;
    code = options.input == nullptr ? std::string() : read_line(*options.input, options.terminal != nullptr);
  }
  code = pasted_code(std::move(code));
  if (!code.empty()) return code;
  fail(err, "the code is empty: scan it, or type the number under it, T-V9HN-0A4R");
  return std::nullopt;
}

}  // namespace

int run_verify(const VerifyOptions& given, std::ostream& out, std::ostream& err) {
  auto options = given;
  auto code = find_code(given, err);
  if (!code) return kFailed;
  options.code = *std::move(code);
  const auto clock = read_clock(options.clock, err, "--at");
  if (!clock) return kFailed;
  const auto doing = read_doing(options, err);
  if (!doing) return kFailed;
  const bool looks = options.act == DoorAct::kLook;
  const auto store = looks ? open_to_verify(options.show.database, err)
                           : open_store(options.show.database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  try {
    return answer_from(*store, options, *doing, *clock, out, err);
  } catch (const OutcomeUnknown& failure) {
    return fail(err, std::string(failure.what()) + "; whether it was done is not known: ask again without --admit");
  } catch (const StoreFailure& failure) {
    return fail(err, failure.what());
  }
}

}  // namespace central
