// SPDX-License-Identifier: Apache-2.0
// Answers by device and key.
#include "platform/central/idempotency.hpp"

#include "platform/central/answer.hpp"
#include "platform/central/random.hpp"

namespace central {
namespace {

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

}  // namespace

bool is_key(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !is_hex(text[i])) return false;
  }
  return true;
}

std::string canonical_key(std::string_view key) {
  std::string made(key);
  for (char& c : made) {
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
  }
  return made;
}

std::string request_digest(const Caller& caller, const kiosk::HttpRequest& request) {
  // A device is part of the key already, and the digests it left before passholders could ask stay good.
  const auto asker = caller.pass ? caller.pass->str() + "\n" : std::string();
  return digest_of(asker + request.method + "\n" + request.path + "\n" + request.body);
}

std::optional<kiosk::HttpResponse> recall(Connection& db, const std::string& device, const std::string& key,
                                          const std::string& digest) {
  auto row = db.query("SELECT digest, status, content_type, body, effect FROM idempotency WHERE device = ? AND key = ?",
                      device, key);
  if (!row.step()) return std::nullopt;
  // A withdrawal knows the key alone, whatever the request is.
  const bool withdrawn = row.text(4) == "withdrawn";
  if (!withdrawn && row.text(0) != digest)
    return problem("key_reused_with_other_body", "this key was used for another request");
  kiosk::HttpResponse again{row.small(1), {}, row.text(3)};
  if (again.status < 200 || again.status > 599) throw Damaged("the answer to the key " + key + " has no status");
  if (!row.text(2).empty()) again.headers.emplace_back("Content-Type", row.text(2));
  again.headers.emplace_back("Cache-Control", "no-store");
  return again;
}

void remember(Connection& db, const std::string& device, const std::string& key, const std::string& digest,
              const Outcome& outcome, kiosk::Instant now) {
  db.execute(
      "INSERT INTO idempotency (device, key, digest, effect, ticket, status, content_type, body, at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      device, key, Blob{digest}, outcome.effect, outcome.ticket, outcome.response.status,
      kiosk::find_header(outcome.response.headers, "Content-Type").value_or(""), outcome.response.body, now);
}

void forget_old_keys(Connection& db, kiosk::Instant now) {
  db.execute("DELETE FROM idempotency WHERE at < ?", now - kKeysKept);
}

bool KeysInFlight::running(const std::string& device, const std::string& key) {
  const std::lock_guard lock(mutex_);
  return held_.contains(device + "\n" + key);
}

std::optional<KeysInFlight::Hold> KeysInFlight::take(const std::string& device, const std::string& key) {
  auto name = device + "\n" + key;
  const std::lock_guard lock(mutex_);
  if (!held_.insert(name).second) return std::nullopt;
  return Hold(*this, std::move(name));
}

KeysInFlight::Hold::~Hold() {
  if (keys_ == nullptr) return;
  const std::lock_guard lock(keys_->mutex_);
  keys_->held_.erase(name_);
}

}  // namespace central
