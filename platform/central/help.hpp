// SPDX-License-Identifier: Apache-2.0
// Calls for help: somebody at a kiosk wants staff, who see the open calls by `central help list`.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "kiosk/base/result.hpp"
#include "platform/central/store.hpp"

namespace central {

struct HelpCall {
  std::string id;  ///< "H-7F3K92": short enough to type
  kiosk::Instant called_at;
  bool is_new = true;  ///< false: the device's call that was open already
};

/// The device's open call where it has one: whoever calls again waits in their place. Else a new one. Inside the
/// caller's change. Throws StoreFailure.
[[nodiscard]] HelpCall call_for_help(Connection& db, const std::string& device, const std::string& language,
                                     kiosk::Instant now);

/// How many calls nobody has seen to. Throws StoreFailure.
[[nodiscard]] std::int64_t open_help_calls(Connection& db);

/// An open call, as staff need it.
struct ListedHelpCall {
  std::string id;
  std::string called_at;  ///< RFC 3339, in the festival's zone or in UTC
  std::string kiosk;      ///< the device's name
  std::string venue;      ///< the venue's name
  std::string language;   ///< BCP 47
};
/// The one that waits longest first.
[[nodiscard]] kiosk::Result<std::vector<ListedHelpCall>, std::string> list_help_calls(Store& store, bool utc = false);

/// Staff have seen to it. The error: there is no open call of this id.
[[nodiscard]] kiosk::Result<void, std::string> end_help_call(Store& store, const std::string& id, kiosk::Instant now);

}  // namespace central
