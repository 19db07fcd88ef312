// SPDX-License-Identifier: Apache-2.0
// What kiosks check signatures with: the festival's public keys.
#include <ostream>

#include "kiosk/ticketing/public_key.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/signer.hpp"

namespace central {
namespace {

/// Nothing after a line on `err`, also where the festival has no key yet.
std::optional<Signer> load_signer(Store& store, std::ostream& err) {
  try {
    auto signer = store.transact(Purpose::kRead, Signer::load);
    const auto missing = no_key_yet(signer);
    if (!missing) return signer;
    fail(err, store.name() + ": " + *missing);
    return std::nullopt;
  } catch (const StoreFailure& failure) {
    fail(err, failure.what());
    return std::nullopt;
  }
}

}  // namespace

int run_keys(const std::string& database, std::ostream& out, std::ostream& err) {
  const auto store = open_to_show(database, err);
  if (!store) return kFailed;
  const auto signer = load_signer(*store, err);
  if (!signer) return kFailed;
  out << kiosk::ticketing::write_keys(signer->public_keys()) << '\n';
  return kFine;
}

}  // namespace central
