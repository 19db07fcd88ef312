// The form of a token says whose it is, so that one look into the database is enough.
#include "platform/central/identify.hpp"

#include "platform/central/answer.hpp"
#include "platform/central/device.hpp"
#include "platform/central/sign_in.hpp"

namespace central {
namespace {

auto sign_in_needed() { return kiosk::failure(problem("sign_in_needed", "the sign-in has ended; sign in again")); }

auto device_unknown() {
  return kiosk::failure(problem("device_unknown", "send the device's token: Authorization: Bearer ..."));
}

}  // namespace

std::string bearer_token(std::string_view authorization) {
  constexpr std::string_view kScheme = "Bearer ";
  return std::string(authorization.starts_with(kScheme) ? authorization.substr(kScheme.size()) : "");
}

kiosk::Result<Caller, kiosk::HttpResponse> identify(Connection& db, std::string_view token, Audience audience,
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
  if (device->revoked) return kiosk::failure(problem("device_revoked", "this device's token is no longer good"));
  if (!device->client_key_digest.empty() && device->client_key_digest != client_key_digest) {
    return kiosk::failure(problem("certificate_mismatch", "this device enrolled with another certificate's key"));
  }
  return Caller{std::move(device->id), std::move(device->venue), std::nullopt, device->role, std::move(device->name)};
}

}  // namespace central
