// SPDX-License-Identifier: Apache-2.0
// The service's own figures: right under many threads, readable by Prometheus whatever the labels hold.
#include "platform/central/metrics.hpp"

#include <array>
#include <thread>

#include "tests/central/prometheus_text.hpp"
#include "tests/support/catch.hpp"

namespace central::test {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, 2> kRoutes = {"GET /healthz", "POST /v1/tickets"};

Samples samples_of(const Metrics& metrics) {
  const auto samples = read_samples(metrics.text());
  INFO(metrics.text());
  REQUIRE(samples.error.empty());
  return samples;
}

TEST_CASE("Every figure has its name, its type and its labels") {
  Metrics metrics(kRoutes);
  metrics.request("POST /v1/tickets", 201, 3ms);
  metrics.request("POST /v1/tickets", 201, 300ms);
  metrics.request("POST /v1/tickets", 409, 3ms);
  metrics.request("GET /healthz", 200, 20us);
  metrics.ticket("issued", "in_person");
  metrics.refusal("screening_full");
  metrics.refusal("screening_full");
  metrics.rate_limited();
  metrics.seats({{"S-1", "industry", 12}, {"S-1", "press", 0}});
  metrics.help_called();
  metrics.help_called();
  metrics.open_help_calls(1);
  metrics.open_connections(7);

  const auto samples = samples_of(metrics);
  CHECK(samples.at(R"(central_requests_total{route="POST /v1/tickets",status="201"})") == 2);
  CHECK(samples.at(R"(central_requests_total{route="POST /v1/tickets",status="409"})") == 1);
  CHECK(samples.at(R"(central_requests_total{route="GET /healthz",status="200"})") == 1);
  CHECK(samples.at(R"(central_request_seconds_count{route="POST /v1/tickets"})") == 3);
  CHECK(samples.at(R"(central_request_seconds_sum{route="POST /v1/tickets"})") == Approx(0.306));
  CHECK(samples.at(R"(central_request_seconds_bucket{route="POST /v1/tickets",le="0.0025"})") == 0);
  CHECK(samples.at(R"(central_request_seconds_bucket{route="POST /v1/tickets",le="0.005"})") == 2);
  CHECK(samples.at(R"(central_request_seconds_bucket{route="POST /v1/tickets",le="10"})") == 3);
  CHECK(samples.at(R"(central_request_seconds_bucket{route="GET /healthz",le="0.001"})") == 1);
  CHECK(samples.at(R"(central_tickets_total{channel="in_person",effect="issued"})") == 1);
  CHECK(samples.at(R"(central_refusals_total{reason="screening_full"})") == 2);
  CHECK(samples.at("central_rate_limited_total") == 1);
  CHECK(samples.at(R"(central_seats_left{screening="S-1",category="industry"})") == 12);
  CHECK(samples.at(R"(central_seats_left{screening="S-1",category="press"})") == 0);
  CHECK(samples.at("central_connections_open") == 7);
  CHECK(samples.at("kiosk_help_calls_total") == 2);
  CHECK(samples.at("kiosk_help_calls_open") == 1);
  CHECK(samples.types.at("kiosk_help_calls_open") == "gauge");
  CHECK(samples.types.at("central_request_seconds") == "histogram");
  CHECK(samples.types.at("central_seats_left") == "gauge");
  for (const auto* name :
       {"central_requests_total", "central_tickets_total", "central_refusals_total", "kiosk_help_calls_total"}) {
    CHECK(samples.types.at(name) == "counter");
  }
}

TEST_CASE("Before anything has happened the text is readable too, and empty figures are told as 0") {
  const Metrics metrics(kRoutes);
  const auto samples = samples_of(metrics);
  CHECK(samples.at("central_rate_limited_total") == 0);
  CHECK(samples.at("central_connections_open") == 0);
  CHECK(samples.at("kiosk_help_calls_total") == 0);
  CHECK(samples.at("kiosk_help_calls_open") == 0);
  CHECK(samples.at(R"(central_request_seconds_count{route="POST /v1/tickets"})") == 0);
}

TEST_CASE("A screening that is over is no longer told of") {
  Metrics metrics(kRoutes);
  metrics.seats({{"S-1", "industry", 12}, {"S-2", "industry", 5}});
  metrics.seats({{"S-2", "industry", 4}});
  const auto samples = samples_of(metrics);
  CHECK(samples.at(R"(central_seats_left{screening="S-2",category="industry"})") == 4);
  CHECK(samples.values.count(R"(central_seats_left{screening="S-1",category="industry"})") == 0);
  metrics.seats({});
  CHECK(samples_of(metrics).types.count("central_seats_left") == 0);
}

TEST_CASE("Labels from outside cannot break the text") {
  Metrics metrics(kRoutes);
  const std::string evil = "a\"b\\c\nd} 1\n# TYPE x counter";
  metrics.seats({{evil, evil, 1}, {evil, evil, 2}, {"\xff\xfe", "\xC3", 3}, {"Caf\xC3\xA9", "", 4}});
  metrics.refusal(evil);
  metrics.ticket(evil, "\xff");
  const auto samples = samples_of(metrics);
  CHECK(samples.at("central_refusals_total{reason=\"" + evil + "\"}") == 1);
  CHECK(samples.at("central_seats_left{screening=\"" + evil + "\",category=\"" + evil + "\"}") == 1);
  CHECK(samples.at("central_seats_left{screening=\"\uFFFD\uFFFD\",category=\"\uFFFD\"}") == 3);
  CHECK(samples.at("central_seats_left{screening=\"Caf\u00E9\",category=\"\"}") == 4);
}

TEST_CASE("However many names come in, the number of series is bounded, and nothing goes uncounted") {
  Metrics metrics(kRoutes);
  for (int i = 0; i < 1000; ++i) {
    const auto name = std::to_string(i);
    metrics.request("GET /" + name, 200, 1ms);
    metrics.request("GET /healthz", i * 7 - 3000, 1ms);
    metrics.refusal(name);
    metrics.ticket(name, name);
  }
  const auto samples = samples_of(metrics);
  CHECK(samples.at(R"(central_requests_total{route="other",status="200"})") == 1000);
  CHECK(samples.values.size() < 400);
  double refusals = 0;
  double tickets = 0;
  double requests = 0;
  for (const auto& [series, value] : samples.values) {
    if (series.starts_with("central_refusals_total{")) refusals += value;
    if (series.starts_with("central_tickets_total{")) tickets += value;
    if (series.starts_with("central_requests_total{route=\"GET /healthz\"")) requests += value;
  }
  CHECK(refusals == 1000);
  CHECK(tickets == 1000);
  CHECK(requests == 1000);
  CHECK(samples.at(R"(central_refusals_total{reason="other"})") == 1000 - 64);
}

TEST_CASE("Counts are right when many threads count, while others read") {
  Metrics metrics(kRoutes);
  constexpr int kThreads = 4;
  constexpr int kRounds = 2000;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < kRounds; ++i) {
        metrics.request(kRoutes[static_cast<std::size_t>(i) % 2], 200 + i % 5, 1ms);
        metrics.ticket("issued", t % 2 == 0 ? "online" : "in_person");
        metrics.refusal(std::to_string(i % 10));
        metrics.rate_limited();
        metrics.seats({{"S-1", "industry", i}});
      }
    });
  }
  for (int i = 0; i < 20; ++i) CHECK(read_samples(metrics.text()).error.empty());
  for (auto& thread : threads) thread.join();
  const auto samples = samples_of(metrics);
  CHECK(samples.at(R"(central_request_seconds_count{route="GET /healthz"})") == kThreads * kRounds / 2);
  CHECK(samples.at(R"(central_requests_total{route="GET /healthz",status="204"})") == kThreads * kRounds / 10);
  CHECK(samples.at(R"(central_tickets_total{channel="online",effect="issued"})") == kThreads * kRounds / 2);
  CHECK(samples.at(R"(central_refusals_total{reason="3"})") == kThreads * kRounds / 10);
  CHECK(samples.at("central_rate_limited_total") == kThreads * kRounds);
  CHECK(samples.at(R"(central_seats_left{screening="S-1",category="industry"})") == kRounds - 1);
}

