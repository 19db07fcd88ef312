// The sections of a festival file, each read and checked into the Festival under construction.
#pragma once

#include <set>
#include <string>

#include "platform/festival/festival.hpp"
#include "platform/festival/table_reader.hpp"

namespace festival {

/// What the sections share while a file is read. Borrows both.
struct Sections {
  Festival& festival;
  Complaints& complaints;
};

/// Complains where `id` is in `seen` already; adds it.
void must_be_new(TableReader& table, const std::string& key, const std::string& id, std::set<std::string>& seen);

void read_policy(TableReader& table, Sections& sections);
void read_category(TableReader& table, Sections& sections, std::set<std::string>& seen);
/// After the policy: hours after midnight are told by the roll-over.
void read_venue(TableReader& table, Sections& sections, std::set<std::string>& seen);
void read_film(TableReader& table, Sections& sections, std::set<std::string>& seen);
/// After categories, venues and films.
void read_screening(TableReader& table, Sections& sections, std::set<std::string>& seen);
/// After the screenings: a pass is good to the last programme day where it does not say.
void read_pass(TableReader& table, Sections& sections, std::set<std::string>& ids, std::set<std::string>& codes);
/// After passes and screenings. `taken`: the pairs of pass and screening, and the seats, so far.
struct ReservationsSoFar {
  std::set<std::pair<kiosk::PassId, kiosk::ScreeningId>> pairs;
  std::map<std::pair<kiosk::ScreeningId, std::string>, int> seats;
};
void read_reservation(TableReader& table, Sections& sections, ReservationsSoFar& taken);

}  // namespace festival
