// SPDX-License-Identifier: Apache-2.0
// Who asks: tells devices and signed-in passholders by their tokens.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/http.hpp"
#include "kiosk/base/result.hpp"
#include "platform/central/caller.hpp"
#include "platform/central/clock.hpp"
#include "platform/central/database.hpp"
#include "platform/central/route.hpp"

namespace central {

/// The token of an Authorization header ("Bearer ..."); empty where it has none.
[[nodiscard]] std::string bearer_token(std::string_view authorization);

/// Who may not ask, and why not.
struct NotAdmitted {
  kiosk::HttpResponse answer;
  std::string_view reason;  ///< of the answer
  Caller caller{};          ///< the device where it is known, and may not
};

/// Whoever a token names, where a call of this audience is theirs; else the answer that
/// says what is missing: device_unknown, device_revoked, certificate_mismatch or sign_in_needed. `client_key_digest`:
/// the request's. `audience` is not kAnybody. Throws StoreFailure.
[[nodiscard]] kiosk::Result<Caller, NotAdmitted> identify(Connection& db, std::string_view token, Audience audience,
                                                          const Clock& clock, std::string_view client_key_digest = {});

}  // namespace central
