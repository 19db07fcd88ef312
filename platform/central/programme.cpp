// SPDX-License-Identifier: Apache-2.0
// The programme in memory: what is asked of it.
#include "platform/central/programme.hpp"

#include <algorithm>

namespace central {
namespace {

template <class Map, class Key>
const typename Map::mapped_type* find(const Map& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace

const std::string& Programme::category_name(const std::string& category) const {
  const auto* name = find(categories_, category);
  return name == nullptr ? category : *name;
}

const kiosk::Texts& Programme::category_name_in(const std::string& category) const {
  static const kiosk::Texts kNone;
  const auto* names = find(categories_in_, category);
  return names == nullptr ? kNone : *names;
}

kiosk::Date Programme::day_at(kiosk::Instant at) const { return kiosk::policy::programme_day(at, rules_, *zone_); }

const VenueRecord* Programme::venue(const kiosk::VenueId& id) const { return find(venues_, id); }

const ScreeningRecord* Programme::screening(const kiosk::ScreeningId& id) const { return find(screenings_, id); }

const Screenings& Programme::screenings(const kiosk::VenueId& venue, kiosk::Date day) const {
  static const Screenings kNothing;
  const auto* shown = find(days_, VenueAndDay{venue, day});
  return shown == nullptr ? kNothing : *shown;
}

std::optional<kiosk::policy::Window> Programme::box_office(const kiosk::VenueId& venue, kiosk::Date day) const {
  const auto* open = find(box_offices_, VenueAndDay{venue, day});
  return open == nullptr ? std::nullopt : std::optional(*open);
}

std::optional<kiosk::policy::Window> Programme::published_hours(const kiosk::VenueId& venue, kiosk::Date day) const {
  const auto* hours = find(hours_, VenueAndDay{venue, day});
  return hours == nullptr ? std::nullopt : std::optional(*hours);
}

std::optional<kiosk::Date> Programme::next_day(const kiosk::VenueId& venue, kiosk::Date day) const {
  const auto next = days_.upper_bound({venue, day});
  if (next == days_.end() || next->first.first != venue) return std::nullopt;
  return next->first.second;
}

const kiosk::Film* Programme::film(const kiosk::FilmId& id) const { return find(films_, id); }

std::shared_ptr<const Programme> ProgrammeCache::get(Connection& db) {
  const auto revision = db.number("SELECT revision FROM festival");
  {
    const std::lock_guard lock(mutex_);
    if (newest_ && newest_->revision() == revision) return newest_;
  }
  auto loaded = Programme::load(db);
  const std::lock_guard lock(mutex_);
  // A slow reader may come with an older picture than somebody else's: what is newer stays.
  if (!newest_ || newest_->revision() < loaded->revision()) newest_ = loaded;
  return loaded;
}

}  // namespace central
