// SPDX-License-Identifier: Apache-2.0
// The sample views with the design's words.
#include "tests/screens/sample_views.hpp"

#include <functional>
#include <stdexcept>
#include <utility>

namespace tests {
namespace {

using namespace kiosk::core;  // NOLINT: the views are all this file is about

Button button(std::string label, Action action, Emphasis emphasis, std::string icon = {}) {
  Button made;
  made.label = std::move(label);
  made.action = std::move(action);
  made.emphasis = emphasis;
  made.icon = std::move(icon);
  return made;
}

Button choice(std::string label, Action action, bool selected = false) {
  Button made = button(std::move(label), std::move(action), Emphasis::kOutline);
  made.selected = selected;
  return made;
}

Choose choose(const std::string& id) { return {kiosk::ScreeningId(id), {}}; }
Button about(const std::string& title, const std::string& id) {
  return button("About " + title, ShowFilm{kiosk::ScreeningId(id)}, Emphasis::kQuiet);
}

std::vector<Button> common_bar() {
  Button english = button("English", ChooseLanguage{"en"}, Emphasis::kQuiet);
  english.selected = true;
  Button french = button("Français", ChooseLanguage{"fr"}, Emphasis::kQuiet);
  french.language = "fr";
  return {english, french, button("Accessibility", OpenPanel{Panel::kAccessibility}, Emphasis::kQuiet, "accessibility"),
          button("Help", OpenPanel{Panel::kHelp}, Emphasis::kQuiet)};
}

std::vector<Button> visit_bar() {
  Button french = button("Français", ChooseLanguage{"fr"}, Emphasis::kQuiet);
  french.language = "fr";
  return {button("Accessibility", OpenPanel{Panel::kAccessibility}, Emphasis::kQuiet, "accessibility"), french};
}

View with(Body body, std::vector<Button> bar, std::string note = {}) {
  View view;
  view.name = "sample";
  view.top = {"Isabel Bader Theatre", "Sunday, April 28", "17:42"};
  view.body = std::move(body);
  view.bar = std::move(bar);
  view.bar_far = view.bar.size() == 4 ? 2 : 0;
  view.bar_note = std::move(note);
  view.furniture = {"More below", "More above"};
  return view;
}

const AccessMark kClosed{"CC", "closed captions"};
const AccessMark kOpen{"OC", "open captions"};
const AccessMark kDescribed{"AD", "audio description"};
const AccessMark kSigned{"ASL", "sign language"};

ScreeningRow row(std::string time, std::string title, std::string detail, std::vector<AccessMark> access) {
  ScreeningRow made;
  made.time = std::move(time);
  made.title = std::move(title);
  made.detail = std::move(detail);
  made.access = std::move(access);
  return made;
}

ScreeningRow badged(ScreeningRow made, Badge badge) {
  made.badge = std::move(badge);
  return made;
}

ScreeningRow offered(ScreeningRow made, const std::string& label, Emphasis emphasis, const std::string& id) {
  made.button = button(label, choose(id), emphasis);
  made.button->speech = label + ": " + made.title;
  made.about = about(made.title, id);
  return made;
}

ScanView scan_view() {
  ScanView scan;
  scan.headline = "Scan your pass to get tickets";
  scan.lead = "Hold its code under the reader below.";
  scan.list_title = "Next here today";
  scan.pass_label = "INDUSTRY";
  scan.rows = {
      badged(row("18:30", "Union", "Theatre 1 · 104 min", {kClosed, kDescribed, kSigned}), {"Tickets", Tone::kOk}),
      badged(row("19:15", "A Quiet Harbour", "Theatre 2 · 88 min", {kOpen}), {"Few left", Tone::kWarn}),
      badged(row("20:00", "Saltwater Letters", "Theatre 2 · 73 min", {}), {"Tickets", Tone::kOk}),
      badged(row("21:00", "Night Bus, Northbound", "Theatre 1 · 96 min", {}), {"Full · rush line", Tone::kNeutral})};
  for (ScreeningRow& each : scan.rows) {
    each.about = about(each.title, each.time);
    each.detail_speech = each.detail + "utes";
  }
  return scan;
}

ChoicesView choices_view() {
  ChoicesView choices;
  choices.eyebrow = "Industry pass";
  choices.headline = "Hello, Amara";
  choices.sign_out = button("Sign out", SignOut{}, Emphasis::kQuiet);
  choices.reserved = ReservedCard{"2 reserved tickets",
                                  {"18:30 Union", "21:00 Night Bus, Northbound"},
                                  button("Print both", PrintReserved{}, Emphasis::kPrimary)};
  choices.list_title = "Today at this venue";
  ScreeningRow given =
      badged(row("20:00", "Saltwater Letters", "Theatre 2 · 73 min", {}), {"Printed 17:10", Tone::kOk});
  given.about = about(given.title, "s3");
  choices.rows = {offered(row("18:30", "Union", "Theatre 1 · 104 min", {kClosed, kDescribed, kSigned}), "Print",
                          Emphasis::kStrong, "s1"),
                  offered(row("19:15", "A Quiet Harbour", "Theatre 2 · 88 min · overlaps Union", {kOpen}), "Get ticket",
                          Emphasis::kOutline, "s2"),
                  given,
                  offered(row("21:00", "Night Bus, Northbound", "Theatre 1 · 96 min", {kClosed}), "Print",
                          Emphasis::kStrong, "s4")};
  choices.notes = {"Tomorrow’s tickets open online tonight at 21:00."};
  return choices;
}

FilmView film_view() {
  FilmView film;
  film.back = button("Back", Back{}, Emphasis::kQuiet, "back");
  film.headline = "Union";
  film.line = "Brett Story, Stephen Maing · 104 min";
  film.line_speech = "Brett Story, Stephen Maing, 104 minutes";
  film.badges = {{"18:30 · Theatre 1", Tone::kInfo}, {"Reserved for you", Tone::kOk}};
  film.access_title = "Accessibility at this screening";
  film.access = {{kClosed, "Closed captions: ask for a device at the door"},
                 {kOpen, "Open captions on screen"},
                 {kDescribed, "Audio description by headset"},
                 {kSigned, "Intro and Q&A interpreted in ASL tonight, April 28"}};
  film.no_access = "No access services are announced.";
  film.synopsis =
      "Workers at a warehouse set out to win the first union of its kind, with no organising experience and no large "
      "budget. An observational record of how they did it and what it cost them.";
  film.facts = {{"Directors", "Brett Story, Stephen Maing"},
                {"Producers", "Samantha Curley, Mars Verrone, Martin Diciccio"},
                {"Editors", "Blair McClendon, Malika Zouhali-Worrall"},
                {"Cinematography", "Martin Dicicco, Stephen Maing"},
                {"Composer", "Robert Aiki Aubrey Lowe"},
                {"Distributor", "The Film Collaborative"},
                {"Sales agent", "Submarine"}};
  film.website = "https://union.example";
  film.website_label = "Film website";
  film.website_speech = "The film’s website: union dot example";
  return film;
}

TicketCard ticket_card() {
  TicketCard card;
  card.title = "Union";
  card.when = "Sunday, April 28 · 18:30";
  card.where = "Theatre 1";
  card.code = "KT1.sample";
  card.reference = "T-7F3K-92QD";
  card.reference_speech = "T, 7, F, 3, K, 9, 2, Q, D";
  card.code_speech = "The code of your ticket, to photograph";
  return card;
}

MessageView message_view() {
  MessageView message;
  message.badge = Badge{"Printer is out of paper", Tone::kWarn};
  message.headline = "Your ticket is safe. Keep it on your phone?";
  message.body = "Union · 18:30 · Theatre 1 is issued to your pass. Nothing was lost and you have only one ticket.";
  message.actions = {button("Show ticket on screen", ShowOnScreen{}, Emphasis::kPrimary),
                     button("Print at the box office", LeaveToBoxOffice{}, Emphasis::kOutline)};
  message.footnote = "Staff have been told. Box office: ground floor, left of the doors.";
  return message;
}

MessageView overdue_view() {
  MessageView message;
  message.headline = "No answer yet";
  message.body = "Your request may have been carried out; your ticket is not lost.";
  message.reference = Reference{"Reference for staff", "52D8-A901", "5, 2, D, 8, A, 9, 0, 1"};
  message.actions = {button("Wait longer", KeepWaiting{}, Emphasis::kPrimary),
                     button("I’ll come back", SignOut{}, Emphasis::kOutline)};
  message.footnote = "Box office: ground floor, left of the doors.";
  return message;
}

PanelView accessibility_view() {
  PanelView panel;
  panel.back = button("Back", ClosePanel{}, Emphasis::kQuiet, "back");
  panel.headline = "Accessibility";
  panel.lead = "What you choose here lasts for your visit.";
  panel.groups = {
      {"Text size",
       {},
       {choice("Standard", ChooseTextSize{100}, true), choice("Large", ChooseTextSize{150}),
        choice("Very large", ChooseTextSize{200})},
       {}},
      {"Colours",
       {},
       {choice("Light", ChooseLook{Look::kLight}, true), choice("Dark", ChooseLook{Look::kDark}),
        choice("High contrast", ChooseLook{Look::kHighContrast})},
       {}},
      {"Buttons within reach",
       {},
       {choice("All over the screen", ChooseReach{false}, true), choice("Low on the screen", ChooseReach{true})},
       {}},
      {"Speech",
       "Plug in a headset or press a key of the pad, and the kiosk speaks.",
       {choice("Volume 60 %", ChangeVolume{}), choice("Learn the keys", OpenPanel{Panel::kKeys})},
       {}}};
  return panel;
}

PanelView keys_view() {
  PanelView panel;
  panel.back = button("Back", OpenPanel{Panel::kAccessibility}, Emphasis::kQuiet, "back");
  panel.headline = "The keys";
  panel.lead = "Press a key to hear what it does. Press Back twice to leave.";
  PanelGroup keys;
  keys.facts = {{"Next", "Goes to the next thing that you can choose."},
                {"Previous", "Goes to the one before."},
                {"Choose", "Chooses what was said last."}};
  panel.groups = {keys};
  return panel;
}

StaffRow device(std::string name, std::string detail, Badge badge, std::string test) {
  return {std::move(name), std::move(detail), std::move(badge),
          button(std::move(test), CallStaff{}, Emphasis::kOutline)};
}

View staff_view() {
  StaffView staff;
  staff.figures = {{"Tickets today", "212"}, {"Paper left", "38 m"}, {"Last scan", "17:40"}, {"To send", "0"}};
  staff.rows = {device("Ticketing service", "41 ms · certificate valid 212 days", {"Online", Tone::kOk}, "Test"),
                device("Printer", "ESC/POS, USB · cover closed · cutter ok", {"Paper low", Tone::kWarn}, "Test print"),
                device("Reader", "Camera 1280×720, 30 fps · USB wedge", {"Ready", Tone::kOk}, "Test scan"),
                device("Display and touch", "1080×1920 · 60 Hz", {"Ready", Tone::kOk}, "Calibrate"),
                device("Speaker", "Headphone jack: empty", {"Muted", Tone::kNeutral}, "Test"),
                device("Clock", "offset 3 ms, NTP", {"In sync", Tone::kOk}, "Details"),
                device("Storage", "journal 1.2 MB, 0 pending", {"61 % free", Tone::kOk}, "Details")};
  for (const char* label : {"Paper replaced", "Recent tickets", "View log", "Export diagnostics"}) {
    staff.actions.push_back(button(label, CallStaff{}, Emphasis::kOutline));
  }
  View view = with(staff, {button("Take out of service", CallStaff{}, Emphasis::kBad),
                           button("Leave maintenance", Back{}, Emphasis::kStrong)});
  view.top = {"Maintenance", "bader-lobby-2 · v1.4.0 · up 6 d 04 h", "17:42", true};
  return view;
}

StillThere still_there() {
  StillThere warning;
  warning.seconds_left = 15;
  warning.seconds_total = 20;
  warning.headline = "Still there?";
  warning.body = "We’ll sign you out to keep your pass private.";
  warning.seconds_speech = "15 seconds left";
  warning.more_time = button("I need more time", MoreTime{}, Emphasis::kStrong);
  warning.sign_out = button("Sign out now", SignOut{}, Emphasis::kQuiet);
  return warning;
}

BusyView busy_view(std::string headline, int done, int total) {
  BusyView busy;
  busy.headline = std::move(headline);
  busy.lead = "Union · 18:30 · Theatre 1";
  busy.done = done;
  busy.total = total;
  return busy;
}

}  // namespace

std::vector<NamedView> everyday_views() {
  const std::vector<Button> ticket_bar = {button("Print instead", PrintInstead{}, Emphasis::kQuiet),
                                          button("Done", GotIt{}, Emphasis::kStrong)};
  const std::vector<Button> delivered_bar = {button("Didn’t get it?", DidNotGetIt{}, Emphasis::kQuiet),
                                             button("Done", GotIt{}, Emphasis::kStrong)};
  ScanView closed = scan_view();
  closed.headline = "The box office opens at 9:00";
  closed.lead = "One hour before the first screening here.";
  closed.notice = Badge{"Closed now", Tone::kNeutral};
  closed.rows.clear();
  ScanView hint = scan_view();
  hint.live = true;
  hint.hint = "Turn up your phone’s brightness";
  View still = with(choices_view(), visit_bar(), "Signing out in 0:15");
  still.still_there = still_there();
  MessageView resting;
  resting.badge = Badge{"Out of service", Tone::kBad};
  resting.headline = "This kiosk is resting. The box office is open.";
  resting.body = "Ground floor, left of the doors.";
  resting.footnote = "Kiosk bader-lobby-2";
  return {{"scan", with(scan_view(), common_bar())},
          {"closed", with(closed, common_bar())},
          {"hint", with(hint, common_bar())},
          {"busy", with(busy_view("Getting your ticket", 0, 0), {})},
          {"printing", with(busy_view("Printing your tickets", 1, 2), {})},
          {"choices", with(choices_view(), visit_bar(), "Signing out in 0:48")},
          {"film", with(film_view(), {button("Print ticket", choose("s1"), Emphasis::kPrimary),
                                      button("Show on screen", choose("s1"), Emphasis::kOutline)})},
          {"message", with(message_view(), common_bar())},
          {"overdue", with(overdue_view(), common_bar())},
          {"notice", with(resting, {})},
          {"delivered",
           with(DeliveredView{"Take your ticket", "Printed 1 of 1 · Union, 18:30, Theatre 1", ticket_card(), {}},
                delivered_bar)},
          {"ticket",
           with(TicketView{"Photograph this ticket", "or scan it with your phone to keep it there", ticket_card(), {}},
                ticket_bar)},
          {"accessibility", with(accessibility_view(), common_bar())},
          {"keys", with(keys_view(), common_bar())},
          {"staff", staff_view()},
          {"still-there", still}};
}

kiosk::core::View everyday(const std::string& name) {
  for (const NamedView& each : everyday_views()) {
    if (each.name == name) {
      return each.view;
    }
  }
  throw std::logic_error("there is no sample view " + name);
}

kiosk::Bitmap pretended_code(const std::string& text) {
  constexpr int kSide = 29;
  kiosk::Bitmap code(kSide, kSide);
  std::size_t noise = std::hash<std::string>{}(text) | 1U;
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      noise = noise * 6364136223846793005U + 1442695040888963407U;
      bool ink = ((noise >> 33U) & 1U) != 0;
      for (const auto& [left, top] : {std::pair{0, 0}, std::pair{kSide - 7, 0}, std::pair{0, kSide - 7}}) {
        const int u = x - left;
        const int v = y - top;
        if (u >= -1 && u <= 7 && v >= -1 && v <= 7) {
          const bool ring = u == 0 || u == 6 || v == 0 || v == 6;
          ink = u >= 0 && u <= 6 && v >= 0 && v <= 6 && (ring || (u >= 2 && u <= 4 && v >= 2 && v <= 4));
        }
      }
      code.set_ink(x, y, ink);
    }
  }
  return code;
}

}  // namespace tests
