// SPDX-License-Identifier: Apache-2.0
// `kiosk policy explain` and `kiosk policy day`: what the festival's rule says, asked of its file without a service.
#pragma once

#include <iosfwd>
#include <string>

#include "kiosk/base/instant.hpp"

namespace kiosk::explain {

constexpr int kGranted = 0;  ///< also: the table was printed
constexpr int kRefused = 1;
constexpr int kNoAnswer = 2;  ///< nothing on `out`; one line on `err` says why

struct ExplainOptions {
  std::string festival;   ///< a file
  std::string first_day;  ///< a date: day 0 where the file says "import"; empty: today
  std::string pass;       ///< its id or its code
  std::string screening;  ///< its id
  std::string channel;    ///< online, in_person
  std::string at;         ///< ISO 8601; without an offset in the festival's zone
  std::string venue;      ///< in person: where the person stands; empty: at the screening's venue
};

/// Prints the verdict, the rule that made it, what the person can do and the next change. Tickets held and seats taken
/// are the file's reservations. A pass that the file does not have is refused like any other, and a line on `err` names
/// those that are near. `now`: the instant of asking, which is what "import" means without a first day.
int run_explain(const ExplainOptions& options, Instant now, std::ostream& out, std::ostream& err);

struct DayOptions {
  std::string festival;
  std::string first_day;
  std::string venue;  ///< its id
  std::string date;   ///< a programme day: 2024-04-28
};

/// Prints the venue's box office hours on that programme day, and the windows of each of its screenings.
int run_day(const DayOptions& options, Instant now, std::ostream& out, std::ostream& err);

}  // namespace kiosk::explain
