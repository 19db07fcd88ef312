// SPDX-License-Identifier: Apache-2.0
// `central passes sign`: the texts for the symbols of passes that there are.
#include <ostream>
#include <set>

#include "kiosk/ticketing/pass_code.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/list_options.hpp"
#include "platform/central/passes_command.hpp"
#include "platform/central/signer.hpp"
#include "platform/central/staff_act.hpp"
#include "platform/central/staff_words.hpp"
#include "platform/central/stored_pass.hpp"

namespace central {
namespace {

constexpr std::size_t kMostShown = 20;

/// The codes that there are, and what else a code may be.
struct KnownCodes {
  std::map<std::string, StoredPass> by_code;
  ReplacedCodes replaced;  ///< to the codes that passes have now
};

KnownCodes known_codes(Connection& db) {
  KnownCodes made;
  const auto stored = stored_passes(db);
  for (const auto& [id, pass] : stored) made.by_code.emplace(pass.code, pass);
  for (const auto& [code, id] : replaced_codes(db)) made.replaced.emplace(code, stored.at(id).code);
  return made;
}

/// Blocked, ended or replaced: a symbol for it would be of no use.
bool is_stopped(const StoredPass& pass) {
  return pass.blocked || pass.state == ListedState::kEnded || pass.state == ListedState::kReplaced;
}

std::string was_replaced(const std::string& old, const std::string& by) {
  return '"' + old + "\" was replaced by \"" + by + '"';
}

/// Why no symbol may say this code; nothing where one may.
std::optional<std::string> refuse(const std::string& code, const KnownCodes& known) {
  if (!kiosk::ticketing::can_be_signed(kiosk::PassCode(code))) {
    return "a code of " + std::to_string(code.size()) +
           " bytes cannot be signed; it must be 1 to 64 printable ASCII characters without a space at either end, and "
           "not a signed pass already";
  }
  if (const auto old = known.replaced.find(code); old != known.replaced.end()) {
    return was_replaced(code, old->second) + "; sign \"" + old->second + '"';
  }
  const auto found = known.by_code.find(code);
  if (found == known.by_code.end()) {
    return '"' + code + "\" is the code of no pass; import its list first (central passes import)";
  }
  if (is_stopped(found->second)) return '"' + code + "\" is " + std::string(shown_state(found->second));
  return std::nullopt;
}

/// Those of the options, then those of their file; row 0: not from it. Nothing after a line on `err`.
std::optional<std::vector<ListedCode>> codes_of(const SignOptions& options,
                                                const std::map<std::string, PassSheetOptions>& kept,
                                                std::ostream& err) {
  std::vector<ListedCode> codes;
  for (const auto& code : options.codes) codes.push_back({.code = code});
  if (!options.from.empty()) {
    const auto listed = read_pass_codes(options.from, options.sheet, kept);
    if (!listed) return fail(err, "--from " + listed.error()), std::nullopt;
    codes.insert(codes.end(), listed->begin(), listed->end());
  }
  if (codes.empty()) {
    return fail(err, "no pass to sign; give codes, or a list of passes (or of codes) with --from"), std::nullopt;
  }
  return codes;
}

std::string in_row(const SignOptions& options, int row) {
  return row == 0 ? std::string() : options.from + ": row " + std::to_string(row) + ": ";
}

/// What becomes of one of the codes.
struct Settled {
  std::optional<std::string> code{};  ///< that is signed; nothing: left out
  std::string note{};                 ///< empty: it is signed as it stands

