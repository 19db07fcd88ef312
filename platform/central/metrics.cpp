// SPDX-License-Identifier: Apache-2.0
// Over prometheus-cpp. Its families look a series up under a lock and by a hash of its labels, so each is looked up
// once and kept.
#include "platform/central/metrics.hpp"

#include <array>
#include <atomic>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <utility>

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include "kiosk/base/utf8.hpp"

namespace central {
namespace {

using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;
using prometheus::Labels;

constexpr std::string_view kOther = "other";
/// Of a family whose labels are not a table's.
constexpr std::size_t kMostSeries = 64;
/// Of the one that has a label for each device.
constexpr std::size_t kMostDeviceSeries = 1024;
constexpr int kLeastStatus = 100;
constexpr int kMostStatus = 599;

/// 1 ms to 10 s: a local answer takes a few, and at 10 s a kiosk has given up.
Histogram::BucketBoundaries buckets() {
  return {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
}

/// The format is UTF-8; ids come from outside.
std::string valid_utf8(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto point = kiosk::utf8::first_of(text);
    out += point.valid ? text.substr(0, point.bytes) : std::string_view("\xEF\xBF\xBD");
    text.remove_prefix(point.bytes);
  }
  return out;
}

/// The counters of a family by the values of their one or two labels.
class Counters {
 public:
  using Key = std::pair<std::string, std::string>;  ///< the second is empty where there is one label

  Counters(Family<Counter>& family, std::string first, std::string second, std::size_t most = kMostSeries)
      : family_(family), first_(std::move(first)), second_(std::move(second)), most_(most) {}

  void count(std::string_view first, std::string_view second) {
    find({std::string(first), std::string(second)}).Increment();
  }

 private:
  Counter& find(const Key& key) {
    {
      const std::shared_lock lock(mutex_);
      if (const auto found = known_.find(key); found != known_.end()) return *found->second;
    }
    const std::unique_lock lock(mutex_);
    const Key other{kOther, second_.empty() ? "" : kOther};
    const bool room = known_.size() < most_ || known_.contains(key);
    auto& slot = known_[room ? key : other];
    if (slot == nullptr) slot = &family_.Add(labels(room ? key : other));
    return *slot;
  }

  [[nodiscard]] Labels labels(const Key& key) const {
    Labels made{{first_, valid_utf8(key.first)}};
    if (!second_.empty()) made.emplace(second_, valid_utf8(key.second));
    return made;
  }

  Family<Counter>& family_;
  const std::string first_;
  const std::string second_;
  const std::size_t most_;
  std::shared_mutex mutex_;
  std::map<Key, Counter*> known_;  ///< guarded by mutex_
};

}  // namespace

class Metrics::Impl {
 public:
  explicit Impl(std::span<const std::string_view> routes) {
    for (const auto route : routes) add_route(route);
    add_route(kOther);
  }

  void request(std::string_view route, int status, std::chrono::nanoseconds took) {
    auto found = routes_.find(route);
    if (found == routes_.end()) found = routes_.find(kOther);
    auto& [name, series] = *found;
    series.seconds->Observe(std::chrono::duration<double>(took).count());
    // Two threads may look the same one up at once; they find the same one.
    const bool known = status >= kLeastStatus && status <= kMostStatus;
    auto& slot = series.by_status[known ? static_cast<std::size_t>(status - kLeastStatus + 1) : 0];
    auto* counter = slot.load();
    if (counter == nullptr) {
      counter = &requests_.Add({{"route", name}, {"status", known ? std::to_string(status) : std::string(kOther)}});
      slot.store(counter);
    }
    counter->Increment();
  }

  void seats(std::vector<SeatsLeft> left) {
    const std::scoped_lock lock(seats_mutex_);
    seats_ = std::move(left);
  }

  [[nodiscard]] std::string text() const {
    auto families = registry_.Collect();
    if (auto seats = seats_family(); !seats.metric.empty()) families.push_back(std::move(seats));
    return prometheus::TextSerializer().Serialize(families);
  }

 private:
  struct Route {
    Histogram* seconds = nullptr;
    /// The first is for what is no status.
    std::array<std::atomic<Counter*>, kMostStatus - kLeastStatus + 2> by_status{};
  };

  void add_route(std::string_view name) {
    const std::string clean = valid_utf8(name);
    routes_[clean].seconds = &seconds_.Add({{"route", clean}}, buckets());
  }

