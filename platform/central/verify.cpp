// SPDX-License-Identifier: Apache-2.0
// A code at the door: genuine first, then what has become of it, then whether this is its place and time.
#include <chrono>
#include <utility>

#include "kiosk/base/log.hpp"
#include "platform/central/caller.hpp"
#include "platform/central/door.hpp"
#include "platform/central/ticket_number.hpp"

namespace central {

using kiosk::ticketing::VerifyAnswer;
using kiosk::ticketing::VerifyDetail;
using kiosk::ticketing::VerifyPlace;
using kiosk::ticketing::VerifyState;

namespace {

/// A code that is on record.
struct CodeRow {
  kiosk::ScreeningId screening;
  std::string state;  ///< the ticket's
  bool voided = false;
  kiosk::Instant made_at;
  std::string code;
  std::optional<kiosk::Instant> admitted_at;
  bool in_hand = true;  ///< a code that is shown is; of a number it is to be found out
};

std::optional<CodeRow> find_code(Connection& db, const kiosk::TicketId& ticket, int serial) {
  auto row = db.query(
      "SELECT t.screening, t.state, k.voided_at, k.made_at, k.code, "
      "(SELECT a.at FROM admission a WHERE a.ticket = t.id AND a.undone_at IS NULL) "
      "FROM ticket_code k JOIN ticket t ON t.id = k.ticket WHERE k.ticket = ? AND k.serial = ?",
      ticket, serial);
  if (!row.step()) return std::nullopt;
  return CodeRow{
      kiosk::ScreeningId(row.text(0)), row.text(1), !row.null(2), row.instant(3), row.text(4), row.maybe_instant(5)};
}

VerifyPlace place_of(const ScreeningRecord& shown) {
  return {shown.screening.starts_at, shown.screening.venue, shown.venue_name, shown.room};
}

/// Where and when the code says that the screening is; nothing where that is so.
std::optional<VerifyPlace> printed_otherwise(Connection& db, const CodeRow& found, const ScreeningRecord& shown) {
  const auto now = place_of(shown);
  auto printed = now;
  auto row = db.query(
      "SELECT starts_at, venue, venue_name, room FROM screening_change WHERE screening = ? AND at > ? "
      "ORDER BY at, id LIMIT 1",
      found.screening, found.made_at);
  if (row.step()) printed = {row.instant(0), kiosk::VenueId(row.text(1)), row.text(2), row.text(3)};
  // The start stands in the code itself, to the minute.
  if (const auto code = kiosk::ticketing::read_code(found.code)) {
    const bool as_now = code->claims.starts_at == std::chrono::floor<std::chrono::minutes>(now.starts_at);
    printed.starts_at = as_now ? now.starts_at : code->claims.starts_at;
  }
  const bool same = printed.starts_at == now.starts_at && printed.venue == now.venue && printed.room == now.room;
  return same ? std::nullopt : std::optional(std::move(printed));
}

/// Where the codes of a ticket that was found by its number came to.
struct Papers {
  bool newest = false;  ///< in a person's hands, or perhaps
  int replaced = 0;     ///< of the earlier ones, those that may be on paper
};

/// Online the answer that makes a code shows it; what a kiosk has not told of may have been printed, and is not known
/// to be.
Papers papers_of(Connection& db, const kiosk::TicketId& ticket) {
  Papers made;
  auto rows = db.query(
      "SELECT k.made_device, (SELECT count(*) FROM delivery d WHERE d.ticket = k.ticket AND d.serial = k.serial), "
      "(SELECT count(*) FROM delivery d WHERE d.ticket = k.ticket AND d.serial = k.serial AND d.outcome <> 'failed') "
      "FROM ticket_code k WHERE k.ticket = ? ORDER BY k.serial",
      ticket);
  bool perhaps = false;
  while (rows.step()) {
    if (perhaps) ++made.replaced;
    made.newest = rows.text(0) == kOnlineDevice || rows.integer(2) != 0;
    perhaps = made.newest || (!rows.null(0) && rows.integer(1) == 0);
  }
  return made;
}

/// What became of the ticket and of this code of it.
void check_ticket(const CodeRow& found, VerifyAnswer& made) {
  if (found.state == "returned") {
    made.state = VerifyState::kReturned;
  } else if (found.state != "valid") {
    made.state = VerifyState::kVoid;
    made.detail = VerifyDetail::kSwapped;
  } else if (found.voided) {
    made.state = VerifyState::kReplaced;
  } else {
    made.state = VerifyState::kValid;
  }
}

/// A door that does not say what it lets in for lets in for what begins soon, or has begun.
bool is_too_early(const ScreeningRecord& shown, const DoorQuestion& question) {
  const bool on_purpose = question.body.screening.has_value();
  const bool lets_in = question.body.act == kiosk::ticketing::DoorAct::kAdmit;
  return lets_in && !on_purpose && question.now < shown.screening.starts_at - kDoorsOpen;
}

/// Whether a good code is good here and now.
void check_screening(const Programme& programme, const ScreeningRecord& shown, const CodeRow& found,
                     const DoorQuestion& question, VerifyAnswer& made) {
  const auto say = [&](VerifyState state, VerifyDetail detail) {
    made.state = state;
    made.detail = detail;
  };
  const auto& wanted = question.body.screening;
  if (shown.screening.cancelled) {
    say(VerifyState::kVoid, VerifyDetail::kCancelled);
  } else if (question.now >= shown.ends_at) {
    say(VerifyState::kVoid, VerifyDetail::kEnded);
  } else if (made.admitted_at) {
    say(VerifyState::kVoid, VerifyDetail::kAlreadyIn);
  } else if (!found.in_hand) {
    say(VerifyState::kVoid, VerifyDetail::kNotHandedOut);
  } else if (shown.screening.programme_day != programme.day_at(question.now)) {
    say(VerifyState::kOtherScreening, VerifyDetail::kOtherDay);
  } else if (wanted && *wanted != shown.screening.id) {
    say(VerifyState::kOtherScreening, VerifyDetail::kNone);
  } else if (is_too_early(shown, question)) {
    say(VerifyState::kOtherScreening, VerifyDetail::kTooEarly);
  } else if (made.printed) {
    made.detail = VerifyDetail::kMoved;
  }
}

void check(const Books& books, const CodeRow& found, const DoorQuestion& question, VerifyAnswer& made) {
  const auto* shown = books.programme.screening(found.screening);
  if (shown == nullptr) throw Damaged("a ticket's screening " + found.screening.str() + " is missing");
  made.screening = found.screening;
  made.shown = {shown->title, place_of(*shown), shown->ends_at};
  made.printed = printed_otherwise(books.db, found, *shown);
  made.admitted_at = found.admitted_at;
  if (question.at_venue && shown->screening.venue != *question.at_venue) {
    made.state = VerifyState::kOtherVenue;
    if (made.printed) made.detail = VerifyDetail::kMoved;
    return;
  }
  check_ticket(found, made);
  if (made.state == VerifyState::kValid) check_screening(books.programme, *shown, found, question, made);
}

VerifyAnswer not_on_record(VerifyAnswer made) {
  made.state = VerifyState::kVoid;
  made.detail = VerifyDetail::kNotOnRecord;
  return made;
}

}  // namespace

VerifyAnswer verify(const Books& books, const Signer& signer, const DoorQuestion& question) {
  auto& db = books.db;
  VerifyAnswer made;
  const auto text = question.body.code.str();
  if (auto number = ticket_number(text)) {
    made.by_number = true;
    made.serial =
        static_cast<int>(db.number("SELECT coalesce(max(serial), 0) FROM ticket_code WHERE ticket = ?", *number));
    if (made.serial == 0) return not_on_record(std::move(made));
    made.ticket = std::move(number);
  } else {
    const auto code = kiosk::ticketing::read_code(text);
    if (!code || !signer.genuine(*code)) return made;
    made.ticket = code->claims.ticket;
    made.screening = code->claims.screening;
    made.serial = code->claims.serial;
  }
  auto found = find_code(db, *made.ticket, made.serial);
  if (!found) {
    // Signed with our key and not in our records: a database was put back from a copy.
    kiosk::log::warning("central", "verify: ticket " + made.ticket->str() + " serial " + std::to_string(made.serial) +
                                       " is signed and not on record");
    const auto* shown = books.programme.screening(*made.screening);
    const bool elsewhere = question.at_venue && shown != nullptr && shown->screening.venue != *question.at_venue;
    if (!elsewhere) return not_on_record(std::move(made));
    made.state = VerifyState::kOtherVenue;
    return made;
  }
  if (made.by_number) {
    const auto papers = papers_of(db, *made.ticket);
    found->in_hand = papers.newest;
    made.replaced_papers = papers.replaced;
  }
  check(books, *found, question, made);
  return made;
}

VerifyAnswer for_door(VerifyAnswer answer, const kiosk::VenueId& at_venue) {
  if (answer.state != VerifyState::kOtherVenue) return answer;
  VerifyAnswer told;
  told.state = answer.state;
  if (answer.printed && answer.printed->venue == at_venue) {
    told.detail = answer.detail;
    told.shown = std::move(answer.shown);
    told.printed = std::move(answer.printed);
  }
  return told;
}

bool is_a_guess(const VerifyAnswer& answer) {
  return answer.state == VerifyState::kForged || (answer.by_number && answer.serial == 0);
}

}  // namespace central
