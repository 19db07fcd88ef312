// SPDX-License-Identifier: Apache-2.0
// What is known of scans that cannot be passes: their number and why, now and then.
#include "kiosk/app/refused_scans.hpp"

#include <string>
#include <vector>

#include "kiosk/base/log.hpp"
#include "tests/support/catch.hpp"

using namespace kiosk;
using namespace std::chrono_literals;
using app::NotAPass;

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

TEST_CASE("refused scans are counted, and told at most once a minute as numbers") {
  const Instant start{1000s};
  Log log;
  app::RefusedScans refused;
  refused.report(start);
  REQUIRE(log.lines.empty());
  refused.count(NotAPass::kUnsigned);
  refused.report(start);
  const std::string first = "refused scans: 1 (1 not signed, with signed_only in [passes])";
  REQUIRE(log.lines == std::vector{first});

  for (int second = 1; second < 60; ++second) {
    refused.count(second < 10 ? NotAPass::kTooLong : NotAPass::kEmpty);
    refused.report(start + std::chrono::seconds(second));
  }
  REQUIRE(log.lines.size() == 1);
  refused.report(start + 60s);
  REQUIRE(log.lines == std::vector<std::string>{first, "refused scans: 59 (50 empty; 9 too long)"});
  refused.report(start + 24h);
  REQUIRE(log.lines.size() == 2);
  REQUIRE(refused.total() == 60);
  REQUIRE(refused.newest() == NotAPass::kEmpty);
}

TEST_CASE("a signed pass that cannot be checked is told at once and once, with the setting") {
  const Instant start{1000s};
  Log log;
  app::RefusedScans refused;
  refused.count(NotAPass::kEmpty);
  refused.report(start);
  refused.count(NotAPass::kUnchecked);
  refused.report(start + 1s);
  REQUIRE(log.lines.size() == 2);
  REQUIRE(log.lines.back() == "signed passes cannot be checked: set keys_file in [passes] (central keys prints it)");
  refused.count(NotAPass::kUnchecked);
  refused.report(start + 2s);
  REQUIRE(log.lines.size() == 2);
  refused.report(start + 60s);
  REQUIRE(log.lines.size() == 3);
  REQUIRE(log.lines.back() == "refused scans: 2 (2 signed, without keys_file in [passes])");
}
