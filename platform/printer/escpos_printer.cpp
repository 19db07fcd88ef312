// SPDX-License-Identifier: Apache-2.0
// One job from the first question to the report. Where a byte of it may have left, only the proof ends the doubt.
#include "platform/printer/escpos_printer.hpp"

#include <algorithm>
#include <random>

namespace platform::printer {
namespace {

namespace escpos = kiosk::printing::escpos;
using kiosk::PrinterCondition;
using kiosk::PrintOutcome;
using kiosk::PrintReport;

constexpr unsigned long kIds = 36UL * 36 * 36 * 36;
constexpr auto kAskWhileWaiting = std::chrono::seconds(1);
constexpr auto kFinish = std::chrono::seconds(1);

// The four characters name one job among 1.7 million, so that an answer of before is never taken for this job's.
ProcessId process_id(unsigned long number) {
  constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  ProcessId id{};
  for (auto& digit : id) {
    digit = kDigits[number % kDigits.size()];
    number /= kDigits.size();
  }
  return id;
}

bool can_print(PrinterCondition condition) {
  return condition == PrinterCondition::kReady || condition == PrinterCondition::kPaperNearEnd;
}

// Conditions that do not pass without hands. Others (a hot head) may, and are waited for.
bool needs_hands(PrinterCondition condition) {
  return condition == PrinterCondition::kPaperOut || condition == PrinterCondition::kCoverOpen ||
         condition == PrinterCondition::kCutterError;
}

}  // namespace

EscposPrinter::EscposPrinter(Settings settings, std::unique_ptr<Link> link)
    : settings_(std::move(settings)), link_(std::move(link)), next_id_(std::random_device{}() % kIds) {}

Fence EscposPrinter::next_fence() {
  switch (settings_.proof) {
    case Proof::kProcessId:
      next_id_ = (next_id_ + 1) % kIds;
      return process_id(next_id_);
    case Proof::kStatus:
      return QueuedStatus{};
    case Proof::kNone:
      break;
  }
  return std::monostate{};
}

std::string EscposPrinter::bytes_of(const kiosk::Bitmap& raster) const {
  std::string bytes;
  if (leftover_ != Leftover::kNone) bytes += escpos::band_filler(settings_.width_dots);
  if (leftover_ == Leftover::kTornTicket) bytes += escpos::feed_and_cut();
  return bytes + escpos::print_job(raster);
}

PrinterCondition EscposPrinter::how_it_is(const Channel& channel, Conversation& talk) {
  if (!channel.answers()) return PrinterCondition::kReady;
  const auto now = Clock::now();
  const auto deadline = now + settings_.timeouts.status;
  const bool asks_fence = settings_.proof != Proof::kNone;
  const auto said = talk.ask_condition(asks_fence ? now + settings_.timeouts.status / 2 : deadline);
  if (said && (!can_print(*said) || !talk.owes())) return *said;
  if (talk.lost()) return PrinterCondition::kUnreachable;
  if (!asks_fence) return PrinterCondition::kReady;
  // No status in real time: some printers have none. One that answers its fence is there and on-line. And what is owed
  // of before comes first, so that it does not come behind the job.
  const auto answer = talk.probe(next_fence(), deadline, settings_.timeouts.late);
  if (said) return *said;
  if (!answer) return PrinterCondition::kUnreachable;
  return escpos::says_paper_out(*answer) ? PrinterCondition::kPaperOut : PrinterCondition::kReady;
}

PrinterCondition EscposPrinter::condition() {
  const auto channel = link_->open(Clock::now() + settings_.timeouts.connect);
  detail_ = channel ? std::string() : channel.error().detail;
  if (!channel) return PrinterCondition::kUnreachable;
  Conversation talk(**channel, owed_);
  return how_it_is(**channel, talk);
}

PrintReport EscposPrinter::print(const kiosk::Bitmap& raster) {
  if (raster.width() < 1 || raster.height() < 1 || raster.width() > settings_.width_dots) {
    return {PrintOutcome::kFailed, PrinterCondition::kReady, "nothing to print, or wider than the paper"};
  }
  const auto bytes = bytes_of(raster);
  const auto start = Clock::now();
  const auto channel = link_->open(start + settings_.timeouts.connect);
  if (!channel) return {PrintOutcome::kFailed, PrinterCondition::kUnreachable, channel.error().detail};
  // What asking afterwards may take is set aside.
  const auto aside = settings_.timeouts.connect + 2 * settings_.timeouts.status;
  return converse(**channel, bytes, start + settings_.timeouts.job - aside);
}

PrintReport EscposPrinter::converse(Channel& channel, const std::string& job, Deadline deadline) {
  Conversation talk(channel, owed_);
  const auto before = how_it_is(channel, talk);
  if (!can_print(before)) {
    return {PrintOutcome::kFailed, before, talk.lost().value_or("not ready before the job")};
  }
  const auto fence = next_fence();
  const auto sent = talk.send(job, fence, deadline, settings_.timeouts.stall);
  if (sent.bytes == 0) {
    return {PrintOutcome::kFailed, PrinterCondition::kUnreachable, talk.lost().value_or("took no byte of the job")};
  }
  leftover_ = Leftover::kTornTicket;
  if (!sent.whole) {
    auto why = talk.lost().value_or("stopped taking data");
    why += " after " + std::to_string(sent.bytes) + " bytes of a job of " + std::to_string(job.size());
    talk.abort();
    return uncertain(talk, std::move(why));
  }
  if (std::holds_alternative<std::monostate>(fence) || !channel.answers()) {
    channel.finish(std::min(deadline, Clock::now() + kFinish));
    leftover_ = Leftover::kNone;
    return {PrintOutcome::kUncertain, before, "all sent; no proof can be had"};
  }
  return await_proof(talk, fence, deadline);
}

PrintReport EscposPrinter::await_proof(Conversation& talk, const Fence& fence, Deadline deadline) {
  bool stopped = false;
  while (true) {
    // Whatever came while the condition was asked counts, the deadline past or not.
    const auto answer = talk.await(fence, stopped ? Clock::now() : std::min(deadline, Clock::now() + kAskWhileWaiting));
    if (answer && escpos::says_paper_out(*answer)) return uncertain(talk, "out of paper behind the job");
    if (answer) break;
    if (talk.lost()) return uncertain(talk, *talk.lost());
    if (stopped) return uncertain(talk, "stopped before the proof");
    if (Clock::now() >= deadline) {
      leftover_ = Leftover::kPerhapsHalfABand;  // all was taken: the cut stands behind it
      return uncertain(talk, "no proof in time");
    }
    const auto now = talk.ask_condition(std::min(deadline, Clock::now() + settings_.timeouts.status));
    stopped = now && needs_hands(*now);
  }
  leftover_ = Leftover::kNone;
  std::optional<PrinterCondition> after;
  if (talk.heard_realtime()) after = talk.ask_condition(Clock::now() + settings_.timeouts.status / 2);
  return {PrintOutcome::kPrinted, after.value_or(PrinterCondition::kReady), "proof received"};
}

PrintReport EscposPrinter::uncertain(Conversation& talk, std::string detail) {
  std::optional<PrinterCondition> now;
  if (!talk.lost()) now = talk.ask_condition(Clock::now() + settings_.timeouts.status);
  if (now) return {PrintOutcome::kUncertain, *now, std::move(detail)};
  talk.abort();  // so that a full buffer no longer stands before the questions
  return {PrintOutcome::kUncertain, condition(), std::move(detail)};
}

}  // namespace platform::printer
