// SPDX-License-Identifier: Apache-2.0
// What happens on one connection to the simulated printer: bytes in, answers and slips of paper out, no socket.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/sim/escpos_decoder.hpp"
#include "platform/sim/printer_mechanism.hpp"

namespace platform::sim {

/// What a session tells its owner, in order, while bytes are handled.
struct SessionEvents {
  /// A slip fell. Returning false (it could not be kept) makes the job a bad one.
  std::function<bool(const Slip&)> slip;
  /// A job with bytes no printer should be sent has ended: what was wrong, one line each.
  std::function<void(const std::string& errors)> bad_job;
  /// A job begins (ESC @): the moment to change the fault.
  std::function<void()> job;
};

/// Not thread-safe. Lives as long as the connection; `mechanism` and what `events` calls outlive it.
class PrinterSession {
 public:
  /// `buffer_bytes`: how much is taken in while off-line.
  PrinterSession(PrinterMechanism& mechanism, SessionEvents events, std::size_t buffer_bytes);

  /// Whether there is room for more bytes. Without it not even DLE EOT is heard.
  [[nodiscard]] bool has_room() const;
  void receive(std::string_view bytes);
  /// Goes on after the mechanism has changed.
  void resume();
  /// The connection has ended: what was not printed is forgotten.
  void end();

  /// Answers to send, taken.
  [[nodiscard]] std::string take_answers();
  /// Whether the connection is to be reset now.
  [[nodiscard]] bool wants_reset() const { return wants_reset_; }

 private:
  /// False where the printer stopped in the middle of it.
  [[nodiscard]] bool execute(const Command& command);
  [[nodiscard]] bool went_on(PrinterMechanism::Progress progress);
  [[nodiscard]] bool execute_cut(const Cut& cut);
  void answer(std::string_view bytes);
  void answer_realtime(int n);
  void send_automatic_status();
  void blame(std::string error);
  void report_bad_job();

  PrinterMechanism& mechanism_;
  SessionEvents events_;
  std::size_t buffer_bytes_;
  EscposDecoder decoder_;
  RealtimeScanner scanner_;
  std::optional<Command> current_;
  std::string answers_;
  std::string errors_;  ///< of the job under way
  bool bad_ = false;    ///< from the first error to the end of the connection
  bool wants_reset_ = false;
  std::uint8_t automatic_ = 0;  ///< mask of GS a
  std::string last_automatic_;
};

}  // namespace platform::sim
