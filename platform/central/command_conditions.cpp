// SPDX-License-Identifier: Apache-2.0
// The command about the devices of kiosks: what is wrong with which, and since when.
#include <ostream>
#include <string>

#include "kiosk/ticketing/names.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/conditions_command.hpp"
#include "platform/central/device_conditions.hpp"

namespace central {

int run_devices_conditions(const ConditionsOptions& options, std::ostream& out, std::ostream& err) {
  namespace ticketing = kiosk::ticketing;
  const auto store = open_to_show(options.show.database, err);
  if (!store) return kFailed;
  const auto conditions = list_conditions(*store, !options.all, options.show.utc);
  if (!conditions) return fail(err, conditions.error());
  Table table({"kiosk", "venue", "device", "condition", "since", "reported", "detail"});
  for (const auto& [name, venue, what, since, reported_at] : *conditions) {
    table.add({name, venue, std::string(ticketing::to_name(ticketing::kDeviceParts, what.part)),
               std::string(ticketing::to_name(ticketing::kPartConditions, what.condition)), since, reported_at,
               what.detail});
  }
  if (table.empty() && !options.show.json) {
    out << (options.all ? "no kiosk has told how its devices are\n" : "nothing needs staff\n");
  } else {
    table.print(out, options.show.json);
  }
  return kFine;
}

}  // namespace central
