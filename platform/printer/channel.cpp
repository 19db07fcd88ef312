// SPDX-License-Identifier: Apache-2.0
// Bytes both ways over a descriptor that never blocks: poll, read, then write.
#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include <poll.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include "platform/printer/link.hpp"

namespace platform::printer {
namespace {

constexpr std::size_t kMostReadAtOnce = 4096;
constexpr auto kEmptyReadPause = std::chrono::milliseconds(20);

bool would_block(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

}  // namespace

int milliseconds_until(Deadline deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000));
}

LinkError system_error(std::string_view what, int error) {
  return {std::string(what) + ": " + std::generic_category().message(error)};
}

Channel::~Channel() {
  if (fd_ >= 0) ::close(fd_);
}

kiosk::Result<std::size_t, LinkError> Channel::receive(std::string& in) {
  std::array<char, kMostReadAtOnce> buffer;
  const auto got = ::read(fd_, buffer.data(), buffer.size());
  if (got > 0) {
    in.append(buffer.data(), static_cast<std::size_t>(got));
    return static_cast<std::size_t>(got);
  }
  if (got < 0 && would_block(errno)) return 0;
  if (got < 0) return kiosk::failure(system_error("receiving", errno));
  if (kind_ == Kind::kSocket) return kiosk::failure(LinkError{"the printer closed the connection"});
  listen_again_ = Clock::now() + kEmptyReadPause;  // usblp hands on the empty packets of some printers
  return 0;
}

kiosk::Result<std::size_t, LinkError> Channel::send(std::string_view out) const {
  const auto put =
      kind_ == Kind::kSocket ? ::send(fd_, out.data(), out.size(), MSG_NOSIGNAL) : ::write(fd_, out.data(), out.size());
  if (put >= 0) return static_cast<std::size_t>(put);
  if (would_block(errno)) return 0;
  return kiosk::failure(system_error("sending", errno));
}

kiosk::Result<std::size_t, LinkError> Channel::exchange(std::string_view out, std::string& in, Deadline deadline) {
  const bool listening = answers() && Clock::now() >= listen_again_;
  if (answers() && !listening) deadline = std::min(deadline, listen_again_);
  pollfd poll_fd{fd_, 0, 0};
  if (listening) poll_fd.events |= POLLIN;
  if (!out.empty()) poll_fd.events |= POLLOUT;
  const int ready = ::poll(&poll_fd, 1, milliseconds_until(deadline));
  if (ready < 0 && errno != EINTR) return kiosk::failure(system_error("waiting", errno));
  if (ready <= 0) return 0;
  const bool gone = (poll_fd.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0;
  if (listening && (gone || (poll_fd.revents & POLLIN) != 0)) {
    const auto got = receive(in);
    if (!got) return got;
    if (*got > 0 && gone) return 0;  // hear it out first
  }
  if (gone) return kiosk::failure(LinkError{"the printer went away"});
  if (out.empty() || (poll_fd.revents & POLLOUT) == 0) return 0;
  return send(out);
}

void Channel::finish(Deadline deadline) {
  if (kind_ != Kind::kSocket) {
    pollfd poll_fd{fd_, POLLOUT, 0};
    static_cast<void>(::poll(&poll_fd, 1, milliseconds_until(deadline)));
    return;
  }
  // Closing with answers unread would reset the connection and lose what is still on its way to the printer.
  ::shutdown(fd_, SHUT_WR);
  std::string heard;
  while (Clock::now() < deadline && exchange({}, heard, deadline)) heard.clear();
}

void Channel::abort() {
  if (fd_ < 0) return;
  if (kind_ == Kind::kSocket) {
    const linger at_once{1, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  } else if (::isatty(fd_) != 0) {
    ::tcflush(fd_, TCIOFLUSH);
  }
  ::close(fd_);
  fd_ = -1;
}

}  // namespace platform::printer
