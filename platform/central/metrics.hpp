// SPDX-License-Identifier: Apache-2.0
// The figures an operator watches, in Prometheus's text format: what was asked, issued, refused, and what is left.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace central {

/// Of an answer that carries Metrics::text().
inline constexpr std::string_view kMetricsType = "text/plain; version=0.0.4; charset=utf-8";

/// What a passholder of a category can still get for a screening.
struct SeatsLeft {
  std::string screening;
  std::string category;
  int seats = 0;
};

/// Any thread, any number at once. How many series there are is bounded: a route that is not in the table, and the
/// 65th effect, channel or reason, count as "other".
class Metrics {
 public:
  /// `routes`: the names of the table, "POST /v1/tickets"; copied.
  explicit Metrics(std::span<const std::string_view> routes);
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  /// central_requests_total and central_request_seconds: an answer and how long it took. `status`: 100 to 599.
  void request(std::string_view route, int status, std::chrono::nanoseconds took);
  /// central_tickets_total: "issued", "swapped", ... over "online", "in_person", ...
  void ticket(std::string_view effect, std::string_view channel);
  /// central_refusals_total, by the reason of the policy or of the API.
  void refusal(std::string_view reason);
  /// central_device_failures_total: what a device was refused, by its name and the kind of failure; 1,024 of both.
  void device_failure(std::string_view device, std::string_view kind);
  /// central_devices_suspicious: those that fail too often.
  void suspicious_devices(std::size_t count);
  /// central_rate_limited_total
  void rate_limited();
  /// central_seats_left, all of it: a screening that is not among them is no longer shown.
  void seats(std::vector<SeatsLeft> left);
  /// kiosk_help_calls_total: somebody at a kiosk called for staff.
  void help_called();
  /// kiosk_help_calls_open: those that nobody has seen to yet.
  void open_help_calls(std::int64_t count);
  /// central_connections_open
  void open_connections(int count);

  /// All of it, version 0.0.4 of the format.
  [[nodiscard]] std::string text() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace central
