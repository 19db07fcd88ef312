// SPDX-License-Identifier: Apache-2.0
// A receipt printer on a TCP port that behaves like hardware, faults included. For demonstrations and tests.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/image.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/base/result.hpp"
#include "platform/sim/printer_mechanism.hpp"

namespace platform::sim {

struct SimPrinterSettings {
  std::string address = "127.0.0.1";  ///< a numeric IPv4 address
  std::uint16_t port = 0;             ///< 0: the kernel chooses
  std::optional<int> paper_mm;        ///< nothing: paper without end
  PrinterFault fault = PrinterFault::kNone;
  std::size_t buffer_bytes = 65536;  ///< the receive buffer; small ones shrink the socket's as well

  /// Asked at each connection and each job for the fault from now on; nothing: it stays. On the printer's thread.
  std::function<std::optional<PrinterFault>()> next_fault;
  /// A slip with ink fell. False: it could not be kept, and no process id follows. On the printer's thread.
  std::function<bool(const Slip&)> on_slip;
  /// A job with unknown commands ended; `errors` has a line for each. On the printer's thread.
  std::function<void(const std::string& errors)> on_bad_job;
};

/// Serves one connection at a time, as printers do; others wait. Any thread may call any member.
class SimPrinter {
 public:
  /// Listens when it returns. The error says why it cannot.
  [[nodiscard]] static kiosk::Result<std::unique_ptr<SimPrinter>, std::string> start(SimPrinterSettings settings);
  /// Closes its connections and ends its thread.
  ~SimPrinter();
  SimPrinter(const SimPrinter&) = delete;
  SimPrinter& operator=(const SimPrinter&) = delete;

  [[nodiscard]] std::uint16_t port() const;

  /// In force for every connection made after this call; the present one notices as well.
  void set_fault(PrinterFault fault);
  /// A new roll; a job that waits for paper goes on.
  void load_paper();

  /// What was printed so far, a bitmap for each slip with ink: kPrintableDots wide, from the first line printed to the
  /// cut. Bad jobs are not among them.
  [[nodiscard]] std::vector<kiosk::Bitmap> tickets() const;
  /// The explanations of bad jobs so far.
  [[nodiscard]] std::vector<std::string> errors() const;
  /// Waits until there are `count` tickets; false after `timeout`.
  [[nodiscard]] bool wait_for_tickets(std::size_t count, kiosk::Duration timeout) const;

 private:
  class Server;
  explicit SimPrinter(std::unique_ptr<Server> server);
  std::unique_ptr<Server> server_;
};

}  // namespace platform::sim
