// SPDX-License-Identifier: Apache-2.0
// The form of a token says whose it is, so that one look into the database is enough.
#include "platform/central/identify.hpp"

#include "platform/central/answer.hpp"
#include "platform/central/device.hpp"
#include "platform/central/sign_in.hpp"

namespace central {
namespace {

auto not_admitted(std::string_view reason, std::string detail, Caller caller = {}) {
  return kiosk::failure(NotAdmitted{problem(reason, std::move(detail)), reason, std::move(caller)});
}

auto sign_in_needed() { return not_admitted("sign_in_needed", "the sign-in has ended; sign in again"); }

auto device_unknown() { return not_admitted("device_unknown", "send the device's token: Authorization: Bearer ..."); }

}  // namespace

std::string bearer_token(std::string_view authorization) {
  constexpr std::string_view kScheme = "Bearer ";
  return std::string(authorization.starts_with(kScheme) ? authorization.substr(kScheme.size()) : "");
}

kiosk::Result<Caller, NotAdmitted> identify(Connection& db, std::string_view token, Audience audience,
                                            const Clock& clock, std::string_view client_key_digest) {
  if (is_session_token(token)) {
    if (audience == Audience::kDevice) return device_unknown();
    auto pass = find_session(db, token, clock());
    if (!pass) return sign_in_needed();
    return Caller{kOnlineDevice, {}, *std::move(pass)};
  }
  if (audience == Audience::kSession) return sign_in_needed();
  auto device = find_device(db, token);
  if (!device) return device_unknown();
  const bool other_key = !device->client_key_digest.empty() && device->client_key_digest != client_key_digest;
  Caller caller{std::move(device->id), std::move(device->venue), std::nullopt, device->role, std::move(device->name)};
  if (device->revoked) {
    return not_admitted("device_revoked", "this device's token is no longer good", std::move(caller));
  }
  if (other_key) {
    return not_admitted("certificate_mismatch", "this device enrolled with another certificate's key",
                        std::move(caller));
  }
  return caller;
}

}  // namespace central
