// SPDX-License-Identifier: Apache-2.0
// The staff's frame: figures and devices in words.
#include "kiosk/core/view/staff_view.hpp"

#include "tests/core/scenario.hpp"

using namespace scenario;

TEST_CASE("staff see what the kiosk is, what it did, and how each device is") {
  StaffFacts facts{"bader-lobby-2", "1.4.0", kEvening, *Zone::find("America/Toronto")};
  facts.running = 148h + 59min;
  facts.tickets_today = 212;
  facts.paper_m = 38;
  facts.last_scan = kEvening - 2min;
  facts.devices = {{StaffDevice::Kind::kService, StaffDevice::Condition::kOnline, "41 ms"},
                   {StaffDevice::Kind::kPrinter, StaffDevice::Condition::kPaperLow, "ESC/POS, USB"}};
  const auto view = staff_view(facts, words::english());
  REQUIRE(view.top == TopBar{"Maintenance", "bader-lobby-2 · v1.4.0 · up 6 d 4 h", "17:42", true});
  const auto& body = std::get<StaffView>(view.body);
  REQUIRE(
      body.figures ==
      std::vector<Fact>{{"Tickets today", "212"}, {"Paper left", "38 m"}, {"Last scan", "17:40"}, {"To send", "0"}});
  REQUIRE(body.rows.size() == 2);
  REQUIRE(body.rows[1] == StaffRow{"Printer", "ESC/POS, USB", {"Paper low", Tone::kWarn}, {}});
  REQUIRE(view.bar.size() == 1);
}

TEST_CASE("what is not known of a kiosk is left out or said to be so") {
  const StaffFacts facts{"bader-lobby-2", "1.4.0", kEvening, *Zone::find("America/Toronto")};
  const auto view = staff_view(facts, words::english());
  const auto& body = std::get<StaffView>(view.body);
  REQUIRE(body.figures.size() == 3);
  REQUIRE(body.figures[1] == Fact{"Last scan", "None"});
  REQUIRE(body.rows.empty());
}
