// SPDX-License-Identifier: Apache-2.0
// A signalfd read by one thread, and an eventfd that ends it.
#include "platform/linux/stop_signals.hpp"

#include <array>
#include <cerrno>
#include <cstdint>
#include <utility>

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "kiosk/base/check.hpp"

namespace platform::os {
namespace {

sigset_t stop_set() {
  sigset_t set;
  ::sigemptyset(&set);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) ::sigaddset(&set, signal);
  return set;
}

}  // namespace

StopSignals::StopSignals(Stop stop) : stop_(std::move(stop)) {
  const sigset_t set = stop_set();
  KIOSK_CHECK(::pthread_sigmask(SIG_BLOCK, &set, &before_) == 0);
  signals_ = ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  wake_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  KIOSK_CHECK(signals_ >= 0 && wake_ >= 0);
  thread_ = std::thread([this] { listen(); });
}

StopSignals::~StopSignals() {
  const std::uint64_t one = 1;
  KIOSK_CHECK(::write(wake_, &one, sizeof one) == static_cast<ssize_t>(sizeof one));
  thread_.join();
  ::close(signals_);
  ::close(wake_);
  KIOSK_CHECK(::pthread_sigmask(SIG_SETMASK, &before_, nullptr) == 0);
}

void StopSignals::listen() {
  std::array<pollfd, 2> watched{pollfd{signals_, POLLIN, 0}, pollfd{wake_, POLLIN, 0}};
  for (;;) {
    if (::poll(watched.data(), watched.size(), -1) < 0) {
      KIOSK_CHECK(errno == EINTR);
      continue;
    }
    signalfd_siginfo info{};
    while (::read(signals_, &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
      stop_(static_cast<int>(info.ssi_signo));
    }
    if (watched[1].revents != 0) return;
  }
}

}  // namespace platform::os
