// SPDX-License-Identifier: Apache-2.0
// Every view of the product as the state that it is a view of: what `kiosk views` draws and what the tests look at.
#pragma once

#include <string>
#include <vector>

#include "kiosk/core/state.hpp"
#include "kiosk/core/view/view.hpp"
#include "kiosk/words/language.hpp"

namespace kiosk::gallery {

struct NamedState {
  std::string name;  ///< "choices-reserved": fit for a file's name, and no other state's
  core::State state;
};

/// All states that look different, in the order of a visit; then what goes wrong, and the panels. Each is one that
/// events can lead to. 28 April 2024, 17:42, in Toronto, where its subject needs no other time.
[[nodiscard]] std::vector<NamedState> all_states();

// Its chapters.

/// Nobody is there: scan and its notices, closed, starting up; and what the camera makes of it.
[[nodiscard]] std::vector<NamedState> scan_states();
/// From the look-up to what is asked about: choices, films, swap, reprint.
[[nodiscard]] std::vector<NamedState> visit_states();
/// From the wish to the ticket: waiting, printing, faults, shown, delivered.
[[nodiscard]] std::vector<NamedState> delivery_states();
/// Refusals by every reason, apologies, out of service.
[[nodiscard]] std::vector<NamedState> message_states();
/// Languages, accessibility, help, keys; and the warning before a time-out.
[[nodiscard]] std::vector<NamedState> panel_states();

struct NamedView {
  std::string name;
  core::View view;
};

/// The views of all states, and those that no state of a passholder leads to (the staff's). In the words of `say`, by
/// these preferences, whose language is taken from `say`.
[[nodiscard]] std::vector<NamedView> all_views(const words::Language& say, core::Preferences preferences);

}  // namespace kiosk::gallery
