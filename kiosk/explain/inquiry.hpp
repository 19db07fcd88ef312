// SPDX-License-Identifier: Apache-2.0
// From the words of a command to the festival's data, or to one line that says what is wrong with them.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/result.hpp"
#include "kiosk/explain/commands.hpp"
#include "kiosk/policy/decide.hpp"
#include "platform/festival/festival.hpp"

namespace kiosk::explain {

/// One line for the person at the keyboard.
struct Trouble {
  std::string line;
};

/// What `kiosk policy explain` is asked. The pointers point into the festival.
struct Inquiry {
  policy::Question question;
  const festival::FestivalPass* pass = nullptr;  ///< null: the file has no such pass, and the question has none
  std::string hint{};                            ///< without a pass: the line that says which are near
  const festival::FestivalScreening* screening = nullptr;
  const festival::FestivalVenue* venue = nullptr;  ///< the screening's
  int seats = 0;                                   ///< allotted to the pass's category; 0 without a pass
};

/// Reads the file. `first_day`: the option, as it was given. Of several mistakes the first is told.
[[nodiscard]] Result<festival::Festival, Trouble> load(const std::string& file, const std::string& first_day,
                                                       Instant now);

/// Borrows the festival.
[[nodiscard]] Result<Inquiry, Trouble> inquire(const ExplainOptions& options, const festival::Festival& festival);

/// Borrows the festival. Nothing but the id is looked at; the trouble names those that are near.
[[nodiscard]] Result<const festival::FestivalVenue*, Trouble> find_venue(const festival::Festival& festival,
                                                                         const std::string& id);

/// The box office of a venue on a programme day: the hours that staff published, else those of the rule; nothing where
/// there is no screening.
[[nodiscard]] std::optional<policy::Window> box_office(const festival::Festival& festival,
                                                       const festival::FestivalVenue& venue, Date day);

/// The hours that staff published for the day.
[[nodiscard]] std::optional<policy::Window> published_hours(const festival::FestivalVenue& venue, Date day);

}  // namespace kiosk::explain
