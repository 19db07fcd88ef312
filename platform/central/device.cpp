// SPDX-License-Identifier: Apache-2.0
// Devices in the database.
#include "platform/central/device.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/base/shell_word.hpp"
#include "kiosk/base/spelling.hpp"
#include "platform/central/caller.hpp"
#include "platform/central/random.hpp"

namespace central {
namespace {

constexpr std::size_t kLongestName = 64;

bool good_name(std::string_view name) {
  const auto printable = [](char c) { return c >= ' ' && c <= '~'; };
  return !name.empty() && name.size() <= kLongestName && std::ranges::all_of(name, printable);
}

Role role_of(const std::string& name) {
  const auto role = kiosk::ticketing::from_name(kRoles, name);
  if (!role) throw StoreFailure("a device's role cannot be read");
  return *role;
}

std::string_view name_of(Role role) { return kiosk::ticketing::to_name(kRoles, role); }

Device device_of(const Rows& row) {
  return {row.text(0),  row.text(1),          kiosk::VenueId(row.text(2)),
          !row.null(3), role_of(row.text(4)), row.null(5) ? std::string() : row.text(5)};
}

/// With the device that was meant, where one is near.
auto no_such_device(Store& store, const std::string& name) {
  std::vector<std::string> names;
  store.ask([&](Connection& db) {
    names.clear();
    auto rows = db.query("SELECT name FROM device WHERE id <> ? UNION SELECT name FROM setup_code", kOnlineDevice);
    while (rows.step()) names.push_back(rows.text(0));
  });
  const auto near = kiosk::near_words(name, {names.begin(), names.end()}, 1);
  const auto meant = near.empty() ? std::string() : "did you mean \"" + std::string(near.front()) + "\"? ";
  return kiosk::failure("there is no device \"" + name + "\"; " + meant + "see central devices list");
}

/// Venues are named by their id; people write their names.
std::string no_such_venue(Connection& db, const std::string& venue) {
  std::vector<std::string> ids;
  std::string all;
  for (auto rows = db.query("SELECT id, name FROM venue ORDER BY id"); rows.step();) {
    ids.push_back(rows.text(0));
    all += (all.empty() ? "" : ", ") + rows.text(0) + " (" + rows.text(1) + ")";
  }
  const auto near = kiosk::near_words(venue, {ids.begin(), ids.end()}, 1);
  const auto meant = near.empty() ? std::string() : "did you mean \"" + std::string(near.front()) + "\"? ";
  return "there is no venue \"" + venue + "\"; " + meant +
         (all.empty() ? "the festival has none" : "there are: " + all);
}

}  // namespace

std::optional<std::string> refuse_new(Connection& db, const kiosk::VenueId& venue, const std::string& name) {
  if (!good_name(name)) return "--name: write 1 to 64 letters, digits, blanks and signs of ASCII, without accents";
  if (db.number("SELECT count(*) FROM venue WHERE id = ?", venue) == 0) {
    return no_such_venue(db, venue.str());
  }
  if (db.number("SELECT count(*) FROM device WHERE name = ? AND revoked_at IS NULL", name) != 0) {
    return "there is a device \"" + name +
           "\" already; choose another name, or end that one first: central devices revoke " + kiosk::shell_word(name);
  }
  return std::nullopt;
}

NewDevice insert_device(Connection& db, const kiosk::VenueId& venue, const std::string& name, kiosk::Instant now,
                        Role role) {
  const auto before = db.number("SELECT count(*) FROM device WHERE id <> ?", kOnlineDevice);
  NewDevice made{"d-" + std::to_string(before + 1), random_token()};
  db.execute("INSERT INTO device (id, venue, name, token_digest, added_at, role) VALUES (?, ?, ?, ?, ?, ?)", made.id,
             venue, name, Blob{digest_of(made.token)}, now, name_of(role));
  return made;
}

kiosk::Result<NewDevice, std::string> add_device(Store& store, const kiosk::VenueId& venue, const std::string& name,
                                                 kiosk::Instant now, Role role) {
  try {
    return store.transact(Purpose::kAlone, [&](Connection& db) -> kiosk::Result<NewDevice, std::string> {
      if (auto refused = refuse_new(db, venue, name)) return kiosk::failure(*std::move(refused));
      return insert_device(db, venue, name, now, role);
    });
  } catch (const StoreFailure& failure) {
    return kiosk::failure(std::string(failure.what()));
  }
}

kiosk::Result<void, std::string> revoke_device(Store& store, const std::string& name, kiosk::Instant now) {
  try {
    const int revoked = store.transact(Purpose::kAlone, [&](Connection& db) {
      const int codes = db.execute("DELETE FROM setup_code WHERE name = ? AND used_at IS NULL", name);
      return codes + db.execute("UPDATE device SET revoked_at = coalesce(revoked_at, ?) WHERE name = ? AND id <> ?",
                                now, name, kOnlineDevice);
    });
    if (revoked == 0) return no_such_device(store, name);
    return {};
  } catch (const StoreFailure& failure) {
    return kiosk::failure(std::string(failure.what()));
  }
}

kiosk::Result<void, std::string> change_role(Store& store, const std::string& name, Role role) {
  try {
    const int changed = store.transact(Purpose::kAlone, [&](Connection& db) {
      const int codes =
          db.execute("UPDATE setup_code SET role = ? WHERE name = ? AND used_at IS NULL", name_of(role), name);
      return codes + db.execute("UPDATE device SET role = ? WHERE name = ? AND revoked_at IS NULL AND id <> ?",
                                name_of(role), name, kOnlineDevice);
    });
    if (changed == 0) return no_such_device(store, name);
    return {};
  } catch (const StoreFailure& failure) {
    return kiosk::failure(std::string(failure.what()));
  }
}

kiosk::Result<std::vector<ListedDevice>, std::string> list_devices(Store& store, kiosk::Instant now) {
  using State = ListedDevice::State;
  try {
    const auto db = store.lease();
    std::vector<ListedDevice> made;
    auto devices = db->query("SELECT name, venue, revoked_at, role FROM device WHERE id <> ?", kOnlineDevice);
    while (devices.step()) {
      const auto state = devices.null(2) ? State::kActive : State::kRevoked;
      made.push_back({devices.text(0), kiosk::VenueId(devices.text(1)), state, std::nullopt, role_of(devices.text(3))});
    }
    auto codes = db->query("SELECT name, venue, expires_at, role FROM setup_code WHERE used_at IS NULL");
    while (codes.step()) {
      const auto until = codes.instant(2);
      const auto state = until > now ? State::kWaiting : State::kExpired;
      made.push_back({codes.text(0), kiosk::VenueId(codes.text(1)), state, until, role_of(codes.text(3))});
    }
    std::ranges::sort(made, {}, [](const ListedDevice& d) { return std::pair(d.name, d.state); });
    return made;
  } catch (const StoreFailure& failure) {
    return kiosk::failure(std::string(failure.what()));
  }
}

std::vector<std::string> ids_of_kiosk(Connection& db, const std::string& device) {
  std::vector<std::string> made;
  auto one = db.query("SELECT name, venue FROM device WHERE id = ?", device);
  if (!one.step()) return made;
  auto rows = db.query("SELECT id FROM device WHERE name = ? AND venue = ? ORDER BY added_at DESC, id", one.text(0),
                       one.text(1));
  while (rows.step()) made.push_back(rows.text(0));
  const auto own = std::ranges::find(made, device);
  if (own != made.end()) std::rotate(made.begin(), own, own + 1);
  return made;
}

std::optional<Device> find_device(Connection& db, std::string_view token) {
  // Looked up by digest: how long that takes says nothing of a token that is nearly right.
  const auto digest = digest_of(token);
  auto row = db.query("SELECT id, name, venue, revoked_at, role, client_key_digest FROM device WHERE token_digest = ?",
                      Blob{digest});
  if (!row.step()) return std::nullopt;
  return device_of(row);
}

}  // namespace central
