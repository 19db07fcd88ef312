// SPDX-License-Identifier: Apache-2.0
// Which devices are meant by the settings, and which are never touched.
#include "platform/scanner/search.hpp"

#include <string>
#include <vector>

#include "platform/scanner/listing.hpp"
#include "tests/scanner/plugging.hpp"
#include "tests/scanner/pos_device.hpp"
#include "tests/support/catch.hpp"

using namespace platform::scanner;

namespace {

Plugged keyboard(std::string node, std::string device, std::optional<UsbIds> ids, std::string port) {
  return {std::move(node), std::move(device), "a keyboard", ids, std::move(port), true, {}};
}

constexpr UsbIds kScanner{0x05E0, 0x1200};
constexpr UsbIds kTyping{0x046D, 0xC31C};

/// A keyboard to type on, and two scanners of one model, of which the first shows two nodes.
void fill(tests::Sockets& sockets) {
  sockets.plug_in(keyboard("/dev/input/event1", "usb/1-4", kTyping, "1-4"));
  sockets.plug_in(keyboard("/dev/input/event7", "usb/1-1.2", kScanner, "1-1.2"));
  sockets.plug_in(keyboard("/dev/input/event5", "usb/1-1.2", kScanner, "1-1.2"));
  sockets.plug_in(keyboard("/dev/input/event9", "usb/1-3", kScanner, "1-3"));
  sockets.plug_in(keyboard("/dev/input/event0", "power", std::nullopt, ""));
}

Settings wedge(std::string ids, std::string port = "") {
  Settings settings;
  settings.kind = Kind::kWedge;
  settings.vendor_product = std::move(ids);
  settings.port = std::move(port);
  return settings;
}

std::vector<std::vector<std::string>> nodes_of(const Settings& settings, tests::Sockets& sockets) {
  std::vector<std::vector<std::string>> nodes;
  for (const auto& candidate : candidates(settings, *sockets.plugs())) nodes.push_back(candidate.nodes);
  return nodes;
}

using Nodes = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("A scanner is all nodes of one device, and no node of another") {
  tests::Sockets sockets;
  fill(sockets);
  CHECK(nodes_of(wedge("05e0:1200", "1-1.2"), sockets) == Nodes{{"/dev/input/event5", "/dev/input/event7"}});
  CHECK(nodes_of(wedge("05E0:1200", "1-3"), sockets) == Nodes{{"/dev/input/event9"}});
}

TEST_CASE("Without a port every scanner of the model is meant") {
  tests::Sockets sockets;
  fill(sockets);
  CHECK(nodes_of(wedge("05e0:1200"), sockets).size() == 2);
}

TEST_CASE("Nothing else is ever meant: not a keyboard, not another port, not a part of a port") {
  tests::Sockets sockets;
  fill(sockets);
  CHECK(nodes_of(wedge("05e0:1201"), sockets).empty());
  CHECK(nodes_of(wedge("05e0:1200", "1-1"), sockets).empty());
  CHECK(nodes_of(wedge("05e0:1200", "1-4"), sockets).empty());
  CHECK(nodes_of(wedge("0000:0000"), sockets).empty());
}

TEST_CASE("A path means its device with all nodes, or what is there under that name") {
  tests::Sockets sockets;
  fill(sockets);
  auto settings = wedge("");
  settings.path = "/dev/input/event7";
  CHECK(nodes_of(settings, sockets) == Nodes{{"/dev/input/event5", "/dev/input/event7"}});
  settings.path = "/dev/input/event77";
  CHECK(nodes_of(settings, sockets) == Nodes{{"/dev/input/event77"}});
}

TEST_CASE("Of a HID device the node that sends scanned data is taken") {
  tests::Sockets sockets;
  sockets.plug_in({"/dev/hidraw0", "usb/1-1", "", kScanner, "1-1", false, tests::descriptor("keyboard")});
  auto settings = wedge("05e0:1200");
  settings.kind = Kind::kHidPos;
  CHECK(nodes_of(settings, sockets) == Nodes{{"/dev/hidraw0"}});  // opening it says what is wrong
  sockets.plug_in({"/dev/hidraw1", "usb/1-1", "", kScanner, "1-1", false, tests::descriptor("numbered")});
  CHECK(nodes_of(settings, sockets) == Nodes{{"/dev/hidraw1"}});
}

TEST_CASE("Installers see each keyboard once, and only what can be named") {
  tests::Sockets sockets;
  fill(sockets);
  std::vector<std::string> seen;
  for (const auto& found : listing(*sockets.plugs())) {
    if (found.kind == Kind::kWedge) seen.push_back(found.path + " " + found.vendor_product + " " + found.port);
  }
  CHECK(seen == std::vector<std::string>{"/dev/input/event1 046d:c31c 1-4", "/dev/input/event5 05e0:1200 1-1.2",
                                         "/dev/input/event9 05e0:1200 1-3"});
}

TEST_CASE("A device that calls itself by escape sequences is listed without them") {
  tests::Sockets sockets;
  auto plugged = keyboard("/dev/input/event1", "usb/1-1", kScanner, "1-1");
  plugged.name = "Scan\x1B[2J\nner\x7F";
  sockets.plug_in(plugged);
  CHECK(listing(*sockets.plugs()).front().name == "Scan[2Jner");
}

TEST_CASE("What this machine has can be listed, whatever it is") {
  for (const auto& found : platform::scanner::list_scanners()) CHECK(found.path.starts_with("/dev/"));
}
