// The programme as it stands in the database: rules, venues, screenings, seats.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/zone.hpp"
#include "kiosk/core/values/film.hpp"
#include "kiosk/policy/rules.hpp"
#include "kiosk/policy/window.hpp"
#include "platform/central/sqlite.hpp"

namespace central {

struct ScreeningRecord {
  kiosk::policy::Screening screening;
  kiosk::FilmId film;
  std::string title;
  std::string venue_name;
  std::string room;
  kiosk::Instant ends_at;  ///< as published
};

struct VenueRecord {
  kiosk::VenueId id;
  std::string name;
  std::string directions;
};

/// Seats of one screening's allotment.
struct Seats {
  int allotted = 0;
  int left = 0;
};

/// One transaction's view of the programme. Borrows the connection; one thread. Every function throws StoreFailure
/// where the database fails.
class Programme {
 public:
  /// Throws StoreFailure where no festival was imported.
  explicit Programme(Connection& db);

  [[nodiscard]] Connection& db() const { return db_; }
  [[nodiscard]] const kiosk::policy::Rules& rules() const { return rules_; }
  [[nodiscard]] const kiosk::Zone& zone() const { return zone_; }
  /// The IANA name as the festival's file has it.
  [[nodiscard]] const std::string& zone_name() const { return zone_name_; }

  /// The programme day to which the instant belongs: its local date, before the roll-over that of the day before.
  [[nodiscard]] kiosk::Date day_at(kiosk::Instant at) const;
  [[nodiscard]] std::optional<VenueRecord> venue(const kiosk::VenueId& id) const;
  [[nodiscard]] std::optional<ScreeningRecord> screening(const kiosk::ScreeningId& id) const;
  /// All of a venue's programme day, the cancelled ones included, by start.
  [[nodiscard]] std::vector<ScreeningRecord> screenings(const kiosk::VenueId& venue, kiosk::Date day) const;
  /// The hours that staff published, else the derived ones; nothing on a day without screenings.
  [[nodiscard]] std::optional<kiosk::policy::Window> box_office(const kiosk::VenueId& venue, kiosk::Date day) const;
  /// The venue's next programme day after `day` that has a screening.
  [[nodiscard]] std::optional<kiosk::Date> next_day(const kiosk::VenueId& venue, kiosk::Date day) const;
  [[nodiscard]] std::optional<kiosk::Film> film(const kiosk::FilmId& id) const;
  [[nodiscard]] std::vector<kiosk::AccessNotice> access(const kiosk::ScreeningId& id) const;
  /// Of one category.
  [[nodiscard]] Seats seats(const kiosk::ScreeningId& screening, const std::string& category) const;
  /// Over all categories.
  [[nodiscard]] Seats seats(const kiosk::ScreeningId& screening) const;

 private:
  [[nodiscard]] ScreeningRecord screening_of(const Statement& row) const;

  Connection& db_;
  kiosk::policy::Rules rules_;
  std::string zone_name_;
  kiosk::Zone zone_;
};

}  // namespace central