  /// Not a family of the registry's: those forget a series only when they are told which.
  [[nodiscard]] prometheus::MetricFamily seats_family() const {
    prometheus::MetricFamily family{
        "central_seats_left", "Seats a category can still get for a screening.", prometheus::MetricType::Gauge, {}};
    std::set<std::pair<std::string, std::string>> shown;
    const std::scoped_lock lock(seats_mutex_);
    for (const auto& left : seats_) {
      auto screening = valid_utf8(left.screening);
      auto category = valid_utf8(left.category);
      // The format allows a series once.
      if (!shown.emplace(screening, category).second) continue;
      prometheus::ClientMetric metric;
      metric.label = {{"screening", std::move(screening)}, {"category", std::move(category)}};
      metric.gauge.value = left.seats;
      family.metric.push_back(std::move(metric));
    }
    return family;
  }

  prometheus::Registry registry_;
  Family<Counter>& requests_ = prometheus::BuildCounter()
                                   .Name("central_requests_total")
                                   .Help("Answers by route and status.")
                                   .Register(registry_);
  Family<Histogram>& seconds_ = prometheus::BuildHistogram()
                                    .Name("central_request_seconds")
                                    .Help("From a request read to its answer made, by route.")
                                    .Register(registry_);
  std::map<std::string, Route, std::less<>> routes_;
  mutable std::mutex seats_mutex_;
  std::vector<SeatsLeft> seats_;  ///< guarded by seats_mutex_

 public:
  Counters tickets{prometheus::BuildCounter()
                       .Name("central_tickets_total")
                       .Help("What was done with tickets, by channel.")
                       .Register(registry_),
                   "effect", "channel"};
  Counters refusals{prometheus::BuildCounter()
                        .Name("central_refusals_total")
                        .Help("Refusals by the reason that was given.")
                        .Register(registry_),
                    "reason", ""};
  Counters device_failures{prometheus::BuildCounter()
                               .Name("central_device_failures_total")
                               .Help("What a device was refused that one in good use rarely is, by its name.")
                               .Register(registry_),
                           "device", "kind", kMostDeviceSeries};
  Gauge& suspicious = prometheus::BuildGauge()
                          .Name("central_devices_suspicious")
                          .Help("Devices that failed more than 20 times in the last 10 minutes.")
                          .Register(registry_)
                          .Add({});
  Counter& limited = prometheus::BuildCounter()
                         .Name("central_rate_limited_total")
                         .Help("Requests turned away because too many came.")
                         .Register(registry_)
                         .Add({});
  Counter& help_calls = prometheus::BuildCounter()
                            .Name("kiosk_help_calls_total")
                            .Help("How often somebody at a kiosk called for staff.")
                            .Register(registry_)
                            .Add({});
  Gauge& help_calls_open = prometheus::BuildGauge()
                               .Name("kiosk_help_calls_open")
                               .Help("Calls for staff that nobody has seen to yet.")
                               .Register(registry_)
                               .Add({});
  Gauge& connections = prometheus::BuildGauge()
                           .Name("central_connections_open")
                           .Help("Clients that are connected.")
                           .Register(registry_)
                           .Add({});
};

Metrics::Metrics(std::span<const std::string_view> routes) : impl_(std::make_unique<Impl>(routes)) {}
Metrics::~Metrics() = default;

void Metrics::request(std::string_view route, int status, std::chrono::nanoseconds took) {
  impl_->request(route, status, took);
}
void Metrics::ticket(std::string_view effect, std::string_view channel) { impl_->tickets.count(effect, channel); }
void Metrics::refusal(std::string_view reason) { impl_->refusals.count(reason, ""); }
void Metrics::device_failure(std::string_view device, std::string_view kind) {
  impl_->device_failures.count(device, kind);
}
void Metrics::suspicious_devices(std::size_t count) { impl_->suspicious.Set(static_cast<double>(count)); }
void Metrics::rate_limited() { impl_->limited.Increment(); }
void Metrics::seats(std::vector<SeatsLeft> left) { impl_->seats(std::move(left)); }
void Metrics::help_called() { impl_->help_calls.Increment(); }
void Metrics::open_help_calls(std::int64_t count) { impl_->help_calls_open.Set(static_cast<double>(count)); }
void Metrics::open_connections(int count) { impl_->connections.Set(count); }
std::string Metrics::text() const { return impl_->text(); }

}  // namespace central
