// SPDX-License-Identifier: Apache-2.0
// Commands are carried out in order, one at a time; real-time requests are answered as they come in.
#include "platform/sim/printer_session.hpp"

#include <cstdio>
#include <utility>

#include "kiosk/base/overloaded.hpp"

namespace platform::sim {
namespace {

constexpr std::size_t kMostAnswers = 65536;  // a host that never reads them loses the rest
constexpr std::size_t kMostErrors = 4096;    // bytes of explanation a job

std::string describe(const Unknown& unknown) {
  std::string out = "unknown command at offset " + std::to_string(unknown.offset) + ":";
  for (const char c : unknown.bytes) {
    char hex[4];
    std::snprintf(hex, sizeof hex, " %02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += hex;
  }
  return out;
}

}  // namespace

PrinterSession::PrinterSession(PrinterMechanism& mechanism, SessionEvents events, std::size_t buffer_bytes)
    : mechanism_(mechanism), events_(std::move(events)), buffer_bytes_(buffer_bytes), decoder_(kPrintableDots) {
  mechanism_.begin_job();
}

bool PrinterSession::has_room() const { return !current_ || decoder_.waiting() < buffer_bytes_; }

void PrinterSession::receive(std::string_view bytes) {
  for (const char byte : bytes) {
    const auto found = scanner_.take(byte);
    if (found && found->n > 0) answer_realtime(found->n);
    if (found && found->n == 0) blame("a real-time command that acts (DLE ENQ or DLE DC4) among the data");
  }
  decoder_.feed(bytes);
  resume();
}

void PrinterSession::resume() {
  while (!wants_reset_) {
    if (!current_) current_ = decoder_.next();
    if (!current_) break;
    if (!execute(*current_)) break;
    current_.reset();
  }
  send_automatic_status();
}

void PrinterSession::end() {
  mechanism_.forget_data();
  report_bad_job();
}

std::string PrinterSession::take_answers() { return std::exchange(answers_, {}); }

bool PrinterSession::went_on(PrinterMechanism::Progress progress) {
  wants_reset_ = wants_reset_ || progress == PrinterMechanism::Progress::kReset;
  return progress == PrinterMechanism::Progress::kDone;
}

bool PrinterSession::execute(const Command& command) {
  if (!mechanism_.online()) return false;
  return std::visit(kiosk::Overloaded{
                        [&](const Initialize&) {
                          if (events_.job) events_.job();
                          mechanism_.begin_job();
                          return mechanism_.online();
                        },
                        [&](const Raster& raster) { return went_on(mechanism_.print(raster)); },
                        [&](const FeedDots& feed) { return went_on(mechanism_.feed(feed.dots)); },
                        [&](const Cut& cut) { return execute_cut(cut); },
                        [&](const AskProcessId& ask) {
                          if (!bad_) answer("\x37\x22" + std::string(ask.id.begin(), ask.id.end()) + '\0');
                          return true;
                        },
                        [&](const AskQueued& ask) {
                          if (!bad_) answer(std::string(1, static_cast<char>(mechanism_.queued_status(ask.n))));
                          return true;
                        },
                        [&](const AutoStatus& status) {
                          automatic_ = status.mask;
                          last_automatic_.clear();
                          return true;
                        },
                        [](const Skip&) { return true; },
                        [&](const Unknown& unknown) {
                          blame(describe(unknown));
                          return true;
                        },
                    },
                    command);
}

bool PrinterSession::execute_cut(const Cut& cut) {
  const auto slip = mechanism_.cut(cut);
  if (!slip) return false;
  if (bad_) {
    report_bad_job();
  } else if (!slip->blank && events_.slip && !events_.slip(*slip)) {
    bad_ = true;
  }
  return true;
}

void PrinterSession::answer(std::string_view bytes) {
  const bool silent = mechanism_.fault() == PrinterFault::kSilent && mechanism_.job_started();
  if (!silent && answers_.size() + bytes.size() <= kMostAnswers) answers_ += bytes;
}

void PrinterSession::answer_realtime(int n) {
  if (mechanism_.fault() == PrinterFault::kRefuseStatus) return;
  answer(std::string(1, static_cast<char>(mechanism_.realtime_status(n))));
}

void PrinterSession::send_automatic_status() {
  if (automatic_ == 0) return;
  auto now = mechanism_.automatic_status();
  if (now == last_automatic_) return;
  answer(now);
  last_automatic_ = std::move(now);
}

void PrinterSession::blame(std::string error) {
  bad_ = true;
  if (errors_.size() < kMostErrors) errors_ += error + "\n";
}

void PrinterSession::report_bad_job() {
  if (!errors_.empty() && events_.bad_job) events_.bad_job(std::exchange(errors_, {}));
}

}  // namespace platform::sim
