// SPDX-License-Identifier: Apache-2.0
// Scanners that come and go while somebody waits for a scan.
#include <chrono>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "platform/scanner/hot_plug_scanner.hpp"
#include "platform/scanner/serial_port.hpp"
#include "tests/scanner/plugging.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace platform::scanner;
using kiosk::Duration;
using kiosk::failure;
using kiosk::ports::ScannerError;

constexpr Duration kLong{20000};
constexpr Duration kAtOnce{0};

/// Serial devices under any name: the test has the other end of each line.
class Bench {
 public:
  Bench() {
    Settings settings;
    settings.vendor_product = "05e0:1200";
    scanner = std::make_unique<HotPlugScanner>(
        settings, sockets.plugs(),
        [this](const Candidate& candidate) -> kiosk::Result<std::unique_ptr<Reader>, ScannerError> {
          ++opened;
          const auto& node = candidate.nodes.front();
          if (refusal) return failure(ScannerError{*refusal});
          const auto line = hosts_.find(node);
          if (line == hosts_.end()) return failure(ScannerError{node + " is away"});
          auto host = std::move(line->second);
          hosts_.erase(line);
          return std::make_unique<SerialReader>(node, std::move(host), Terminator::kEnter);
        });
  }

  void plug_in(const std::string& node, bool tell = true) {
    int ends[2] = {-1, -1};
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) == 0);
    hosts_[node] = Descriptor(ends[0]);
    devices_[node] = Descriptor(ends[1]);
    if (tell) sockets.plug_in({node, node, "", UsbIds{0x05E0, 0x1200}, "1-1", false, {}});
  }
  void pull_out(const std::string& node) {
    devices_.erase(node);
    hosts_.erase(node);
    sockets.pull_out(node);
  }
  void send(const std::string& node, std::string_view bytes) {
    REQUIRE(::write(devices_[node].get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  }

  /// The next scan's text, "none", or "gone: " and why.
  std::string next(Duration timeout = kLong) {
    const auto answer = scanner->next_scan(timeout);
    if (!answer) return "gone: " + answer.error().detail;
    return *answer ? (*answer)->text : "none";
  }

  tests::Sockets sockets;
  std::optional<std::string> refusal;
  int opened = 0;
  std::unique_ptr<HotPlugScanner> scanner;

 private:
  std::map<std::string, Descriptor> hosts_;
  std::map<std::string, Descriptor> devices_;
};

}  // namespace

TEST_CASE("A scanner that is not there is said so at once, where there is no time to wait") {
  Bench bench;
  CHECK(bench.next(kAtOnce) == "gone: no serial scanner 05e0:1200 is plugged in");
  CHECK(bench.next(kAtOnce) == "gone: no serial scanner 05e0:1200 is plugged in");
}

TEST_CASE("A scanner that is plugged in while somebody waits is read at once") {
  Bench bench;
  std::thread hand([&bench] {
    bench.plug_in("tty0");
    bench.send("tty0", "P-1\r");
  });
  const auto text = bench.next();
  hand.join();
  CHECK(text == "P-1");
}

TEST_CASE("A scanner that goes is an error, its half scan is dropped, and it is found back") {
  Bench bench;
  bench.plug_in("tty0");
  bench.send("tty0", "P-1\r");
  CHECK(bench.next() == "P-1");
  bench.send("tty0", "HALF");
  CHECK(bench.next(kAtOnce) == "none");
  bench.pull_out("tty0");
  CHECK(bench.next() == "gone: scanner tty0 was unplugged");
  CHECK(bench.next(kAtOnce) == "gone: no serial scanner 05e0:1200 is plugged in");
  bench.plug_in("tty0");
  bench.send("tty0", "P-2\r");
  CHECK(bench.next() == "P-2");
}

TEST_CASE("A scanner that is back before its going was noticed is read on") {
  Bench bench;
  bench.plug_in("tty0");
  CHECK(bench.next(kAtOnce) == "none");
  bench.pull_out("tty0");
  bench.plug_in("tty0");
  bench.send("tty0", "P-2\r");
  CHECK(bench.next() == "gone: scanner tty0 was unplugged");
  CHECK(bench.next() == "P-2");
}

TEST_CASE("Scans that were whole before the scanner went come before the news") {
  Bench bench;
  bench.plug_in("tty0");
  CHECK(bench.next(kAtOnce) == "none");
  bench.send("tty0", "P-1\r");
  bench.pull_out("tty0");
  CHECK(bench.next() == "P-1");
  CHECK(bench.next() == "gone: scanner tty0 was unplugged");
}

TEST_CASE("Two scanners are read side by side, and never mixed") {
  Bench bench;
  bench.plug_in("tty0");
  bench.plug_in("tty1");
  CHECK(bench.next(kAtOnce) == "none");
  bench.send("tty0", "LEFT-");
  bench.send("tty1", "RIGHT-");
  CHECK(bench.next(kAtOnce) == "none");
  bench.send("tty1", "2\r");
  bench.send("tty0", "1\r");
  std::vector<std::string> texts{bench.next(), bench.next()};
  std::ranges::sort(texts);
  CHECK(texts == std::vector<std::string>{"LEFT-1", "RIGHT-2"});
}

TEST_CASE("When one of two scanners goes, the other is read on") {
  Bench bench;
  bench.plug_in("tty0");
  bench.plug_in("tty1");
  CHECK(bench.next(kAtOnce) == "none");
  bench.pull_out("tty0");
  CHECK(bench.next() == "gone: scanner tty0 was unplugged");
  bench.send("tty1", "P-1\r");
  CHECK(bench.next() == "P-1");
}

TEST_CASE("A scanner that may not be opened says why, and is tried again when something changes") {
  Bench bench;
  bench.refusal = "no permission; join the group";
  bench.plug_in("tty0");
  CHECK(bench.next(kAtOnce) == "gone: no permission; join the group");
  std::thread remedy([&bench] {
    bench.refusal.reset();
    bench.send("tty0", "P-1\r");
    bench.sockets.tell();
  });
  remedy.join();
  CHECK(bench.next() == "P-1");
}

TEST_CASE("What is open is not opened again by other plugging") {
  Bench bench;
  bench.plug_in("tty0");
  CHECK(bench.next(kAtOnce) == "none");
  for (int i = 0; i < 5; ++i) {
    bench.sockets.tell();
    CHECK(bench.next(kAtOnce) == "none");
  }
  CHECK(bench.opened == 1);
}

TEST_CASE("A scanner that floods does not keep anybody longer than asked") {
  Bench bench;
  bench.plug_in("tty0");
  CHECK(bench.next(kAtOnce) == "none");
  for (int i = 0; i < 100; ++i) {
    bench.send("tty0", std::string(10000, 'x'));
    CHECK(bench.next(kAtOnce) == "none");
  }
  bench.send("tty0", "\r");
  CHECK(bench.next() == "\x1A");
}
