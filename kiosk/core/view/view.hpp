// What stands on the screen, as plain data: every word chosen, nothing about pixels.
#pragma once

#include <optional>
#include <string>
#include <variant>
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
};

struct Button {
  std::string label;
  Action action;
  Emphasis emphasis = Emphasis::kQuiet;
  std::string icon;  ///< name of assets/icons; empty: none
  friend bool operator==(const Button&, const Button&) = default;
};

struct ScreeningRow {
  std::string time;                 ///< "18:30"
  std::string title;                ///< "Union"
  std::string detail;               ///< "Theatre 1 · 104 min · overlaps Night Bus"
  std::vector<std::string> access;  ///< "CC", "AD", "ASL"
  std::optional<Badge> badge;
  std::optional<Button> button;
  friend bool operator==(const ScreeningRow&, const ScreeningRow&) = default;
};

/// The ticket as the person knows it.
struct TicketCard {
  std::string title;
  std::string when;       ///< "Sunday, April 28 · 18:30"
  std::string where;      ///< "Theatre 1"
  std::string code;       ///< what the QR says; empty: no QR is shown
  std::string reference;  ///< "T-7F3K-92QD"
  friend bool operator==(const TicketCard&, const TicketCard&) = default;
};

/// Attract and scan; also "box office closed", then with a notice.
struct ScanView {
  std::string headline;
  std::string lead;
  std::optional<Badge> notice;
  std::string list_title;
  std::vector<ScreeningRow> rows;  ///< the next ones, at most as many as fit are drawn
  std::string hint = {};           ///< what would help now; stands in place of the lead. Empty: nothing
  bool live = false;               ///< the camera's picture stands in place of the drawn pass
  friend bool operator==(const ScanView&, const ScanView&) = default;
};

/// Something is under way.
struct BusyView {
  std::string headline;
  std::string lead;
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
  std::vector<ScreeningRow> rows;  ///< of this page
  std::string footnote;
  friend bool operator==(const ChoicesView&, const ChoicesView&) = default;
};

/// A refusal, a fault, a question, out of service: one calm message and what to do next.
struct MessageView {
  std::optional<Badge> badge;
  std::string headline;
  std::string body;
  std::vector<Button> actions;  ///< one below the other
  std::string footnote;
  friend bool operator==(const MessageView&, const MessageView&) = default;
};

struct DeliveredView {
  std::string headline;  ///< "Take your ticket"
  std::string line;      ///< "Printed 1 of 1 · Union, 18:30, Theatre 1"
  TicketCard card;
  friend bool operator==(const DeliveredView&, const DeliveredView&) = default;
};

/// The ticket itself, large, for a phone's camera.
struct TicketView {
  std::string headline;
  std::string lead;
  TicketCard card;
  friend bool operator==(const TicketView&, const TicketView&) = default;
};

/// The time-out warning, over whatever view is there.
struct StillThere {
  int seconds_left = 0;
  int seconds_total = 20;
  std::string headline;
  std::string body;
  Button more_time;
  Button sign_out;
  friend bool operator==(const StillThere&, const StillThere&) = default;
};

struct TopBar {
  std::string place;  ///< the venue
  std::string date;   ///< "Sunday, April 28"
  std::string clock;  ///< "17:42"
  friend bool operator==(const TopBar&, const TopBar&) = default;
};

enum class Palette { kLight, kHighContrast };

struct View {
  TopBar top;
  std::variant<ScanView, BusyView, ChoicesView, MessageView, DeliveredView, TicketView> body;
  std::vector<Button> bar;  ///< the bottom bar, left to right
  std::string bar_note;     ///< at its right end: "Signing out in 0:48"
  std::optional<StillThere> still_there;
  Palette palette = Palette::kLight;
  friend bool operator==(const View&, const View&) = default;
};

}  // namespace kiosk::core
