// Any bytes as what a scanner sends: key events, a serial line, a report descriptor with its reports. The first byte
// chooses. Whatever comes, no scan is longer than allowed, empty, or left under way once it has been quiet.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <linux/input-event-codes.h>

#include "kiosk/base/check.hpp"
#include "platform/scanner/pos_report.hpp"
#include "platform/scanner/scan_builder.hpp"
#include "platform/scanner/wedge_reader.hpp"

namespace {

using namespace platform::scanner;
using std::chrono::milliseconds;

constexpr Moment kStart{std::chrono::hours{1}};

/// Takes bytes off the front; 0 once they are used up.
class Input {
 public:
  explicit Input(std::span<const std::uint8_t> bytes) : left_(bytes) {}
  [[nodiscard]] bool empty() const { return left_.empty(); }
  std::uint8_t byte() {
    if (left_.empty()) return 0;
    const auto first = left_.front();
    left_ = left_.subspan(1);
    return first;
  }
  std::span<const std::uint8_t> take(std::size_t count) {
    const auto taken = left_.first(std::min(count, left_.size()));
    left_ = left_.subspan(taken.size());
    return taken;
  }

 private:
  std::span<const std::uint8_t> left_;
};

Terminator terminator_of(std::uint8_t byte) {
  constexpr std::array kAll = {Terminator::kEnter, Terminator::kTab, Terminator::kNone};
  return kAll[byte % kAll.size()];
}

void check(const Scans& scans, bool is_ascii) {
  for (const auto& scan : scans) {
    KIOSK_CHECK(!scan.text.empty());
    KIOSK_CHECK(scan.text.size() <= kLongestScan);
    for (const char c : scan.text) KIOSK_CHECK(!is_ascii || c >= 0);
    for (const char c : scan.symbology.str()) KIOSK_CHECK(c > 0x20 && c < 0x7F);
  }
}

class FuzzedNode final : public KeyNode {
 public:
  explicit FuzzedNode(std::shared_ptr<std::deque<KeyEvent>> events) : events_(std::move(events)) {}
  [[nodiscard]] int descriptor() const override { return -1; }
  [[nodiscard]] kiosk::Result<std::optional<KeyEvent>, kiosk::ports::ScannerError> next() override {
    if (events_->empty()) return std::nullopt;
    const auto event = events_->front();
    events_->pop_front();
    return event;
  }

 private:
  std::shared_ptr<std::deque<KeyEvent>> events_;
};

/// Three bytes an event: node, kind of event, value and the time since the last; the code; its rare upper half.
void type_keys(Input input) {
  const auto terminator = terminator_of(input.byte());
  const std::array queues = {std::make_shared<std::deque<KeyEvent>>(), std::make_shared<std::deque<KeyEvent>>()};
  std::vector<std::unique_ptr<KeyNode>> nodes;
  for (const auto& queue : queues) nodes.push_back(std::make_unique<FuzzedNode>(queue));
  WedgeReader reader(std::move(nodes), terminator);
  Scans scans;
  Moment now = kStart;
  while (!input.empty()) {
    const unsigned what = input.byte();
    const unsigned code = input.byte();
    const unsigned more = input.byte();
    now += milliseconds(what >> 6U == 3 ? 51 : what >> 6U);
    KeyEvent event{now, EV_KEY, static_cast<std::uint16_t>(code), static_cast<std::int32_t>((what >> 1U) & 3U), false};
    if (more == 0xFF) event = {now, EV_SYN, SYN_DROPPED, 0, false};
    if (more == 0xFE) event.code = static_cast<std::uint16_t>(code << 2U);
    if (more == 0xFD) event.type = static_cast<std::uint16_t>(what & 0x1FU);
    event.catching_up = more == 0xFC;
    queues[what & 1U]->push_back(event);
    if ((more & 7U) == 0) KIOSK_CHECK(reader.take(now - milliseconds(more >> 6U), scans).has_value());
  }
  KIOSK_CHECK(reader.take(now, scans).has_value());
  while (!queues[0]->empty() || !queues[1]->empty()) KIOSK_CHECK(reader.take(now, scans).has_value());
  KIOSK_CHECK(reader.take(now + kPatience, scans).has_value());
  KIOSK_CHECK(!reader.due());
  check(scans, true);
}

/// Pieces: a byte that says how long it was quiet before, a byte that says how many follow.
void send_line(Input input) {
  auto builder = serial_builder(terminator_of(input.byte()));
  Scans scans;
  Moment now = kStart;
  while (!input.empty()) {
    const std::uint8_t quiet = input.byte();
    now += milliseconds(quiet < 250 ? quiet : 1000);
    builder.settle(now, scans);
    for (const auto byte : input.take(input.byte())) builder.add(static_cast<char>(byte), now);
    if (quiet == 0xFF) builder.hang_up(scans);
  }
  builder.settle(now + kPatience, scans);
  KIOSK_CHECK(!builder.due());
  check(scans, false);
}

/// Two bytes of length and the descriptor; then reports, a byte of length before each.
void send_reports(Input input) {
  const std::size_t size = input.byte() | static_cast<std::size_t>(input.byte()) << 8U;
  auto layouts = pos_layouts(input.take(size));
  if (!layouts) return;
  PosDecoder decoder(std::move(*layouts));
  Scans scans;
  Moment now = kStart;
  while (!input.empty()) {
    const std::uint8_t length = input.byte();
    now += milliseconds(length == 0 ? 1000 : 1);
    decoder.settle(now, scans);
    decoder.take(input.take(length), now, scans);
  }
  decoder.settle(now + kPatience, scans);
  KIOSK_CHECK(!decoder.due());
  check(scans, false);
}

}  // namespace

/// libFuzzer's entry point.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Input input(std::span(data, size));
  switch (input.byte() % 3) {
    case 0:
      type_keys(input);
      break;
    case 1:
      send_line(input);
      break;
    default:
      send_reports(input);
      break;
  }
  return 0;
}
