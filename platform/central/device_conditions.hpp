// SPDX-License-Identifier: Apache-2.0
// How the devices of each kiosk are, as the kiosk told last: its readers, its printer, its clock.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/core/values/device_condition.hpp"
#include "platform/central/store.hpp"

namespace central {

/// Takes a kiosk's report, all of it: what it does not name it has no more. A condition that it had already goes on
/// from when it began. Gives what is different from then on. Inside the caller's change. Throws StoreFailure.
std::vector<kiosk::DeviceCondition> note_conditions(Connection& db, const std::string& device,
                                                    const std::vector<kiosk::DeviceCondition>& reported,
                                                    kiosk::Instant now);

struct ListedCondition {
  std::string kiosk;  ///< the device's name
  std::string venue;  ///< the venue's name
  kiosk::DeviceCondition what;
  std::string since;        ///< RFC 3339: when the kiosk first told it
  std::string reported_at;  ///< when the kiosk told it last
};
/// Of all kiosks that were not revoked, by name; `troubles_only`: what staff have to see to, the longest first.
/// Instants are in the festival's zone, or in UTC.
[[nodiscard]] kiosk::Result<std::vector<ListedCondition>, std::string> list_conditions(Store& store, bool troubles_only,
                                                                                       bool utc);

/// "printer paper_out", as staff read it.
[[nodiscard]] std::string in_words(const kiosk::DeviceCondition& what);

}  // namespace central