TEST_CASE("The reader of these tests is strict") {
  const std::string head = "# HELP a b\n# TYPE a counter\n";
  REQUIRE(read_samples(head + "a 1\n").error.empty());
  REQUIRE(read_samples(head + "a{b=\"c\\n\"} 1\n").at("a{b=\"c\n\"}") == 1);
  for (const std::string& text :
       {std::string("a 1\n"), head + "a 1", head + "a 1\na 1\n", head + "b 1\n", head + "a x\n", head + "a{b=c} 1\n",
        head + "a{b=\"c\"d=\"e\"} 1\n", head + "a{b=\"c} 1\n", head + "a{b=\"\\x\"} 1\n",
        head + "a{b=\"1\",b=\"2\"} 1\n", head + head + "a 1\n", std::string("# HELP a b\n# TYPE c counter\n"),
        head + "\n", std::string("# HELP a b\n# TYPE a histogram\na_count{c=\"d\"} 2\na_bucket{c=\"d\",le=\"1\"} 2\n"),
        std::string("# HELP a b\n# TYPE a histogram\na_count{c=\"d\"} 2\na_bucket{c=\"d\",le=\"1\"} 3\n"
                    "a_bucket{c=\"d\",le=\"+Inf\"} 2\n")}) {
    INFO(text);
    CHECK_FALSE(read_samples(text).error.empty());
  }
}

}  // namespace
}  // namespace central::test
