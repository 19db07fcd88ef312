// SPDX-License-Identifier: Apache-2.0
// Where the bytes go: a link opens channels, a channel carries bytes both ways and never blocks beyond a deadline.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "kiosk/base/result.hpp"

namespace platform::printer {

using Clock = std::chrono::steady_clock;
using Deadline = Clock::time_point;

struct LinkError {
  std::string detail;  ///< for the log
};

/// An open descriptor, owned. One thread.
class Channel {
 public:
  enum class Kind { kSocket, kDevice, kWriteOnlyDevice };

  /// Takes `fd`, which must not block.
  Channel(int fd, Kind kind) : fd_(fd), kind_(kind) {}
  ~Channel();
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;

  /// Whether the other side can be heard at all.
  [[nodiscard]] bool answers() const { return kind_ != Kind::kWriteOnlyDevice; }

  /// Whether what one channel's questions are owed never comes over the next.
  [[nodiscard]] bool begins_anew() const { return kind_ == Kind::kSocket; }

  /// Waits until bytes came, or some of `out` (may be empty) can go, or `deadline`. What came is appended to `in` (at
  /// most 4096 bytes a call) before anything is sent. Returns how much of `out` went; an error: the channel is of no
  /// more use.
  [[nodiscard]] kiosk::Result<std::size_t, LinkError> exchange(std::string_view out, std::string& in,
                                                               Deadline deadline);

  /// Waits until what was sent has left, as far as this side can see, or `deadline`.
  void finish(Deadline deadline);

  /// Closes and has what is still under way thrown away, where the kernel can.
  void abort();

 private:
  [[nodiscard]] kiosk::Result<std::size_t, LinkError> receive(std::string& in);
  [[nodiscard]] kiosk::Result<std::size_t, LinkError> send(std::string_view out) const;

  int fd_;
  Kind kind_;
  Deadline listen_again_{};  ///< until then a device that reported readiness without bytes is not listened to
};

class Link {
 public:
  virtual ~Link() = default;
  [[nodiscard]] virtual kiosk::Result<std::unique_ptr<Channel>, LinkError> open(Deadline deadline) = 0;
};

[[nodiscard]] std::unique_ptr<Link> make_tcp_link(std::string host, std::uint16_t port);

/// A terminal is switched to raw bytes, its speed left as it is. What is no character device is refused.
[[nodiscard]] std::unique_ptr<Link> make_device_link(std::string path);

/// Milliseconds until `deadline` as poll() takes them: rounded up, never negative.
[[nodiscard]] int milliseconds_until(Deadline deadline);

/// "what: why" of errno.
[[nodiscard]] LinkError system_error(std::string_view what, int error);

}  // namespace platform::printer
