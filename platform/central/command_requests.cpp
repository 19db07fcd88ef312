// SPDX-License-Identifier: Apache-2.0
// The command about requests: what staff tell a person who shows a kiosk's reference.
#include <algorithm>
#include <ostream>

#include "kiosk/base/zone.hpp"
#include "kiosk/ticketing/names.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/programme.hpp"
#include "platform/central/request_record.hpp"

namespace central {
namespace {

std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }

/// "3B9C-2E4A"
std::string for_people(std::string reference) {
  std::ranges::transform(reference, reference.begin(),
                         [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c; });
  return reference.insert(4, "-");
}

void print(const ShownRequest& shown, const kiosk::Zone& zone, std::ostream& out) {
  const auto& record = shown.record;
  out << kiosk::format_rfc3339(record.at, zone) << '\t' << shown.device << '\t'
      << kiosk::ticketing::to_name(kiosk::ticketing::kRequestEffects, record.effect) << '\t'
      << (record.ticket ? record.ticket->str() : "-") << '\t' << or_dash(shown.pass) << '\t' << or_dash(shown.reason)
      << '\n';
}

}  // namespace

int run_requests_show(const std::string& database, const std::string& reference, std::ostream& out, std::ostream& err) {
  const auto key_end = canonical_reference(reference);
  if (!key_end) return fail(err, "a reference is eight digits and letters from A to F, such as 3B9C-2E4A");
  const auto store = open_store(database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  try {
    return store->transact(Purpose::kRead, [&](Connection& db) {
      const auto programme = Programme::load(db);
      const auto found = find_by_reference(db, *key_end);
      if (found.empty()) {
        return fail(err, "nothing is on record of " + for_people(*key_end) +
                             ": no such request came, and nothing was done; the kiosk may still settle it");
      }
      for (const auto& shown : found) print(shown, programme->zone(), out);
      return kFine;
    });
  } catch (const StoreFailure& failure) {
    return fail(err, failure.what());
  }
}

}  // namespace central
