// SPDX-License-Identifier: Apache-2.0
// What the service keeps an eye on: how often somebody asks, what came of it, and how long it took.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/http.hpp"
#include "platform/central/caller.hpp"
#include "platform/central/device_failures.hpp"
#include "platform/central/metrics.hpp"
#include "platform/central/rate_limit.hpp"
#include "platform/central/route.hpp"

namespace central {

struct Outcome;

/// How often one may ask; by default as often as one likes.
struct Rates {
  Rate caller{};   ///< each device, and each passholder who is signed in
  Rate address{};  ///< each address, with calls for which no token is known
  Rate lookup{};   ///< each device, with look-ups of passes
};

/// Any thread.
class Watch {
 public:
  explicit Watch(Rates rates);

  /// 429 where this caller asks too often; an empty remote address is nobody's, and not counted.
  [[nodiscard]] std::optional<kiosk::HttpResponse> too_often(const Caller& caller);
  [[nodiscard]] std::optional<kiosk::HttpResponse> too_often(const std::string& remote);
  /// 429 for a call that comes too often by another rule; counted like those.
  [[nodiscard]] kiosk::HttpResponse turn_back(std::chrono::seconds wait);

  /// 429 where this device looks passes up too often: names are not to be gathered with a stolen token.
  [[nodiscard]] std::optional<kiosk::HttpResponse> looks_up_too_often(const Caller& device);
  /// A device was refused what one in good use rarely is: "visit_needed", "pass_unknown" ... Counted, and a warning in
  /// the log where it fails too often. A passholder is none.
  void failed(const Caller& caller, std::string_view kind);

  /// A request and its answer: counted, and a line in the log. `call`: nothing where there is no such call.
  void answered(std::optional<CallName> call, const Caller& caller, const kiosk::HttpResponse& response,
                std::chrono::steady_clock::time_point since);
  /// A change that was decided, or refused.
  void decided(const Outcome& outcome, const Caller& caller);
  /// A request that was answered before it was one: unreadable, too large, over the limit of connections.
  void turned_away(int status);

  /// `connections`: how many are open, asked on any thread whenever the figures are. Before the first request.
  void on_scrape(std::function<std::size_t()> connections) { connections_ = std::move(connections); }
  /// From here on the figures are for every address.
  void show_everybody() { for_everybody_ = true; }
  /// Whether whoever asks from there may see the figures: this machine, or nobody in particular (a test).
  [[nodiscard]] bool shows(const std::string& remote) const;
  /// All figures, with the seats and the open calls for help as they are now.
  [[nodiscard]] std::string text(std::vector<SeatsLeft> seats, std::int64_t open_help_calls);

 private:
  [[nodiscard]] std::optional<kiosk::HttpResponse> ask(RateLimit& limit, const std::string& key);

  Metrics metrics_;
  RateLimit callers_;
  RateLimit addresses_;
  RateLimit lookups_;
  DeviceFailures failures_;
  std::function<std::size_t()> connections_;
  bool for_everybody_ = false;
};

}  // namespace central
