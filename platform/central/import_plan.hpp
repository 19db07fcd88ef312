// SPDX-License-Identifier: Apache-2.0
// What an import changes: every difference in the programme, and what moves under tickets that people hold.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "platform/central/database.hpp"
#include "platform/central/programme_rows.hpp"

namespace central {

struct ChangedField {
  std::string field;  ///< "starts"
  std::string before;
  std::string after;
  FieldKind kind = FieldKind::kText;  ///< of both values
  friend bool operator==(const ChangedField&, const ChangedField&) = default;
};

struct ProgrammeChange {
  enum class Kind { kAdded, kRemoved, kChanged };
  Kind kind = Kind::kChanged;
  std::string what;  ///< "screening", "film", "pass", "reservation", ...
  std::string id;
  std::string name;                    ///< the title, the holder; empty: none
  std::vector<ChangedField> fields{};  ///< kChanged
  friend bool operator==(const ProgrammeChange&, const ProgrammeChange&) = default;
};

/// A screening of which something changes that its tickets say, or that their holders count on: start, end, venue or
/// its name, room, film or its title, programme day, an access notice that goes, or whether it takes place.
struct MovedScreening {
  std::string id;
  std::string title;                   ///< as it was
  std::vector<ChangedField> fields{};  ///< venues by name; empty: removed
  bool removed = false;
  bool into_past = false;              ///< its new start is before the import
  bool over = false;                   ///< its new end is, and the old one is not: its tickets are no longer good
  std::vector<std::string> tickets{};  ///< ids of the valid ones
  std::vector<std::string> holders{};  ///< their holders' names, in the same order: by name
  std::size_t handed_out = 0;          ///< tickets that were handed out, or may have been
  friend bool operator==(const MovedScreening&, const MovedScreening&) = default;
};

struct ImportPlan {
  std::vector<ProgrammeChange> changes{};  ///< by what they are of, then by id
  std::vector<MovedScreening> moved{};     ///< by id
  std::vector<ChangedField> head{};  ///< "zone", "first_day" and rules, where there are tickets that are good still
  std::vector<std::string> box_offices{};  ///< box_office_changes()
  std::string zone_before{};               ///< IANA; empty: there was no festival
  std::string zone_after{};

  /// Whether the operator has to agree first.
  [[nodiscard]] bool moves_tickets() const { return !moved.empty() || !head.empty(); }
  /// Whether a screening with tickets would begin, or be over, before the import.
  [[nodiscard]] bool moves_into_past() const;
  friend bool operator==(const ImportPlan&, const ImportPlan&) = default;
};

/// What becomes of `before`. Tickets are those of `db`, of screenings that are not over both as they were and as they
/// will be. Throws StoreFailure.
[[nodiscard]] ImportPlan plan_of(Connection& db, const ProgrammeRows& before, const ProgrammeRows& after,
                                 kiosk::Instant now);

}  // namespace central
