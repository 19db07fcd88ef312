// SPDX-License-Identifier: Apache-2.0
// The one place that knows which reader goes with which kind.
#include "platform/scanner/scanner.hpp"

#include <algorithm>
#include <utility>

#include "platform/scanner/hid_pos_reader.hpp"
#include "platform/scanner/hot_plug_scanner.hpp"
#include "platform/scanner/listing.hpp"
#include "platform/scanner/plugs.hpp"
#include "platform/scanner/serial_port.hpp"
#include "platform/scanner/trouble.hpp"
#include "platform/scanner/wedge_reader.hpp"

namespace platform::scanner {
namespace {

using kiosk::failure;
using kiosk::Result;
using kiosk::ports::ScannerError;
using Opened = Result<std::unique_ptr<Reader>, ScannerError>;

/// All nodes or none: one that is left to the window would let codes type there.
Opened open_wedge(const Candidate& candidate, Terminator terminator) {
  std::vector<std::unique_ptr<KeyNode>> nodes;
  for (const auto& path : candidate.nodes) {
    auto node = open_key_node(path);
    if (!node) return failure(node.error());
    nodes.push_back(std::move(*node));
  }
  return std::make_unique<WedgeReader>(std::move(nodes), terminator);
}

Opened open_serial(const Candidate& candidate, Terminator terminator, int baud) {
  const auto& path = candidate.nodes.front();
  auto port = open_serial_port(path, baud);
  if (!port) return failure(port.error());
  return std::make_unique<SerialReader>(path, std::move(*port), terminator);
}

Opened open_hid_pos(const Candidate& candidate) {
  const auto& path = candidate.nodes.front();
  auto device = open_hidraw(path);
  if (!device) return failure(device.error());
  auto layouts = pos_layouts(device->report_descriptor);
  if (!layouts) return failure(trouble(path, "is of no use: " + layouts.error()));
  return std::make_unique<HidPosReader>(path, std::move(device->fd), std::move(*layouts));
}

OpenReader opener_of(const Settings& settings) {
  switch (settings.kind) {
    case Kind::kWedge:
      return [terminator = settings.terminator](const Candidate& it) { return open_wedge(it, terminator); };
    case Kind::kSerial:
      return [terminator = settings.terminator, baud = settings.baud](const Candidate& it) {
        return open_serial(it, terminator, baud);
      };
    case Kind::kHidPos:
      return open_hid_pos;
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<kiosk::ports::Scanner>, SettingsError> make_scanner(Settings settings) {
  if (auto checked = check(settings); !checked) return failure(checked.error());
  auto open = opener_of(settings);
  return std::make_unique<HotPlugScanner>(std::move(settings), make_udev_plugs(), std::move(open));
}

std::vector<FoundScanner> list_scanners() { return listing(*make_udev_plugs()); }

}  // namespace platform::scanner
