// SPDX-License-Identifier: Apache-2.0
// One decoder process: started, spoken to, ended and buried.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

#include "kiosk/base/result.hpp"
#include "platform/decoder/descriptor.hpp"

namespace platform::decoder {

using Clock = std::chrono::steady_clock;

/// A running child, owned: it ends with this object. It is waited for by its number alone, so that other children of
/// the program are left to whoever started them. One thread; the child is killed by the kernel when the thread that
/// started it ends.
class Child {
 public:
  /// Starts `program` (a path; the environment is empty) with standard error, its socket and the memory `frames` open
  /// and nothing else. The error is for the log: what is wrong and what mends it.
  [[nodiscard]] static kiosk::Result<Child, std::string> start(const std::filesystem::path& program,
                                                               const std::vector<std::string>& arguments, int frames);
  ~Child();
  Child(Child&& other) noexcept;
  Child& operator=(Child&& other) noexcept;

  [[nodiscard]] pid_t pid() const { return pid_; }
  [[nodiscard]] Clock::time_point started() const { return started_; }

  /// False where the child cannot take it: it is gone, or has left much unread.
  [[nodiscard]] bool send(std::string_view message) const;

  enum class Event { kMessage, kEnd, kNothing };
  /// Waits for a message (the whole of it is put into `message`), the child's end, or `timeout`. A message longer than
  /// any that wire.hpp knows is cut off one byte after that length.
  [[nodiscard]] Event wait(std::string& message, std::chrono::milliseconds timeout) const;

  /// Processor time that it has used since it was started; 0 where it is no more.
  [[nodiscard]] std::chrono::nanoseconds cpu() const;
  /// Has the kernel end it when it has used this much, rounded up to a second: what stops it when nobody is there to
  /// kill it. Until the next call.
  void end_at(std::chrono::nanoseconds cpu) const;

  /// Kills it where it still runs, buries it, and says how it ended: "ended by SIGSEGV". The object is then empty.
  std::string end();

 private:
  Child(pid_t pid, Descriptor socket) : pid_(pid), socket_(std::move(socket)), started_(Clock::now()) {}

  pid_t pid_ = -1;
  Descriptor socket_;
  Clock::time_point started_;
};

}  // namespace platform::decoder
