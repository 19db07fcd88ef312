// SPDX-License-Identifier: Apache-2.0
// Any bytes as what a scanner sends: key events, a serial line, a report descriptor with its reports. The first byte
// chooses. Whatever comes, no scan is longer than allowed, empty, or left under way once it has been quiet.
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <linux/input-event-codes.h>

#include "kiosk/base/check.hpp"
#include "platform/scanner/pos_report.hpp"
#include "platform/scanner/scan_builder.hpp"
#include "platform/scanner/wedge_reader.hpp"
#include "tests/fuzz/bytes.hpp"

namespace {

using namespace platform::scanner;
using std::chrono::milliseconds;

constexpr Moment kStart{std::chrono::hours{1}};

Terminator terminator_of(int number) {
  constexpr std::array kAll = {Terminator::kEnter, Terminator::kTab, Terminator::kNone};
  return kAll[static_cast<std::size_t>(number) % kAll.size()];
}

std::vector<std::uint8_t> bytes_of(const std::string& text) { return {text.begin(), text.end()}; }

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
void type_keys(fuzz::Bytes& input) {
  const auto terminator = terminator_of(input.byte());
  const std::array queues = {std::make_shared<std::deque<KeyEvent>>(), std::make_shared<std::deque<KeyEvent>>()};
  std::vector<std::unique_ptr<KeyNode>> nodes;
  for (const auto& queue : queues) nodes.push_back(std::make_unique<FuzzedNode>(queue));
  WedgeReader reader(std::move(nodes), terminator);
  Scans scans;
  Moment now = kStart;
  while (!input.empty()) {
    const auto what = static_cast<unsigned>(input.byte());
    const auto code = static_cast<unsigned>(input.byte());
    const auto more = static_cast<unsigned>(input.byte());
    now += milliseconds(what >> 6U == 3 ? (more & 8U) * 100 + 51 : what >> 6U);
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
void send_line(fuzz::Bytes& input) {
  auto builder = serial_builder(terminator_of(input.byte()));
  Scans scans;
  Moment now = kStart;
  while (!input.empty()) {
    const int quiet = input.byte();
    now += milliseconds(quiet < 250 ? quiet : 1000);
    builder.settle(now, scans);
    const auto count = static_cast<std::size_t>(input.byte());
    for (const char byte : input.text(count)) builder.add(byte, now);
    if (quiet == 0xFF) builder.hang_up(scans);
  }
  builder.settle(now + kPatience, scans);
  KIOSK_CHECK(!builder.due());
  check(scans, false);
}

/// Two bytes of length and the descriptor; then reports, a byte of length before each.
void send_reports(fuzz::Bytes& input) {
  const auto size = static_cast<std::size_t>(input.word());
  auto layouts = pos_layouts(bytes_of(input.text(size)));
  if (!layouts) return;
  PosDecoder decoder(std::move(*layouts));
  Scans scans;
  Moment now = kStart;
  while (!input.empty()) {
    const auto length = static_cast<std::size_t>(input.byte());
    now += milliseconds(length == 0 ? 1000 : 1);
    decoder.settle(now, scans);
    decoder.take(bytes_of(input.text(length)), now, scans);
  }
  decoder.settle(now + kPatience, scans);
  KIOSK_CHECK(!decoder.due());
  check(scans, false);
}

}  // namespace

/// libFuzzer's entry point.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Bytes input(data, size);
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
