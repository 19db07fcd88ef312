// SPDX-License-Identifier: Apache-2.0
// Reads off each answer of the service what time it is there.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "kiosk/app/event_queue.hpp"
#include "kiosk/base/http.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/core/device_state.hpp"
#include "kiosk/ports/http_client.hpp"

namespace kiosk::app {

/// What the answer to a request that was sent at `sent` and came back at `came` says of the service's time; both in
/// terms of State::steady. By its Date, which has whole seconds, and its Age where a cache kept it. Nothing where it
/// says nothing certain: it is no success (what stands in front of the service answers so in its place, with a clock of
/// its own), has no Date or two, is older than a day, or took longer than kLongest. Pure.
[[nodiscard]] std::optional<core::TimeBounds> service_time(const HttpResponse& answer, Instant sent, Instant came);

/// The longest an answer may take and still say what time it is.
inline constexpr Duration kLongestForTime = std::chrono::seconds{10};

/// Posts ServiceTimed before an answer that says what time it is is handed on. Any thread.
class TimedClient final : public ports::HttpClient {
 public:
  /// `client` is borrowed: it outlives this one, and may answer after this one is gone. `steady` counts on evenly; any
  /// thread.
  TimedClient(ports::HttpClient* client, std::shared_ptr<EventQueue> queue, std::function<Instant()> steady)
      : client_(client), queue_(std::move(queue)), steady_(std::move(steady)) {}

  void send(HttpRequest request, Done done) override;

 private:
  ports::HttpClient* client_;
  std::shared_ptr<EventQueue> queue_;
  std::function<Instant()> steady_;
};

}  // namespace kiosk::app
