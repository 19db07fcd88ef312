// SPDX-License-Identifier: Apache-2.0
// The chapters, one after another, and their views.
#include "kiosk/gallery/states.hpp"

#include <chrono>
#include <iterator>
#include <utility>

#include "kiosk/base/check.hpp"
#include "kiosk/core/view/staff_view.hpp"
#include "kiosk/core/view/view_of.hpp"
#include "kiosk/gallery/evening.hpp"

namespace kiosk::gallery {
namespace {

using namespace std::chrono_literals;

/// A kiosk in its first week, with something to do about its paper.
core::StaffFacts staff_facts() {
  using Kind = core::StaffDevice::Kind;
  using Condition = core::StaffDevice::Condition;
  const auto zone = Zone::find("America/Toronto");
  KIOSK_CHECK(zone.has_value());
  core::StaffFacts facts{"bader-lobby-2", "1.4.0", at("17:42"), *zone};
  facts.running = 148h;
  facts.tickets_today = 212;
  facts.paper_m = 38;
  facts.last_scan = at("17:40");
  facts.devices = {{Kind::kService, Condition::kOnline, "41 ms"},
                   {Kind::kPrinter, Condition::kPaperLow, "ESC/POS, USB"},
                   {Kind::kReader, Condition::kReady, "1280×720, 30/s"},
                   {Kind::kDisplay, Condition::kReady, "1080×1920"},
                   {Kind::kSpeaker, Condition::kMuted, "ALSA, hw:1"},
                   {Kind::kClock, Condition::kInSync, "3 ms, NTP"},
                   {Kind::kStorage, Condition::kFault, "/var/lib/kiosk, 97 %"}};
  return facts;
}

}  // namespace

std::vector<NamedState> all_states() {
  auto states = scan_states();
  for (auto chapter : {visit_states(), delivery_states(), message_states(), panel_states()}) {
    states.insert(states.end(), std::move_iterator(chapter.begin()), std::move_iterator(chapter.end()));
  }
  return states;
}

std::vector<NamedView> all_views(const words::Language& say, core::Preferences preferences) {
  preferences.language = say.code();
  std::vector<NamedView> views;
  for (auto& [name, state] : all_states()) {
    state.preferences = preferences;
    views.push_back({std::move(name), core::view_of(state, say)});
  }
  views.push_back({"staff", core::staff_view(staff_facts(), say)});
  return views;
}

}  // namespace kiosk::gallery
