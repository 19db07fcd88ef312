// SPDX-License-Identifier: Apache-2.0
// The list for installers: one line a device, nothing that is surely no scanner.
#include "platform/scanner/listing.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "platform/scanner/pos_report.hpp"

namespace platform::scanner {
namespace {

bool may_be_scanner(Kind kind, const Plugged& plugged) {
  switch (kind) {
    case Kind::kWedge:
      return plugged.is_keyboard && plugged.ids.has_value();
    case Kind::kSerial:
      return !plugged.port.empty();
    case Kind::kHidPos:
      return pos_layouts(plugged.report_descriptor).has_value();
  }
  return false;
}

/// A device may call itself anything, line ends and escape sequences included.
std::string printable(std::string name) {
  std::erase_if(name, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
  return name;
}

}  // namespace

std::vector<FoundScanner> listing(Plugs& plugs) {
  std::vector<FoundScanner> found;
  for (const Kind kind : {Kind::kWedge, Kind::kSerial, Kind::kHidPos}) {
    std::vector<std::string> seen;
    auto there = plugs.devices(kind);
    std::ranges::sort(there, {}, &Plugged::node);
    for (auto& plugged : there) {
      if (!may_be_scanner(kind, plugged) || std::ranges::find(seen, plugged.device) != seen.end()) continue;
      if (kind == Kind::kWedge) seen.push_back(plugged.device);
      found.push_back({kind, std::move(plugged.node), plugged.ids ? to_text(*plugged.ids) : "", std::move(plugged.port),
                       printable(std::move(plugged.name))});
    }
  }
  return found;
}

}  // namespace platform::scanner
