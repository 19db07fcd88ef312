// SPDX-License-Identifier: Apache-2.0
// Which of the plugged devices are the scanner that the settings mean.
#pragma once

#include <string>
#include <vector>

#include "platform/scanner/plugs.hpp"
#include "platform/scanner/settings.hpp"

namespace platform::scanner {

/// One scanner to open: all nodes of a keyboard, or the one node of another kind.
struct Candidate {
  std::string device;              ///< tells it from others
  std::vector<std::string> nodes;  ///< sorted, at least one
  friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// Every device that matches, each once: two scanners of one model are both read unless a port is named. A `path` that
/// udev does not know is a candidate as it stands. Of a HID device with several nodes, those that send scanned data.
/// `settings` are checked.
[[nodiscard]] std::vector<Candidate> candidates(const Settings& settings, Plugs& plugs);

/// What is looked for, in words: "keyboard scanner 05e0:1200 at USB port 1-1.2".
[[nodiscard]] std::string description(const Settings& settings);

}  // namespace platform::scanner
