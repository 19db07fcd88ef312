// SPDX-License-Identifier: Apache-2.0
// Rows find their passes first; what differs then is the difference.
#include "platform/central/pass_difference.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <set>
#include <utility>

#include "kiosk/base/shell_word.hpp"
#include "platform/central/pass_cells.hpp"
#include "platform/central/staff_act.hpp"

namespace central {
namespace {

constexpr std::string_view kMadeId = "list-";
constexpr std::int64_t kHighestCounted = 1'000'000'000'000'000;  ///< in a made id; there is room to count on from it
constexpr std::size_t kMostHints = 5;

std::string in_row(int row) { return "row " + std::to_string(row); }

std::string named(const StoredPass& pass) { return "the pass " + quoted_cell(pass.id) + " (" + pass.name + ')'; }

/// Now, or once it is collected or its days have come. Days outside the festival, as of a wrong year, are none.
bool gets_tickets(const StoredPass& pass, const Validity& festival, kiosk::Instant now) {
  const bool is_good = pass.state == ListedState::kActive || pass.state == ListedState::kNotCollected;
  const bool is_over = pass.valid_until <= now || (festival.from < festival.until && pass.valid_until <= festival.from);
  return is_good && !is_over && pass.valid_from < festival.until;
}

/// Ids for passes whose list gives none: after the highest, and never one that a pass has, whatever ids files give.
class FreshIds {
 public:
  explicit FreshIds(const std::map<std::string, StoredPass>& stored) {
    for (const auto& [id, pass] : stored) pass_over(id);
  }
  /// The file itself gives this one.
  void pass_over(const std::string& id) {
    if (!id.starts_with(kMadeId)) return;
    taken_.insert(id);
    std::int64_t number = 0;
    const auto* const end = id.data() + id.size();
    const auto read = std::from_chars(id.data() + kMadeId.size(), end, number);
    const bool counts = read.ec == std::errc() && read.ptr == end && number <= kHighestCounted;
    if (counts) last_ = std::max(last_, number);
  }
  std::string next() {
    while (true) {
      auto id = std::string(kMadeId) + std::to_string(++last_);
      if (!taken_.contains(id)) return id;
    }
  }

 private:
  std::set<std::string> taken_{};
  std::int64_t last_ = 0;
};

std::vector<MemberChange> members_of(const StoredPass& before, const StoredPass& after,
                                     const PassListContext& context) {
  std::vector<MemberChange> made;
  const auto compare = [&](const char* member, const std::string& from, const std::string& to) {
    if (from != to) made.push_back({member, from, to});
  };
  compare("code", before.code, after.code);
  compare("name", before.name, after.name);
  compare("category", before.category, after.category);
  compare("email", before.email, after.email);
  compare("state", std::string(name_of(before.state)), std::string(name_of(after.state)));
  compare("valid_from", written_from(before.valid_from, context), written_from(after.valid_from, context));
  compare("valid_until", written_until(before.valid_until, context), written_until(after.valid_until, context));
  return made;
}

class Comparison {
 public:
  Comparison(Connection& db, const PassListContext& context, kiosk::Instant now)
      : context_(context),
        now_(now),
        stored_(stored_passes(db)),
        replaced_(replaced_codes(db)),
        live_(live_tickets(db, now)),
        fresh_(stored_) {
    for (const auto& [id, pass] : stored_) {
      by_code_.emplace(pass.code, id);
      alike_.emplace(without_blanks(pass.code), Alike{pass.code, "that of " + named(pass)});
    }
  }

  PassDifference run(const PassSheet& sheet, bool end_missing) {
    for (const auto& row : sheet.passes) fresh_.pass_over(row.id);
    std::vector<const ListedPass*> under_old_code;
    for (const auto& row : sheet.passes) {
      if (!place(row)) under_old_code.push_back(&row);
    }
    for (const auto* row : under_old_code) place_under_old_code(*row);
    for (const auto& row : sheet.passes) look_for_alike(row);
    look_for_missing(end_missing);
    look_for_taken_codes();
    hint_at_lost_passes();
    std::ranges::sort(made_.changed, {}, &PassChange::row);
    std::ranges::sort(made_.ended, {}, &EndedPass::row);
    std::ranges::sort(made_.faults, {}, &RowFault::row);
    return std::move(made_);
  }

