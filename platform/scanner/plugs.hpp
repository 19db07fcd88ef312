// SPDX-License-Identifier: Apache-2.0
// What is plugged in, and when that changes: the narrow side of udev, so that tests can play plugging and unplugging.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/scanner/settings.hpp"

namespace platform::scanner {

/// One device node that may belong to a scanner.
struct Plugged {
  std::string node;                             ///< "/dev/input/event5"
  std::string device;                           ///< the same for all nodes of one device: its USB parent's path in /sys
  std::string name;                             ///< as the device calls itself; may be empty
  std::optional<UsbIds> ids;                    ///< none where the device has no ids
  std::string port;                             ///< "1-1.2"; empty where it is not on USB
  bool is_keyboard = false;                     ///< of input nodes: has keys such as letters or digits
  std::vector<std::uint8_t> report_descriptor;  ///< of HID nodes
};

/// One thread.
class Plugs {
 public:
  virtual ~Plugs() = default;
  /// The nodes of this kind that are there now: of input, tty or hidraw.
  [[nodiscard]] virtual std::vector<Plugged> devices(Kind kind) = 0;
  /// Becomes readable when something was plugged in or out; -1 where nothing tells.
  [[nodiscard]] virtual int descriptor() const = 0;
  /// Whether something was, since the last call; makes descriptor() unreadable again.
  [[nodiscard]] virtual bool changed() = 0;
};

/// udev's view. Where udev tells nothing of changes (a container), devices() still does.
[[nodiscard]] std::unique_ptr<Plugs> make_udev_plugs();

}  // namespace platform::scanner
