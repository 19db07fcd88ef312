// SPDX-License-Identifier: Apache-2.0
// The commands about kiosks, doors and desks: how they become known, which there are, and how they go.
#include <cstddef>
#include <ostream>

#include "kiosk/base/service_url.hpp"
#include "kiosk/base/shell_word.hpp"
#include "kiosk/ticketing/enrolment.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/device.hpp"
#include "platform/central/qr_picture.hpp"
#include "platform/central/setup_code.hpp"
#include "platform/central/shown_times.hpp"
#include "platform/central/table.hpp"

namespace central {
namespace {

constexpr std::size_t kLongestUrl = 400;
constexpr int kPictureScale = 8;  ///< dots a module: a few centimetres on a screen

std::string state_text(const ListedDevice& device) {
  switch (device.state) {
    case ListedDevice::State::kActive:
      return "active";
    case ListedDevice::State::kRevoked:
      return "revoked";
    case ListedDevice::State::kWaiting:
      return "waiting for set-up";
    case ListedDevice::State::kExpired:
      return "set-up code expired";
  }
  return {};
}

/// Nothing after a line on `err`.
std::optional<Role> read_role(const std::string& text, std::ostream& err) {
  const auto role = kiosk::ticketing::from_name(kRoles, text);
  if (!role) fail(err, "a device is a kiosk, a door or a desk, and no \"" + text + "\"");
  return role;
}

/// Empty, or why no kiosk can be set up with it, and what to do.
std::string trouble_with(const std::string& service) {
  if (const auto trouble = kiosk::service_url_trouble(service)) return trouble->wrong + "; " + trouble->remedy;
  return service.size() > kLongestUrl ? "is too long for a picture; give a shorter one" : std::string();
}

/// Nothing after a line on `err`.
std::optional<ShownTimes> times_of(Store& store, bool utc, std::ostream& err) {
  try {
    return store.ask([utc](Connection& db) { return ShownTimes(db, utc); });
  } catch (const StoreFailure& failure) {
    fail(err, failure.what());
    return std::nullopt;
  }
}

int draw(const kiosk::ticketing::SetupText& setup, const EnrolOptions& options, std::ostream& out, std::ostream& err) {
  const auto symbol = draw_qr(kiosk::ticketing::write_setup_text(setup));
  if (!symbol) return fail(err, symbol.error());
  if (options.for_people) {
    out << for_terminal(*symbol);
    if (options.role == kiosk::ticketing::kKioskRole) {
      out << "On the kiosk: kiosk enrol --config kiosk.toml asks for it\n";
    } else {
      out << "For the " << options.role << "'s own program (POST /v1/devices/enrol); kiosk enrol does not take it\n";
    }
  }
  if (options.picture.empty()) return kFine;
  const auto png = encode_png(*symbol, kPictureScale);
  if (!png) return fail(err, png.error());
  if (!write_whole(options.picture, *png))
    return fail(err, "--qr " + options.picture + ": cannot be written; the code above is good all the same");
  return kFine;
}

}  // namespace

int run_devices_add(const DeviceOptions& options, std::ostream& out, std::ostream& err) {
  const auto role = read_role(options.role, err);
  if (!role) return kFailed;
  const auto store = open_store(options.database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  const auto added = add_device(*store, kiosk::VenueId(options.venue), options.name, make_clock(std::nullopt)(), *role);
  if (!added) return fail(err, added.error());
  out << added->token << '\n';
  return kFine;
}

int run_devices_enrol(const EnrolOptions& options, std::ostream& out, std::ostream& err) {
  const auto clock = read_clock(options.clock, err);
  if (!clock) return kFailed;
  const auto role = read_role(options.role, err);
  if (!role) return kFailed;
  std::string service;
  if (!options.service.empty()) {
    service = kiosk::without_end_slash(options.service);
    if (auto trouble = trouble_with(service); !trouble.empty()) {
      return fail(err, "--service " + options.service + " " + trouble);
    }
  } else if (!options.picture.empty()) {
    return fail(err, "--qr: the picture says where the service is; give --service https://HOST too");
  }
  const auto store = open_store(options.database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  const auto made = make_setup_code(*store, kiosk::VenueId(options.venue), options.name,
                                    std::chrono::hours{options.valid_hours}, (*clock)(), *role);
  if (!made) return fail(err, made.error());
  out << made->code << std::endl;
  if (made->voids_earlier) fail(err, "note: the earlier set-up code of " + options.name + " is void now");
  return draw({service, made->code}, options, out, err);
}

int run_devices_revoke(const DeviceOptions& options, std::ostream& out, std::ostream& err) {
  const auto store = open_store(options.database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  const auto revoked = revoke_device(*store, options.name, make_clock(std::nullopt)());
  if (!revoked) return fail(err, revoked.error());
  out << "revoked: " << options.name << '\n';
  return kFine;
}

int run_devices_role(const DeviceOptions& options, std::ostream& out, std::ostream& err) {
  if (!kiosk::ticketing::from_name(kRoles, options.role) && kiosk::ticketing::from_name(kRoles, options.name)) {
    return fail(err,
                "the name comes first: central devices role " + kiosk::shell_word(options.role) + ' ' + options.name);
  }
  const auto role = read_role(options.role, err);
  if (!role) return kFailed;
  const auto store = open_store(options.database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  const auto changed = change_role(*store, options.name, *role);
  if (!changed) return fail(err, changed.error());
  out << options.name << " is a " << options.role << '\n';
  return kFine;
}

int run_devices_list(const ShowOptions& options, std::ostream& out, std::ostream& err) {
  const auto store = open_to_show(options.database, err);
  if (!store) return kFailed;
  const auto devices = list_devices(*store, make_clock(std::nullopt)());
  if (!devices) return fail(err, devices.error());
  const auto times = times_of(*store, options.utc, err);
  if (!times) return kFailed;
  Table table({"name", "venue", "role", "state", "until"});
  for (const auto& device : *devices) {
    table.add({device.name, device.venue.str(), std::string(kiosk::ticketing::to_name(kRoles, device.role)),
               state_text(device), device.waits_until ? (*times)(*device.waits_until) : std::string()});
  }
  table.print(out, options.json);
  if (table.empty() && !options.json) fail(err, "no devices; central devices enrol makes one known");
  return kFine;
}

}  // namespace central
