// SPDX-License-Identifier: Apache-2.0
// The kiosks, doors and desks that may ask: each has a token, of which the database keeps the digest only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/result.hpp"
#include "platform/central/role.hpp"
#include "platform/central/store.hpp"

namespace central {

struct Device {
  std::string id;
  std::string name;
  kiosk::VenueId venue;
  bool revoked = false;
  Role role = Role::kKiosk;
  std::string client_key_digest{};  ///< HttpRequest's, that its token is bound to; empty: to none
};

struct NewDevice {
  std::string id;
  std::string token;  ///< known from here on to the device alone
};

/// Adds a device at a venue of the programme. The name is 1 to 64 printable characters and no other device's.
[[nodiscard]] kiosk::Result<NewDevice, std::string> add_device(Store& store, const kiosk::VenueId& venue,
                                                               const std::string& name, kiosk::Instant now,
                                                               Role role = Role::kKiosk);
// The two halves of it, inside the caller's transaction (kAlone). Both throw StoreFailure.
/// Why there can be no such device; nothing where there can.
[[nodiscard]] std::optional<std::string> refuse_new(Connection& db, const kiosk::VenueId& venue,
                                                    const std::string& name);
NewDevice insert_device(Connection& db, const kiosk::VenueId& venue, const std::string& name, kiosk::Instant now,
                        Role role);

/// From here on its requests are refused, and a set-up code of this name that nobody used is of no use. The error:
/// there is neither.
[[nodiscard]] kiosk::Result<void, std::string> revoke_device(Store& store, const std::string& name, kiosk::Instant now);

/// What the device of this name is for from here on, or what will be set up with the set-up code of this name. The
/// error: there is neither.
[[nodiscard]] kiosk::Result<void, std::string> change_role(Store& store, const std::string& name, Role role);

/// A device, or what may still become one.
struct ListedDevice {
  enum class State { kActive, kRevoked, kWaiting, kExpired };
  std::string name;
  kiosk::VenueId venue;
  State state = State::kActive;
  std::optional<kiosk::Instant> waits_until;  ///< kWaiting and kExpired: the end of its set-up code
  Role role = Role::kKiosk;
};
/// By name.
[[nodiscard]] kiosk::Result<std::vector<ListedDevice>, std::string> list_devices(Store& store, kiosk::Instant now);

/// Every device that has or had this one's name at its venue, itself first. A kiosk that is enrolled anew has another
/// id and the journal of before: what it began under its earlier ids is its own still. Empty: there is no such device.
/// Throws StoreFailure.
[[nodiscard]] std::vector<std::string> ids_of_kiosk(Connection& db, const std::string& device);

/// The device of a token, a revoked one included; nothing where nobody has it. Throws StoreFailure.
[[nodiscard]] std::optional<Device> find_device(Connection& db, std::string_view token);

}  // namespace central
