// SPDX-License-Identifier: Apache-2.0
// The festival's public keys, to and from JSON.
#include "kiosk/ticketing/public_key.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <utility>

#include "kiosk/ticketing/base_text.hpp"
#include "kiosk/ticketing/json_reader.hpp"
#include "kiosk/ticketing/json_value.hpp"
#include "kiosk/ticketing/wire_values.hpp"

namespace kiosk::ticketing {
namespace {

constexpr std::size_t kKeyBytes = 32;

std::optional<std::string> key_of(std::string_view text) {
  auto bytes = from_base64url(text);
  return bytes && bytes->size() == kKeyBytes ? bytes : std::nullopt;
}

}  // namespace

json::Value to_json(const std::vector<PublicKey>& keys) {
  json::Array list;
  for (const auto& key : keys) {
    json::Object one;
    put(one, "id", json::Value{std::int64_t{key.id}});
    put(one, "ed25519", to_base64url(key.ed25519));
    put(one, "valid_from", format_rfc3339(key.valid_from));
    list.push_back({std::move(one)});
  }
  return {std::move(list)};
}

std::vector<PublicKey> public_keys(json::Reader& reader) {
  std::set<int> ids;
  return reader.list("keys", [&](json::Reader& one) {
    PublicKey key;
    key.id = one.number("id", 0, 255);
    key.ed25519 = one.parsed("ed25519", key_of, "32 bytes in base64url");
    key.valid_from = one.instant("valid_from");
    if (!ids.insert(key.id).second) one.wrong("id", "another key's already");
    return key;
  });
}

std::string write_keys(const std::vector<PublicKey>& keys) {
  json::Object out;
  put(out, "keys", to_json(keys));
  return json::to_text({std::move(out)});
}

Result<std::vector<PublicKey>, std::string> read_keys(std::string_view json) {
  const auto document = json::parse(json);
  if (!document) return failure(document.error().detail);
  json::Reading reading;
  json::Reader reader(*document, reading);
  if (!reader.has("keys")) reader.wrong("keys", "missing");
  auto keys = public_keys(reader);
  if (!reading.ok()) return failure(reading.fault);
  return keys;
}

}  // namespace kiosk::ticketing
