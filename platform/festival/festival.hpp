// SPDX-License-Identifier: Apache-2.0
// A festival as its file describes it, checked and with every local time turned into an instant.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/base/zone.hpp"
#include "kiosk/core/values/film.hpp"
#include "kiosk/core/values/texts.hpp"
#include "kiosk/policy/pass.hpp"
#include "kiosk/policy/rules.hpp"
#include "kiosk/policy/window.hpp"
#include "platform/festival/document.hpp"

namespace festival {

struct FestivalCategory {
  std::string id;
  std::string name;
  kiosk::Texts name_in;  ///< by language, where the file gives it so
  int line = 0;
};

/// Box office hours that staff published for one day.
struct FestivalHours {
  kiosk::Date day;
  kiosk::policy::Window hours;
};

struct FestivalVenue {
  kiosk::VenueId id;
  std::string name;
  std::string directions;
  kiosk::Texts directions_in;  ///< by language, where the file gives it so
  std::vector<FestivalHours> hours;
  int line = 0;
};

struct FestivalFilm {
  kiosk::Film film;
  int line = 0;
};

struct FestivalScreening {
  kiosk::policy::Screening screening;
  kiosk::FilmId film;
  std::string room;
  kiosk::Instant ends_at;
  std::map<std::string, int> allotment;  ///< seats by category
  std::vector<kiosk::AccessNotice> access;
  int line = 0;
};

struct FestivalPass {
  kiosk::policy::Pass pass;
  kiosk::PassCode code;
  std::string name;
  std::string email;  ///< where a one-time code is sent; empty: nowhere
  int line = 0;
};

/// A ticket taken online before.
struct FestivalReservation {
  kiosk::PassId pass;
  kiosk::ScreeningId screening;
  bool delivered = false;
  int line = 0;
};

struct Festival {
  std::string file;
  std::string name;
  std::string zone_name;  ///< as the file has it: an alias stays what it is
  kiosk::Zone zone;
  kiosk::Date first_day;
  std::string language = "en";  ///< BCP 47: whose text stands for all others, where there are several
  kiosk::policy::Rules rules{};
  std::vector<FestivalCategory> categories{};
  std::vector<FestivalVenue> venues{};
  std::vector<FestivalFilm> films{};
  std::vector<FestivalScreening> screenings{};
  std::vector<FestivalPass> passes{};
  std::vector<FestivalReservation> reservations{};
  int line = 1;                         ///< of [festival]
  bool kept_first_day = false;          ///< first_day = "import" meant that of the festival which is stored
  std::vector<std::string> warnings{};  ///< lines like the errors', of what is allowed but hardly meant
};

/// Reads and checks all of it. Where the file says first_day = "import", "day N" counts from `stored_first_day`, that
/// of the festival which is stored: tickets stand on it, and a second import must not move them. Where none is stored
/// it counts from the import's local date. The error is a line a mistake, "FILE:LINE: what is wrong; how to remedy it",
/// in the order of the file; of more than 20 the first 20, and a line that says how many more.
[[nodiscard]] kiosk::Result<Festival, std::string> read_festival(const std::string& file, kiosk::Instant imported_at,
                                                                 std::optional<kiosk::Date> stored_first_day);

}  // namespace festival
