// SPDX-License-Identifier: Apache-2.0
// The staff's view: what was handed out, how every device is.
#include "kiosk/core/view/staff_view.hpp"

#include <chrono>

#include "kiosk/core/view/words.hpp"

namespace kiosk::core {
namespace {

using Device = StaffDevice;

std::string device_name(Device::Kind kind, const words::Language& say) {
  switch (kind) {
    case Device::Kind::kService:
      return say.text("Ticketing service");
    case Device::Kind::kPrinter:
      return say.text("Printer");
    case Device::Kind::kReader:
      return say.text("Reader");
    case Device::Kind::kDisplay:
      return say.text("Display and touch");
    case Device::Kind::kSpeaker:
      return say.text("Speaker");
    case Device::Kind::kClock:
      return say.text("Clock");
    case Device::Kind::kStorage:
      return say.text("Storage");
  }
  return {};
}

Badge condition_badge(Device::Condition condition, const words::Language& say) {
  switch (condition) {
    case Device::Condition::kReady:
      return {say.text("Ready"), Tone::kOk};
    case Device::Condition::kOnline:
      return {say.text("Online"), Tone::kOk};
    case Device::Condition::kOffline:
      return {say.text("No connection"), Tone::kBad};
    case Device::Condition::kPaperLow:
      return {say.text("Paper low"), Tone::kWarn};
    case Device::Condition::kPaperOut:
      return {say.text("Out of paper"), Tone::kBad};
    case Device::Condition::kCoverOpen:
      return {say.text("Cover open"), Tone::kBad};
    case Device::Condition::kMuted:
      return {say.text("Muted"), Tone::kNeutral};
    case Device::Condition::kInSync:
      return {say.text("In sync"), Tone::kOk};
    case Device::Condition::kFault:
      return {say.text("Fault"), Tone::kBad};
  }
  return {};
}

std::string running_for(Duration running, const words::Language& say) {
  using namespace std::chrono;
  const auto whole = floor<days>(running);
  const auto rest = floor<hours>(running - whole);
  return say.text("up {days} d {hours} h",
                  {{"days", std::to_string(whole.count())}, {"hours", std::to_string(rest.count())}});
}

std::vector<Fact> figures_of(const StaffFacts& facts, const words::Language& say) {
  std::vector<Fact> figures{{say.text("Tickets today"), std::to_string(facts.tickets_today)}};
  if (facts.paper_m) {
    figures.push_back({say.text("Paper left"), say.text("{metres} m", {{"metres", std::to_string(*facts.paper_m)}})});
  }
  figures.push_back({say.text("Last scan"), facts.last_scan ? say.clock(*facts.last_scan, facts.zone)
                                                            : say.text_in("when the last scan was", "None")});
  figures.push_back({say.text("To send"), std::to_string(facts.to_send)});
  return figures;
}

}  // namespace

View staff_view(const StaffFacts& facts, const words::Language& say) {
  StaffView body;
  body.headline = say.text("Maintenance");
  body.figures = figures_of(facts, say);
  for (const auto& device : facts.devices) {
    body.rows.push_back({device_name(device.kind, say), device.detail, condition_badge(device.condition, say), {}});
  }
  View view;
  view.name = "staff";
  view.top = {body.headline, joined({facts.kiosk_name, "v" + facts.version, running_for(facts.running, say)}, say),
              say.clock(facts.now, facts.zone), true};
  view.body = std::move(body);
  view.bar = {{say.text("Leave maintenance"), SignOut{}, Emphasis::kStrong}};
  view.furniture = {say.text("More below"), say.text("More above")};
  return view;
}

}  // namespace kiosk::core
