// A tty in raw mode, read without blocking, cut into lines.
#include "platform/linux/serial_scanner.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <limits>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace platform::os {
namespace {

using kiosk::failure;
using kiosk::Result;
using kiosk::ports::RawScan;
using kiosk::ports::ScannerError;
using std::chrono::steady_clock;

/// Raw bytes both ways, 9600 8N1, modem lines ignored: unplugging is noticed by the read.
bool make_raw(int fd) {
  termios settings{};
  if (::tcgetattr(fd, &settings) != 0) return false;
  ::cfmakeraw(&settings);
  settings.c_cflag |= CLOCAL | CREAD;
  settings.c_cflag &= ~static_cast<tcflag_t>(CSTOPB | CRTSCTS);
  settings.c_cc[VMIN] = 1;
  settings.c_cc[VTIME] = 0;
  if (::cfsetspeed(&settings, B9600) != 0) return false;
  return ::tcsetattr(fd, TCSANOW, &settings) == 0;
}

int milliseconds_until(steady_clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - steady_clock::now()).count();
  return static_cast<int>(std::clamp<long long>(left, 0, std::numeric_limits<int>::max()));
}

}  // namespace

SerialScanner::~SerialScanner() { close(); }

Result<std::optional<RawScan>, ScannerError> SerialScanner::next_scan(kiosk::Duration timeout) {
  const auto deadline = steady_clock::now() + timeout;
  if (fd_ < 0 && ready_.empty()) {
    if (auto opened = open(); !opened) return failure(opened.error());
  }
  for (;;) {
    if (!ready_.empty()) {
      RawScan scan{std::move(ready_.front()), {}};
      ready_.pop_front();
      return scan;
    }
    pollfd watched{fd_, POLLIN, 0};
    const int events = ::poll(&watched, 1, milliseconds_until(deadline));
    if (events < 0 && errno != EINTR) return failure(gone("cannot be waited for", errno));
    if (events > 0) {
      auto received = receive();
      // Lines that arrived whole before the device went are scans all the same; the error comes back on the next call.
      if (!received && ready_.empty()) return failure(received.error());
    } else if (steady_clock::now() >= deadline) {
      return std::nullopt;
    }
  }
}

Result<void, ScannerError> SerialScanner::open() {
  fd_ = ::open(device_.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (fd_ < 0) return failure(gone("cannot be opened", errno));
  if (::isatty(fd_) == 0) return failure(gone("is no serial device", errno));
  // Keeps a login prompt or a modem manager from opening it too; where the driver has no such lock, it works without.
  static_cast<void>(::ioctl(fd_, TIOCEXCL));
  if (!make_raw(fd_)) return failure(gone("cannot be set to raw mode", errno));
  ::tcflush(fd_, TCIFLUSH);
  return {};
}

Result<void, ScannerError> SerialScanner::receive() {
  std::array<char, 1024> bytes{};
  for (;;) {
    const auto got = ::read(fd_, bytes.data(), bytes.size());
    if (got > 0) {
      take({bytes.data(), static_cast<std::size_t>(got)});
      return {};
    }
    if (got == 0) return failure(gone("was unplugged", 0));
    if (errno == EAGAIN) return {};
    if (errno != EINTR) return failure(gone("was unplugged", errno));
  }
}

void SerialScanner::take(std::string_view bytes) {
  for (const char c : bytes) {
    if (c == '\r' || c == '\n') {
      if (!line_.empty() && !too_long_) ready_.push_back(line_);
      line_.clear();
      too_long_ = false;
    } else if (line_.size() < kMaxLine) {
      line_ += c;
    } else {
      too_long_ = true;
    }
  }
}

ScannerError SerialScanner::gone(std::string_view what, int error) {
  close();
  std::string detail = "scanner " + device_.string() + " " + std::string(what);
  if (error != 0) detail += ": " + std::generic_category().message(error);
  return {std::move(detail)};
}

void SerialScanner::close() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
  line_.clear();
  too_long_ = false;
}

}  // namespace platform::os
