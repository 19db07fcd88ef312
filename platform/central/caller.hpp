// Who asks: a kiosk or a door by its device's token, or a passholder who signed in online.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/ids.hpp"
#include "kiosk/policy/window.hpp"

namespace central {

/// The device under which everything that signed-in passholders do is recorded.
constexpr auto kOnlineDevice = "online";

struct Caller {
  std::string device;                 ///< its id; kOnlineDevice for a passholder
  kiosk::VenueId venue;               ///< where the device stands; empty online
  std::optional<kiosk::PassId> pass;  ///< the passholder's; nothing: a device, which acts for whoever stands before it

  [[nodiscard]] kiosk::policy::Channel channel() const {
    return pass ? kiosk::policy::Channel::kOnline : kiosk::policy::Channel::kInPerson;
  }
  /// A passholder has to do with their own tickets alone.
  [[nodiscard]] bool may_touch(const kiosk::PassId& of) const { return !pass || *pass == of; }
};

/// Tells callers apart: "d-1", "online p-26-0006"; empty: nobody.
[[nodiscard]] inline std::string name_of(const Caller& caller) {
  return caller.pass ? caller.device + ' ' + caller.pass->str() : caller.device;
}

}  // namespace central