 private:
  /// False where the row's code is one that was replaced: which pass that leaves to it the other rows say.
  bool place(const ListedPass& row) {
    if (!row.id.empty() && stored_.contains(row.id)) return take(row, row.id), true;
    if (const auto found = by_code_.find(row.code); found != by_code_.end()) {
      if (row.id.empty()) return take(row, found->second), true;
      return refuse_other_id(row, found->second, "is"), true;
    }
    if (const auto old = replaced_.find(row.code); old != replaced_.end()) {
      if (row.id.empty()) return false;
      return refuse_other_id(row, old->second, "was, until it was replaced,"), true;
    }
    StoredPass pass{row.id.empty() ? fresh_.next() : row.id, row.code, row.name, row.email.value_or(""), row.category};
    pass.state = row.state.value_or(ListedState::kActive);
    pass.valid_from = row.valid_from.value_or(context_.usual.from);
    pass.valid_until = row.valid_until.value_or(context_.usual.until);
    pass.source = PassSource::kList;
    if (check_validity(row, pass)) made_.added.push_back({row.row, std::move(pass)});
    return true;
  }

  /// Two files may number their passes otherwise: whose pass the row is then is for people to say.
  void refuse_other_id(const ListedPass& row, const std::string& id, const std::string& is) {
    rows_.emplace(id, row.row);
    made_.faults.push_back({row.row, 0,
                            "id " + quoted_cell(row.id) + " is that of no pass, and code " + quoted_cell(row.code) +
                                ' ' + is + " that of " + named(stored_.at(id)) +
                                "; correct one of them, or find all rows by their codes alone: --column id="});
  }

  void place_under_old_code(const ListedPass& row) {
    const auto& id = replaced_.find(row.code)->second;
    const bool says_so = row.state == ListedState::kReplaced || row.state == ListedState::kEnded;
    if (says_so || rows_.contains(id)) {
      made_.notes.push_back(in_row(row.row) + " has a code that was replaced, and is left out");
      rows_.emplace(id, row.row);
    } else {
      take(row, id);
    }
  }

  void take(const ListedPass& row, const std::string& id) {
    if (const auto [other, is_first] = rows_.emplace(id, row.row); !is_first) {
      made_.faults.push_back({row.row, 0, "is the same pass as " + in_row(other->second) + "; remove one of the two"});
      return;
    }
    const auto& before = stored_.at(id);
    auto after = before;
    after.code = code_for(row, before);
    after.name = row.name;
    after.category = row.category;
    after.email = row.email.value_or(before.email);
    after.state = state_for(row, before);
    after.valid_from = row.valid_from.value_or(before.valid_from);
    after.valid_until = row.valid_until.value_or(before.valid_until);
    if (after == before) {
      ++made_.same;
      return;
    }
    if (!check_validity(row, after)) return;
    const auto& usual = context_.usual;
    made_.stopped += gets_tickets(before, usual, now_) && !gets_tickets(after, usual, now_) ? 1 : 0;
    auto members = members_of(before, after, context_);
    after.source = PassSource::kList;
    if (after.state == ListedState::kEnded && before.state != ListedState::kEnded) {
      std::erase_if(members, [](const MemberChange& change) { return change.member == "state"; });
      made_.ended.push_back({row.row, before, std::move(after), std::move(members), live_of(id)});
    } else {
      made_.changed.push_back({row.row, before, std::move(after), std::move(members)});
    }
  }

  std::string code_for(const ListedPass& row, const StoredPass& pass) {
    const auto old = replaced_.find(row.code);
    if (old == replaced_.end()) return row.code;
    if (old->second == pass.id) {
      made_.notes.push_back(in_row(row.row) + " has a code that was replaced; its pass keeps the new one");
      return pass.code;
    }
    made_.faults.push_back(
        {row.row, 0, "code " + quoted_cell(row.code) + " was another pass's until it was replaced; use a new one"});
    return pass.code;
  }

