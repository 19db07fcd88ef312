// SPDX-License-Identifier: Apache-2.0
// `central tickets issue|reprint|return|move`: why is asked first, then one transaction, then what was done is told.
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
#include "platform/central/qr_picture.hpp"
#include "platform/central/shell_word.hpp"
#include "platform/central/staff_act.hpp"
#include "platform/central/staff_tickets.hpp"
#include "platform/central/staff_words.hpp"
#include "platform/central/ticket_number.hpp"
#include "platform/central/tickets_command.hpp"

namespace central {

namespace explain = kiosk::explain;
namespace json = kiosk::ticketing::json;

namespace {

constexpr int kPictureScale = 8;  ///< dots a module: a few centimetres on a screen

/// One command, from its options to its last line.
struct Act {
  std::string_view done;     ///< "issued"
  std::string_view promise;  ///< what that means for the person; empty: nothing to add
  std::function<StaffResult(const Books&, const Signer&, const StaffWill&)> work;
};

/// What came of it, with what is needed to tell.
struct Told {
  const TicketActOptions& options;
  const Act& act;
  const StaffWill& will;
  const StaffOutcome& outcome;
  const Programme& programme;
};

/// All but a reason that is to be asked for. Nothing after a line on `err`.
std::optional<StaffWill> read_given(const TicketActOptions& options, std::ostream& err) {
  const auto clock = read_clock(options.clock, err);
  if (!clock) return std::nullopt;
  if (const auto refused = refuse_given(options.reason, options.by)) return fail(err, *refused), std::nullopt;
  return StaffWill{staff_name(options.by), options.reason, options.override, (*clock)()};
}

/// False after a line on `err`.
bool complete(StaffWill& will, const TicketActOptions& options, std::istream& in, std::ostream& err) {
  auto reason = read_reason(will.reason, options.asks ? &in : nullptr, err);
  if (reason) will.reason = *std::move(reason);
  return reason.has_value();
}

/// Nothing after a line on `err`.
std::optional<StaffWill> read_will(const TicketActOptions& options, std::istream& in, std::ostream& err) {
  auto will = read_given(options, err);
  if (!will || !complete(*will, options, in, err)) return std::nullopt;
  return will;
}

kiosk::Result<kiosk::TicketId, std::string> read_reference(const std::string& text) {
  auto id = ticket_number(text);
  if (!id)
    return kiosk::failure(explain::one_line(text) +
                          " is no ticket reference; it is printed under the code, as T-V9HN-0A4R");
  return *std::move(id);
}

/// The screening that the verdict is about.
const ScreeningRecord* screening_of(const Told& told) {
  if (told.outcome.ticket) return told.programme.screening(told.outcome.ticket->screening);
  return told.programme.screening(kiosk::ScreeningId(told.options.screening));
}

json::Value objections_json(const Told& told, const std::string& venue_name, const ShownTimes& times) {
  json::Array made;
  for (const auto& [verdict, final] : told.outcome.objections) {
    auto one = verdict_json(verdict, venue_name, times);
    std::get<json::Object>(one.what).emplace_back("final", json::Value{final});
    made.push_back(std::move(one));
  }
  return {std::move(made)};
}

void print_json(const Told& told, std::ostream& out) {
  const ShownTimes times(told.programme.zone(), told.options.show.utc);
  const auto& [verdict, objections, ticket, holder] = told.outcome;
  const auto* shown = screening_of(told);
  const auto venue = shown == nullptr ? std::string() : shown->venue_name;
  JsonObject made;
  made.put("done", json::Value{ticket.has_value()}).put("act", std::string(told.act.done));
  if (ticket) {
    made.put("ticket", ticket->id.str()).put("pass", ticket->pass.str()).put("screening", ticket->screening.str());
    made.put("serial", json::Value{std::int64_t{ticket->serial}});
  } else if (holder) {
    made.put("pass", holder->pass.id.str());
  }
  made.put("verdict", verdict_json(verdict, venue, times));
  made.put(ticket ? "set_aside" : "in_the_way", objections_json(told, venue, times));
  made.put("by", told.will.who).put("reason", told.will.reason).put("at", times(told.will.now));
  if (ticket && told.act.done == "reprinted") made.put("code", ticket->code.str());
  out << json::to_text(std::move(made).value()) << '\n';
}

void print_verdict(const Told& told, std::ostream& out) {
  const ShownTimes times(told.programme.zone(), told.options.show.utc);
  const auto& verdict = told.outcome.verdict;
  const auto* shown = screening_of(told);
  explain::put_fact(out, "verdict", explain::verdict_text(verdict.reason));
  explain::put_fact(out, "rule", verdict.rule);
  if (!verdict.granted()) {
    explain::put_fact(out, "to do",
                      explain::what_to_do(verdict, shown == nullptr ? std::string() : shown->venue_name, times.zone()));
  }
  for (std::size_t i = 1; i < told.outcome.objections.size(); ++i) {
    const auto& also = told.outcome.objections[i].verdict;
    explain::put_fact(out, "also", explain::verdict_text(also.reason) + ", " + also.rule);
  }
  if (told.outcome.done() && !told.outcome.objections.empty()) {
    explain::put_fact(out, "set aside", "by " + told.will.who + ": " + told.will.reason);
  }
}

/// Why it was not done, and whether staff may do it all the same.
std::string refusal_of(const Told& told) {
  const auto not_done = "not " + std::string(told.act.done);
  for (const auto& [verdict, final] : told.outcome.objections) {
    if (!final) continue;
    return not_done + ": " + std::string(name_of(verdict.reason)) + " (" + verdict.rule + ") cannot be set aside";
  }
  auto line = not_done + "; where you decide so all the same, add --override: it is kept for the audit";
  const auto& verdict = told.outcome.verdict;
  const bool in_the_way = verdict.reason == kiosk::policy::Reason::kOverlappingTicket && verdict.ticket;
  if (in_the_way && told.act.done == "issued") {
    line += "; or exchange: central tickets move " + verdict.ticket->str() + " --to " + told.options.screening;
  }
  return line;
}

int print_code(const Told& told, std::ostream& out, std::ostream& err) {
  const auto& code = told.outcome.ticket->code.str();
  if (!told.options.show.json) out << "code:         " << in_single_quotes(code) << '\n';
  if (!told.options.for_people && told.options.picture.empty()) return kFine;
  const auto symbol = draw_qr(code);
  if (!symbol) return fail(err, symbol.error());
  if (told.options.for_people && !told.options.show.json) out << for_terminal(*symbol);
  if (told.options.picture.empty()) return kFine;
  const auto png = encode_png(*symbol, kPictureScale);
  if (!png) return fail(err, png.error());
  if (!write_whole(told.options.picture, *png))
    return fail(err, "--png " + told.options.picture + ": cannot be written");
  return kFine;
}

int tell(const Told& told, std::ostream& out, std::ostream& err) {
  if (told.options.show.json) {
    print_json(told, out);
  } else {
    print_verdict(told, out);
  }
  const auto& ticket = told.outcome.ticket;
  if (!ticket) return fail(err, refusal_of(told));
  if (!told.options.show.json) {
    const ShownTimes times(told.programme.zone(), told.options.show.utc);
    explain::put_fact(out, std::string(told.act.done), describe(*ticket, times));
    if (!told.act.promise.empty()) explain::put_fact(out, "and now", std::string(told.act.promise));
  }
  return told.act.done == "reprinted" ? print_code(told, out, err) : kFine;
}

int carry_out(const TicketActOptions& options, Store& store, const StaffWill& will, const Act& act, std::ostream& out,
              std::ostream& err) {
  std::shared_ptr<const Programme> programme;
  try {
    const auto outcome = store.transact(Purpose::kChange, [&](Connection& db) -> StaffResult {
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
  const auto will = read_will(options, in, err);
  if (!will) return kFailed;
  return carry_out(options, *store, *will, act, out, err);
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
  for (const auto& [verdict, final] : outcome.objections) {
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
                 StaffWill& will, std::istream& in, std::ostream& out, std::ostream& err) {
  if (options.yes) return complete(will, options, in, err);
  const auto ahead = store.transact(Purpose::kRead, [&](Connection& db) { return look_ahead(options, id, will, db); });
  if (!ahead) return fail(err, ahead.error()) == kFine;
  if (!ahead->outcome.may_go_on(will.override)) {
    return tell({options, act, will, ahead->outcome, *ahead->programme}, out, err) == kFine;
  }
  if (!complete(will, options, in, err)) return false;
  err << ahead->text << '\n';
  const auto* question = options.screening.empty() ? "Return it?" : "Move it?";
  return confirmed({false, options.asks ? &in : nullptr}, question, err, err);
}

/// A ticket is given up, in exchange or not: what is against it, why, whether, and then at once.
int end_ticket(const TicketActOptions& options, const kiosk::TicketId& id, const Act& act, std::istream& in,
               std::ostream& out, std::ostream& err) {
  const auto store = open_store(options.show.database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  auto will = read_given(options, err);
  if (!will) return kFailed;
  try {
    if (!confirm_end(options, act, *store, id, *will, in, out, err)) return kFailed;
  } catch (const StoreFailure& failure) {
    return fail(err, failure.what());
  }
  return carry_out(options, *store, *will, act, out, err);
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
    unknown = shown ? std::string() : shown.error();
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
  const auto will = read_will(options, in, err);
  if (!will) return kFailed;
  const auto work = [&](const Books& books, const Signer& signer, const StaffWill& given) -> StaffResult {
    const auto shown = find_screening(books.programme, "--screening", options.screening);
    if (!shown) return kiosk::failure(shown.error());
    // It may have been replaced while a person at the terminal was asked.
    const auto holder = find_holder(books, options);
    if (!holder) return kiosk::failure(holder.error());
    if (holder->record.pass.id != *pass) return kiosk::failure("the passes were changed meanwhile; look again");
    return issue_by_staff(books, signer, *pass, **shown, given);
  };
  return carry_out(options, *store, *will, {"issued", kHowToHandOut, work}, out, err);
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
