// SPDX-License-Identifier: Apache-2.0
// `central tickets issue|reprint|return|move`: what is to be asked is asked, then one transaction at its own instant,
// then what was done is told.
#include <cstdio>
#include <fstream>
#include <functional>
#include <istream>
#include <ostream>

#include "kiosk/explain/text/local_text.hpp"
#include "kiosk/explain/text/verdict_text.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/confirm.hpp"
#include "platform/central/pass_finder.hpp"
#include "platform/central/staff_act.hpp"
#include "platform/central/staff_tickets.hpp"
#include "platform/central/staff_words.hpp"
#include "platform/central/ticket_number.hpp"
#include "platform/central/tickets_command.hpp"
#include "platform/central/told_act.hpp"

namespace central {

namespace explain = kiosk::explain;

namespace {

/// Who acts and why, and the clock that tells when: a person may take long to answer, and the rule goes by the moment
/// of the act.
struct Intent {
  StaffWill will;
  Clock clock;

  [[nodiscard]] StaffWill now() const {
    auto made = will;
    made.now = clock();
    return made;
  }
};

/// All but a reason that is to be asked for. Nothing after a line on `err`.
std::optional<Intent> read_given(const TicketActOptions& options, std::ostream& err) {
  auto clock = read_clock(options.clock, err);
  if (!clock) return std::nullopt;
  if (const auto refused = refuse_given(options.reason, options.by)) return fail(err, *refused), std::nullopt;
  return Intent{{staff_name(options.by), options.reason, options.override, {}}, *std::move(clock)};
}

/// False after a line on `err`.
bool complete(Intent& intent, const TicketActOptions& options, std::istream& in, std::ostream& err) {
  auto reason = read_reason(intent.will.reason, options.asks ? &in : nullptr, err);
  if (reason) intent.will.reason = *std::move(reason);
  return reason.has_value();
}

/// Nothing after a line on `err`.
std::optional<Intent> read_intent(const TicketActOptions& options, std::istream& in, std::ostream& err) {
  auto intent = read_given(options, err);
  if (!intent || !complete(*intent, options, in, err)) return std::nullopt;
  return intent;
}

kiosk::Result<kiosk::TicketId, std::string> read_reference(const std::string& text) {
  auto id = ticket_number(text);
  if (!id)
    return kiosk::failure(explain::one_line(text) +
                          " is no ticket reference; it is printed under the code, as T-V9HN-0A4R");
  return *std::move(id);
}

int carry_out(const TicketActOptions& options, Store& store, const Intent& intent, const Act& act, std::ostream& out,
              std::ostream& err) {
  std::shared_ptr<const Programme> programme;
  StaffWill will;
  try {
    const auto outcome = store.transact(Purpose::kChange, [&](Connection& db) -> StaffResult {
      will = intent.now();
      programme = Programme::load(db);
      const auto signer = Signer::load(db);
      if (const auto missing = no_key_yet(signer)) return kiosk::failure(*missing);
      return act.work({db, *programme}, signer, will);
    });
    if (!outcome) return fail(err, outcome.error());
    return tell({options, act, will, *outcome, *programme}, out, err);
  } catch (const OutcomeUnknown& failure) {
    return fail(err, std::string(failure.what()) + "; whether it was done is not known: see central tickets list");
  } catch (const StoreFailure& failure) {
    return fail(err, failure.what());
  }
}

int run_act(const TicketActOptions& options, const Act& act, std::istream& in, std::ostream& out, std::ostream& err) {
  const auto store = open_store(options.show.database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  const auto intent = read_intent(options, in, err);
  if (!intent) return kFailed;
  return carry_out(options, *store, *intent, act, out, err);
}

constexpr auto kHowToHandOut =
    "the person picks it up at a kiosk with the pass, or central tickets reprint gives its code";

/// Whether the file can be made; a new code for a picture that cannot be written would void the old one for nothing.
bool can_be_made(const std::string& file) {
  const auto unfinished = file + ".new";
  const bool made = std::ofstream(unfinished, std::ios::binary).good();
  if (made) std::remove(unfinished.c_str());
  return made;
}

/// What a person is told before the ticket is given up.
struct Prospect {
  std::shared_ptr<const Programme> programme;
  StaffOutcome outcome;
  std::string text;  ///< the ticket, what is set aside, and what giving it up would do; a line each
};

/// What stands against it, where that is to be set aside.
std::string set_aside_first(const StaffOutcome& outcome) {
  std::string made;
  for (const auto& one : outcome.objections) {
    const auto& verdict = one.verdict;
    made +=
        "Against it: " +
        explain::one_line(explain::verdict_text(verdict.reason) + ", " + verdict.rule + "; --override sets it aside") +
        '\n';
  }
  return made;
}

kiosk::Result<Prospect, std::string> look_ahead(const TicketActOptions& options, const kiosk::TicketId& id,
                                                const StaffWill& will, Connection& db) {
  constexpr auto kEnd = " is free at once for any passholder, and its code opens no door any more.";
  const auto programme = Programme::load(db);
  const Books books{db, *programme};
  if (auto refused = refuse_ended(books, id)) return kiosk::failure(*std::move(refused));
  const ShownTimes times(programme->zone(), options.show.utc);
  const auto about = describe(find_ticket(books, id)->ticket, times) + '\n';
  if (options.screening.empty()) {
    auto weighed = weigh_return(books, id, will.now);
    if (!weighed) return kiosk::failure(weighed.error());
    auto text = about + set_aside_first(*weighed) + "If you return it, its seat" + kEnd;
    return Prospect{programme, *std::move(weighed), std::move(text)};
  }
  const auto other = find_screening(*programme, "--to", options.screening);
  if (!other) return kiosk::failure(other.error());
  const auto& to = **other;
  auto weighed = weigh_move(books, id, to, will.now);
  if (!weighed) return kiosk::failure(weighed.error());
  const auto room = to.room.empty() ? std::string() : ", " + to.room;
  auto text =
      about + "to " +
      explain::one_line(to.title + ", " + to.venue_name + room + ", " + times.in_words(to.screening.starts_at)) + '\n' +
      set_aside_first(*weighed) + "If you move it, its old seat" + kEnd;
  return Prospect{programme, *std::move(weighed), std::move(text)};
}

/// Whether to go on, with a reason; else what stands against it is told, or a line on `err`.
bool confirm_end(const TicketActOptions& options, const Act& act, Store& store, const kiosk::TicketId& id,
                 Intent& intent, std::istream& in, std::ostream& out, std::ostream& err) {
  if (options.yes) return complete(intent, options, in, err);
  const auto will = intent.now();
  const auto ahead = store.transact(Purpose::kRead, [&](Connection& db) { return look_ahead(options, id, will, db); });
  if (!ahead) return fail(err, ahead.error()) == kFine;
  if (!ahead->outcome.may_go_on(will.override)) {
    return tell({options, act, will, ahead->outcome, *ahead->programme}, out, err) == kFine;
  }
  if (!complete(intent, options, in, err)) return false;
  err << ahead->text << '\n';
  const auto* question = options.screening.empty() ? "Return it?" : "Move it?";
  return confirmed({false, options.asks ? &in : nullptr}, question, err, err);
}

/// A ticket is given up, in exchange or not: what is against it, why, whether, and then at once.
int end_ticket(const TicketActOptions& options, const kiosk::TicketId& id, const Act& act, std::istream& in,
               std::ostream& out, std::ostream& err) {
  const auto store = open_store(options.show.database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  auto intent = read_given(options, err);
  if (!intent) return kFailed;
  try {
    if (!confirm_end(options, act, *store, id, *intent, in, out, err)) return kFailed;
  } catch (const StoreFailure& failure) {
    return fail(err, failure.what());
  }
  return carry_out(options, *store, *intent, act, out, err);
}

/// Whom the ticket is for. A code that was replaced names its pass, and its bearer may be another person.
kiosk::Result<NamedPass, std::string> find_holder(const Books& books, const TicketActOptions& options) {
  auto found = find_one_pass(books, options.pass);
  if (!found || !found->record.under_old_code) return found;
  const auto& id = found->record.pass.id.str();
  return kiosk::failure(
      "--pass: " + about_replaced_code(books, options.pass, ShownTimes(books.programme.zone(), options.show.utc)) +
      ", and this badge may be lost or stolen: give nothing to who shows it; if its holder is here "
      "(" +
      explain::one_line(found->record.name) + "), scan the new badge, or say --pass " + id);
}

/// The pass to act for, once staff have said that a part of a name means it; nothing after a line on `err`.
std::optional<kiosk::PassId> agree_on_pass(const TicketActOptions& options, Store& store, std::istream& in,
                                           std::ostream& err) {
  std::string unknown;
  const auto found = store.transact(Purpose::kRead, [&](Connection& db) {
    const auto programme = Programme::load(db);
    const auto shown = find_screening(*programme, "--screening", options.screening);
    const bool swapped = !shown && programme->screening(kiosk::ScreeningId(options.pass)) != nullptr;
    unknown = shown     ? std::string()
              : swapped ? "--pass names a screening: are --pass and --screening swapped? nothing was done"
                        : shown.error();
    return find_holder({db, *programme}, options);
  });
  if (!unknown.empty()) return fail(err, unknown), std::nullopt;
  if (!found) return fail(err, found.error()), std::nullopt;
  const auto& pass = found->record.pass.id;
  if (!found->by_part_of_name) return pass;
  const auto part = '"' + explain::one_line(options.pass) + "\" is only a part of a name: " +
                    explain::one_line(found->record.name + ", " + found->record.category_name) + " (" + pass.str() +
                    ')';
  if (!options.asks) return fail(err, "--pass: " + part + "; nothing was done; say --pass " + pass.str()), std::nullopt;
  err << part << '\n';
  return confirmed({false, &in}, "Is it for this pass?", err, err) ? std::optional(pass) : std::nullopt;
}

}  // namespace

int run_tickets_issue(const TicketActOptions& options, std::istream& in, std::ostream& out, std::ostream& err) {
  const auto store = open_store(options.show.database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  std::optional<kiosk::PassId> pass;
  try {
    pass = agree_on_pass(options, *store, in, err);
  } catch (const StoreFailure& failure) {
    return fail(err, failure.what());
  }
  if (!pass) return kFailed;
  const auto intent = read_intent(options, in, err);
  if (!intent) return kFailed;
  const auto work = [&](const Books& books, const Signer& signer, const StaffWill& given) -> StaffResult {
    const auto shown = find_screening(books.programme, "--screening", options.screening);
    if (!shown) return kiosk::failure(shown.error());
    // It may have been replaced while a person at the terminal was asked.
    const auto holder = find_holder(books, options);
    if (!holder) return kiosk::failure(holder.error());
    if (holder->record.pass.id != *pass) return kiosk::failure("the passes were changed meanwhile; look again");
    return issue_by_staff(books, signer, *pass, **shown, given);
  };
  return carry_out(options, *store, *intent, {"issued", kHowToHandOut, work}, out, err);
}

int run_tickets_reprint(const TicketActOptions& options, std::istream& in, std::ostream& out, std::ostream& err) {
  const auto id = read_reference(options.ticket);
  if (!id) return fail(err, id.error());
  if (!options.picture.empty() && !can_be_made(options.picture)) {
    return fail(err, "--png " + options.picture + ": cannot be written; nothing was done");
  }
  const auto work = [&](const Books& books, const Signer& signer, const StaffWill& will) {
    return reprint_by_staff(books, signer, *id, will);
  };
  const auto promise =
      std::string("this code is good, and every earlier one is void: ") +
      (options.picture.empty()
           ? "print or show its QR code; where you need a picture of it, reprint once more with --png FILE"
           : "print or show the picture " + explain::one_line(options.picture));
  return run_act(options, {"reprinted", promise, work}, in, out, err);
}

int run_tickets_return(const TicketActOptions& options, std::istream& in, std::ostream& out, std::ostream& err) {
  const auto id = read_reference(options.ticket);
  if (!id) return fail(err, id.error());
  const auto work = [&](const Books& books, const Signer&, const StaffWill& given) {
    return return_by_staff(books, *id, given);
  };
  return end_ticket(options, *id, {"returned", "its seat is free, and its code is void", work}, in, out, err);
}

int run_tickets_move(const TicketActOptions& options, std::istream& in, std::ostream& out, std::ostream& err) {
  const auto id = read_reference(options.ticket);
  if (!id) return fail(err, id.error());
  const auto work = [&](const Books& books, const Signer& signer, const StaffWill& will) -> StaffResult {
    const auto shown = find_screening(books.programme, "--to", options.screening);
    if (!shown) return kiosk::failure(shown.error());
    return move_by_staff(books, signer, *id, **shown, will);
  };
  const auto promise = id->str() + " is void; " + kHowToHandOut;
  return end_ticket(options, *id, {"moved", promise, work}, in, out, err);
}

}  // namespace central
