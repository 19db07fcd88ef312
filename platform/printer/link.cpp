// SPDX-License-Identifier: Apache-2.0
// The two ways to a printer: a TCP connection and a character device.
#include "platform/printer/link.hpp"

#include <cerrno>

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

namespace platform::printer {
namespace {

using kiosk::failure;
// Small, so that "sent" means nearly "taken", and a printer that has stopped is noticed.
constexpr int kSendBuffer = 16384;

using Opened = kiosk::Result<std::unique_ptr<Channel>, LinkError>;

// 0, or the errno of why not.
int connect_within(int fd, const addrinfo& address, Deadline deadline) {
  if (::connect(fd, address.ai_addr, address.ai_addrlen) == 0) return 0;
  if (errno != EINPROGRESS) return errno;
  pollfd poll_fd{fd, POLLOUT, 0};
  int ready = 0;
  do {
    ready = ::poll(&poll_fd, 1, milliseconds_until(deadline));
  } while (ready < 0 && errno == EINTR);
  if (ready == 0) return ETIMEDOUT;
  int error = ready < 0 ? errno : 0;
  socklen_t size = sizeof error;
  if (ready > 0) ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size);
  return error;
}

class TcpLink final : public Link {
 public:
  TcpLink(std::string host, std::uint16_t port) : host_(std::move(host)), port_(std::to_string(port)) {}

  Opened open(Deadline deadline) override {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo* found = nullptr;
    const int looked_up = ::getaddrinfo(host_.c_str(), port_.c_str(), &hints, &found);
    if (looked_up != 0) return failure(LinkError{"looking up " + host_ + ": " + ::gai_strerror(looked_up)});
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> addresses(found, ::freeaddrinfo);

    int error = ETIMEDOUT;
    for (const auto* address = found; address != nullptr; address = address->ai_next) {
      const int fd = ::socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
      if (fd < 0) {
        error = errno;
        continue;
      }
      auto channel = std::make_unique<Channel>(fd, Channel::Kind::kSocket);
      ::setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &kSendBuffer, sizeof kSendBuffer);
      error = connect_within(fd, *address, deadline);
      if (error != 0) continue;
      const int on = 1;
      ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      return channel;
    }
    return failure(system_error("connecting to " + host_ + " port " + port_, error));
  }

 private:
  std::string host_;
  std::string port_;
};

// Bytes as they are: no echo, no line editing, no flow control taken out of the data.
void make_raw(int fd) {
  termios line{};
  if (::tcgetattr(fd, &line) != 0) return;
  ::cfmakeraw(&line);
  line.c_cflag |= CLOCAL | CREAD;
  ::tcsetattr(fd, TCSANOW, &line);
}

class DeviceLink final : public Link {
 public:
  explicit DeviceLink(std::string path) : path_(std::move(path)) {}

  Opened open(Deadline) override {
    struct stat about {};
    if (::stat(path_.c_str(), &about) != 0) return failure(system_error(path_, errno));
    if (!S_ISCHR(about.st_mode)) return failure(LinkError{path_ + " is no character device"});
    constexpr int kFlags = O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
    auto kind = Channel::Kind::kDevice;
    int fd = ::open(path_.c_str(), O_RDWR | kFlags);
    if (fd < 0 && (errno == EACCES || errno == EPERM || errno == EROFS)) {
      kind = Channel::Kind::kWriteOnlyDevice;
      fd = ::open(path_.c_str(), O_WRONLY | kFlags);
    }
    if (fd < 0) return failure(system_error(path_, errno));
    if (::isatty(fd) != 0) make_raw(fd);
    return std::make_unique<Channel>(fd, kind);
  }

 private:
  std::string path_;
};

}  // namespace

std::unique_ptr<Link> make_tcp_link(std::string host, std::uint16_t port) {
  return std::make_unique<TcpLink>(std::move(host), port);
}

std::unique_ptr<Link> make_device_link(std::string path) { return std::make_unique<DeviceLink>(std::move(path)); }

}  // namespace platform::printer
