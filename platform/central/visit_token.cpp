// SPDX-License-Identifier: Apache-2.0
// The bytes of a token, big-endian: the key's id, the second at which it ends, the digest of the pass's id, the
// signature. The device is signed as well, and not in the token: the device that shows it is known by its own token.
#include "platform/central/visit_token.hpp"

#include <algorithm>
#include <cstdint>

#include "kiosk/ticketing/base_text.hpp"
#include "kiosk/ticketing/code_bytes.hpp"
#include "platform/central/random.hpp"

namespace central {
namespace {

/// A ticket's signed bytes begin with the byte 1, a signed pass's with "KP1:".
constexpr std::string_view kPrefix = "KV1:";
constexpr std::size_t kLongest = 512;
constexpr std::size_t kDigestBytes = 32;

std::string fields_of(std::uint8_t key_id, std::uint32_t ends, const std::string& pass_digest) {
  std::string out;
  kiosk::ticketing::put_number(out, key_id, 1);
  kiosk::ticketing::put_number(out, ends, 4);
  return out + pass_digest;
}

/// What is signed: of a fixed length up to the device, so that no two ways of cutting it are both right.
std::string signed_bytes(const std::string& fields, const std::string& device) {
  return std::string(kPrefix) + fields + device;
}

std::string digest_of_pass(const kiosk::PassId& pass) { return digest_of("visit\n" + pass.str()); }

}  // namespace

bool Visit::is_for(const kiosk::PassId& pass) const { return same_bytes(pass_digest_, digest_of_pass(pass)); }

kiosk::VisitToken write_visit(const Signer& signer, const std::string& device, const kiosk::PassId& pass,
                              kiosk::Instant now) {
  const auto ends = std::chrono::floor<std::chrono::seconds>(now + kVisitLasts).time_since_epoch().count();
  auto fields = fields_of(signer.key_id(), static_cast<std::uint32_t>(ends), digest_of_pass(pass));
  for (const auto byte : signer.sign_bytes(signed_bytes(fields, device))) fields += static_cast<char>(byte);
  return kiosk::VisitToken(std::string(kPrefix) + kiosk::ticketing::to_base64url(fields));
}

std::optional<Visit> read_visit(const Signer& signer, std::string_view text, const std::string& device,
                                kiosk::Instant now) {
  if (text.size() > kLongest || !text.starts_with(kPrefix)) return std::nullopt;
  const auto bytes = kiosk::ticketing::from_base64url(text.substr(kPrefix.size()));
  if (!bytes) return std::nullopt;

  kiosk::ticketing::Fields fields(*bytes);
  const auto key_id = static_cast<std::uint8_t>(fields.number(1));
  const auto ends = fields.number(4);
  const std::string pass_digest(fields.take(kDigestBytes));
  kiosk::ticketing::Signature signature{};
  const auto signature_text = fields.take(signature.size());
  if (!fields.whole() || !fields.empty()) return std::nullopt;
  std::ranges::transform(signature_text, signature.begin(), [](char c) { return static_cast<std::uint8_t>(c); });
  if (!signer.signed_by(key_id, signed_bytes(fields_of(key_id, ends, pass_digest), device), signature)) {
    return std::nullopt;
  }
  if (now >= kiosk::Instant{std::chrono::seconds{ends}}) return std::nullopt;
  return Visit(pass_digest);
}

}  // namespace central
