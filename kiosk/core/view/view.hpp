// SPDX-License-Identifier: Apache-2.0
// What stands on the screen, as plain data: every word chosen, nothing about pixels.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/core/view/pieces.hpp"

namespace kiosk::core {

/// Attract and scan; also "box office closed", then with a notice.
struct ScanView {
  std::string headline;
  std::string lead;
  std::optional<Badge> notice;
  std::string list_title;
  std::vector<ScreeningRow> rows;        ///< the next ones; on a small panel fewer are drawn
  std::string hint = {};                 ///< what would help now; stands in place of the lead. Empty: nothing
  std::string pass_label = {};           ///< what is on the drawn pass: "INDUSTRY"
  bool live = false;                     ///< the camera's picture stands in place of the drawn pass
  std::vector<Badge> for_staff = {};     ///< what staff should know and nobody else need care about
  bool reads = true;                     ///< false: no pass can be read, and none is asked for
  std::optional<Button> elsewhere = {};  ///< "Elsewhere today", below the rows
  friend bool operator==(const ScanView&, const ScanView&) = default;
};

/// Something is under way.
struct BusyView {
  std::string headline;
  std::string lead;
  int done = 0;   ///< of `total` things
  int total = 0;  ///< 0: nothing to count; a bar shows that something goes on
  std::string icon = "ticket";
  std::string hint = {};  ///< to the person whose pass waits; empty: none does
  friend bool operator==(const BusyView&, const BusyView&) = default;
};

struct ReservedCard {
  std::string title;               ///< "2 reserved tickets"
  std::vector<std::string> lines;  ///< "18:30 Union"
  Button button;                   ///< "Print both"
  friend bool operator==(const ReservedCard&, const ReservedCard&) = default;
};

struct ChoicesView {
  std::string eyebrow;   ///< "Industry pass"
  std::string headline;  ///< "Hello, Amara"
  Button sign_out;
  std::optional<ReservedCard> reserved;
  std::string list_title;
  std::vector<ScreeningRow> rows;  ///< all of them: what does not fit is scrolled to
  std::vector<std::string> notes;  ///< what is elsewhere, when tomorrow opens
  std::vector<Button> more = {};   ///< "Give a ticket back", "Elsewhere today"
  friend bool operator==(const ChoicesView&, const ChoicesView&) = default;
};

/// "Directors": "Brett Story, Stephen Maing".
struct Fact {
  std::string name;
  std::string value;
  friend bool operator==(const Fact&, const Fact&) = default;
};
/// "CC": "Closed captions: ask for a device at the door".
struct AccessLine {
  AccessMark mark;
  std::string text;
  friend bool operator==(const AccessLine&, const AccessLine&) = default;
};

/// One film at one screening: what makes it accessible first, then its words, its people, its website.
struct FilmView {
  Button back;
  std::string headline;           ///< the title
  std::string own_title;          ///< in the film's own language, where it differs
  std::string line;               ///< "Brett Story, Stephen Maing · 104 min"
  std::string line_speech = {};   ///< where it is said otherwise: "104 minutes"
  std::vector<Badge> badges;      ///< "18:30 · Theatre 1", "Reserved for you"
  std::vector<Button> more = {};  ///< "Give this ticket back"
  std::string access_title;       ///< "Accessibility at this screening"
  std::vector<AccessLine> access;
  std::string no_access;  ///< what is said where there is none
  std::string synopsis;
  std::vector<Fact> facts;     ///< credits, distributor, sales agent
  std::string website;         ///< what the QR says; empty: none
  std::string website_label;   ///< "Film website"
  std::string website_speech;  ///< its address, as it is said
  friend bool operator==(const FilmView&, const FilmView&) = default;
};

/// A refusal, a fault, a question, out of service: one calm message and what to do next.
struct MessageView {
  std::optional<Badge> badge;
  std::string headline;
  std::string body;
  std::vector<Button> actions;  ///< one below the other
  std::string footnote;
  std::optional<Reference> reference = {};  ///< below the body
  friend bool operator==(const MessageView&, const MessageView&) = default;
};

struct DeliveredView {
  std::string headline;  ///< "Take your ticket"
  std::string line;      ///< "Printed 1 of 1 · Union, 18:30, Theatre 1"
  TicketCard card;
  std::vector<Button> actions;  ///< "Another ticket", "Done"
  friend bool operator==(const DeliveredView&, const DeliveredView&) = default;
};

/// The ticket itself, large, for a phone's camera.
struct TicketView {
  std::string headline;
  std::string lead;
  TicketCard card;
  std::vector<Button> actions;  ///< "Another ticket", "Done"; "Next ticket" where more are to come
  friend bool operator==(const TicketView&, const TicketView&) = default;
};

/// Some of one kind to choose from, or facts of one kind, or screenings of one venue.
struct PanelGroup {
  std::string title;
  std::string note = {};
  std::vector<Button> choices;
  std::vector<Fact> facts = {};
  std::vector<ScreeningRow> rows = {};
  friend bool operator==(const PanelGroup&, const PanelGroup&) = default;
};

/// Languages, accessibility, help, the keys, what is on elsewhere.
struct PanelView {
  Button back;
  std::string headline;
  std::string lead;
  std::vector<PanelGroup> groups;
  friend bool operator==(const PanelView&, const PanelView&) = default;
};

/// What staff see of one device.
struct StaffRow {
  std::string name;
  std::string detail;
  Badge badge;
  std::optional<Button> button;
  friend bool operator==(const StaffRow&, const StaffRow&) = default;
};

/// The frame of the staff's views: figures, devices, and what can be done.
struct StaffView {
  std::string headline;       ///< "Maintenance"
  std::vector<Fact> figures;  ///< "Tickets today": "212"
  std::vector<StaffRow> rows;
  std::vector<Button> actions;
  friend bool operator==(const StaffView&, const StaffView&) = default;
};

/// The time-out warning, over whatever view is there.
struct StillThere {
  int seconds_left = 0;
  int seconds_total = 20;
  std::string headline;
  std::string body;
  std::string seconds_speech;       ///< "15 seconds left"
  std::optional<Button> more_time;  ///< nothing: it was asked for as often as it can be
  Button sign_out;
  friend bool operator==(const StillThere&, const StillThere&) = default;
};

struct TopBar {
  std::string place;   ///< the venue
  std::string date;    ///< "Sunday, April 28"
  std::string clock;   ///< "17:42"
  bool staff = false;  ///< the bar of the staff's views: told apart at a glance
  friend bool operator==(const TopBar&, const TopBar&) = default;
};

/// Words of the screen's own furniture.
struct Furniture {
  std::string more_below;  ///< "More below"
  std::string more_above;  ///< "More above"
  friend bool operator==(const Furniture&, const Furniture&) = default;
};

using Body = std::variant<ScanView, BusyView, ChoicesView, FilmView, MessageView, DeliveredView, TicketView, PanelView,
                          StaffView>;

struct View {
  /// One a kind of view and of what it is about: "choices", "film s-union", "refusal screening_full". Where it stays,
  /// the view is the same one with other figures: focus and scroll stay, and it is not read out again.
  std::string name;
  TopBar top;
  Body body;
  std::vector<Button> bar;  ///< the bottom bar, in reading order
  int bar_far = 0;          ///< how many of them, the last ones, stand at the far end
  std::string bar_note;     ///< at its far end: "Signing out in 0:48"
  std::optional<StillThere> still_there;
  bool personal = false;  ///< says something about one person: never on a loudspeaker
  Furniture furniture;
  friend bool operator==(const View&, const View&) = default;
};

}  // namespace kiosk::core
