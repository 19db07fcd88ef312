// SPDX-License-Identifier: Apache-2.0
// One event node of a keyboard: what it says, apart from the kernel that says it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/base/result.hpp"
#include "kiosk/ports/scanner.hpp"
#include "platform/scanner/scan_builder.hpp"

namespace platform::scanner {

/// As linux/input.h has it. EV_SYN with SYN_DROPPED: events were lost here.
struct KeyEvent {
  Moment at{};
  std::uint16_t type = 0;
  std::uint16_t code = 0;
  std::int32_t value = 0;
  bool catching_up = false;  ///< tells which keys are down after a loss; nobody pressed them now
};

/// A node that is open and grabbed: nobody else gets its keys, no window, no console. One thread.
class KeyNode {
 public:
  virtual ~KeyNode() = default;
  /// Becomes readable when there is an event.
  [[nodiscard]] virtual int descriptor() const = 0;
  /// The next event; nothing where there is none yet. An error: the device is gone.
  [[nodiscard]] virtual kiosk::Result<std::optional<KeyEvent>, kiosk::ports::ScannerError> next() = 0;
};

/// Opens `path` through libevdev, stamps its events with the monotonic clock, grabs it. The error names the remedy
/// where permission is missing, or another program has grabbed it.
[[nodiscard]] kiosk::Result<std::unique_ptr<KeyNode>, kiosk::ports::ScannerError> open_key_node(
    const std::string& path);

}  // namespace platform::scanner
