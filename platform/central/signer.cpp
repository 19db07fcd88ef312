// SPDX-License-Identifier: Apache-2.0
// libsodium's Ed25519 behind signer.hpp.
#include "platform/central/signer.hpp"

#include <sodium.h>

#include "kiosk/base/check.hpp"
#include "platform/central/random.hpp"

namespace central {
namespace {

const unsigned char* bytes(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

void make_pair(Connection& db, kiosk::Instant now) {
  std::string public_key(crypto_sign_PUBLICKEYBYTES, '\0');
  std::string secret_key(crypto_sign_SECRETKEYBYTES, '\0');
  crypto_sign_keypair(bytes(public_key), bytes(secret_key));
  db.execute("INSERT INTO signing_key (id, public, secret, valid_from) VALUES (1, ?, ?, ?)", Blob{public_key},
             Blob{secret_key}, now);
}

/// One pair, as it was made: a key with a bit changed would sign codes that no door lets in.
void require_pair(int id, const std::string& public_key, const std::string& secret_key) {
  std::string seed(crypto_sign_SEEDBYTES, '\0');
  std::string expected_public(crypto_sign_PUBLICKEYBYTES, '\0');
  std::string expected_secret(crypto_sign_SECRETKEYBYTES, '\0');
  const bool whole = id >= 0 && id <= 255 && public_key.size() == expected_public.size() &&
                     secret_key.size() == expected_secret.size() &&
                     crypto_sign_ed25519_sk_to_seed(bytes(seed), bytes(secret_key)) == 0 &&
                     crypto_sign_seed_keypair(bytes(expected_public), bytes(expected_secret), bytes(seed)) == 0;
  if (!whole || public_key != expected_public || secret_key != expected_secret) {
    throw Damaged("the signing key " + std::to_string(id) + " is not what was made");
  }
}

}  // namespace

Signer Signer::load(Connection& db) {
  KIOSK_CHECK(crypto_ready());
  Signer made;
  for (auto rows = db.query("SELECT id, public, secret, valid_from FROM signing_key ORDER BY id"); rows.step();) {
    require_pair(rows.small(0), rows.text(1), rows.text(2));
    made.public_keys_.push_back({rows.small(0), rows.text(1), rows.instant(3)});
    made.secret_ = rows.text(2);
  }
  return made;
}

Signer Signer::load_or_make(Connection& db, kiosk::Instant now) {
  KIOSK_CHECK(crypto_ready());
  if (db.number("SELECT count(*) FROM signing_key") == 0) make_pair(db, now);
  return load(db);
}

kiosk::TicketCode Signer::sign(const kiosk::TicketId& ticket, int serial, const kiosk::ScreeningId& screening,
                               kiosk::Instant starts_at) const {
  const kiosk::ticketing::CodeClaims claims{key_id(), ticket, static_cast<std::uint16_t>(serial), screening, starts_at};
  if (serial != claims.serial || !kiosk::ticketing::can_be_written(claims)) {
    throw Damaged("ticket " + ticket.str() + " for screening " + screening.str() + " cannot stand in a code");
  }
  return kiosk::ticketing::write_code(claims, sign_bytes(kiosk::ticketing::signed_bytes(claims)));
}

std::string Signer::sign_pass(const kiosk::PassCode& code) const {
  return kiosk::ticketing::write_signed_pass(
      {key_id(), code, sign_bytes(kiosk::ticketing::signed_bytes(key_id(), code))});
}

std::uint8_t Signer::key_id() const {
  KIOSK_CHECK(!public_keys_.empty());
  return static_cast<std::uint8_t>(public_keys_.back().id);
}

kiosk::ticketing::Signature Signer::sign_bytes(const std::string& message) const {
  KIOSK_CHECK(!secret_.empty());
  kiosk::ticketing::Signature signature{};
  static_assert(sizeof signature == crypto_sign_BYTES);
  crypto_sign_detached(signature.data(), nullptr, bytes(message), message.size(), bytes(secret_));
  return signature;
}

bool Signer::signed_by(int key_id, const std::string& message, const kiosk::ticketing::Signature& signature) const {
  for (const auto& key : public_keys_) {
    if (key.id != key_id) continue;
    return crypto_sign_verify_detached(signature.data(), bytes(message), message.size(), bytes(key.ed25519)) == 0;
  }
  return false;
}

bool Signer::genuine(const kiosk::ticketing::ReadCode& code) const {
  return signed_by(code.claims.key_id, kiosk::ticketing::signed_bytes(code.claims), code.signature);
}

std::optional<std::string> no_key_yet(const Signer& signer) {
  if (!signer.public_keys().empty()) return std::nullopt;
  return "the festival has no key yet; central import and central serve make one";
}

}  // namespace central