  /// "Replaced" beside the code that the pass had before is said of that badge: the one that it has now stays good.
  [[nodiscard]] ListedState state_for(const ListedPass& row, const StoredPass& pass) const {
    if (!row.state) return pass.state == ListedState::kEnded ? ListedState::kActive : pass.state;
    const auto old = replaced_.find(row.code);
    const bool of_old_badge = old != replaced_.end() && old->second == pass.id;
    return of_old_badge && row.state == ListedState::kReplaced ? pass.state : *row.state;
  }

  /// One end may be the row's, the other the stored one's.
  bool check_validity(const ListedPass& row, const StoredPass& pass) {
    if (pass.valid_from < pass.valid_until) return true;
    const auto& usual = context_.usual;
    if (usual.from >= usual.until && (pass.valid_from == usual.from || pass.valid_until == usual.until)) {
      refuse_usual();
      return false;
    }
    made_.faults.push_back({row.row, 0,
                            "valid_until is before valid_from (" + written_from(pass.valid_from, context_) + " to " +
                                written_until(pass.valid_until, context_) + ")"});
    return false;
  }

  /// Once for all rows: none of them is wrong.
  void refuse_usual() {
    if (!std::exchange(usual_refused_, true)) {
      made_.faults.push_back({0, 0,
                              "first_day in the festival's file is " + kiosk::format_date(context_.first_day) +
                                  ", after the last screening, so that passes whose dates the list does not have are "
                                  "never valid; correct first_day and import that file with central import first"});
    }
  }

  [[nodiscard]] int live_of(const std::string& id) const {
    const auto found = live_.find(id);
    return found == live_.end() ? 0 : found->second;
  }

  /// Codes are compared byte for byte; two that are alike but for blanks may be one that was written twice.
  void look_for_alike(const ListedPass& row) {
    if (by_code_.contains(row.code)) return;
    const auto [other, is_first] =
        alike_.emplace(without_blanks(row.code), Alike{row.code, "that of " + in_row(row.row)});
    if (is_first || other->second.code == row.code || ++alikes_ > kMostHints) return;
    made_.notes.push_back(in_row(row.row) + ": code " + quoted_cell(row.code) + " differs from " +
                          quoted_cell(other->second.code) + ", " + other->second.whose + ", in blanks only");
  }

  void look_for_missing(bool end_missing) {
    for (const auto& [id, pass] : stored_) {
      if (pass.state == ListedState::kEnded) continue;
      const bool listed = pass.source == PassSource::kList;
      made_.in_list += listed ? 1 : 0;
      made_.in_reach += listed || rows_.contains(id) ? 1 : 0;
      if (rows_.contains(id)) continue;
      if (!listed) {
        ++made_.festival;
      } else if (end_missing) {
        auto after = pass;
        after.state = ListedState::kEnded;
        made_.ended.push_back({0, pass, std::move(after), {}, live_of(id)});
      } else {
        made_.missing.push_back(pass);
      }
    }
  }

  void look_for_taken_codes() {
    std::map<std::string, std::string> owners;  // of the codes that are not changed
    std::set<std::string> moving;
    for (const auto& change : made_.changed) moving.insert(change.before.id);
    for (const auto& end : made_.ended) moving.insert(end.pass.id);
    for (const auto& [id, pass] : stored_) {
      if (!moving.contains(id)) owners.emplace(pass.code, id);
    }
    const auto claim = [&](int row, const StoredPass& pass) {
      const auto [owner, is_free] = owners.emplace(pass.code, pass.id);
      if (is_free || owner->second == pass.id) return;
      const auto found = stored_.find(owner->second);
      const auto whose = found == stored_.end() ? "another row's" : "that of " + quoted_cell(found->second.name);
      made_.faults.push_back(
          {row, 0, "code " + quoted_cell(pass.code) + " is " + whose + " already; give each pass its own"});
    };
    for (const auto& end : made_.ended) claim(end.row, end.after);
    for (const auto& change : made_.changed) claim(change.row, change.after);
    for (const auto& added : made_.added) claim(added.row, added.pass);
  }

