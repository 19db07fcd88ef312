// SPDX-License-Identifier: Apache-2.0
// scan-listen: prints what a scanner reads, for a machine with real kernel devices and for trying one out.
//   scan-listen list | scan-listen wedge|serial|hid-pos VENDOR:PRODUCT|PATH [enter|tab|none] [PORT]
#include <chrono>
#include <iostream>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "platform/scanner/scanner.hpp"

namespace {

using namespace platform::scanner;

const std::map<std::string, Kind> kKinds = {
    {"wedge", Kind::kWedge}, {"serial", Kind::kSerial}, {"hid-pos", Kind::kHidPos}};
const std::map<std::string, Terminator> kTerminators = {
    {"enter", Terminator::kEnter}, {"tab", Terminator::kTab}, {"none", Terminator::kNone}};

std::string visible(const std::string& text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F) {
      out += c;
    } else {
      out += {'\\', 'x', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    }
  }
  return out;
}

int list() {
  for (const auto& found : list_scanners()) {
    for (const auto& [word, kind] : kKinds) {
      if (kind == found.kind) std::cout << word;
    }
    std::cout << '\t' << found.path << '\t' << found.vendor_product << '\t' << found.port << '\t' << found.name << '\n';
  }
  return 0;
}

[[noreturn]] void listen(kiosk::ports::Scanner& scanner) {
  using namespace std::chrono_literals;
  std::string said;
  for (;;) {
    const auto scan = scanner.next_scan(1000ms);
    if (!scan) {
      if (scan.error().detail != said) std::cout << "error\t" << scan.error().detail << std::endl;
      said = scan.error().detail;
      std::this_thread::sleep_for(50ms);
    } else if (*scan) {
      std::cout << "scan\t" << (*scan)->symbology.str() << '\t' << visible((*scan)->text) << std::endl;
    }
    if (scan) said.clear();
  }
}

}  // namespace

int main(int count, char** values) {
  const std::vector<std::string> arguments(values + 1, values + count);
  if (arguments.size() == 1 && arguments[0] == "list") return list();
  if (arguments.size() < 2 || !kKinds.contains(arguments[0])) {
    std::cerr << "scan-listen list | scan-listen wedge|serial|hid-pos VENDOR:PRODUCT|PATH [enter|tab|none] [PORT]\n";
    return 2;
  }
  Settings settings;
  settings.kind = kKinds.at(arguments[0]);
  (arguments[1].starts_with('/') ? settings.path : settings.vendor_product) = arguments[1];
  if (arguments.size() > 2 && kTerminators.contains(arguments[2])) settings.terminator = kTerminators.at(arguments[2]);
  if (arguments.size() > 3) settings.port = arguments[3];
  auto scanner = make_scanner(settings);
  if (!scanner) {
    std::cerr << scanner.error().setting << ' ' << scanner.error().detail << '\n';
    return 2;
  }
  listen(**scanner);
}
