// SPDX-License-Identifier: Apache-2.0
// Reports of HID-POS scanners: joined, named, and refused where they lie.
#include "platform/scanner/pos_report.hpp"

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "kiosk/app/pass_text.hpp"
#include "platform/scanner/aim.hpp"
#include "tests/scanner/pos_device.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace std::chrono_literals;
using namespace platform::scanner;
using tests::Bytes;
using tests::report;

constexpr Moment kStart{1h};
using Texts = std::vector<std::string>;

struct Device {
  explicit Device(std::string_view name) : decoder(pos_layouts(tests::descriptor(name)).value()) {}
  Device& send(const Bytes& bytes, Clock::duration after = 0ms) {
    decoder.take(bytes, kStart + after, scans);
    return *this;
  }
  Device& send(const std::vector<Bytes>& all) {
    for (const auto& one : all) send(one);
    return *this;
  }
  [[nodiscard]] Texts texts() const {
    Texts all;
    for (const auto& scan : scans) all.push_back(scan.text);
    return all;
  }
  PosDecoder decoder;
  Scans scans;
};

}  // namespace

TEST_CASE("A code that fits into one report is one scan at once, with its symbology") {
  Device device("numbered");
  device.send(report("FEST-1", false, "]Q1"));
  REQUIRE(device.texts() == Texts{"FEST-1"});
  CHECK(device.scans.front().symbology == kiosk::Symbology("QRCode"));
  CHECK_FALSE(device.decoder.due().has_value());
}

TEST_CASE("A long code is joined from as many reports as it takes") {
  for (const std::size_t size : {55U, 56U, 57U, 112U, 113U, 1000U, 4096U}) {
    std::string code;
    for (std::size_t i = 0; i < size; ++i) code += static_cast<char>('!' + i % 90);
    CHECK(Device("numbered").send(tests::reports(code)).texts() == Texts{code});
  }
}

TEST_CASE("A code over the limit is refused whole, and the next is read") {
  Device device("numbered");
  device.send(tests::reports(std::string(4097, 'x'))).send(tests::reports("FEST-2"));
  CHECK(device.texts() == Texts{"\x1A", "FEST-2"});
}

TEST_CASE("A code that goes on for ever takes no memory, and is refused once it stops") {
  Device device("numbered");
  for (int i = 0; i < 100000; ++i) device.send(report(std::string(56, 'x'), true));
  CHECK(device.texts().empty());
  device.send(report("x"));
  CHECK(device.texts() == Texts{"\x1A"});
}

TEST_CASE("Where nothing counts the bytes, NULs at the end are padding and others are not") {
  CHECK(Device("unnumbered").send(Bytes{'F', '-', '1', 0, 0, 0, 0, 0}).texts() == Texts{"F-1"});
  CHECK(Device("unnumbered").send(Bytes{'F', 0, '1', 0, 0, 0, 0, 0}).texts() == Texts{std::string("F\0001", 3)});
  CHECK(Device("unnumbered").send(Bytes(8, 0)).texts().empty());
}

TEST_CASE("Bits that are not aligned are read where they are") {
  const Bytes all_ones(11, 0xFF);
  // Continued, a count of 65535: absurd. Set right bit by bit: flag 0, count 2, "]d1", "AB".
  Bytes lawful(11, 0);
  lawful[0] = 9;
  const auto put = [&lawful](std::size_t bit, std::uint32_t value, std::size_t bits) {
    for (std::size_t i = 0; i < bits; ++i) {
      if (((value >> i) & 1U) != 0) lawful[1 + (bit + i) / 8] |= static_cast<std::uint8_t>(1U << ((bit + i) % 8));
    }
  };
  put(1, 2, 16);
  std::size_t at = 17;
  for (const char c : {']', 'd', '1', 'A', 'B'}) {
    put(at, static_cast<std::uint8_t>(c), 8);
    at += 8;
  }
  Device device("crooked");
  device.send(lawful);
  REQUIRE(device.texts() == Texts{"AB"});
  CHECK(device.scans.front().symbology == kiosk::Symbology("DataMatrix"));
  auto absurd = all_ones;
  absurd[0] = 9;
  device.send(absurd);
  CHECK(device.texts() == Texts{"AB"});
  device.decoder.settle(kStart + 500ms, device.scans);
  CHECK(device.texts() == Texts{"AB", "\x1A"});
}

TEST_CASE("A report that counts more than it has is refused") {
  for (const int count : {57, 128, 255}) {
    auto lying = report("FEST-1");
    lying[1] = static_cast<std::uint8_t>(count);
    CHECK(Device("numbered").send(lying).texts() == Texts{"\x1A"});
  }
}

TEST_CASE("A report that is cut loses its scan to its very end") {
  const auto whole = report("FEST-1");
  for (std::size_t size = 1; size < whole.size(); ++size) {
    Device device("numbered");
    device.send(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)));
    device.decoder.settle(kStart + 500ms, device.scans);
    CHECK(device.texts() == Texts{"\x1A"});
  }
  Device device("numbered");
  device.send(report(std::string(56, 'a'), true)).send(Bytes{2, 56, ']'}).send(report("rest"));
  CHECK(device.texts() == Texts{"\x1A"});
}

TEST_CASE("A rest that does not come is waited for half a second, and does not end up in the next scan") {
  Device device("numbered");
  device.send(report("HALF", true));
  CHECK(device.decoder.due() == kStart + 500ms);
  device.decoder.settle(kStart + 499ms, device.scans);
  CHECK(device.texts().empty());
  device.decoder.settle(kStart + 500ms, device.scans);
  device.send(report("FEST-2"), 2s);
  CHECK(device.texts() == Texts{"\x1A", "FEST-2"});
}

TEST_CASE("Other reports of the device, empty ones and none at all are passed over") {
  Device device("numbered");
  device.send(Bytes{}).send(Bytes{4, 0xFF}).send(Bytes{0xFF, 1, 2, 3}).send(report(""));
  CHECK(device.texts().empty());
  CHECK_FALSE(device.decoder.due().has_value());
}

TEST_CASE("Any bytes at all give scans that are no longer than allowed") {
  std::mt19937 random(11);
  Device device("numbered");
  for (int round = 0; round < 20000; ++round) {
    Bytes bytes(random() % 70);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random() % 8 == 0 ? random() : 2);
    device.send(bytes);
    for (const auto& scan : device.scans) REQUIRE(scan.text.size() <= kLongestScan);
    device.scans.clear();
  }
}

TEST_CASE("Symbologies have the names that every reader of the kiosk gives them") {
  const auto name = [](std::string_view identifier) { return symbology_of(identifier).str(); };
  CHECK(name("]Q1") == "QRCode");
  CHECK(name("]z0") == "Aztec");
  CHECK(name("]L0") == "PDF417");
  CHECK(name("]d2") == "DataMatrix");
  CHECK(name("]C1") == "Code128");
  CHECK(name("]E0") == "EAN13");
  CHECK(name("]A0") == "Code39");
  CHECK(name("Q1") == "QRCode");
  CHECK(name("]E4") == "]E4");
  CHECK(name("]X0") == "]X0");
  CHECK(name("]e0") == "]e0");
}

TEST_CASE("What is no AIM identifier names no symbology") {
  for (const std::string_view identifier : {"", "]", "]Q", "]1Q", "]Q\x01", "]\x1B[", "\x01\x02\x03"}) {
    CHECK(symbology_of(identifier).empty());
  }
  CHECK(symbology_of(std::string_view("\0\0\0", 3)).empty());
}
