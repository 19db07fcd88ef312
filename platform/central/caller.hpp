// SPDX-License-Identifier: Apache-2.0
// Who asks: a kiosk, a door or a desk by its device's token, or a passholder who signed in online.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/ids.hpp"
#include "kiosk/policy/window.hpp"
#include "platform/central/role.hpp"

namespace central {

/// The device under which everything that signed-in passholders do is recorded.
constexpr auto kOnlineDevice = "online";

struct Caller {
  std::string device;                 ///< its id; kOnlineDevice for a passholder
  kiosk::VenueId venue;               ///< where the device stands; empty online
  std::optional<kiosk::PassId> pass;  ///< the passholder's; nothing: a device
  Role role = Role::kKiosk;           ///< a device's
  std::string name{};                 ///< what staff call the device

  [[nodiscard]] kiosk::policy::Channel channel() const {
    return pass ? kiosk::policy::Channel::kOnline : kiosk::policy::Channel::kInPerson;
  }
  [[nodiscard]] bool is(Role device_role) const { return !pass && role == device_role; }
};

/// Tells callers apart: "d-1", "online p-26-0006"; empty: nobody.
[[nodiscard]] inline std::string name_of(const Caller& caller) {
  return caller.pass ? caller.device + ' ' + caller.pass->str() : caller.device;
}

}  // namespace central
