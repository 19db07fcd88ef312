// SPDX-License-Identifier: Apache-2.0
// The command about requests: what staff tell a person who shows a kiosk's reference.
#include <algorithm>
#include <ostream>

#include "kiosk/ticketing/names.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/request_record.hpp"
#include "platform/central/shown_times.hpp"
#include "platform/central/table.hpp"

namespace central {
namespace {

/// "3B9C-2E4A"
std::string for_people(std::string reference) {
  std::ranges::transform(reference, reference.begin(),
                         [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c; });
  return reference.insert(4, "-");
}

void add_row(const ShownRequest& shown, const ShownTimes& times, Table& table) {
  const auto& record = shown.record;
  table.add({times(record.at), shown.device,
             std::string(kiosk::ticketing::to_name(kiosk::ticketing::kRequestEffects, record.effect)),
             record.ticket ? record.ticket->str() : std::string(), shown.pass, shown.reason});
}

}  // namespace

int run_requests_show(const ShowOptions& options, const std::string& reference, std::ostream& out, std::ostream& err) {
  const auto key_end = canonical_reference(reference);
  if (!key_end) return fail(err, "a reference is eight digits and letters from A to F, such as 3B9C-2E4A");
  const auto store = open_to_show(options.database, err);
  if (!store) return kFailed;
  try {
    return store->transact(Purpose::kRead, [&](Connection& db) {
      const auto found = find_by_reference(db, *key_end);
      if (found.empty()) {
        return fail(err, "nothing is on record of " + for_people(*key_end) +
                             ": no such request came, and nothing was done; the kiosk may still settle it");
      }
      const ShownTimes times(db, options.utc);
      Table table({"at", "device", "effect", "ticket", "pass", "reason"});
      for (const auto& shown : found) add_row(shown, times, table);
      table.print(out, options.json);
      return kFine;
    });
  } catch (const StoreFailure& failure) {
    return fail(err, failure.what());
  }
}

}  // namespace central
