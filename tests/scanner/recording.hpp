// SPDX-License-Identifier: Apache-2.0
// Recorded key events as text: a file a scan or a mishap, kept in recordings/, and what must come of it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/scanner/settings.hpp"
#include "tests/scanner/typist.hpp"

namespace tests {

/// One line each, # begins a comment:
///   terminator enter|tab|none
///   SECONDS NODE TYPE CODE VALUE     an event, names as libevdev has them: 1.204000 0 EV_KEY KEY_P 1
///   SECONDS NODE catching-up TYPE CODE VALUE     the same, told after a loss
///   unplugged                        the device went after the last event
///   scan TEXT                        expected, in order; \xNN for what is not printable
struct Recording {
  platform::scanner::Terminator terminator = platform::scanner::Terminator::kEnter;
  std::map<int, std::vector<KeyEvent>> nodes;
  bool unplugged = false;
  std::vector<std::string> expected;
};

/// Throws std::invalid_argument with the line that is wrong.
[[nodiscard]] Recording read_recording(std::string_view text);

/// Of one node.
[[nodiscard]] std::string write_recording(const std::vector<KeyEvent>& events);

/// Every scan's text that a reader makes of it.
[[nodiscard]] std::vector<std::string> play(const Recording& recording);

/// \xNN for what is not printable, and for the backslash.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace tests
