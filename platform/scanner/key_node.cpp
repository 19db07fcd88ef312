// SPDX-License-Identifier: Apache-2.0
// libevdev behind the interface of a key node.
#include "platform/scanner/key_node.hpp"

#include <cerrno>
#include <ctime>
#include <utility>

#include <fcntl.h>
#include <libevdev/libevdev.h>

#include "platform/scanner/descriptor.hpp"
#include "platform/scanner/trouble.hpp"

namespace platform::scanner {
namespace {

using kiosk::failure;
using kiosk::Result;
using kiosk::ports::ScannerError;

struct Free {
  void operator()(libevdev* device) const { libevdev_free(device); }
};
using Device = std::unique_ptr<libevdev, Free>;

Moment moment_of(const input_event& event) {
  return Moment(std::chrono::seconds(event.input_event_sec) + std::chrono::microseconds(event.input_event_usec));
}

/// Forgets what came so far: what was typed before is nobody's scan, and setting the clock counts as a loss where the
/// kernel had set the keyboard's lights meanwhile.
void drain(libevdev* device) {
  constexpr int kMost = 4096;
  unsigned flag = LIBEVDEV_READ_FLAG_NORMAL;
  for (int taken = 0; taken < kMost; ++taken) {
    input_event event{};
    const int got = libevdev_next_event(device, flag, &event);
    if (got < 0 && flag == LIBEVDEV_READ_FLAG_NORMAL) return;
    flag = got == LIBEVDEV_READ_STATUS_SYNC ? LIBEVDEV_READ_FLAG_SYNC : LIBEVDEV_READ_FLAG_NORMAL;
  }
}

class EvdevNode final : public KeyNode {
 public:
  EvdevNode(std::string path, Descriptor fd, Device device)
      : path_(std::move(path)), fd_(std::move(fd)), device_(std::move(device)) {}

  [[nodiscard]] int descriptor() const override { return fd_.get(); }

  [[nodiscard]] Result<std::optional<KeyEvent>, ScannerError> next() override {
    for (;;) {
      input_event event{};
      const auto flag = catching_up_ ? LIBEVDEV_READ_FLAG_SYNC : LIBEVDEV_READ_FLAG_NORMAL;
      const int got = libevdev_next_event(device_.get(), flag, &event);
      if (got == -EAGAIN && catching_up_) {
        catching_up_ = false;  // all told; on with what happens now
        continue;
      }
      if (got == -EAGAIN) return std::nullopt;
      if (got == -EINTR) continue;
      if (got < 0) return failure(gone(path_, -got));
      if (got == LIBEVDEV_READ_STATUS_SYNC && !catching_up_) {
        catching_up_ = true;
        return KeyEvent{moment_of(event), EV_SYN, SYN_DROPPED, 0, false};
      }
      return KeyEvent{moment_of(event), event.type, event.code, event.value, catching_up_};
    }
  }

 private:
  std::string path_;
  Descriptor fd_;
  Device device_;  // after the descriptor it uses
  bool catching_up_ = false;
};

}  // namespace

Result<std::unique_ptr<KeyNode>, ScannerError> open_key_node(const std::string& path) {
  Descriptor fd(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (fd.get() < 0) return failure(cannot_open(path, errno, Kind::kWedge));
  libevdev* made = nullptr;
  if (const int error = libevdev_new_from_fd(fd.get(), &made); error != 0) {
    return failure(trouble(path, "is no input device", -error));
  }
  Device device(made);
  if (const int error = libevdev_set_clock_id(device.get(), CLOCK_MONOTONIC); error != 0) {
    return failure(trouble(path, "cannot date its events", -error));
  }
  if (const int error = libevdev_grab(device.get(), LIBEVDEV_GRAB); error != 0) {
    const auto* what = error == -EBUSY ? "is grabbed by another program; end that one" : "cannot be grabbed";
    return failure(trouble(path, what, -error));
  }
  drain(device.get());
  return std::make_unique<EvdevNode>(path, std::move(fd), std::move(device));
}

}  // namespace platform::scanner
