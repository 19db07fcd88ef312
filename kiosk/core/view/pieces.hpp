// SPDX-License-Identifier: Apache-2.0
// What views are put together from: pills, buttons, rows of screenings, tickets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/action.hpp"

namespace kiosk::core {

enum class Tone { kNeutral, kOk, kWarn, kBad, kInfo };

/// A pill of a few words.
struct Badge {
  std::string text;
  Tone tone = Tone::kNeutral;
  friend bool operator==(const Badge&, const Badge&) = default;
};

/// How loud a button is. At most one kPrimary a view: the one thing to do next.
enum class Emphasis {
  kPrimary,  ///< brand colour
  kStrong,   ///< ink
  kOutline,  ///< ink border
  kQuiet,    ///< hairline border
  kBad,      ///< the colour of what is taken away
};

struct Button {
  std::string label;
  Action action;
  Emphasis emphasis = Emphasis::kQuiet;
  std::string icon = {};      ///< name of assets/icons; empty: none
  std::string speech = {};    ///< where it is said otherwise than written: "Print the ticket for Union"
  std::string language = {};  ///< BCP 47 of the label where it is not the view's: "Français"
  bool selected = false;      ///< of several, the one that holds now; shown by a mark, not by colour alone
  friend bool operator==(const Button&, const Button&) = default;
};

/// An access notice in short.
struct AccessMark {
  std::string mark;  ///< "CC"
  std::string name;  ///< "closed captions": how it is said
  friend bool operator==(const AccessMark&, const AccessMark&) = default;
};

/// What a person can show to staff, who find by it what was asked for.
struct Reference {
  std::string label;   ///< "Reference for staff"
  std::string text;    ///< "52D8-A901"
  std::string speech;  ///< letter by letter
  friend bool operator==(const Reference&, const Reference&) = default;
};

struct ScreeningRow {
  std::string time;                ///< "18:30"
  std::string title;               ///< "Union"
  std::string own_title = {};      ///< the film's own title, where it differs
  std::string detail;              ///< "Theatre 1 · 104 min · overlaps Night Bus"
  std::string detail_speech = {};  ///< where it is said otherwise: "104 minutes"
  std::vector<AccessMark> access;
  std::optional<Badge> badge;
  std::optional<Button> button;
  std::optional<Button> about = {};  ///< "About Union": the row itself, where it leads to the film
  friend bool operator==(const ScreeningRow&, const ScreeningRow&) = default;
};

/// The ticket as the person knows it.
struct TicketCard {
  std::string title;
  std::string when;                   ///< "Sunday, April 28 · 18:30"
  std::string where;                  ///< "Theatre 1"
  std::string code;                   ///< what the QR says; empty: no QR is shown
  std::string reference;              ///< "T-7F3K-92QD"
  std::string reference_speech = {};  ///< letter by letter: "T, 7, F, 3, K, 9, 2, Q, D"
  std::string code_speech = {};       ///< "The code of your ticket, to photograph"
  friend bool operator==(const TicketCard&, const TicketCard&) = default;
};

}  // namespace kiosk::core
