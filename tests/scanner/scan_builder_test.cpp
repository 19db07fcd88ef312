// SPDX-License-Identifier: Apache-2.0
// Where a scan ends: pauses and terminators, without any device.
#include "platform/scanner/scan_builder.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"

namespace {

using namespace std::chrono_literals;
using namespace platform::scanner;

constexpr Moment kStart{1h};

class Line {
 public:
  explicit Line(Terminator terminator) : builder_(serial_builder(terminator)) {}
  Line& send(std::string_view bytes) {
    for (const char byte : bytes) builder_.add(byte, now_);
    return *this;
  }
  Line& quiet(Clock::duration time) {
    now_ += time;
    builder_.settle(now_, scans_);
    return *this;
  }
  Line& hang_up() {
    builder_.hang_up(scans_);
    return *this;
  }
  [[nodiscard]] std::vector<std::string> scans() const {
    std::vector<std::string> texts;
    for (const auto& scan : scans_) texts.push_back(scan.text);
    return texts;
  }
  [[nodiscard]] const ScanBuilder& builder() const { return builder_; }

 private:
  ScanBuilder builder_;
  Moment now_ = kStart;
  Scans scans_;
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("A line is a scan once it is quiet after its end, not before") {
  Line line(Terminator::kEnter);
  CHECK(line.send("P-1\r").quiet(49ms).scans().empty());
  CHECK(line.quiet(1ms).scans() == Texts{"P-1"});
  CHECK(line.quiet(1h).scans() == Texts{"P-1"});
}

TEST_CASE("CR, LF, both, several and in front: they are no part of the text") {
  for (const auto* bytes : {"P-1\r", "P-1\n", "P-1\r\n", "P-1\r\r\n\n", "\r\nP-1\r\n"}) {
    CHECK(Line(Terminator::kEnter).send(bytes).quiet(50ms).scans() == Texts{"P-1"});
  }
  CHECK(Line(Terminator::kEnter).send("\r\n\r\n").quiet(50ms).scans().empty());
}

TEST_CASE("A line end with more behind it was part of the code") {
  CHECK(Line(Terminator::kEnter).send("P-1\rP-2\r").quiet(50ms).scans() == Texts{"P-1\rP-2"});
  CHECK(Line(Terminator::kEnter).send("P-1\r").quiet(10ms).send("P-2\r").quiet(50ms).scans() == Texts{"P-1\rP-2"});
}

TEST_CASE("A line that comes in pieces is put together") {
  CHECK(Line(Terminator::kEnter).send("P").quiet(400ms).send("-1").quiet(499ms).send("\r").quiet(50ms).scans() ==
        Texts{"P-1"});
}

TEST_CASE("Half a line is refused after a while, and does not end up in the next one") {
  CHECK(Line(Terminator::kEnter).send("HALF").quiet(500ms).send("P-2\r").quiet(50ms).scans() == Texts{"\x1A", "P-2"});
}

TEST_CASE("Without a terminator a pause ends the scan, and line ends are what they are") {
  CHECK(Line(Terminator::kNone).send("P-1").quiet(49ms).send("2").quiet(50ms).scans() == Texts{"P-12"});
  CHECK(Line(Terminator::kNone).send("P-1\r").quiet(50ms).scans() == Texts{"P-1\r"});
}

TEST_CASE("With a tab as its end, a line end is part of the code") {
  CHECK(Line(Terminator::kTab).send("P-1\t").quiet(50ms).scans() == Texts{"P-1"});
  CHECK(Line(Terminator::kTab).send("P\r1\t").quiet(50ms).scans() == Texts{"P\r1"});
}

TEST_CASE("Hanging up keeps a whole line and drops half a one") {
  CHECK(Line(Terminator::kEnter).send("P-1\r").hang_up().scans() == Texts{"P-1"});
  CHECK(Line(Terminator::kEnter).send("P-1\rP-").hang_up().quiet(1h).scans().empty());
  CHECK(Line(Terminator::kNone).send("P-1").hang_up().quiet(1h).scans().empty());
}

TEST_CASE("What is due is known, and nothing is while nothing is under way") {
  Line line(Terminator::kEnter);
  CHECK_FALSE(line.builder().due().has_value());
  CHECK(line.send("P-1").builder().due() == kStart + 500ms);
  CHECK(line.send("\r").builder().due() == kStart + 50ms);
  CHECK_FALSE(line.quiet(50ms).builder().due().has_value());
}

TEST_CASE("Exactly the longest scan is taken, whatever ends it") {
  const std::string longest(kLongestScan, 'x');
  CHECK(Line(Terminator::kEnter).send(longest).send("\r\n").quiet(50ms).scans() == Texts{longest});
  CHECK(Line(Terminator::kEnter).send(longest).send("x\r").quiet(50ms).scans() == Texts{"\x1A"});
  CHECK(Line(Terminator::kNone).send(longest).send("x").quiet(50ms).scans() == Texts{"\x1A"});
}
