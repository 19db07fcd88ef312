// SPDX-License-Identifier: Apache-2.0
// What kiosks check signatures with: the festival's public keys.
#include <ostream>

#include "kiosk/ticketing/public_key.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/signer.hpp"

namespace central {
namespace {

/// The keys, made where the festival has none yet; nothing after a line on `err`.
std::optional<Signer> open_signer(Store& store, std::ostream& err) {
  try {
    std::optional<Signer> signer;
    store.transact(Purpose::kAlone,
                   [&](Connection& db) { signer = Signer::load_or_make(db, make_clock(std::nullopt)()); });
    return signer;
  } catch (const StoreFailure& failure) {
    fail(err, failure.what());
    return std::nullopt;
  }
}

}  // namespace

int run_keys(const std::string& database, std::ostream& out, std::ostream& err) {
  const auto store = open_store(database, Store::Mode::kAsItIs, err);
  if (!store) return kFailed;
  const auto signer = open_signer(*store, err);
  if (!signer) return kFailed;
  out << kiosk::ticketing::write_keys(signer->public_keys()) << '\n';
  return kFine;
}

}  // namespace central