  [[nodiscard]] static Settled left_out(const std::string& why, const std::string& remedy = {}) {
    return {std::nullopt, why + ", and is left out" + (remedy.empty() ? "" : "; ") + remedy};
  }
};

/// A suspended pass has a badge all the same: it may be good again tomorrow.
std::string about_suspended(const StoredPass& pass) {
  if (pass.state != ListedState::kSuspended || is_stopped(pass)) return {};
  return '"' + pass.code + "\" is suspended, and refused until that ends; " +
         way_out_of(name_of(pass.state), pass.source == PassSource::kList);
}

/// Why a row under a replaced code does not mean its pass, where an import takes it otherwise; nothing where it does.
std::optional<std::string> speaks_of_another(const ListedCode& row) {
  const bool ended = row.state == ListedState::kEnded;
  if (!row.id.empty() && ended) return "its row ends the pass once it is imported";
  if (ended || row.state == ListedState::kReplaced) return "its row speaks of the old badge";
  return std::nullopt;
}

/// It is signed under the new code where its row means its pass, once. `taken`: codes that are signed.
Settled settle_replaced(const ListedCode& row, const StoredPass& pass, std::set<std::string>& taken) {
  const auto replaced = was_replaced(row.code, pass.code);
  if (is_stopped(pass)) return Settled::left_out(replaced + ", which is " + std::string(shown_state(pass)));
  if (!row.unknown_state.empty()) {
    return Settled::left_out(replaced + ", and its row's state " + row.unknown_state + " is unknown",
                             "--column state= does without the column");
  }
  if (const auto why = speaks_of_another(row)) return Settled::left_out(replaced + "; " + *why);
  if (!taken.insert(pass.code).second) return Settled::left_out(replaced + ", which is signed too");
  const auto note = about_suspended(pass);
  return {pass.code, replaced + ", which is signed in its place" + (note.empty() ? "" : "; ") + note};
}

/// A list has passes of all states, and those that are stopped get no symbol. What counts is the state in the database:
/// that of a row under the pass's present code counts once it is imported. No row gets another person's symbol.
Settled settle(const ListedCode& one, const KnownCodes& known, std::set<std::string>& taken) {
  const bool listed = one.row != 0;
  const auto old = listed ? known.replaced.find(one.code) : known.replaced.end();
  const bool was = old != known.replaced.end();
  const auto found = known.by_code.find(was ? old->second : one.code);
  if (found == known.by_code.end()) return {one.code};  // all_good() names it
  const auto& pass = found->second;
  if (!one.id.empty() && one.id != pass.id) {
    const auto named = was ? was_replaced(one.code, pass.code) + ", the code" : '"' + one.code + "\" is the code";
    return Settled::left_out(named + " of a pass with another id", "--column id= goes by the codes alone");
  }
  if (was) return settle_replaced(one, pass, taken);
  if (listed && is_stopped(pass)) return Settled::left_out('"' + one.code + "\" is " + std::string(shown_state(pass)));
  return {one.code, about_suspended(pass)};
}

/// Those that are signed; of the others, and of what is to be known of these, a line each, of many the first.
std::vector<ListedCode> settled(const SignOptions& options, const std::vector<ListedCode>& codes,
                                const KnownCodes& known, std::ostream& err) {
  std::set<std::string> taken;
  for (const auto& one : codes) taken.insert(one.code);
  std::vector<ListedCode> made;
  std::size_t left_out = 0;
  std::size_t with_note = 0;
  for (const auto& one : codes) {
    auto [code, note] = settle(one, known, taken);
    if (!note.empty() && ++(code ? with_note : left_out) <= kMostShown)
      fail(err, "note: " + in_row(options, one.row) + note);
    if (code) made.push_back({one.row, *std::move(code)});
  }
  const auto more = [&](std::size_t count, const char* what) {
    if (count > kMostShown) fail(err, "note: and " + std::to_string(count - kMostShown) + " more " + what);
  };
  more(left_out, "are left out");
  more(with_note, "are signed in spite of what is to be said of them");
  return made;
}

/// Names each code that cannot be signed; whether there is none.
bool all_good(const SignOptions& options, const std::vector<ListedCode>& codes, const KnownCodes& known,
              std::ostream& err) {
  std::size_t bad = 0;
  for (const auto& one : codes) {
    const auto why = refuse(one.code, known);
    if (!why || ++bad > kMostShown) continue;
    fail(err, in_row(options, one.row) + *why);
  }
  if (bad > kMostShown) fail(err, "and " + std::to_string(bad - kMostShown) + " more");
  return bad == 0;
}

/// A symbol lets its bearer act for the pass wherever signed passes are asked for.
void record_signed(Connection& db, const SignOptions& options, const std::vector<ListedCode>& codes,
                   const KnownCodes& known, kiosk::Instant now) {
  const auto who = staff_name(options.by);
  std::vector<StaffAct> acts;
  for (const auto& one : codes) {
    acts.push_back({now, who, "pass_signed", known.by_code.at(one.code).id, std::nullopt, options.reason, one.code});
  }
  record(db, acts);
}

}  // namespace

int run_passes_sign(const SignOptions& options, std::ostream& out, std::ostream& err) {
  if (const auto why = refuse_given(options.reason, options.by)) return fail(err, *why);
  const auto store = open_store(options.database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  try {
    const auto given = codes_of(options, store->transact(Purpose::kRead, stored_list_options), err);
    if (!given) return kFailed;
    const auto known = store->transact(Purpose::kRead, known_codes);
    const auto codes = settled(options, *given, known, err);
    if (!all_good(options, codes, known, err)) return kFailed;
    const auto signer = store->transact(Purpose::kAlone, [&](Connection& db) {
      const auto now = make_clock(std::nullopt)();
      record_signed(db, options, codes, known, now);
      return Signer::load_or_make(db, now);
    });
    for (const auto& one : codes) out << one.code << '\t' << signer.sign_pass(kiosk::PassCode(one.code)) << '\n';
    return kFine;
  } catch (const StoreFailure& failure) {
    return fail(err, failure.what());
  }
}

}  // namespace central
