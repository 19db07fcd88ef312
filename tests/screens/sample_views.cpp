// The sample views: the design's words, then the worst that data can do to a layout.
#include "tests/screens/sample_views.hpp"

#include <functional>

namespace tests {
namespace {

using namespace kiosk::core;  // NOLINT: the views are all this file is about

const std::string kLongTitle =
    "The Remarkable and Entirely True History of the Lighthouse Keeper Who Counted Every Wave Between Here and the "
    "Horizon";  // 114 characters, without a break longer than usual
const std::string kLongWord(120, 'w');

Button button(std::string label, Action action, Emphasis emphasis, std::string icon = {}) {
  return {std::move(label), std::move(action), emphasis, std::move(icon)};
}

Choose choose(const std::string& id) { return {kiosk::ScreeningId(id)}; }

TopBar top_bar() { return {"Isabel Bader Theatre", "Sunday, April 28", "17:42"}; }

std::vector<Button> visit_bar() {
  return {button("Accessibility", ToggleContrast{}, Emphasis::kQuiet, "accessibility"),
          button("Help", LeaveToBoxOffice{}, Emphasis::kQuiet)};
}

View with(decltype(View::body) body, std::vector<Button> bar, std::string note = {}) {
  View view;
  view.top = top_bar();
  view.body = std::move(body);
  view.bar = std::move(bar);
  view.bar_note = std::move(note);
  return view;
}

ScanView scan_view() {
  ScanView scan{"Scan your pass to get tickets", "Hold its code under the reader below.", {}, "Next here today", {}};
  scan.rows = {
      {"18:30", "Union", "Theatre 1 · 104 min", {"CC", "AD", "ASL"}, Badge{"Tickets", Tone::kOk}, {}},
      {"19:15", "A Quiet Harbour", "Theatre 2 · 88 min", {"OC"}, Badge{"Few left", Tone::kWarn}, {}},
      {"21:00", "Night Bus, Northbound", "Theatre 1 · 96 min", {}, Badge{"Full · rush line", Tone::kNeutral}, {}}};
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
  choices.rows = {{"18:30",
                   "Union",
                   "Theatre 1 · 104 min",
                   {"CC", "AD", "ASL"},
                   {},
                   button("Print", choose("s1"), Emphasis::kStrong)},
                  {"19:15",
                   "A Quiet Harbour",
                   "Theatre 2 · 88 min · overlaps Union",
                   {"OC"},
                   {},
                   button("Get ticket", choose("s2"), Emphasis::kOutline)},
                  {"20:00", "Saltwater Letters", "Theatre 2 · 73 min", {}, Badge{"Printed 17:10", Tone::kOk}, {}},
                  {"21:00",
                   "Night Bus, Northbound",
                   "Theatre 1 · 96 min",
                   {"CC"},
                   {},
                   button("Print", choose("s4"), Emphasis::kStrong)}};
  choices.footnote = "2 more screenings below. Tomorrow’s tickets open online tonight at 21:00.";
  return choices;
}

TicketCard ticket_card() { return {"Union", "Sunday, April 28 · 18:30", "Theatre 1", "KT1.sample", "T-7F3K-92QD"}; }

MessageView message_view() {
  return {Badge{"Printer is out of paper", Tone::kWarn},
          "Your ticket is safe. Keep it on your phone?",
          "Union · 18:30 · Theatre 1 is issued to your pass. Nothing was lost and you have only one ticket.",
          {button("Show ticket on screen", ShowOnScreen{}, Emphasis::kPrimary),
           button("Print at the box office", LeaveToBoxOffice{}, Emphasis::kOutline)},
          "Staff have been told. Box office: ground floor, left of the doors."};
}

StillThere still_there() {
  return {15,
          20,
          "Still there?",
          "We’ll sign you out to keep your pass private.",
          button("I need more time", MoreTime{}, Emphasis::kStrong),
          button("Sign out now", SignOut{}, Emphasis::kQuiet)};
}

std::vector<ScreeningRow> long_rows() {
  std::vector<ScreeningRow> rows = choices_view().rows;
  for (ScreeningRow& row : rows) {
    row.title = kLongTitle;
    row.detail = "Theatre 1, second balcony, by the stairs on the left · 104 min · overlaps " + kLongTitle;
    row.access = {"CC", "OC", "AD", "ASL", "Relaxed"};
    row.badge = Badge{"Few left", Tone::kWarn};
    row.button = button("Swap for your other ticket", choose("long"), Emphasis::kOutline);
  }
  return rows;
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
  ScanView live = scan_view();
  live.live = true;
  ScanView hint = live;
  hint.hint = "Turn up your phone’s brightness";
  ScanView long_hint = closed;
  long_hint.hint = "Hold it still, a little further away";
  View still = with(choices_view(), visit_bar(), "Signing out in 0:15");
  still.still_there = still_there();
  DeliveredView to_box_office{"Your ticket is at the box office", "Union, 18:30, Theatre 1", ticket_card()};
  to_box_office.card.code.clear();
  return {
      {"scan", with(scan_view(), visit_bar())},
      {"closed", with(closed, visit_bar())},
      {"live", with(live, visit_bar())},
      {"hint", with(hint, visit_bar())},
      {"long-hint", with(long_hint, visit_bar())},
      {"busy", with(BusyView{"Getting your ticket", "Union · 18:30 · Theatre 1"}, {})},
      {"choices", with(choices_view(), visit_bar(), "Signing out in 0:48")},
      {"message", with(message_view(), visit_bar())},
      {"notice", with(MessageView{Badge{"Out of service", Tone::kBad},
                                  "This kiosk is resting. The box office is open.",
                                  "Ground floor, left of the doors.",
                                  {},
                                  ""},
                      {})},
      {"delivered", with(DeliveredView{"Take your ticket", "Printed 1 of 1 · Union, 18:30, Theatre 1", ticket_card()},
                         delivered_bar)},
      {"box-office", with(to_box_office, delivered_bar)},
      {"ticket",
       with(TicketView{"Photograph this ticket", "or scan it with your phone to keep it there", ticket_card()},
            ticket_bar)},
      {"still-there", still}};
}

std::vector<NamedView> hard_views() {
  ChoicesView crowded = choices_view();
  crowded.rows = long_rows();
  crowded.headline = "Hello, " + kLongTitle;
  crowded.reserved->lines = {"18:30 " + kLongTitle, "19:15 " + kLongTitle, "21:00 " + kLongTitle,
                             "22:45 " + kLongTitle};
  crowded.reserved->button.label = "Print all of your reserved tickets";
  crowded.footnote = kLongTitle + " " + kLongTitle;

  ChoicesView nothing = choices_view();
  nothing.rows.clear();
  nothing.reserved.reset();
  nothing.footnote.clear();

  ScanView crowd = scan_view();
  crowd.headline = kLongTitle;
  crowd.lead = kLongTitle + " " + kLongTitle;
  crowd.notice = Badge{"The box office closed at a quarter to eleven in the evening", Tone::kBad};
  crowd.rows = long_rows();
  for (ScreeningRow& row : crowd.rows) {
    row.button.reset();
  }

  MessageView long_message = message_view();
  long_message.headline = kLongTitle + "?";
  long_message.body = kLongTitle + " " + kLongWord + " " + kLongTitle;
  long_message.footnote = kLongTitle;
  long_message.actions.push_back(
      button("Ask the people at the box office to print it for you instead", LeaveToBoxOffice{}, Emphasis::kQuiet));
  long_message.actions.push_back(button("Back", Back{}, Emphasis::kQuiet, "back"));

  TicketCard long_card = ticket_card();
  long_card.title = kLongTitle;
  long_card.where = "Theatre 1, second balcony, by the stairs on the left hand side of the house";

  ScanView scripts = scan_view();
  scripts.headline = "パスをかざしてチケットを受け取ってください";
  scripts.rows[0].title = "الاتحاد";
  scripts.rows[1].title = "Тихая гавань · Ένα ήσυχο λιμάνι";
  scripts.rows[2].title = "夜行バス、北へ \xFF\xC0 broken";

  View long_still = with(crowded, visit_bar(), "Signing out in 0:15");
  long_still.still_there = still_there();
  long_still.still_there->headline = kLongTitle;
  long_still.still_there->body = kLongTitle + " " + kLongTitle;
  long_still.still_there->seconds_left = 900;
  View long_bars = with(scan_view(), visit_bar(), "You will be signed out of this kiosk in 0:48");
  long_bars.top.place = kLongTitle;
  long_bars.bar.push_back(button("Afficher les sous-titres en français", LeaveToBoxOffice{}, Emphasis::kQuiet));
  long_bars.bar.push_back(button("More screenings", NextPage{}, Emphasis::kOutline));
  ScanView crowded_hint = crowd;
  crowded_hint.live = true;
  crowded_hint.hint = kLongTitle;
  View empty;
  empty.body = ScanView{};

  const std::vector<Button> bar = {button("Didn’t get it?", DidNotGetIt{}, Emphasis::kQuiet),
                                   button("Done", GotIt{}, Emphasis::kStrong)};
  return {{"crowded-choices", with(crowded, visit_bar(), "Signing out in 0:48")},
          {"no-choices", with(nothing, visit_bar())},
          {"crowded-scan", with(crowd, visit_bar())},
          {"long-message", with(long_message, visit_bar())},
          {"long-delivered", with(DeliveredView{kLongTitle, kLongTitle, long_card}, bar)},
          {"long-ticket", with(TicketView{kLongTitle, kLongTitle, long_card}, bar)},
          {"long-busy", with(BusyView{kLongTitle, kLongTitle + " " + kLongWord}, {})},
          {"scripts", with(scripts, visit_bar())},
          {"long-still-there", long_still},
          {"long-bars", long_bars},
          {"crowded-hint", with(crowded_hint, visit_bar())},
          {"empty", empty}};
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
