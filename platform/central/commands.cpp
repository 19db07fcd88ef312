// SPDX-License-Identifier: Apache-2.0
// Import, audit and verify: options to values, values to lines.
#include "platform/central/commands.hpp"

#include <filesystem>
#include <ostream>

#include "kiosk/ticketing/names.hpp"
#include "platform/central/audit.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/festival_import.hpp"
#include "platform/central/views.hpp"

namespace central {
namespace {

int audit_as(bool utc, const std::string& database, std::ostream& out, std::ostream& err) {
  const auto store = open_store(database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  const auto audited = audit(*store, utc);
  if (!audited) return fail(err, audited.error());
  out << audited->summary() << '\n';
  for (const auto& finding : audited->findings) out << finding << '\n';
  if (!audited->findings.empty()) return kFailed;
  out << "audit: clean\n";
  return kFine;
}

}  // namespace

int run_import(const ImportOptions& options, std::ostream& out, std::ostream& err) {
  const auto clock = read_clock(options.clock, err);
  if (!clock) return kFailed;
  const auto now = (*clock)();
  std::unique_ptr<Store> store;
  std::optional<kiosk::Date> first_day;
  // A file that is wrong must leave no empty database file behind; a server's database is there already.
  const auto file = database_file(options.database);
  if (!file || std::filesystem::exists(*file)) {
    store = open_store(options.database, Store::Mode::kExisting, err);
    if (!store) return kFailed;
    const auto stored = stored_first_day(*store);
    if (!stored) return fail(err, stored.error());
    first_day = *stored;
  }
  const auto festival = festival::read_festival(options.festival, now, first_day);
  if (!festival) return fail(err, festival.error());
  for (const auto& warning : festival->warnings) err << "central: warning: " << warning << '\n';
  if (!store) store = open_store(options.database, Store::Mode::kCreate, err);
  if (!store) return kFailed;
  const auto done = import_festival(*store, *festival, now);
  if (!done) return fail(err, done.error());
  out << "imported: " << done->venues << " venues, " << done->films << " films, " << done->screenings << " screenings, "
      << done->passes << " passes, " << done->reservations << " new reservations";
  if (festival->kept_first_day) out << "; day 0 stays " << kiosk::format_date(festival->first_day);
  out << '\n';
  for (const auto& note : done->notes) err << "central: note: " << note << '\n';
  return kFine;
}

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
