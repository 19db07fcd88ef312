// SPDX-License-Identifier: Apache-2.0
// A tty in raw mode, read without blocking.
#include "platform/scanner/serial_port.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "platform/scanner/trouble.hpp"

namespace platform::scanner {
namespace {

using kiosk::failure;
using kiosk::Result;
using kiosk::ports::ScannerError;

struct Speed {
  int baud;
  speed_t code;
};
constexpr std::array kSpeeds = {Speed{1200, B1200},   Speed{2400, B2400},    Speed{4800, B4800},
                                Speed{9600, B9600},   Speed{19200, B19200},  Speed{38400, B38400},
                                Speed{57600, B57600}, Speed{115200, B115200}};

/// What a tty keeps is less; a device that floods must not keep its reader for ever.
constexpr std::size_t kMostAtOnce = 65536;

/// Modem lines are ignored: unplugging is noticed by the read.
bool make_raw(int fd, int baud) {
  const auto speed = std::ranges::find(kSpeeds, baud, &Speed::baud);
  termios settings{};
  if (speed == kSpeeds.end() || ::tcgetattr(fd, &settings) != 0) return false;
  ::cfmakeraw(&settings);
  settings.c_cflag |= CLOCAL | CREAD;
  settings.c_cflag &= ~static_cast<tcflag_t>(CSTOPB | CRTSCTS);
  settings.c_cc[VMIN] = 1;
  settings.c_cc[VTIME] = 0;
  if (::cfsetspeed(&settings, speed->code) != 0) return false;
  return ::tcsetattr(fd, TCSANOW, &settings) == 0;
}

}  // namespace

bool is_baud(int baud) { return std::ranges::find(kSpeeds, baud, &Speed::baud) != kSpeeds.end(); }

Result<Descriptor, ScannerError> open_serial_port(const std::string& path, int baud) {
  Descriptor fd(::open(path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
  if (fd.get() < 0) return failure(cannot_open(path, errno, Kind::kSerial));
  if (::isatty(fd.get()) == 0) return failure(trouble(path, "is no serial device", errno));
  // Keeps a login prompt or a modem manager from opening it too; where the driver has no such lock, it works without.
  static_cast<void>(::ioctl(fd.get(), TIOCEXCL));
  if (!make_raw(fd.get(), baud)) return failure(trouble(path, "cannot be set to raw mode", errno));
  ::tcflush(fd.get(), TCIFLUSH);
  return fd;
}

Result<void, ScannerError> SerialReader::take(Moment now, Scans& out) {
  std::array<char, 4096> bytes{};
  bool came = false;
  for (std::size_t taken = 0; taken < kMostAtOnce;) {
    const auto got = ::read(fd_.get(), bytes.data(), bytes.size());
    if (got > 0) {
      const auto count = static_cast<std::size_t>(got);
      for (const char byte : std::string_view(bytes.data(), count)) builder_.add(byte, now);
      taken += count;
      came = true;
      continue;
    }
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) break;
    const int error = got < 0 ? errno : 0;
    builder_.hang_up(out);
    return failure(gone(path_, error));
  }
  // When bytes came exactly nobody knows, so only a look that finds none has seen a pause.
  if (!came) builder_.settle(now, out);
  return {};
}

}  // namespace platform::scanner
