// SPDX-License-Identifier: Apache-2.0
// What is known of scans that cannot be passes: their number, now and then.
#include "kiosk/app/refused_scans.hpp"

#include <string>
#include <vector>

#include "kiosk/base/log.hpp"
#include "tests/support/catch.hpp"

using namespace kiosk;
using namespace std::chrono_literals;

namespace {

/// The log's lines while it lives; none after it.
class Log {
 public:
  Log() {
    log::set_sink([this](log::Level, std::string_view, std::string_view line) { lines.emplace_back(line); });
  }
  ~Log() {
    log::set_sink([](log::Level, std::string_view, std::string_view) {});
  }
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;
  std::vector<std::string> lines;
};

}  // namespace

TEST_CASE("refused scans are counted, and told at most once a minute as a number") {
  const Instant start{1000s};
  Log log;
  app::RefusedScans refused;
  refused.report(start);
  REQUIRE(log.lines.empty());
  refused.count();
  refused.report(start);
  REQUIRE(log.lines == std::vector<std::string>{"refused scans: 1"});

  for (int second = 1; second < 60; ++second) {
    refused.count();
    refused.report(start + std::chrono::seconds(second));
  }
  REQUIRE(log.lines.size() == 1);
  refused.report(start + 60s);
  REQUIRE(log.lines == std::vector<std::string>{"refused scans: 1", "refused scans: 59"});
  refused.report(start + 24h);
  REQUIRE(log.lines.size() == 2);
  REQUIRE(refused.total() == 60);
}
