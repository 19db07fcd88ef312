// SPDX-License-Identifier: Apache-2.0
// Set-up codes in the database: their digests, what they are for, and until when.
#include "platform/central/setup_code.hpp"

#include "platform/central/device.hpp"
#include "platform/central/random.hpp"

namespace central {
namespace {

constexpr std::size_t kDigits = 16;
constexpr std::size_t kGroup = 4;
constexpr std::chrono::hours kKept{7 * 24};
constexpr auto kNoGood =
    "this set-up code is not known here, was used, was replaced by a newer one, or its time is over; make another on "
    "the service's machine: "
    "central devices enrol";

std::string digest_of_code(std::string_view canonical) { return digest_of("setup code\n" + std::string(canonical)); }

std::string in_groups(std::string_view code) {
  std::string made;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i != 0 && i % kGroup == 0) made += '-';
    made += code[i];
  }
  return made;
}

/// What an unused code that is still good is for.
struct Meant {
  kiosk::VenueId venue;
  std::string name;
  Role role = Role::kKiosk;
};

std::optional<Meant> find(Connection& db, const std::string& digest, kiosk::Instant now) {
  auto row =
      db.query("SELECT venue, name, role FROM setup_code WHERE digest = ? AND used_at IS NULL AND expires_at > ?",
               Blob{digest}, now);
  if (!row.step()) return std::nullopt;
  const auto role = kiosk::ticketing::from_name(kRoles, row.text(2));
  if (!role) throw StoreFailure("a set-up code's role cannot be read");
  return Meant{kiosk::VenueId(row.text(0)), row.text(1), *role};
}

std::string_view name_of(Role role) { return kiosk::ticketing::to_name(kRoles, role); }

auto no_good() { return NotEnrolled{"device_unknown", kNoGood}; }

/// Why this code makes no device of who shows it. Nothing is said of a code that is not good.
std::optional<NotEnrolled> refuse(const std::optional<Meant>& found, const Enroller& enroller) {
  if (!found) return no_good();
  if (!enroller.role || *enroller.role == found->role) return std::nullopt;
  const std::string asked(name_of(*enroller.role));
  const auto option = *enroller.role == Role::kKiosk ? std::string() : " --role " + asked;
  return NotEnrolled{"role_not_allowed", "this code sets up a " + std::string(name_of(found->role)) + " (" +
                                             found->name + "), not a " + asked +
                                             "; at the service, central devices enrol NAME --venue VENUE" + option +
                                             " makes a " + asked + "'s"};
}

}  // namespace

std::optional<std::string> canonical_setup_code(std::string_view text) {
  std::string made;
  for (char c : text) {
    if (c == '-' || c == ' ') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (kCrockford.find(c) == std::string_view::npos) return std::nullopt;
    made += c;
  }
  return made.size() == kDigits ? std::optional(std::move(made)) : std::nullopt;
}

kiosk::Result<NewSetupCode, std::string> make_setup_code(Store& store, const kiosk::VenueId& venue,
                                                         const std::string& name, std::chrono::hours valid_for,
                                                         kiosk::Instant now, Role role) {
  const auto code = random_crockford(kDigits);
  try {
    return store.transact(Purpose::kAlone, [&](Connection& db) -> kiosk::Result<NewSetupCode, std::string> {
      if (auto refused = refuse_new(db, venue, name)) return kiosk::failure(*std::move(refused));
      const auto earlier =
          db.number("SELECT count(*) FROM setup_code WHERE name = ? AND used_at IS NULL AND expires_at > ?", name, now);
      db.execute("DELETE FROM setup_code WHERE name = ? AND used_at IS NULL", name);
      db.execute("INSERT INTO setup_code (digest, venue, name, made_at, expires_at, role) VALUES (?, ?, ?, ?, ?, ?)",
                 Blob{digest_of_code(code)}, venue, name, now, now + valid_for,
                 kiosk::ticketing::to_name(kRoles, role));
      return NewSetupCode{in_groups(code), earlier != 0};
    });
  } catch (const StoreFailure& failure) {
    return kiosk::failure(std::string(failure.what()));
  }
}

kiosk::Result<kiosk::ticketing::Enrolment, NotEnrolled> enrol(Store& store, std::string_view setup_code,
                                                              kiosk::Instant now, const Enroller& enroller) {
  using Answer = kiosk::Result<kiosk::ticketing::Enrolment, NotEnrolled>;
  const auto canonical = canonical_setup_code(setup_code);
  if (!canonical) return kiosk::failure(no_good());
  const auto digest = digest_of_code(*canonical);
  // Whoever tries codes out must not hold up those who get tickets: only a good one is worth a change alone.
  if (auto refused = store.ask([&](Connection& db) { return refuse(find(db, digest, now), enroller); })) {
    return kiosk::failure(*std::move(refused));
  }
  return store.transact(Purpose::kAlone, [&](Connection& db) -> Answer {
    const auto found = find(db, digest, now);
    if (auto refused = refuse(found, enroller)) return kiosk::failure(*std::move(refused));
    if (const auto refused = refuse_new(db, found->venue, found->name)) {
      return kiosk::failure(NotEnrolled{"device_unknown", "this set-up code has outlived what it was made for: " +
                                                              *refused + "; make another: central devices enrol"});
    }
    auto device = insert_device(db, found->venue, found->name, now, found->role);
    if (!enroller.client_key_digest.empty()) {
      db.execute("UPDATE device SET client_key_digest = ? WHERE id = ?", Blob{enroller.client_key_digest}, device.id);
    }
    db.execute("UPDATE setup_code SET used_at = ?, device = ? WHERE digest = ?", now, device.id, Blob{digest});
    auto venue = db.query("SELECT name FROM venue WHERE id = ?", found->venue);
    const auto venue_name = venue.step() ? venue.text(0) : std::string();
    kiosk::ticketing::Enrolment made{std::move(device.id), std::move(device.token), found->venue, venue_name};
    made.name = found->name;
    made.role = name_of(found->role);
    return made;
  });
}

void forget_old_setup_codes(Connection& db, kiosk::Instant now) {
  db.execute("DELETE FROM setup_code WHERE expires_at < ?", now - kKept);
}

}  // namespace central
