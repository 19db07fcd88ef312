// SPDX-License-Identifier: Apache-2.0
// Counts, limits and log lines around the service's calls.
#include "platform/central/watch.hpp"

#include "kiosk/base/log.hpp"
#include "platform/central/access_log.hpp"
#include "platform/central/answer.hpp"
#include "platform/central/desk.hpp"
#include "platform/central/trusted_proxy.hpp"

namespace central {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kNoRoute = "other";

}  // namespace

Watch::Watch(Rates rates)
    : metrics_(route_names()), callers_(rates.caller), addresses_(rates.address), lookups_(rates.lookup) {}

std::optional<kiosk::HttpResponse> Watch::ask(RateLimit& limit, const std::string& key) {
  const auto wait = limit.ask(key, Clock::now());
  return wait ? std::optional(turn_back(*wait)) : std::nullopt;
}

kiosk::HttpResponse Watch::turn_back(std::chrono::seconds wait) {
  metrics_.rate_limited();
  return too_many(wait);
}

std::optional<kiosk::HttpResponse> Watch::too_often(const Caller& caller) { return ask(callers_, name_of(caller)); }

std::optional<kiosk::HttpResponse> Watch::too_often(const std::string& remote) {
  if (remote.empty()) return std::nullopt;
  return ask(addresses_, rate_key(remote));
}

std::optional<kiosk::HttpResponse> Watch::looks_up_too_often(const Caller& device) {
  return ask(lookups_, device.device);
}

void Watch::failed(const Caller& caller, std::string_view kind) {
  if (caller.pass || caller.device.empty()) return;
  metrics_.device_failure(caller.name, kind);
  if (!failures_.count(caller.device, Clock::now())) return;
  kiosk::log::warning("central", "suspicious device=" + caller.device + " name=" + log_value(caller.name) +
                                     " failures=" + std::to_string(kFailuresAllowed + 1) +
                                     " minutes=" + std::to_string(kFailuresWithin.count()));
}

void Watch::answered(std::optional<CallName> call, const Caller& caller, const kiosk::HttpResponse& response,
                     Clock::time_point since) {
  const auto route = call ? name_of(*call) : kNoRoute;
  const auto took = Clock::now() - since;
  metrics_.request(route, response.status, took);
  // What only asks whether the service is there would fill the log.
  if (call == CallName::kHealth || call == CallName::kMetrics) return;
  kiosk::log::write(response.status >= 500 ? kiosk::log::Level::kError : kiosk::log::Level::kInfo, "central",
                    log_line({route, response.status, took, caller.device, response.body.size()}));
}

void Watch::decided(const Outcome& outcome, const Caller& caller) {
  if (outcome.effect.empty()) return;  // a repetition: it was counted the first time
  if (outcome.effect == "refused") {
    metrics_.refusal(outcome.reason);
    for (const auto counts : {std::string_view("visit_needed"), std::string_view("not_found"), kGuessedCode}) {
      if (outcome.reason == counts) failed(caller, counts);
    }
    return;
  }
  const auto who = " device=" + caller.device;
  if (!outcome.call.empty()) {
    if (outcome.effect == "called") metrics_.help_called();
    kiosk::log::info("central", "help=" + std::string(outcome.effect) + " call=" + outcome.call + who +
                                    " venue=" + caller.venue.str());
    return;
  }
  metrics_.ticket(outcome.effect, caller.pass ? "online" : "in_person");
  kiosk::log::info("central", "effect=" + std::string(outcome.effect) + " ticket=" + outcome.ticket->str() + who);
}

void Watch::turned_away(int status) { metrics_.request(kNoRoute, status, std::chrono::nanoseconds{0}); }

bool Watch::shows(const std::string& remote) const {
  return for_everybody_ || remote.empty() || is_this_machine(remote);
}

std::string Watch::text(std::vector<SeatsLeft> seats, std::int64_t open_help_calls) {
  if (connections_) metrics_.open_connections(static_cast<int>(connections_()));
  metrics_.seats(std::move(seats));
  metrics_.open_help_calls(open_help_calls);
  metrics_.suspicious_devices(failures_.suspicious(Clock::now()));
  return metrics_.text();
}

}  // namespace central
