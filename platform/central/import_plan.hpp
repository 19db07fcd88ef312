// SPDX-License-Identifier: Apache-2.0
// What an import changes: every difference in the programme, and what moves under tickets that people hold.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/zone.hpp"
#include "kiosk/policy/window.hpp"
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

/// The hours of a venue's box office on a day that had some.
struct BoxOfficeChange {
  kiosk::VenueId venue;
  kiosk::Date day;
  kiosk::policy::Window before;
  std::optional<kiosk::policy::Window> after{};  ///< nothing: it is closed all day
  bool closes_now = false;                       ///< it is open at the import, and would be closed by it
};

struct ImportPlan {
  std::vector<ProgrammeChange> changes{};  ///< by what they are of, then by id
  std::vector<MovedScreening> moved{};     ///< by id
  std::vector<ChangedField> head{};  ///< "zone", "first_day" and rules, where there are tickets that are good still
  std::vector<BoxOfficeChange> box_offices{};  ///< by venue, then by day; of days that are not over
  std::string zone_before{};                   ///< IANA; empty: there was no festival
  std::string zone_after{};

  [[nodiscard]] bool moves_tickets() const { return !moved.empty() || !head.empty(); }
  [[nodiscard]] bool closes_box_office() const;
  /// Whether the operator has to agree first.
  [[nodiscard]] bool asks() const { return moves_tickets() || closes_box_office(); }
  /// Whether a screening with tickets would begin, or be over, before the import.
  [[nodiscard]] bool moves_into_past() const;
  /// Whether it changes the same, under the same tickets, as the other one. The hours of box offices follow from that;
  /// whether one is open does not.
  [[nodiscard]] bool changes_the_same(const ImportPlan& other) const;
  /// Whether it closes a box office that is open, and that the other one does not close.
  [[nodiscard]] bool closes_another(const ImportPlan& other) const;
};

/// What becomes of `before`. Tickets are those of `db`, of screenings that are not over both as they were and as they
/// will be. Without hours of box offices: box_office_changes(). Throws StoreFailure.
[[nodiscard]] ImportPlan plan_of(Connection& db, const ProgrammeRows& before, const ProgrammeRows& after,
                                 kiosk::Instant now);

}  // namespace central
