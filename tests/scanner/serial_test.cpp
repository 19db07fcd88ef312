// SPDX-License-Identifier: Apache-2.0
// The serial scanner against a pseudo-terminal: lines, noise, flooding, and being pulled out.
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include "platform/scanner/scanner.hpp"
#include "tests/contract/temporary_folder.hpp"
#include "tests/support/catch.hpp"

namespace {

using kiosk::Duration;

/// The device's side of a serial line, under a name that stays when it is plugged in again.
class FakeDevice {
 public:
  explicit FakeDevice(std::filesystem::path name) : name_(std::move(name)) { plug_in(); }
  ~FakeDevice() { pull_out(); }
  FakeDevice(const FakeDevice&) = delete;
  FakeDevice& operator=(const FakeDevice&) = delete;

  void plug_in() {
    master_ = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    REQUIRE(master_ >= 0);
    REQUIRE(::grantpt(master_) == 0);
    REQUIRE(::unlockpt(master_) == 0);
    std::filesystem::create_symlink(::ptsname(master_), name_);
  }
  void pull_out() {
    if (master_ < 0) return;
    ::close(master_);
    master_ = -1;
    std::filesystem::remove(name_);
  }
  void send(std::string_view bytes) const {
    REQUIRE(::write(master_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  }
  [[nodiscard]] termios settings() const {
    termios current{};
    REQUIRE(::tcgetattr(master_, &current) == 0);
    return current;
  }

 private:
  std::filesystem::path name_;
  int master_ = -1;
};

/// Long enough for bytes that are on their way; only a failing test waits for it to pass.
constexpr Duration kPatience{20000};
constexpr Duration kAtOnce{0};

std::unique_ptr<kiosk::ports::Scanner> scanner_at(const std::filesystem::path& path) {
  platform::scanner::Settings settings;
  settings.path = path;
  return platform::scanner::make_scanner(settings).value();
}

std::optional<std::string> scan(kiosk::ports::Scanner& scanner, Duration timeout = kPatience) {
  auto answer = scanner.next_scan(timeout);
  REQUIRE(answer.has_value());
  if (!*answer) return std::nullopt;
  REQUIRE((*answer)->symbology.empty());
  return (*answer)->text;
}

/// Asks until the scanner says that the device is gone.
std::string wait_until_gone(kiosk::ports::Scanner& scanner) {
  for (;;) {
    auto answer = scanner.next_scan(kPatience);
    if (!answer) return answer.error().detail;
  }
}

}  // namespace

TEST_CASE("A line from the device is a scan, whatever it ends with") {
  const tests::TemporaryFolder folder;
  const FakeDevice device(folder / "scanner");
  const auto scanner = scanner_at(folder / "scanner");
  REQUIRE_FALSE(scan(*scanner, kAtOnce));
  for (const std::string text : {"P-1001\r", "P-1002\n", "P-1003\r\n", "\r\n\n\nP-1004\r"}) {
    device.send(text);
    const auto first = text.find('P');
    REQUIRE(scan(*scanner) == text.substr(first, 6));
  }
  REQUIRE_FALSE(scan(*scanner, kAtOnce));
}

TEST_CASE("The line is raw: control characters arrive as they are and mean nothing to the terminal") {
  const tests::TemporaryFolder folder;
  const FakeDevice device(folder / "scanner");
  const auto scanner = scanner_at(folder / "scanner");
  REQUIRE_FALSE(scan(*scanner, kAtOnce));
  const std::string hostile("\x03\x04\x11\x13\x1a\x1c\x7f\x00\xff\xc3\r\n A", 14);
  device.send(hostile + "\r");
  REQUIRE(scan(*scanner) == hostile);
  REQUIRE((device.settings().c_lflag & (ICANON | ECHO | ISIG)) == 0U);
}

TEST_CASE("A line over the limit is refused whole and the next one is read") {
  const tests::TemporaryFolder folder;
  const FakeDevice device(folder / "scanner");
  const auto scanner = scanner_at(folder / "scanner");
  REQUIRE_FALSE(scan(*scanner, kAtOnce));
  // In bites smaller than the terminal's buffer, read as they come.
  for (std::size_t sent = 0; sent < 200000; sent += 1000) {
    device.send(std::string(1000, 'x'));
    REQUIRE_FALSE(scan(*scanner, kAtOnce));
  }
  device.send("\r");
  REQUIRE(scan(*scanner) == "\x1A");
  device.send("P-2\r");
  REQUIRE(scan(*scanner) == "P-2");
}

TEST_CASE("What was scanned before anybody listened does not count") {
  const tests::TemporaryFolder folder;
  const FakeDevice device(folder / "scanner");
  const int other = ::open((folder / "scanner").c_str(), O_RDONLY | O_NOCTTY | O_CLOEXEC);
  REQUIRE(other >= 0);
  device.send("P-OLD\r");
  pollfd arrived{other, POLLIN, 0};
  REQUIRE(::poll(&arrived, 1, 20000) == 1);
  const auto scanner = scanner_at(folder / "scanner");
  REQUIRE_FALSE(scan(*scanner, kAtOnce));
  ::close(other);
  device.send("P-NEW\r");
  REQUIRE(scan(*scanner) == "P-NEW");
}

TEST_CASE("A device that is pulled out is an error, and found again when it is back") {
  const tests::TemporaryFolder folder;
  FakeDevice device(folder / "scanner");
  const auto scanner = scanner_at(folder / "scanner");
  REQUIRE_FALSE(scan(*scanner, kAtOnce));
  device.send("P-1\r");
  REQUIRE(scan(*scanner) == "P-1");
  device.send("HALF-A-CO");
  REQUIRE_FALSE(scan(*scanner, kAtOnce));

  device.pull_out();
  REQUIRE(wait_until_gone(*scanner).find("unplugged") != std::string::npos);
  const auto missing = scanner->next_scan(kAtOnce);
  REQUIRE_FALSE(missing.has_value());
  REQUIRE(missing.error().detail.find((folder / "scanner").string()) != std::string::npos);

  device.plug_in();
  REQUIRE_FALSE(scan(*scanner, kAtOnce));
  device.send("P-2\r");
  REQUIRE(scan(*scanner) == "P-2");
}

TEST_CASE("A path that is no serial device is said so, time and again") {
  const tests::TemporaryFolder folder;
  tests::write_file(folder / "notes.txt", "P-1\r");
  const auto file = scanner_at(folder / "notes.txt");
  const auto null = scanner_at("/dev/null");
  const auto nothing = scanner_at(folder / "none");
  for (int i = 0; i < 3; ++i) {
    REQUIRE(file->next_scan(kAtOnce).error().detail.find("no serial device") != std::string::npos);
    REQUIRE(null->next_scan(kAtOnce).error().detail.find("no serial device") != std::string::npos);
    REQUIRE(nothing->next_scan(kAtOnce).error().detail.find("cannot be opened") != std::string::npos);
  }
}

TEST_CASE("A file that is no input device or no HID device is said so") {
  platform::scanner::Settings settings;
  settings.path = "/dev/null";
  settings.kind = platform::scanner::Kind::kWedge;
  const auto wedge = platform::scanner::make_scanner(settings).value();
  REQUIRE(wedge->next_scan(kAtOnce).error().detail.find("no input device") != std::string::npos);
  settings.kind = platform::scanner::Kind::kHidPos;
  const auto reports = platform::scanner::make_scanner(settings).value();
  REQUIRE(reports->next_scan(kAtOnce).error().detail.find("no HID device") != std::string::npos);
}
