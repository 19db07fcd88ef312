// SPDX-License-Identifier: Apache-2.0
// Audit and verify: what is found, to lines.
#include "platform/central/commands.hpp"

#include <ostream>

#include "kiosk/ticketing/names.hpp"
#include "platform/central/audit.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/views.hpp"

namespace central {
namespace {

int audit_as(bool utc, const std::string& database, std::ostream& out, std::ostream& err) {
  const auto store = open_store(database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  const auto audited = audit(*store, utc);
  if (!audited) return fail(err, audited.error());
  out << audited->summary() << '\n';
  for (const auto& note : audited->notes) out << note << '\n';
  for (const auto& finding : audited->findings) out << finding << '\n';
  if (!audited->findings.empty()) return kFailed;
  out << "audit: clean\n";
  return kFine;
}

}  // namespace

int run_audit(const std::string& database, std::ostream& out, std::ostream& err) {
  return audit_as(false, database, out, err);
}

int run_audit_in_utc(const std::string& database, std::ostream& out, std::ostream& err) {
  return audit_as(true, database, out, err);
}

int run_verify(const std::string& database, const std::string& code, std::ostream& out, std::ostream& err) {
  const auto store = open_store(database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  try {
    const auto db = store->lease();
    const auto signer = Signer::load(*db);
    const auto verified = verify(*db, signer, {kiosk::TicketCode(code), std::nullopt}, std::nullopt);
    out << kiosk::ticketing::to_name(kiosk::ticketing::kVerifyStates, verified.state) << '\n';
    return verified.state == kiosk::ticketing::VerifyState::kValid ? kFine : kFailed;
  } catch (const StoreFailure& failure) {
    return fail(err, failure.what());
  }
}

}  // namespace central