  /// A new code for a name that is missing may be a badge that was lost.
  void hint_at_lost_passes() {
    std::map<std::string, std::string> gone;
    for (const auto& pass : made_.missing) gone.emplace(pass.name, pass.code);
    for (const auto& end : made_.ended) gone.emplace(end.pass.name, end.pass.code);
    std::size_t hints = 0;
    for (const auto& [row, pass] : made_.added) {
      const auto old = gone.find(pass.name);
      if (old == gone.end() || ++hints > kMostHints) continue;
      made_.notes.push_back(in_row(row) +
                            " is new, and a pass of the same name is not in the file; if it is a new "
                            "badge for that person: central passes replace " +
                            kiosk::shell_word(old->second) + " --code " + kiosk::shell_word(pass.code));
    }
  }

  struct Alike {
    std::string code;
    std::string whose;  ///< "that of row 3"
  };

  const PassListContext& context_;
  kiosk::Instant now_;
  bool usual_refused_ = false;
  std::map<std::string, StoredPass> stored_;
  ReplacedCodes replaced_;
  std::map<std::string, int> live_;
  FreshIds fresh_;
  std::map<std::string, std::string> by_code_{};
  std::map<std::string, Alike> alike_{};  ///< by without_blanks() of their codes
  std::size_t alikes_ = 0;
  std::map<std::string, int> rows_{};  ///< of passes that the file has
  PassDifference made_{};
};

std::string counts_of(const PassDifference& difference) {
  return "added " + std::to_string(difference.added.size()) + ", changed " + std::to_string(difference.changed.size()) +
         ", ended " + std::to_string(difference.ended.size());
}

/// "code, name": what changes of a pass, without its old and new values.
template <class Change>
std::string names_of(const Change& change) {
  std::string made;
  for (const auto& member : change.members) made.append(made.empty() ? "" : ", ").append(member.member);
  return made;
}

void record_changes(Connection& db, const PassDifference& difference, const PassListAct& act) {
  std::vector<StaffAct> acts = {{act.now, act.who, "passes_imported", std::nullopt, std::nullopt, act.reason,
                                 act.file + ": " + counts_of(difference)}};
  for (const auto& change : difference.changed) {
    acts.push_back({act.now, act.who, "pass_changed", change.after.id, std::nullopt, act.reason, names_of(change)});
  }
  for (const auto& end : difference.ended) {
    acts.push_back({act.now, act.who, "pass_ended", end.pass.id, std::nullopt, act.reason, names_of(end)});
  }
  record(db, acts);
}

}  // namespace

std::size_t PassDifference::ended_as_missing() const {
  return static_cast<std::size_t>(std::ranges::count(ended, 0, &EndedPass::row));
}

PassDifference difference_of(Connection& db, const PassSheet& sheet, const PassListContext& context, bool end_missing,
                             kiosk::Instant now) {
  return Comparison(db, context, now).run(sheet, end_missing);
}

ReturnedTickets apply(Connection& db, const PassDifference& difference, const PassListAct& act) {
  std::vector<StoredPass> passes;
  std::vector<StoredPass> added;
  const auto write = [&](const StoredPass& before, const StoredPass& after) {
    if (before.code != after.code) take_code(db, after.id);
    passes.push_back(after);
  };
  for (const auto& end : difference.ended) write(end.pass, end.after);
  for (const auto& change : difference.changed) write(change.before, change.after);
  for (const auto& one : difference.added) added.push_back(one.pass);
  const auto revision = db.number("SELECT revision FROM festival");
  write_passes(db, passes, revision, act.now);
  add_passes(db, added, revision, act.now);
  record_changes(db, difference, act);
  ReturnedTickets made;
  if (act.return_tickets) {
    const auto live = live_tickets(db, act.now);
    for (const auto& end : difference.ended) {
      if (!live.contains(end.pass.id)) continue;
      const auto of_pass = return_live_tickets(db, end.pass.id, act.who, act.reason, act.now);
      made.returned += of_pass.returned;
      made.admitted.insert(made.admitted.end(), of_pass.admitted.begin(), of_pass.admitted.end());
    }
  }
  return made;
}

}  // namespace central
