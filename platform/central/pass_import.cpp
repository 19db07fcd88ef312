// SPDX-License-Identifier: Apache-2.0
// What is stored is read once and compared.
#include "platform/central/pass_import.hpp"

#include <map>
#include <set>
#include <utility>

#include "platform/central/stored_pass.hpp"

namespace central {
namespace {

constexpr std::size_t kNamed = 5;  ///< passes, in a note

StoredPass pass_of(const festival::FestivalPass& entry) {
  const auto& pass = entry.pass;
  StoredPass made{pass.id.str(), entry.code.str(), entry.name, entry.email, pass.category};
  using kiosk::policy::PassState;
  switch (pass.state) {
    case PassState::kActive:
      made.state = ListedState::kActive;
      break;
    case PassState::kNotCollected:
      made.state = ListedState::kNotCollected;
      break;
    case PassState::kSuspended:
      made.state = ListedState::kSuspended;
      break;
    case PassState::kReplaced:
      made.state = ListedState::kReplaced;
      break;
  }
  made.valid_from = pass.valid_from;
  made.valid_until = pass.valid_until;
  return made;
}

/// Ids that a note names.
class Named {
 public:
  void add(const std::string& id) {
    if (count_++ < kNamed) names_.append(names_.empty() ? "" : ", ").append(id);
  }
  /// "2 passes (amara, bo)"; empty where there is none.
  [[nodiscard]] std::string text() const {
    if (count_ == 0) return {};
    return std::to_string(count_) + (count_ == 1 ? " pass (" : " passes (") + names_ +
           (count_ > kNamed ? ", ...)" : ")");
  }

 private:
  std::size_t count_ = 0;
  std::string names_;
};

class PassMerge {
 public:
  PassMerge(Connection& db, std::int64_t revision, kiosk::Instant now)
      : db_(db), revision_(revision), now_(now), stored_(stored_passes(db)), replaced_(replaced_codes(db)) {
    for (const auto& [code, id] : replaced_) had_other_codes_.insert(id);
    for (const auto& [id, pass] : stored_) {
      if (pass.source == PassSource::kList) keepers_.emplace(pass.code, id);
    }
  }

  ImportedPasses run(const std::vector<festival::FestivalPass>& passes) {
    db_.execute("UPDATE pass SET revision = ?", revision_);
    for (const auto& entry : passes) take(entry);
    for (auto& [id, pass] : stored_) {
      if (pass.source == PassSource::kFestival) leave_out(std::move(pass));
    }
    for (const auto& entry : passes) check_code(entry);
    if (!made_.complaints.empty()) return std::move(made_);
    write_passes(db_, changed_, revision_, now_);
    tell();
    return std::move(made_);
  }

 private:
  void take(const festival::FestivalPass& entry) {
    auto said = pass_of(entry);
    const auto found = stored_.extract(said.id);
    if (found.empty()) {
      changed_.push_back(std::move(said));
      return;
    }
    const auto& before = found.mapped();
    said.blocked = before.blocked;
    said.source = before.source;
    if (const auto old = replaced_.find(said.code); old != replaced_.end() && old->second == said.id) {
      said.code = before.code;
      kept_code_.add(said.id);
    }
    if (before.source == PassSource::kList) {
      left_alone_.insert(said.id);
      if (said != before) kept_by_list_.add(said.id);
      return;
    }
    if (said.blocked) kept_blocked_.add(said.id);
    if (said == before) return;
    if (said.code != before.code) take_code(db_, said.id);
    changed_.push_back(std::move(said));
  }

  /// It is no longer in the file.
  void leave_out(StoredPass pass) {
    const bool kept = pass.blocked || had_other_codes_.contains(pass.id) || pass.state == ListedState::kEnded;
    if (!kept) {
      take_code(db_, pass.id);
      db_.execute("UPDATE pass SET revision = ? WHERE id = ?", revision_ - 1, pass.id);
      return;
    }
    keepers_.emplace(pass.code, pass.id);
    if (pass.state == ListedState::kEnded) return;
    ended_.add(pass.id);
    pass.state = ListedState::kEnded;
    changed_.push_back(std::move(pass));
  }

  /// After all that the file has and has no more: whose codes are they?
  void check_code(const festival::FestivalPass& entry) {
    const auto code = entry.code.str();
    const auto id = entry.pass.id.str();
    std::string owner;
    if (const auto kept = keepers_.find(code); kept != keepers_.end()) owner = kept->second;
    if (const auto old = replaced_.find(code); old != replaced_.end()) owner = old->second;
    if (owner.empty() || owner == id || left_alone_.contains(id)) return;
    made_.complaints.push_back({entry.line,
                                "[[pass]] \"" + id +
                                    "\" has a code that is, or was until it was replaced, "
                                    "that of the pass \"" +
                                    owner + "\" in the database",
                                "give it another, or remove it where a list of passes has it"});
  }

  void tell() {
    const auto note = [&](const Named& which, const std::string& what) {
      if (!which.text().empty()) made_.notes.push_back(which.text() + ": " + what);
    };
    note(kept_by_list_,
         "a list of passes (central passes import) says otherwise, and counts; remove them from this file");
    note(kept_code_, "staff replaced the code that this file has; the new one stays");
    note(kept_blocked_, "still blocked by staff (central passes unblock)");
    note(ended_, "no longer in this file, and blocked or replaced by staff: ended instead of dropped");
  }

  Connection& db_;
  std::int64_t revision_;
  kiosk::Instant now_;
  std::map<std::string, StoredPass> stored_;
  ReplacedCodes replaced_;
  std::set<std::string> had_other_codes_{};
  std::map<std::string, std::string> keepers_{};  ///< ids by codes that stay as they are
  std::set<std::string> left_alone_{};            ///< ids in the file that a list has
  std::vector<StoredPass> changed_{};
  Named kept_by_list_{};
  Named kept_code_{};
  Named kept_blocked_{};
  Named ended_{};
  ImportedPasses made_{};
};

}  // namespace

ImportedPasses import_passes(Connection& db, const std::vector<festival::FestivalPass>& passes, std::int64_t revision,
                             kiosk::Instant now) {
  return PassMerge(db, revision, now).run(passes);
}

void move_usual_validity(Connection& db, kiosk::Instant from_before, kiosk::Instant until_before) {
  const auto usual = pass_list_context(db).usual;
  db.execute("UPDATE pass SET valid_from = ? WHERE source = 'list' AND valid_from = ?", usual.from, from_before);
  db.execute("UPDATE pass SET valid_until = ? WHERE source = 'list' AND valid_until = ?", usual.until, until_before);
}

}  // namespace central
