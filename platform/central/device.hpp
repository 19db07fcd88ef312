// The kiosks and doors that may ask: each has a token, of which the database keeps the digest only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/result.hpp"
#include "platform/central/store.hpp"

namespace central {

struct Device {
  std::string id;
  std::string name;
  kiosk::VenueId venue;
  bool revoked = false;
};

struct NewDevice {
  std::string id;
  std::string token;  ///< known from here on to the device alone
};

/// Adds a device at a venue of the programme. The name is 1 to 64 printable characters and no other device's.
[[nodiscard]] kiosk::Result<NewDevice, std::string> add_device(Store& store, const kiosk::VenueId& venue,
                                                               const std::string& name, kiosk::Instant now);
// The two halves of it, inside the caller's transaction (kAlone). Both throw StoreFailure.
/// Why there can be no such device; nothing where there can.
[[nodiscard]] std::optional<std::string> refuse_new(Connection& db, const kiosk::VenueId& venue,
                                                    const std::string& name);
NewDevice insert_device(Connection& db, const kiosk::VenueId& venue, const std::string& name, kiosk::Instant now);

/// From here on its requests are refused. The error: no device of that name.
[[nodiscard]] kiosk::Result<void, std::string> revoke_device(Store& store, const std::string& name, kiosk::Instant now);
/// By name.
[[nodiscard]] kiosk::Result<std::vector<Device>, std::string> list_devices(Store& store);

/// The device of an Authorization header ("Bearer ..."), a revoked one included; nothing where nobody has this token.
/// Throws StoreFailure.
[[nodiscard]] std::optional<Device> find_device(Connection& db, std::string_view authorization);

}  // namespace central
