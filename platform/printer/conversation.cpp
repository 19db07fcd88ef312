// The reading half never rests while the writing half works: a printer that cannot get rid of its answers may stop
// taking data.
#include "platform/printer/conversation.hpp"

#include <algorithm>

#include "kiosk/base/overloaded.hpp"

namespace platform::printer {
namespace {

namespace escpos = kiosk::printing::escpos;

constexpr std::size_t kSlice = 64;       // take_status() moves what is left: keep that short in a flood
constexpr std::size_t kMostFences = 64;  // more are a printer that babbles

std::optional<std::uint8_t> answer_to(const Fence& fence, const escpos::Status& status) {
  return std::visit(
      kiosk::Overloaded{
          [](std::monostate) { return std::optional<std::uint8_t>{}; },
          [&](const ProcessId& id) { return status.process_id == id ? std::optional<std::uint8_t>{0} : std::nullopt; },
          [&](QueuedStatus) { return status.queued; },
      },
      fence);
}

}  // namespace

std::string request_of(const Fence& fence) {
  return std::visit(kiosk::Overloaded{
                        [](std::monostate) { return std::string{}; },
                        [](const ProcessId& id) { return escpos::process_id_request(id); },
                        [](QueuedStatus) { return escpos::queued_status_request(); },
                    },
                    fence);
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
    } else {
      if (fences_.size() == kMostFences) fences_.pop_front();
      fences_.push_back(*status);
    }
  }
}

void Conversation::forget_answers() {
  fences_.clear();
  realtime_.reset();
}

std::size_t Conversation::send(std::string_view bytes, Deadline deadline, Clock::duration stall) {
  std::size_t sent = 0;
  auto progress = Clock::now();
  while (sent < bytes.size() && !lost_) {
    const auto limit = std::min(deadline, progress + stall);
    if (Clock::now() >= limit) break;
    const auto went = exchange(bytes.substr(sent), limit);
    forget_answers();  // read before anything was written
    if (went > 0) progress = Clock::now();
    sent += went;
  }
  return sent;
}

std::optional<std::uint8_t> Conversation::await(const Fence& fence, Deadline deadline) {
  while (true) {
    while (!fences_.empty()) {
      const auto status = fences_.front();
      fences_.pop_front();
      if (const auto answer = answer_to(fence, status)) return answer;
    }
    if (lost_ || Clock::now() >= deadline) return std::nullopt;
    static_cast<void>(exchange({}, deadline));
  }
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
