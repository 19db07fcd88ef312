// SPDX-License-Identifier: Apache-2.0
// Printers that speak ESC/POS, over the network, a device file, or into a plain file.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "kiosk/base/instant.hpp"
#include "kiosk/ports/printer.hpp"

namespace platform::printer {

enum class LinkKind {
  kTcp,     ///< `host`:`port`, the raw port 9100 of network printers
  kDevice,  ///< `path`: a character device (/dev/usb/lp0, /dev/ttyACM0; a line's speed is set by its udev rule)
  kFile,    ///< `path`: a regular file that jobs are appended to, for trying it out: no paper is seen, ever
};

/// What counts as "it is on paper". Probe it once when the printer is set up: what a printer does not answer makes
/// every job uncertain.
enum class Proof {
  kProcessId,  ///< GS ( H: the printer returns the job's own id (Epson TM-T88VI, TM-T20III and others)
  kStatus,     ///< GS r 1, queued behind the data: weaker, as the answer names no job. Answers are counted: while one
               ///< of before is owed, a job stays uncertain until as many came as were asked for
  kNone,       ///< nothing is asked: every ticket is kUncertain, and the kiosk asks the person each time
};

/// How long what may take. The whole of print() stays within `job`; condition() within `connect` + `status`. Of `job`,
/// `connect` and twice `status` are kept for asking afterwards: together they are at most half of it.
struct Timeouts {
  kiosk::Duration connect = std::chrono::seconds(2);
  kiosk::Duration status = std::chrono::seconds(1);  ///< for all status bytes together
  kiosk::Duration stall = std::chrono::seconds(5);   ///< without a byte being taken
  kiosk::Duration job = std::chrono::seconds(20);
  kiosk::Duration late = std::chrono::seconds(60);  ///< then an answer to GS r that others overtook counts as lost
};

struct Settings {
  LinkKind kind = LinkKind::kTcp;
  std::string host;  ///< an address; a name is looked up by the system's resolver, which has time-outs of its own
  std::uint16_t port = 9100;
  std::string path;
  int width_dots = 576;
  Proof proof = Proof::kProcessId;
  Timeouts timeouts;
};

/// Opens nothing yet: each job and each question has a connection of its own, so that a printer switched off
/// overnight is found in the morning. The truth it tells:
/// - kFailed: no connection, a bad condition, or no answer to any question, before a byte of the job was sent.
/// - kPrinted: all was sent and then the proof came. A plain file is no paper printer: what is written there (fsync
///   came back) counts as printed, whether anybody ever prints the file or not. Don't hand tickets out by one.
/// - kUncertain: whatever else happens once a byte of the job may have left. Nothing is ever sent twice, and never
///   DLE ENQ, which would have the printer repeat by itself.
/// After a job that broke off, the next one first completes the torn band and cuts off what stands on the paper, so
/// that nobody is handed a part of somebody else's ticket. The first job of each printer made does so too: the process
/// before may have ended in the middle of one. On clean paper that costs a blank strip.
[[nodiscard]] std::unique_ptr<kiosk::ports::Printer> make_printer(Settings settings);

}  // namespace platform::printer
