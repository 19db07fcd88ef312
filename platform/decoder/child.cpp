// SPDX-License-Identifier: Apache-2.0
// A child's life: a socket pair, clocks, a signal and a wait.
#include "platform/decoder/child.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <limits>
#include <utility>

#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "platform/decoder/serve.hpp"
#include "platform/decoder/spawn.hpp"
#include "platform/decoder/wire.hpp"

namespace platform::decoder {
namespace {

std::string end_by_exit(int code) {
  switch (static_cast<End>(code)) {
    case End::kHungry:
      return "ran out of memory";
    case End::kOtherVersion:
      return "is of another version than the kiosk; install both from one package";
    case End::kNotConfined:
      return "cannot be confined by this kernel; its own line in the log has the reason";
    case End::kKioskGone:
    case End::kUsage:
    case End::kNotStarted:
      break;
  }
  return "ended with " + std::to_string(code);
}

std::string end_by_signal(int signal) {
  if (signal == SIGSYS) return "asked the system for what a decoder may not have (SIGSYS)";
  const char* name = ::sigabbrev_np(signal);
  return "ended by SIG" + (name != nullptr ? std::string(name) : std::to_string(signal));
}

}  // namespace

kiosk::Result<Child, std::string> Child::start(const std::filesystem::path& program,
                                               const std::vector<std::string>& arguments, int frames) {
  auto pair = make_pair_of_sockets();
  if (!pair) return kiosk::failure(std::move(pair.error()));
  const auto pid = spawn(program, arguments, pair->theirs.get(), frames);
  if (!pid) return kiosk::failure(pid.error());
  return Child(*pid, std::move(pair->ours));
}

Child::~Child() { end(); }

Child::Child(Child&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), socket_(std::move(other.socket_)), started_(other.started_) {}

Child& Child::operator=(Child&& other) noexcept {
  std::swap(pid_, other.pid_);
  std::swap(socket_, other.socket_);
  std::swap(started_, other.started_);
  return *this;
}

bool Child::send(std::string_view message) const {
  for (;;) {
    const auto sent = ::send(socket_.get(), message.data(), message.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno == EINTR) continue;
    return sent == static_cast<ssize_t>(message.size());
  }
}

Child::Event Child::wait(std::string& message, std::chrono::milliseconds timeout) const {
  pollfd watched{socket_.get(), POLLIN, 0};
  const auto longest = static_cast<std::int64_t>(std::numeric_limits<int>::max());
  if (::poll(&watched, 1, static_cast<int>(std::clamp<std::int64_t>(timeout.count(), 0, longest))) <= 0) {
    return Event::kNothing;
  }
  message.resize(wire::kMostMessage + 1);
  const auto got = ::recv(socket_.get(), message.data(), message.size(), MSG_DONTWAIT);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return Event::kNothing;
  message.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  // Of a child that is gone nothing comes for ever; an empty packet is a message, though none that anybody knows.
  return got > 0 || (got == 0 && (watched.revents & POLLHUP) == 0) ? Event::kMessage : Event::kEnd;
}

std::chrono::nanoseconds Child::cpu() const {
  clockid_t clock{};
  timespec used{};
  if (::clock_getcpuclockid(pid_, &clock) != 0 || ::clock_gettime(clock, &used) != 0) return {};
  return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

void Child::end_at(std::chrono::nanoseconds cpu) const {
  const rlimit limit{static_cast<rlim_t>(std::chrono::ceil<std::chrono::seconds>(cpu).count()), RLIM_INFINITY};
  ::prlimit(pid_, RLIMIT_CPU, &limit, nullptr);
}

std::string Child::end() {
  if (pid_ <= 0) return "was not there";
  ::kill(pid_, SIGKILL);
  int status = 0;
  pid_t waited = -1;
  do {
    waited = ::waitpid(pid_, &status, 0);
  } while (waited < 0 && errno == EINTR);
  pid_ = -1;
  socket_.reset();
  if (waited < 0) return "ended";
  return WIFSIGNALED(status) ? end_by_signal(WTERMSIG(status)) : end_by_exit(WEXITSTATUS(status));
}

}  // namespace platform::decoder
