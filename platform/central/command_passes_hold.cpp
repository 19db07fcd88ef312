// SPDX-License-Identifier: Apache-2.0
// `central passes block`, `unblock` and `replace`: what staff do with one pass, each with its reason.
#include <functional>
#include <ostream>

#include "kiosk/base/shell_word.hpp"
#include "kiosk/policy/pass.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/confirm.hpp"
#include "platform/central/pass_cells.hpp"
#include "platform/central/passes_command.hpp"
#include "platform/central/staff_act.hpp"
#include "platform/central/staff_words.hpp"
#include "platform/central/stored_pass.hpp"

namespace central {
namespace {

/// Why it is not done; its line is complete.
struct Refusal {
  std::string line;
};

/// A pass and who acts on it, inside the change.
struct Held {
  Connection& db;
  const PassHoldOptions& options;
  StoredPass pass;
  std::string reason;
  std::string who;
  kiosk::Instant now;

  [[nodiscard]] std::string shown() const { return pass.code + " (" + pass.name + ", " + pass.category + ")"; }
  void note(const std::string& act, const std::string& details) const {
    record(db, {now, who, act, pass.id, std::nullopt, reason, details});
  }
};

StoredPass find(Connection& db, const std::string& word) {
  auto stored = stored_passes(db);
  for (auto& [id, pass] : stored) {
    if (pass.code == word) return std::move(pass);
  }
  const auto replaced = replaced_codes(db);
  if (const auto old = replaced.find(word); old != replaced.end()) {
    throw Refusal{"that code was replaced; the pass has the code " + stored.at(old->second).code + " now"};
  }
  if (const auto found = stored.find(word); found != stored.end()) return std::move(found->second);
  throw Refusal{"no pass has the code or the id \"" + word +
                "\"; central passes show finds a pass by a part of its holder's name and tells its id"};
}

std::string live_line(const Held& held, const ReturnedTickets& done) {
  if (done != ReturnedTickets{}) {
    const auto count = done.returned == 0 ? std::string("no") : std::to_string(done.returned);
    return "; " + count + (done.returned > 1 ? " tickets were" : " ticket was") + " returned" + done.stay_words();
  }
  const auto live = live_tickets(held.db, held.now);
  const auto found = live.find(held.pass.id);
  const int left = found == live.end() ? 0 : found->second;
  if (left == 0) return "; it holds no tickets for screenings to come";
  return "; its " + std::to_string(left) + (left == 1 ? " ticket" : " tickets") +
         " for screenings to come stay good at the door (--return-tickets returns them)";
}

std::string block(const Held& held) {
  if (held.pass.blocked && !held.options.return_tickets) throw Refusal{held.shown() + " is blocked already"};
  if (!held.pass.blocked) {
    // What the list says is kept for the day on which the pass is unblocked.
    held.db.execute("UPDATE pass SET listed_state = state, state = ? WHERE id = ?",
                    static_cast<int>(kiosk::policy::PassState::kSuspended), held.pass.id);
    held.note("pass_blocked", "");
  }
  ReturnedTickets returned;
  if (held.options.return_tickets)
    returned = return_live_tickets(held.db, held.pass.id, held.who, held.reason, held.now);
  return "blocked: " + held.shown() + live_line(held, returned);
}

/// "; its list says so: ..."; empty where the pass gets tickets once it is not blocked.
std::string way_out_line(const StoredPass& pass) {
  const auto way_out = way_out_of(name_of(pass.state), pass.source == PassSource::kList);
  return way_out.empty() ? way_out : "; " + way_out;
}

std::string unblock(const Held& held) {
  const auto is = held.shown() + " is " + std::string(name_of(held.pass.state));
  if (!held.pass.blocked) throw Refusal{is + " and not blocked" + way_out_line(held.pass)};
  held.db.execute("UPDATE pass SET state = listed_state, listed_state = NULL WHERE id = ?", held.pass.id);
  held.note("pass_unblocked", "");
  if (held.pass.state != ListedState::kActive) return "unblocked: " + is + way_out_line(held.pass);
  return "unblocked: " + is + " as " + (held.pass.source == PassSource::kList ? "its list" : "the festival's file") +
         " says";
}

std::string replace(const Held& held) {
  const auto code = code_cell(held.options.new_code);
  if (!code) throw Refusal{"--code: " + code.error()};
  if (*code == held.pass.code) throw Refusal{"--code: is the code that the pass has already"};
  if (held.pass.state == ListedState::kEnded) throw Refusal{held.shown() + " is ended" + way_out_line(held.pass)};
  for (const auto& [id, other] : stored_passes(held.db)) {
    if (other.code == *code) throw Refusal{"--code: is the code of " + other.name + " already; give another"};
  }
  const auto replaced = replaced_codes(held.db);
  if (const auto old = replaced.find(*code); old != replaced.end() && old->second != held.pass.id) {
    throw Refusal{"--code: was another pass's until it was replaced; give another"};
  }
  // A badge that was found again may be the pass's once more.
  held.db.execute("DELETE FROM replaced_code WHERE code = ?", *code);
  held.db.execute("INSERT INTO replaced_code (code, pass, replaced_at) VALUES (?, ?, ?)", held.pass.code, held.pass.id,
                  held.now);
  held.db.execute("UPDATE pass SET code = ? WHERE id = ?", *code, held.pass.id);
  held.note("pass_replaced", held.pass.code + " -> " + *code);
  return "replaced: " + held.shown() + " has the code " + *code + " now; the old one is refused" +
         (held.pass.blocked ? "; the pass is still blocked: central passes unblock " + kiosk::shell_word(*code) : "");
}

int act(const PassHoldOptions& options, std::ostream& out, std::ostream& err,
        const std::function<std::string(const Held&)>& what) {
  const auto reason = read_reason(options.reason, options.terminal, err);
  if (!reason) return kFailed;
  if (!options.by.empty()) {
    if (const auto why = refuse_reason("--by", options.by)) return fail(err, *why);
  }
  const auto clock = read_clock(options.clock, err);
  if (!clock) return kFailed;
  const auto store = open_store(options.database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  try {
    out << store->transact(Purpose::kAlone, [&](Connection& db) {
      return what({db, options, find(db, options.pass), *reason, staff_name(options.by), (*clock)()});
    }) << '\n';
    return kFine;
  } catch (const Refusal& refusal) {
    return fail(err, refusal.line);
  } catch (const StoreFailure& failure) {
    return fail(err, failure.what());
  }
}

}  // namespace

int run_passes_block(const PassHoldOptions& options, std::ostream& out, std::ostream& err) {
  return act(options, out, err, block);
}

int run_passes_unblock(const PassHoldOptions& options, std::ostream& out, std::ostream& err) {
  return act(options, out, err, unblock);
}

int run_passes_replace(const PassHoldOptions& options, std::ostream& out, std::ostream& err) {
  return act(options, out, err, replace);
}

}  // namespace central
