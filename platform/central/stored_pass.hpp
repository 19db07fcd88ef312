// SPDX-License-Identifier: Apache-2.0
// Passes as the database has them: what their file says of them, and what staff have done since.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "kiosk/policy/pass.hpp"
#include "platform/central/database.hpp"
#include "platform/central/pass_sheet.hpp"

namespace central {

/// Whose import changes and ends a pass.
enum class PassSource { kFestival, kList };

struct StoredPass {
  std::string id;
  std::string code;
  std::string name;
  std::string email;
  std::string category;
  ListedState state = ListedState::kActive;  ///< as its file says
  kiosk::Instant valid_from{};
  kiosk::Instant valid_until{};
  PassSource source = PassSource::kFestival;
  bool blocked = false;  ///< by staff
  friend bool operator==(const StoredPass&, const StoredPass&) = default;
};

/// Whose pass it was under a code that was replaced.
using ReplacedCodes = std::map<std::string, std::string>;

/// By id. Throws StoreFailure, also where a state is none.
[[nodiscard]] std::map<std::string, StoredPass> stored_passes(Connection& db);
/// Ids of passes by code. Throws StoreFailure.
[[nodiscard]] ReplacedCodes replaced_codes(Connection& db);
/// How many valid tickets each pass holds for screenings that begin after `now`, by id; none: absent.
[[nodiscard]] std::map<std::string, int> live_tickets(Connection& db, kiosk::Instant now);

/// The word for lists: "blocked" where staff have blocked it, else name_of() its state.
[[nodiscard]] std::string_view shown_state(const StoredPass& pass);
/// The same of a row of the table of passes.
[[nodiscard]] std::string_view shown_state(kiosk::policy::PassState stored, bool blocked, bool ended);

// All of these inside a change of kAlone. They throw StoreFailure.

/// Adds passes that are new: it throws, and none of them is there, where another pass has the id or the code of one.
void add_passes(Connection& db, const std::vector<StoredPass>& passes, std::int64_t revision, kiosk::Instant now);
/// Adds the passes, or changes those whose ids are there; a pass that staff have blocked stays so, and one that had
/// ended ends no more where its state is not kEnded. Codes must not be in each other's way: see take_code().
void write_passes(Connection& db, const std::vector<StoredPass>& passes, std::int64_t revision, kiosk::Instant now);
/// Two passes may exchange their codes, or a new one has that of one that goes: none is in the way meanwhile.
void take_code(Connection& db, std::string_view id);
/// What became of tickets that were to be returned.
struct ReturnedTickets {
  int returned = 0;
  std::vector<std::string> admitted{};  ///< ids of those that stay, because a door let their holders in

  /// "; 1 stays, because its holder was let in: T-7F3K-92QD"; empty where none stays.
  [[nodiscard]] std::string stay_words() const;
  friend bool operator==(const ReturnedTickets&, const ReturnedTickets&) = default;
};
/// Ends what is valid and begins after `now`, each with its act, and frees the seats; not what was used at a door.
ReturnedTickets return_live_tickets(Connection& db, std::string_view pass, std::string_view who,
                                    std::string_view reason, kiosk::Instant now);

}  // namespace central
