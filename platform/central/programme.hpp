// SPDX-License-Identifier: Apache-2.0
// The programme as the last import left it: read once, kept in memory, shared by all threads.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/base/zone.hpp"
#include "kiosk/core/values/film.hpp"
#include "kiosk/core/values/texts.hpp"
#include "kiosk/policy/rules.hpp"
#include "kiosk/policy/window.hpp"
#include "platform/central/database.hpp"

namespace central {

struct ScreeningRecord {
  kiosk::policy::Screening screening;
  kiosk::FilmId film;
  std::string title;
  std::string venue_name;
  std::string room;
  kiosk::Instant ends_at;  ///< as published
  std::vector<kiosk::AccessNotice> access;
};

struct VenueRecord {
  kiosk::VenueId id;
  std::string name;
  std::string directions;
  kiosk::Texts directions_in;  ///< by language, where the festival gave it
};

/// By start.
using Screenings = std::vector<const ScreeningRecord*>;

/// Unchanging once loaded; any thread. What it gives out lives as long as it does.
class Programme {
 public:
  /// Inside a transaction. Throws StoreFailure, also where no festival was imported.
  [[nodiscard]] static std::shared_ptr<const Programme> load(Connection& db);

  [[nodiscard]] std::int64_t revision() const { return revision_; }
  [[nodiscard]] const kiosk::policy::Rules& rules() const { return rules_; }
  [[nodiscard]] const kiosk::Zone& zone() const { return *zone_; }
  /// The IANA name as the festival's file has it.
  [[nodiscard]] const std::string& zone_name() const { return zone_name_; }
  /// The category as people read it: "Industry".
  [[nodiscard]] const std::string& category_name(const std::string& category) const;
  /// The same by language, where the festival gave it.
  [[nodiscard]] const kiosk::Texts& category_name_in(const std::string& category) const;

  /// The programme day to which the instant belongs: its local date, before the roll-over that of the day before.
  [[nodiscard]] kiosk::Date day_at(kiosk::Instant at) const;
  [[nodiscard]] const VenueRecord* venue(const kiosk::VenueId& id) const;
  /// By id.
  [[nodiscard]] const std::map<kiosk::VenueId, VenueRecord>& venues() const { return venues_; }
  [[nodiscard]] const ScreeningRecord* screening(const kiosk::ScreeningId& id) const;
  /// All of them, by id.
  [[nodiscard]] const std::map<kiosk::ScreeningId, ScreeningRecord>& all_screenings() const { return screenings_; }
  /// All of a venue's programme day, the cancelled ones included.
  [[nodiscard]] const Screenings& screenings(const kiosk::VenueId& venue, kiosk::Date day) const;
  /// The hours that staff published, else the derived ones; nothing on a day without screenings.
  [[nodiscard]] std::optional<kiosk::policy::Window> box_office(const kiosk::VenueId& venue, kiosk::Date day) const;
  /// Those that staff published alone.
  [[nodiscard]] std::optional<kiosk::policy::Window> published_hours(const kiosk::VenueId& venue,
                                                                     kiosk::Date day) const;
  /// The venue's next programme day after `day` that has a screening.
  [[nodiscard]] std::optional<kiosk::Date> next_day(const kiosk::VenueId& venue, kiosk::Date day) const;
  [[nodiscard]] const kiosk::Film* film(const kiosk::FilmId& id) const;

 private:
  using VenueAndDay = std::pair<kiosk::VenueId, kiosk::Date>;

  Programme() = default;
  void load_festival(Connection& db);
  void load_venues(Connection& db);
  void load_local_texts(Connection& db);
  void load_films(Connection& db);
  void load_screenings(Connection& db);
  void open_box_offices();

  std::int64_t revision_ = 0;
  kiosk::policy::Rules rules_;
  std::string zone_name_;
  std::optional<kiosk::Zone> zone_;
  std::map<std::string, std::string> categories_;      ///< names by id
  std::map<std::string, kiosk::Texts> categories_in_;  ///< the same by language
  std::map<kiosk::VenueId, VenueRecord> venues_;
  std::map<VenueAndDay, kiosk::policy::Window> hours_;
  std::map<kiosk::FilmId, kiosk::Film> films_;
  std::map<kiosk::ScreeningId, ScreeningRecord> screenings_;
  std::map<VenueAndDay, Screenings> days_;
  std::map<VenueAndDay, kiosk::policy::Window> box_offices_;
};

/// The newest programme. Any thread.
class ProgrammeCache {
 public:
  /// Inside a transaction, whose picture of the data it belongs to. Reads the programme only after an import. Throws
  /// StoreFailure, also where no festival was imported.
  [[nodiscard]] std::shared_ptr<const Programme> get(Connection& db);

 private:
  std::mutex mutex_;
  std::shared_ptr<const Programme> newest_;
};

}  // namespace central
