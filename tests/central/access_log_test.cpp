// SPDX-License-Identifier: Apache-2.0
// One line a request, whatever a request is made of.
#include "platform/central/access_log.hpp"

#include <algorithm>
#include <random>

#include "tests/support/catch.hpp"

namespace central::test {
namespace {

using namespace std::chrono_literals;

TEST_CASE("A line tells the route, the outcome, the time, the device and the size") {
  CHECK(log_line({"POST /v1/tickets/{id}/deliveries", 204, 12345us, "d-1", 0}) ==
        R"(route="POST /v1/tickets/{id}/deliveries" status=204 ms=12.3 device=d-1 bytes=0)");
  CHECK(log_line({"health", 200, 0ms, "", 17}) == "route=health status=200 ms=0.0 device=- bytes=17");
  CHECK(log_line({"health", 200, 1999960us, "", 1}) == "route=health status=200 ms=2000.0 device=- bytes=1");
  CHECK(log_line({"health", 200, -5ms, "", 1}).find("ms=0.0 ") != std::string::npos);
}

TEST_CASE("A device that looks like none, or like more fields, is quoted") {
  const auto device = [](std::string_view text) {
    const auto line = log_line({"r", 200, 0ms, text, 1});
    const auto from = line.find("device=") + 7;
    return line.substr(from, line.find(" bytes=1") - from);
  };
  CHECK(device("-") == R"("-")");
  CHECK(device("a status=500") == R"("a status=500")");
  CHECK(device("a\" status=500 b=\"") == R"("a\" status=500 b=\"")");
  CHECK(device("a\\") == R"("a\\")");
  CHECK(device("a\nroute=b") == "\"a\\u000aroute=b\"");
  CHECK(device("a\r\tb") == R"("a\u000d\u0009b")");
  CHECK(device(std::string_view("a\0b", 3)) == R"("a\u0000b")");
  CHECK(device("\x1b[2J") == R"("\u001b[2J")");
  CHECK(device("a\u0085b") == R"("a\u0085b")");
  CHECK(device("a\u2028b") == R"("a\u2028b")");
  CHECK(device("Caf\u00E9") == "\"Caf\u00E9\"");
  CHECK(device("a\xff") == "\"a\uFFFD\"");
}

TEST_CASE("No bytes whatever make a second line, or a line without end") {
  std::mt19937 random{5};
  for (int i = 0; i < 2000; ++i) {
    std::string hostile(random() % 400, '\0');
    for (auto& c : hostile) c = static_cast<char>(random());
    const auto line = log_line({hostile, 200, 1ms, hostile, 1});
    CHECK(std::ranges::none_of(line, [](unsigned char c) { return c < 0x20 || c == 0x7F; }));
    CHECK(line.size() < 400);
    // Quotes that are not escaped come in pairs: around a value.
    int quotes = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
      if (line[at] == '\\') {
        ++at;
      } else if (line[at] == '"') {
        ++quotes;
      }
    }
    CHECK(quotes % 2 == 0);
    CHECK(line.ends_with(" bytes=1"));
  }
}

}  // namespace
}  // namespace central::test
