// SPDX-License-Identifier: Apache-2.0
// The reading half never rests while the writing half works: a printer that cannot get rid of its answers may stop
// taking data.
#include "platform/printer/conversation.hpp"

#include <algorithm>

#include "kiosk/base/overloaded.hpp"

namespace platform::printer {
namespace {

namespace escpos = kiosk::printing::escpos;

constexpr std::size_t kSlice = 64;    // take_status() moves what is left: keep that short in a flood
constexpr std::size_t kMostIds = 64;  // more are a printer that babbles

}  // namespace

std::string request_of(const Fence& fence) {
  return std::visit(kiosk::Overloaded{
                        [](std::monostate) { return std::string{}; },
                        [](const ProcessId& id) { return escpos::process_id_request(id); },
                        [](QueuedStatus) { return escpos::queued_status_request(); },
                    },
                    fence);
}

Conversation::Conversation(Channel& channel, OwedAnswers& owed) : channel_(channel), owed_(owed) {
  if (channel.begins_anew()) owed_ = {};
}

void Conversation::abort() {
  channel_.abort();
  if (!lost_) lost_ = "given up";
}

std::size_t Conversation::exchange(std::string_view out, Deadline deadline) {
  if (lost_) return 0;
  std::string came;
  const auto moved = channel_.exchange(out, came, deadline);
  if (!moved) lost_ = moved.error().detail;
  for (std::size_t i = 0; i < came.size(); i += kSlice) {
    inbox_ += came.substr(i, kSlice);
    sort_answers();
  }
  return moved.value_or(0);
}

void Conversation::sort_answers() {
  while (const auto status = escpos::take_status(inbox_)) {
    if (status->realtime) {
      realtime_ = status->realtime;
      heard_realtime_ = true;
    }
    if (status->queued) take_queued(*status->queued);
    if (status->process_id) {
      if (ids_.size() == kMostIds) ids_.pop_front();
      ids_.push_back(*status->process_id);
    }
  }
}

void Conversation::take_queued(std::uint8_t byte) {
  queued_ = byte;
  if (owed_.count == 0) return;  // nobody asked
  if (--owed_.count == 0) proof_ = byte;
}

void Conversation::forget_answers() {
  ids_.clear();
  queued_.reset();
  proof_.reset();
  realtime_.reset();
}

Conversation::Sent Conversation::send(std::string bytes, const Fence& fence, Deadline deadline, Clock::duration stall) {
  bytes += request_of(fence);
  std::size_t sent = 0;
  auto progress = Clock::now();
  while (sent < bytes.size() && !lost_) {
    const auto limit = std::min(deadline, progress + stall);
    if (Clock::now() >= limit) break;
    const auto went = exchange(std::string_view(bytes).substr(sent), limit);
    forget_answers();  // read before anything was written
    if (went > 0) progress = Clock::now();
    sent += went;
  }
  if (sent < bytes.size()) return {false, sent};
  if (std::holds_alternative<QueuedStatus>(fence) && ++owed_.count == 1) owed_.since = Clock::now();
  return {true, sent};
}

std::optional<std::uint8_t> Conversation::await(const Fence& fence, Deadline deadline) {
  const auto* const id = std::get_if<ProcessId>(&fence);
  while (true) {
    if (id != nullptr && std::find(ids_.begin(), ids_.end(), *id) != ids_.end()) return 0;
    if (std::holds_alternative<QueuedStatus>(fence) && proof_) return proof_;
    if (lost_ || Clock::now() >= deadline) return std::nullopt;
    static_cast<void>(exchange({}, deadline));
  }
}

std::optional<std::uint8_t> Conversation::probe(const Fence& fence, Deadline deadline, Clock::duration late) {
  if (!send({}, fence, deadline, deadline - Clock::now()).whole) return std::nullopt;
  if (const auto answer = await(fence, deadline)) return answer;
  if (queued_ && Clock::now() - owed_.since >= late) owed_ = {};
  return queued_;
}

std::optional<std::uint8_t> Conversation::ask_realtime(int n, Deadline deadline) {
  const auto request = escpos::realtime_status_request(n);
  std::size_t sent = 0;
  while (sent < request.size()) {
    realtime_.reset();
    if (lost_ || Clock::now() >= deadline) return std::nullopt;
    sent += exchange(std::string_view(request).substr(sent), deadline);
  }
  realtime_.reset();
  while (!realtime_) {
    if (lost_ || Clock::now() >= deadline) return std::nullopt;
    static_cast<void>(exchange({}, deadline));
  }
  return realtime_;
}

std::optional<kiosk::PrinterCondition> Conversation::ask_condition(Deadline deadline) {
  std::array<std::uint8_t, 4> answers{};
  for (int n = 1; n <= 4; ++n) {
    const auto answer = ask_realtime(n, deadline);
    if (!answer) return std::nullopt;
    answers[static_cast<std::size_t>(n - 1)] = *answer;
  }
  return escpos::condition_of(answers[0], answers[1], answers[2], answers[3]);
}

}  // namespace platform::printer
