// SPDX-License-Identifier: Apache-2.0
// A request that found its way through the service: its path's parts and who asks.
#pragma once

#include "kiosk/base/http.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "platform/central/answer.hpp"
#include "platform/central/caller.hpp"
#include "platform/central/route.hpp"
#include "platform/central/service.hpp"

namespace central {

/// Borrows the request.
struct Service::Call {
  const kiosk::HttpRequest& request;
  Route route;
  Caller caller;         ///< of no one where the call is open to all
  bool refused = false;  ///< its token was looked at, and is not good for the call
};

/// Borrows all but the instant.
struct Service::Keyed {
  const Call& call;
  const std::string& key;
  const std::string& reason;
  kiosk::Instant now;
};

/// The answer to a body that cannot be read.
[[nodiscard]] inline kiosk::HttpResponse malformed(const kiosk::ticketing::BadBody& bad) {
  return problem("malformed", bad.detail);
}

}  // namespace central
