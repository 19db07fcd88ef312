// SPDX-License-Identifier: Apache-2.0
// Readers that see what a test has prepared, and what the reading workers post of it.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/app/reading.hpp"
#include "tests/support/catch.hpp"

namespace kiosk::test {

using namespace std::chrono_literals;

inline const Instant kNoon = *parse_rfc3339("2024-04-28T12:00:00Z");

/// Hands out what the test has prepared, one a call, then nothing.
template <class Item>
class Prepared {
 public:
  explicit Prepared(std::deque<Item> items) : items_(std::move(items)) {}

  /// True once all was handed out and more was asked for.
  bool wait_until_empty() {
    std::unique_lock lock(mutex_);
    return asked_in_vain_.wait_for(lock, 60s, [this] { return in_vain_; });
  }

  std::optional<Item> take(Duration timeout) {
    std::unique_lock lock(mutex_);
    if (items_.empty()) {
      in_vain_ = true;
      asked_in_vain_.notify_all();
      never_.wait_for(lock, timeout);
      return std::nullopt;
    }
    auto item = std::move(items_.front());
    items_.pop_front();
    return item;
  }

 private:
  std::mutex mutex_;
  std::condition_variable never_;
  std::condition_variable asked_in_vain_;
  bool in_vain_ = false;
  std::deque<Item> items_;
};

using ScanResult = Result<std::optional<ports::RawScan>, ports::ScannerError>;

class PreparedScanner final : public ports::Scanner {
 public:
  explicit PreparedScanner(std::deque<ScanResult> scans) : scans_(std::move(scans)) {}
  ScanResult next_scan(Duration timeout) override {
    return scans_.take(timeout).value_or(ScanResult(std::optional<ports::RawScan>()));
  }

 private:
  Prepared<ScanResult> scans_;
};

using FrameResult = Result<GreyImage, ports::CameraError>;

class PreparedCamera final : public ports::Camera {
 public:
  explicit PreparedCamera(std::deque<FrameResult> frames) : frames_(std::move(frames)) {}
  Result<bool, ports::CameraError> next_frame(GreyImage& frame, Duration timeout) override {
    auto next = frames_.take(timeout);
    if (!next) return false;
    if (!*next) return failure(next->error());
    frame = std::move(**next);
    return true;
  }
  bool wait_until_empty() { return frames_.wait_until_empty(); }

 private:
  Prepared<FrameResult> frames_;
};

using ReadResult = Result<ports::Look, ports::ReadError>;

class PreparedReader final : public ports::SymbolReader {
 public:
  explicit PreparedReader(std::deque<ReadResult> reads) : reads_(std::move(reads)) {}
  ReadResult read(const GreyImage&) override { return reads_.take(0ms).value_or(ReadResult()); }

 private:
  Prepared<ReadResult> reads_;
};

/// A queue that can be waited on.
class Inbox {
 public:
  Inbox() : queue([this] { pushed(); }) {}

  /// The next `count` events; fails the test where they do not come.
  std::vector<core::EventBody> take(std::size_t count) {
    std::unique_lock lock(mutex_);
    REQUIRE(changed_.wait_for(lock, 60s, [&] { return pushes_ >= count; }));
    std::vector<core::EventBody> events;
    while (auto event = queue.pop()) events.push_back(*event);
    REQUIRE(events.size() == count);
    return events;
  }

  /// The next event; fails the test where none comes.
  core::EventBody next() {
    std::unique_lock lock(mutex_);
    std::optional<core::EventBody> event;
    REQUIRE(changed_.wait_for(lock, 60s, [&] { return (event = queue.pop()).has_value(); }));
    return *event;
  }

  app::EventQueue queue;

 private:
  void pushed() {
    {
      const std::lock_guard lock(mutex_);
      ++pushes_;
    }
    changed_.notify_all();
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t pushes_ = 0;
};

inline ScanResult scan(const std::string& text) { return std::optional(ports::RawScan{text, Symbology("QRCode")}); }

inline FrameResult frame() { return GreyImage{100, 100, std::vector<std::uint8_t>(10000)}; }

inline const ports::CameraError kLost{ports::CameraError::Kind::kGone, "camera /dev/video0 was lost"};

inline ports::Symbol symbol(const std::string& text, int x) {
  return {text, Symbology("Aztec"), ports::corners_of({x, 45, 10, 10}), false};
}

inline ReadResult seen(std::vector<ports::Symbol> symbols) {
  return ports::Look{.still = false, .symbols = std::move(symbols), .unread = {}};
}

/// A preview that wakes nobody, and time that goes by a hundredth of a second a look.
struct Room {
  app::Preview preview{false, [] {}};
  std::atomic<int> looks = 0;
  std::function<Instant()> steady = [this] { return kNoon + ++looks * 10ms; };
};

inline app::Devices without_preview(PreparedCamera& camera, PreparedReader& reader) {
  app::Devices devices;
  devices.camera = &camera;
  devices.symbol_reader = &reader;
  devices.reading.preview = false;
  return devices;
}

/// What a camera sees at each of its looks, from 0.
using SeenAt = std::function<std::vector<ports::Symbol>(int look)>;

inline std::deque<ReadResult> reads_of(int looks, const SeenAt& seen_at) {
  std::deque<ReadResult> reads;
  for (int look = 0; look < looks; ++look) reads.push_back(seen(seen_at(look)));
  return reads;
}

/// A reading with a camera alone, whose looks are `apart`.
struct Watch {
  Watch(int looks, Duration apart, const SeenAt& seen_at)
      : camera(std::deque<FrameResult>(static_cast<std::size_t>(looks), frame())),
        reader(reads_of(looks, seen_at)),
        reading(without_preview(camera, reader), inbox.queue, room.preview,
                [this, apart] { return kNoon + ++room.looks * apart; }) {}

  Room room;
  PreparedCamera camera;
  PreparedReader reader;
  Inbox inbox;
  const app::Reading reading;
};

inline const PassCode& code_of(const core::EventBody& event) { return std::get<core::Scanned>(event).code; }

}  // namespace kiosk::test
