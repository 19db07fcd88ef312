// Talking with a printer over an open channel: what was asked, what it answered, and what was only noise.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "kiosk/core/values/print.hpp"
#include "kiosk/printing/escpos.hpp"
#include "platform/printer/link.hpp"

namespace platform::printer {

using ProcessId = std::array<char, 4>;
struct QueuedStatus {};
/// What is asked behind the data: nothing, the job's id, or a queued status.
using Fence = std::variant<std::monostate, ProcessId, QueuedStatus>;

/// The bytes that ask for `fence`; empty for nothing.
[[nodiscard]] std::string request_of(const Fence& fence);

/// One channel's conversation. One thread. Once lost() has a reason, nothing more comes or goes.
class Conversation {
 public:
  explicit Conversation(Channel& channel) : channel_(channel) {}

  /// Why the channel is of no more use; nothing while it is.
  [[nodiscard]] const std::optional<std::string>& lost() const { return lost_; }

  /// Whether DLE EOT was ever answered.
  [[nodiscard]] bool heard_realtime() const { return heard_realtime_; }

  /// Closes the channel and throws away what is under way.
  void abort();

  /// Sends, reading all the while; answers that come before the last byte went are nobody's and dropped. Ends early
  /// at `deadline`, after `stall` without a byte taken, or when the channel is lost. Returns how many bytes went.
  [[nodiscard]] std::size_t send(std::string_view bytes, Deadline deadline, Clock::duration stall);

  /// Waits for the answer to a fence that was sent. A queued status comes back as its byte, a process id as 0.
  [[nodiscard]] std::optional<std::uint8_t> await(const Fence& fence, Deadline deadline);

  /// Asks DLE EOT 1 to 4, one after the other; nothing where an answer is missing at `deadline`. The answer of a
  /// fence that comes in between is kept for await().
  [[nodiscard]] std::optional<kiosk::PrinterCondition> ask_condition(Deadline deadline);

 private:
  /// One exchange; returns how much of `out` went.
  std::size_t exchange(std::string_view out, Deadline deadline);
  void sort_answers();
  void forget_answers();
  [[nodiscard]] std::optional<std::uint8_t> ask_realtime(int n, Deadline deadline);

  Channel& channel_;
  std::optional<std::string> lost_;
  std::string inbox_;
  std::deque<kiosk::printing::escpos::Status> fences_;  ///< process ids and queued answers, oldest first
  std::optional<std::uint8_t> realtime_;                ///< the newest
  bool heard_realtime_ = false;
};

}  // namespace platform::printer
