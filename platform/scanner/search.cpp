// SPDX-License-Identifier: Apache-2.0
// Matching of devices by ids and port, or by path; several nodes of one keyboard become one candidate.
#include "platform/scanner/search.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "platform/scanner/pos_report.hpp"

namespace platform::scanner {
namespace {

bool is_same_file(const std::string& one, const std::string& other) {
  std::error_code ignored;
  return one == other || std::filesystem::equivalent(one, other, ignored);
}

bool matches(const Settings& settings, const Plugged& plugged) {
  if (!settings.path.empty()) return is_same_file(settings.path, plugged.node);
  const auto ids = usb_ids(settings.vendor_product);
  return ids && plugged.ids == *ids && (settings.port.empty() || settings.port == plugged.port);
}

void join(std::vector<Candidate>& all, const std::string& device, const std::string& node) {
  const auto known = std::ranges::find(all, device, &Candidate::device);
  auto& candidate = known != all.end() ? *known : all.emplace_back(Candidate{device, {}});
  candidate.nodes.insert(std::ranges::upper_bound(candidate.nodes, node), node);
}

/// A scanner's other interfaces (a keyboard, settings) are no error as long as one of its nodes sends codes.
void keep_scanned_data(std::vector<Plugged>& matching) {
  const auto sends = [](const Plugged& plugged) { return pos_layouts(plugged.report_descriptor).has_value(); };
  if (std::ranges::any_of(matching, sends))
    std::erase_if(matching, [&](const auto& plugged) { return !sends(plugged); });
}

}  // namespace

std::vector<Candidate> candidates(const Settings& settings, Plugs& plugs) {
  const auto there = plugs.devices(settings.kind);
  std::vector<Plugged> matching;
  std::ranges::copy_if(there, std::back_inserter(matching), [&](const auto& one) { return matches(settings, one); });
  if (settings.kind == Kind::kHidPos) keep_scanned_data(matching);
  std::vector<Candidate> found;
  for (const auto& one : matching) {
    if (settings.kind != Kind::kWedge) {
      join(found, one.node, one.node);
      continue;
    }
    const bool known = std::ranges::find(found, one.device, &Candidate::device) != found.end();
    for (const auto& other : there) {
      if (!known && other.device == one.device) join(found, one.device, other.node);
    }
  }
  if (found.empty() && !settings.path.empty()) join(found, settings.path, settings.path);
  return found;
}

std::string description(const Settings& settings) {
  std::string words;
  switch (settings.kind) {
    case Kind::kWedge:
      words = "keyboard scanner ";
      break;
    case Kind::kSerial:
      words = "serial scanner ";
      break;
    case Kind::kHidPos:
      words = "HID-POS scanner ";
      break;
  }
  if (!settings.path.empty()) return words + settings.path;
  words += settings.vendor_product;
  if (!settings.port.empty()) words += " at USB port " + settings.port;
  return words;
}

}  // namespace platform::scanner
