// SPDX-License-Identifier: Apache-2.0
// The sections of a festival file, each read and checked into the Festival under construction.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "platform/festival/festival.hpp"
#include "platform/festival/table_reader.hpp"

namespace festival {

/// Where in its list of the festival something stands, by its id.
struct Index {
  std::map<std::string, std::size_t, std::less<>> places{};
  bool sound = true;  ///< false where an id is missing or twice: another one was meant, and what names that is right
};

/// What the sections share while a file is read. Borrows festival and complaints.
struct Sections {
  Festival& festival;
  Complaints& complaints;
  bool names_sound = true;       ///< false where a section's name is misspelt: nobody knows then what is missing
  bool allotments_sound = true;  ///< false where one has a complaint: nobody knows then how many seats there are
  Index categories{};
  Index venues{};
  Index films{};
  Index screenings{};
  Index passes{};
  std::set<std::string> codes{};
  std::map<std::pair<kiosk::VenueId, kiosk::Date>, int> hours_lines{};
  std::set<std::pair<std::string, std::string>> reserved{};    ///< pairs of pass and screening
  std::map<std::pair<std::string, std::string>, int> taken{};  ///< seats, by screening and category
};

/// Complains where `id` is in `index` already; else puts it there.
void must_be_new(TableReader& table, const std::string& id, Index& index, std::size_t place);

/// The place of what the member `key` names; nothing after a complaint, which names what may have been meant.
/// `kind`: "film".
std::optional<std::size_t> refer(TableReader& table, const Sections& sections, const std::string& key,
                                 const std::string& id, const Index& index, const std::string& kind);

void read_policy(TableReader& table, Sections& sections);
void read_category(TableReader& table, Sections& sections);
/// After the policy: hours after midnight are told by the roll-over.
void read_venue(TableReader& table, Sections& sections);
void read_film(TableReader& table, Sections& sections);
/// After categories, venues and films.
void read_screening(TableReader& table, Sections& sections);
/// After the screenings: where it does not say, a pass is good from the midnight that begins the day before the first
/// day, for that day's online tickets open in its evening, and to the roll-over after `last_day`, the last programme
/// day.
void read_pass(TableReader& table, Sections& sections, kiosk::Date last_day);
/// After passes and screenings.
void read_reservation(TableReader& table, Sections& sections);

/// Of a festival without a complaint: what is allowed, but hardly meant.
[[nodiscard]] Complaints warnings_of(const Sections& sections);

}  // namespace festival
