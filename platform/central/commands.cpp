// The commands: options to values, values to lines.
#include "platform/central/commands.hpp"

#include <cstdio>
#include <fstream>
#include <ostream>

#include "kiosk/ticketing/names.hpp"
#include "platform/central/answer.hpp"
#include "platform/central/audit.hpp"
#include "platform/central/device.hpp"
#include "platform/central/festival_import.hpp"
#include "platform/central/http_server.hpp"
#include "platform/central/service.hpp"
#include "platform/central/views.hpp"

namespace central {
namespace {

constexpr int kFine = 0;
constexpr int kFailed = 1;

int fail(std::ostream& err, const std::string& line) {
  err << "central: " << line << '\n';
  return kFailed;
}

/// The store behind "sqlite:FILE"; nullptr after a line on `err`.
std::unique_ptr<Store> open_store(const std::string& database, Connection::Mode mode, std::ostream& err) {
  const auto file = database_file(database);
  if (!file) {
    fail(err, "--database " + database + ": write it as sqlite:FILE");
    return nullptr;
  }
  auto store = Store::open(*file, mode);
  if (store) return *std::move(store);
  fail(err, store.error());
  return nullptr;
}

/// Nothing after a line on `err`.
std::optional<Clock> read_clock(const std::string& text, std::ostream& err) {
  if (text.empty()) return make_clock(std::nullopt);
  if (const auto start = kiosk::parse_rfc3339(text)) return make_clock(start);
  fail(err, "--clock " + text + ": write it as 2024-04-28T17:42:00-04:00");
  return std::nullopt;
}

/// A reader sees the old file or the new one, never half of it.
bool write_port(const std::string& file, unsigned short port) {
  const auto unfinished = file + ".new";
  {
    std::ofstream out(unfinished);
    out << port << '\n';
    if (!out.flush()) return false;
  }
  return std::rename(unfinished.c_str(), file.c_str()) == 0;
}

}  // namespace

int run_import(const ImportOptions& options, std::ostream& out, std::ostream& err) {
  const auto clock = read_clock(options.clock, err);
  if (!clock) return kFailed;
  const auto now = (*clock)();
  const auto festival = read_festival(options.festival, now);
  if (!festival) return fail(err, festival.error());
  const auto store = open_store(options.database, Connection::Mode::kCreate, err);
  if (!store) return kFailed;
  const auto done = import_festival(*store, *festival, now);
  if (!done) return fail(err, done.error());
  out << "imported: " << done->venues << " venues, " << done->films << " films, " << done->screenings << " screenings, "
      << done->passes << " passes, " << done->reservations << " new reservations\n";
  return kFine;
}

int run_serve(const ServeOptions& options, std::ostream& out, std::ostream& err) {
  const auto clock = read_clock(options.clock, err);
  if (!clock) return kFailed;
  const auto store = open_store(options.database, Connection::Mode::kExisting, err);
  if (!store) return kFailed;
  const auto service = Service::open(*store, *clock);
  if (!service) return fail(err, service.error());
  const auto server = HttpServer::listen(
      options.listen, Limits{}, options.workers,
      [&](const kiosk::HttpRequest& request) { return (*service)->handle(request); }, server_problem);
  if (!server) return fail(err, server.error().detail);
  const auto port = (*server)->port();
  if (!options.port_file.empty() && !write_port(options.port_file, port)) {
    return fail(err, options.port_file + ": cannot be written");
  }
  const auto host = options.listen.substr(0, options.listen.rfind(':'));
  out << "central: listening on " << host << ':' << port << std::endl;
  (*server)->run_until_signal();
  return kFine;
}

int run_devices_add(const DeviceOptions& options, std::ostream& out, std::ostream& err) {
  const auto store = open_store(options.database, Connection::Mode::kExisting, err);
  if (!store) return kFailed;
  const auto added = add_device(*store, kiosk::VenueId(options.venue), options.name, make_clock(std::nullopt)());
  if (!added) return fail(err, added.error());
  out << added->token << '\n';
  return kFine;
}

int run_devices_revoke(const DeviceOptions& options, std::ostream& out, std::ostream& err) {
  const auto store = open_store(options.database, Connection::Mode::kExisting, err);
  if (!store) return kFailed;
  const auto revoked = revoke_device(*store, options.name, make_clock(std::nullopt)());
  if (!revoked) return fail(err, revoked.error());
  out << "revoked: " << options.name << '\n';
  return kFine;
}

int run_devices_list(const DeviceOptions& options, std::ostream& out, std::ostream& err) {
  const auto store = open_store(options.database, Connection::Mode::kExisting, err);
  if (!store) return kFailed;
  const auto devices = list_devices(*store);
  if (!devices) return fail(err, devices.error());
  for (const auto& device : *devices) {
    out << device.name << '\t' << device.venue.str() << (device.revoked ? "\trevoked" : "") << '\n';
  }
  return kFine;
}

int run_audit(const std::string& database, std::ostream& out, std::ostream& err) {
  const auto store = open_store(database, Connection::Mode::kExisting, err);
  if (!store) return kFailed;
  const auto audited = audit(*store);
  if (!audited) return fail(err, audited.error());
  out << audited->summary() << '\n';
  for (const auto& finding : audited->findings) out << finding << '\n';
  if (!audited->findings.empty()) return kFailed;
  out << "audit: clean\n";
  return kFine;
}

int run_verify(const std::string& database, const std::string& code, std::ostream& out, std::ostream& err) {
  const auto store = open_store(database, Connection::Mode::kExisting, err);
  if (!store) return kFailed;
  try {
    const auto db = store->reader();
    const auto signer = Signer::load(*db);
    const auto verified = verify(*db, signer, {kiosk::TicketCode(code), std::nullopt});
    out << kiosk::ticketing::to_name(kiosk::ticketing::kVerifyStates, verified.state) << '\n';
    return verified.state == kiosk::ticketing::VerifyState::kValid ? kFine : kFailed;
  } catch (const StoreFailure& failure) {
    return fail(err, failure.what());
  }
}

}  // namespace central
