// SPDX-License-Identifier: Apache-2.0
// Which settings are taken, and what is said about the others.
#include <string>

#include "platform/scanner/scanner.hpp"
#include "tests/support/catch.hpp"

using namespace platform::scanner;

namespace {

/// The setting that is wrong, or nothing.
std::string wrong_in(const Settings& settings) {
  const auto made = make_scanner(settings);
  if (made) return "";
  CHECK_FALSE(made.error().detail.empty());
  return made.error().setting;
}

Settings by_ids(Kind kind, std::string ids, std::string port = "") {
  Settings settings;
  settings.kind = kind;
  settings.vendor_product = std::move(ids);
  settings.port = std::move(port);
  return settings;
}

Settings by_path(Kind kind, std::string path) {
  Settings settings;
  settings.kind = kind;
  settings.path = std::move(path);
  return settings;
}

}  // namespace

TEST_CASE("A scanner is named by its ids, by ids and port, or by its path") {
  for (const auto kind : {Kind::kWedge, Kind::kSerial, Kind::kHidPos}) {
    CHECK(wrong_in(by_ids(kind, "05e0:1200")).empty());
    CHECK(wrong_in(by_ids(kind, "05E0:1200", "1-1.2")).empty());
    CHECK(wrong_in(by_ids(kind, "05e0:1200", "10-4")).empty());
    CHECK(wrong_in(by_path(kind, "/dev/some/thing")).empty());
  }
}

TEST_CASE("No device is ever guessed") {
  for (const auto kind : {Kind::kWedge, Kind::kSerial, Kind::kHidPos}) {
    CHECK(wrong_in(by_ids(kind, "")) == "vendor_product");
    CHECK(wrong_in(by_ids(kind, "", "1-1")) == "vendor_product");
  }
}

TEST_CASE("Ids that are not two of four hexadecimal digits are refused") {
  for (const auto* ids : {"05e0", "05e0:", ":1200", "5e0:1200", "05e0:12000", "05e0-1200", "0x5e:1200", "05g0:1200",
                          " 05e0:1200", "05e0:1200\n", "+5e0:1200", "-5e0:1200", "*:*", "05e0:1200:1"}) {
    CHECK(wrong_in(by_ids(Kind::kWedge, ids)) == "vendor_product");
  }
  CHECK(wrong_in(by_ids(Kind::kWedge, std::string("05e0\0"
                                                  "1200",
                                                  9))) == "vendor_product");
}

TEST_CASE("Ports that are none of USB's are refused") {
  for (const auto* port :
       {"1", "-1", "1-", "1-1.", "1-.1", "1-1..2", "1-1:1.0", "../../1-1", "usb1", "1-1 ", "1111-1", "1-1.2x"}) {
    CHECK(wrong_in(by_ids(Kind::kWedge, "05e0:1200", port)) == "port");
  }
}

TEST_CASE("A path is a file name, and goes alone") {
  CHECK(wrong_in(by_path(Kind::kSerial, std::string("/dev/tty\0ACM0", 13))) == "path");
  CHECK(wrong_in(by_path(Kind::kSerial, "/" + std::string(5000, 'a'))) == "path");
  auto both = by_path(Kind::kSerial, "/dev/ttyACM0");
  both.port = "1-1";
  CHECK(wrong_in(both) == "port");
  both.vendor_product = "05e0:1200";
  CHECK(wrong_in(both) == "path");
}

TEST_CASE("A speed that serial ports do not have is refused, for serial ports") {
  for (const int baud : {0, -9600, 9601, 2000000000}) {
    auto settings = by_path(Kind::kSerial, "/dev/ttyS0");
    settings.baud = baud;
    CHECK(wrong_in(settings) == "baud");
    settings.kind = Kind::kWedge;
    CHECK(wrong_in(settings).empty());
  }
}

TEST_CASE("Ids are read and written the same way") {
  CHECK(to_text(usb_ids("05E0:12af").value()) == "05e0:12af");
  CHECK(usb_ids("0000:ffff").value() == UsbIds{0, 0xFFFF});
}

TEST_CASE("A scanner that is not there is said so, with what was looked for") {
  auto scanner = make_scanner(by_ids(Kind::kWedge, "05e0:1200", "9-9.9")).value();
  for (int i = 0; i < 3; ++i) {
    const auto answer = scanner->next_scan(kiosk::Duration{0});
    REQUIRE_FALSE(answer.has_value());
    CHECK(answer.error().detail == "no keyboard scanner 05e0:1200 at USB port 9-9.9 is plugged in");
  }
}
