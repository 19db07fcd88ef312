// SPDX-License-Identifier: Apache-2.0
// What `central devices conditions` does.
#pragma once

#include <iosfwd>

#include "platform/central/table.hpp"

namespace central {

struct ConditionsOptions {
  ShowOptions show;
  bool all = false;  ///< also what works
};

/// A row a device of a kiosk: kiosk, venue, device, condition, since, reported (when the kiosk told it last) and
/// detail; of what staff have to see to, the one that lasts longest first, or of all.
int run_devices_conditions(const ConditionsOptions& options, std::ostream& out, std::ostream& err);

}  // namespace central
