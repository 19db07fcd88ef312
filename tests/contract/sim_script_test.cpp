// SPDX-License-Identifier: Apache-2.0
// The scripted scanner, and scripts that cannot be played: told by file, line and remedy before anything is played.
#include <string>
#include <string_view>
#include <utility>

#include "platform/sim/script_scanner.hpp"
#include "platform/sim/stepped_clock.hpp"
#include "tests/contract/sim_temp_folder.hpp"
#include "tests/support/catch.hpp"

using kiosk::Duration;
using platform::sim::ScriptScanner;

namespace {

constexpr Duration kLong{60'000};

std::string error_of(std::string_view script) {
  const tests::TempFolder folder;
  const auto scanner = ScriptScanner::open(folder.write("visit.txt", script));
  REQUIRE_FALSE(scanner);
  const auto& detail = scanner.error().detail;
  REQUIRE(detail.starts_with(folder.path().string()));
  return detail.substr(folder.path().string().size() + 1);
}

}  // namespace

TEST_CASE("scans come in the script's order, then none for ever") {
  const tests::TempFolder folder;
  const auto file = folder.write("visit.txt",
                                 "# a visit\n"
                                 "wait 1\r\n"
                                 "scan QRCode P-2024 0042 \n"
                                 "\n"
                                 "scan - \\x5DQ1\\x00\\\\x41\\xff\n"
                                 "wait 1\n"
                                 "wait 1\n"
                                 "scan Code128 last");
  auto scanner = ScriptScanner::open(file).value();

  const auto first = scanner->next_scan(kLong).value().value();
  REQUIRE(first.text == "P-2024 0042");
  REQUIRE(first.symbology.str() == "QRCode");

  const auto second = scanner->next_scan(kLong).value().value();
  REQUIRE(second.text == std::string("]Q1\0\\x41\xFF", 9));
  REQUIRE(second.symbology.empty());

  REQUIRE(scanner->next_scan(kLong).value().value().text == "last");
  REQUIRE_FALSE(scanner->next_scan(Duration(1)).value().has_value());
  REQUIRE_FALSE(scanner->next_scan(Duration(0)).value().has_value());
}

TEST_CASE("a scan that is not due within the time-out does not come, and is not lost") {
  const tests::TempFolder folder;
  auto scanner = ScriptScanner::open(folder.write("visit.txt", "wait 3600000\nscan QRCode x\n")).value();
  REQUIRE_FALSE(scanner->next_scan(Duration(0)).value().has_value());
  REQUIRE_FALSE(scanner->next_scan(Duration(1)).value().has_value());

  auto soon = ScriptScanner::open(folder.write("soon.txt", "wait 20\nscan QRCode x\n")).value();
  REQUIRE_FALSE(soon->next_scan(Duration(0)).value().has_value());
  REQUIRE(soon->next_scan(kLong).value().value().text == "x");
}

TEST_CASE("an empty script scans nothing") {
  const tests::TempFolder folder;
  auto scanner = ScriptScanner::open(folder.write("visit.txt", "")).value();
  REQUIRE_FALSE(scanner->next_scan(Duration(0)).value().has_value());
}

TEST_CASE("a bad line is told with its number and its remedy") {
  REQUIRE(error_of("wait 10\nscann QRCode x\n") == "visit.txt:2: 'scann' is not known; there are wait and scan");
  REQUIRE(error_of("# one\n\nwait soon") ==
          "visit.txt:3: 'soon' is no time; write milliseconds up to an hour: wait 500");
  REQUIRE(error_of("wait -1").starts_with("visit.txt:1: '-1' is no time; "));
  REQUIRE(error_of("wait 3600001").starts_with("visit.txt:1: "));
  REQUIRE(error_of("wait 99999999999999999999").starts_with("visit.txt:1: "));
  REQUIRE(error_of("scan QRCode").starts_with("visit.txt:1: there is no text; "));
  REQUIRE(error_of("scan QRCode a\\xG0b").starts_with("visit.txt:1: a backslash opens no escape; "));
  REQUIRE(error_of("scan QRCode a\\x4").starts_with("visit.txt:1: "));
  REQUIRE(error_of("scan QRCode a\\").starts_with("visit.txt:1: "));
  REQUIRE(error_of(std::string("\0\x01\xFF", 3)).starts_with("visit.txt:1: "));
}

TEST_CASE("a script that is missing, a folder, or a disk image is refused") {
  const tests::TempFolder folder;
  REQUIRE_FALSE(ScriptScanner::open(folder.path() / "none.txt"));
  REQUIRE_FALSE(ScriptScanner::open(folder.path()));
  const auto large = ScriptScanner::open(folder.write("large.txt", std::string((1 << 20) + 1, '#')));
  REQUIRE_FALSE(large);
  REQUIRE(large.error().detail.find("large.txt") != std::string::npos);
}

TEST_CASE("a stepped clock starts where it is told and never runs back") {
  const auto start = kiosk::parse_rfc3339("2024-09-05T18:30:00Z").value();
  const platform::sim::SteppedClock clock(start);
  const auto first = clock.now();
  const auto second = clock.now();
  REQUIRE(first >= start);
  REQUIRE(second >= first);
  REQUIRE(second < start + std::chrono::hours(1));
}
