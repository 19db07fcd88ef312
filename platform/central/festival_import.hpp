// SPDX-License-Identifier: Apache-2.0
// Puts a festival into the database, in one transaction: all of it or nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/result.hpp"
#include "platform/central/store.hpp"
#include "platform/festival/festival.hpp"

namespace central {

struct Imported {
  std::size_t venues = 0;
  std::size_t films = 0;
  std::size_t screenings = 0;
  std::size_t passes = 0;
  std::size_t reservations = 0;  ///< made by this import; those made before are left as they have become
  std::vector<std::string>
      notes{};  ///< what the file says of passes and was not done, because lists or staff said else
};

/// The first day of the festival that is stored; nothing where none is. The error: it cannot be read.
[[nodiscard]] kiosk::Result<std::optional<kiosk::Date>, std::string> stored_first_day(Store& store);

/// Replaces the programme by `festival`; makes the signing key where there is none. Tickets are never lost: an import
/// that would drop what a ticket (or a kiosk) stands on is refused. A reservation whose pass has, or had, a ticket for
/// that screening is left alone; a new one must be one that the policy lets the pass have. The error is one line, with
/// the file's line where there is one.
[[nodiscard]] kiosk::Result<Imported, std::string> import_festival(Store& store, const festival::Festival& festival,
                                                                   kiosk::Instant now);

}  // namespace central
