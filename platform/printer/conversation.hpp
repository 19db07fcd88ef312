// SPDX-License-Identifier: Apache-2.0
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

/// Queued statuses that were asked for and have not come. They name no job, but come in the order of the questions:
/// while more than one is owed, what comes answers an older question and proves nothing of the newest.
struct OwedAnswers {
  int count = 0;
  Clock::time_point since{};  ///< of the question that made it more than none
};

/// One channel's conversation. One thread. Once lost() has a reason, nothing more comes or goes.
class Conversation {
 public:
  /// `owed` outlives the conversation: over a device, what is owed may come in the next one. A socket begins anew.
  Conversation(Channel& channel, OwedAnswers& owed);

  /// Why the channel is of no more use; nothing while it is.
  [[nodiscard]] const std::optional<std::string>& lost() const { return lost_; }

  /// Whether DLE EOT was ever answered.
  [[nodiscard]] bool heard_realtime() const { return heard_realtime_; }

  /// Closes the channel and throws away what is under way.
  void abort();

  struct Sent {
    bool whole = false;
    std::size_t bytes = 0;
  };

  /// Sends `bytes` and the question of `fence` behind them, reading all the while; answers that come before the last
  /// byte went are older questions', or nobody's. Ends early at `deadline`, after `stall` without a byte taken, or when
  /// the channel is lost. Returns whether all of it went, and how many bytes did.
  [[nodiscard]] Sent send(std::string bytes, const Fence& fence, Deadline deadline, Clock::duration stall);

  /// Waits for the answer to the fence that was sent last. A queued status comes back as its byte, a process id as 0.
  [[nodiscard]] std::optional<std::uint8_t> await(const Fence& fence, Deadline deadline);

  /// Whether queued statuses are owed.
  [[nodiscard]] bool owes() const { return owed_.count > 0; }

  /// Asks `fence` alone and waits for all that is owed. The answer; where older ones stay away, the newest that came;
  /// nothing in silence. With nothing to print between the questions their answers come together, so that those still
  /// owed after `late` are lost with whatever the printer forgot, and no longer waited for.
  [[nodiscard]] std::optional<std::uint8_t> probe(const Fence& fence, Deadline deadline, Clock::duration late);

  /// Asks DLE EOT 1 to 4, one after the other; nothing where an answer is missing at `deadline`. The answer of a
  /// fence that comes in between is kept for await().
  [[nodiscard]] std::optional<kiosk::PrinterCondition> ask_condition(Deadline deadline);

 private:
  /// One exchange; returns how much of `out` went.
  std::size_t exchange(std::string_view out, Deadline deadline);
  void sort_answers();
  void take_queued(std::uint8_t byte);
  void forget_answers();
  [[nodiscard]] std::optional<std::uint8_t> ask_realtime(int n, Deadline deadline);

  Channel& channel_;
  OwedAnswers& owed_;
  std::optional<std::string> lost_;
  std::string inbox_;
  std::deque<ProcessId> ids_;             ///< oldest first
  std::optional<std::uint8_t> queued_;    ///< the newest
  std::optional<std::uint8_t> proof_;     ///< the queued status that left none owed
  std::optional<std::uint8_t> realtime_;  ///< the newest
  bool heard_realtime_ = false;
};

}  // namespace platform::printer
