// SPDX-License-Identifier: Apache-2.0
// Carries requests to the ticketing service.
#pragma once

#include <functional>

#include "kiosk/base/http.hpp"
#include "kiosk/base/result.hpp"

namespace kiosk::ports {

class HttpClient {
 public:
  using Answer = Result<HttpResponse, HttpError>;
  using Done = std::function<void(Answer)>;

  virtual ~HttpClient() = default;

  /// Sends and returns at once. `done` is called exactly once, on the client's thread, at the latest when the client
  /// is destroyed (kCancelled); it only posts an event, or sends again. Requests may overtake each other. Any thread.
  virtual void send(HttpRequest request, Done done) = 0;
};

}  // namespace kiosk::ports
