// SPDX-License-Identifier: Apache-2.0
// The reading workers: from frames and scanned lines to scans, each pass once.
#include "kiosk/app/reading.hpp"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

#include "tests/support/catch.hpp"

using namespace kiosk;
using namespace std::chrono_literals;

namespace {

const Instant kNoon = *parse_rfc3339("2024-04-28T12:00:00Z");

/// Hands out what the test has prepared, one a call, then nothing.
template <class Item>
class Prepared {
 public:
  explicit Prepared(std::deque<Item> items) : items_(std::move(items)) {}

  /// True once all was handed out and somebody asked for more.
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

ScanResult scan(const std::string& text) { return std::optional(ports::RawScan{text, Symbology("QRCode")}); }

FrameResult frame() { return GreyImage{100, 100, std::vector<std::uint8_t>(10000)}; }

ports::Symbol symbol(const std::string& text, int x) {
  return {text, Symbology("Aztec"), ports::corners_of({x, 45, 10, 10}), false};
}

ReadResult seen(std::vector<ports::Symbol> symbols) {
  return ports::Look{.still = false, .symbols = std::move(symbols), .unread = {}};
}

/// A preview that wakes nobody, and time that goes by a hundredth of a second a look.
struct Room {
  app::Preview preview{false, [] {}};
  std::atomic<int> looks = 0;
  std::function<Instant()> steady = [this] { return kNoon + ++looks * 10ms; };
};

app::Devices without_preview(PreparedCamera& camera, PreparedReader& reader) {
  app::Devices devices;
  devices.camera = &camera;
  devices.symbol_reader = &reader;
  devices.reading.preview = false;
  return devices;
}

/// What a camera sees at each of its looks, from 0.
using SeenAt = std::function<std::vector<ports::Symbol>(int look)>;

std::deque<ReadResult> reads_of(int looks, const SeenAt& seen_at) {
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

const PassCode& code_of(const core::EventBody& event) { return std::get<core::Scanned>(event).code; }

}  // namespace

TEST_CASE("scanned lines become passes, and what cannot be one is refused") {
  Room room;
  PreparedScanner scanner({scan(" FEST-26-0001\r"), scan("FEST-26-0001"), scan("bad\x1b[2J"), scan("FEST-26-0002")});
  app::Devices devices;
  devices.scanner = &scanner;
  Inbox inbox;
  const app::Reading reading(devices, inbox.queue, room.preview, room.steady);
  const auto events = inbox.take(4);
  REQUIRE(code_of(events[0]) == PassCode("FEST-26-0001"));
  REQUIRE(std::holds_alternative<core::ScanRefused>(events[1]));
  REQUIRE(code_of(events[2]) == PassCode("FEST-26-0002"));
  REQUIRE(std::get<core::PassGone>(events[3]).code == PassCode("FEST-26-0001"));
  REQUIRE(reading.refused() == 1);
}

TEST_CASE("a scanner's prefix names the symbology, and without one it is unknown") {
  Room room;
  PreparedScanner scanner(
      {ScanResult(std::optional(ports::RawScan{"]z0P-1", {}})), ScanResult(std::optional(ports::RawScan{"P-2", {}}))});
  app::Devices devices;
  devices.scanner = &scanner;
  Inbox inbox;
  const app::Reading reading(devices, inbox.queue, room.preview, room.steady);
  const auto events = inbox.take(3);
  REQUIRE(std::get<core::Scanned>(events[0]) == core::Scanned{PassCode("P-1"), Symbology("Aztec")});
  REQUIRE(std::get<core::Scanned>(events[1]) == core::Scanned{PassCode("P-2"), Symbology("unknown")});
}

TEST_CASE("what moves before the camera is shown live, with a picture to show") {
  Room room;
  PreparedCamera camera({frame(), frame(), frame()});
  PreparedReader reader({seen({}), seen({}), ports::Look{.still = true, .symbols = {}, .unread = {}}});
  app::Devices devices;
  devices.camera = &camera;
  devices.symbol_reader = &reader;
  Inbox inbox;

  SECTION("until nothing moves any more: then the picture is forgotten") {
    // Looks are dear to this clock: the calm after them comes with the camera's silence.
    room.steady = [&room] { return kNoon + ++room.looks * 200ms; };
    const app::Reading reading(devices, inbox.queue, room.preview, room.steady);
    const auto events = inbox.take(2);
    REQUIRE(std::get<core::CameraSaw>(events[0]) == core::CameraSaw{true, std::nullopt});
    REQUIRE(std::get<core::CameraSaw>(events[1]) == core::CameraSaw{});
  }
  SECTION("not where the installer wants none") {
    devices.reading.preview = false;
    PreparedScanner scanner({});
    devices.scanner = &scanner;
    {
      const app::Reading reading(devices, inbox.queue, room.preview, room.steady);
      REQUIRE(camera.wait_until_empty());
    }
    REQUIRE_FALSE(inbox.queue.pop().has_value());
    REQUIRE(room.preview.newest() == nullptr);
  }
}

TEST_CASE("a pass that camera and scanner see at once is one scan") {
  Room room;
  PreparedScanner scanner({scan("P-1")});
  app::Devices devices;
  devices.scanner = &scanner;
  Inbox inbox;
  PreparedCamera camera({frame(), frame()});
  PreparedReader reader({seen({symbol("P-1", 45)}), seen({symbol("P-1", 45), symbol("P-2", 80)})});
  devices.camera = &camera;
  devices.symbol_reader = &reader;
  const app::Reading reading(devices, inbox.queue, room.preview, room.steady);
  // Whoever came first said it; what follows is that another one is in view as well.
  std::size_t scans = 0;
  bool several = false;
  while (!several) {
    const auto event = inbox.next();
    if (const auto* one = std::get_if<core::Scanned>(&event)) {
      REQUIRE(one->code == PassCode("P-1"));
      ++scans;
    }
    several = std::holds_alternative<core::SeveralSeen>(event);
  }
  while (auto event = inbox.queue.pop()) scans += std::holds_alternative<core::Scanned>(*event) ? 1 : 0;
  REQUIRE(scans <= 1);
}

TEST_CASE("of two codes in a frame none counts, and both places are told") {
  Room room;
  PreparedCamera camera({frame()});
  PreparedReader reader({seen({symbol("ONE", 2), symbol("OTHER", 88)})});
  app::Devices devices;
  devices.camera = &camera;
  devices.symbol_reader = &reader;
  Inbox inbox;
  const app::Reading reading(devices, inbox.queue, room.preview, room.steady);
  REQUIRE(std::get<core::SeveralSeen>(inbox.take(1)[0]).places == std::vector{Place::kLeft, Place::kRight});
  REQUIRE(reading.refused() == 0);
}

TEST_CASE("a decoder that fails on one frame reads the next") {
  Room room;
  PreparedCamera camera({frame(), frame()});
  PreparedReader reader({ReadResult(failure(ports::ReadError{"threw"})), seen({symbol("P-1", 45)})});
  app::Devices devices;
  devices.camera = &camera;
  devices.symbol_reader = &reader;
  Inbox inbox;
  const app::Reading reading(devices, inbox.queue, room.preview, room.steady);
  REQUIRE(code_of(inbox.take(1)[0]) == PassCode("P-1"));
}

TEST_CASE("a scanner that is gone for a moment is told of and asked again") {
  Room room;
  PreparedScanner scanner({ScanResult(failure(ports::ScannerError{"unplugged"})), scan("P-1")});
  app::Devices devices;
  devices.scanner = &scanner;
  Inbox inbox;
  const app::Reading reading(devices, inbox.queue, room.preview, room.steady);
  REQUIRE(std::get<core::ReaderChanged>(inbox.next()) ==
          core::ReaderChanged{ReaderKind::kScanner, ReaderCondition::kMissing, "unplugged"});
  REQUIRE(code_of(inbox.next()) == PassCode("P-1"));
}

TEST_CASE("a camera that is lost is told of with why, and again when it works") {
  Room room;
  room.steady = [&room] { return kNoon + ++room.looks * 500ms; };
  const ports::CameraError lost{ports::CameraError::Kind::kGone, "camera /dev/video0 was lost"};
  PreparedCamera camera({FrameResult(failure(lost)), frame(), frame(), frame(), frame()});
  PreparedReader reader({seen({}), seen({}), seen({}), seen({})});
  const auto devices = without_preview(camera, reader);
  Inbox inbox;
  const app::Reading reading(devices, inbox.queue, room.preview, room.steady);
  REQUIRE(std::get<core::ReaderChanged>(inbox.next()) ==
          core::ReaderChanged{ReaderKind::kCamera, ReaderCondition::kMissing, "camera /dev/video0 was lost"});
  REQUIRE(std::get<core::ReaderChanged>(inbox.next()) ==
          core::ReaderChanged{ReaderKind::kCamera, ReaderCondition::kWorks, ""});
}

TEST_CASE("a camera that fails again while it is not believed yet takes the pass before it with it") {
  Room room;
  room.steady = [&room] { return kNoon + ++room.looks * 500ms; };
  const ports::CameraError lost{ports::CameraError::Kind::kGone, "camera /dev/video0 was lost"};
  // Twice lost; what it sees in between lies there when it is lost the second time.
  std::deque<FrameResult> frames{FrameResult(failure(lost)), FrameResult(frame()), FrameResult(failure(lost))};
  PreparedCamera camera(std::move(frames));
  PreparedReader reader({seen({symbol("P-1", 45)})});
  const auto devices = without_preview(camera, reader);
  Inbox inbox;
  const app::Reading reading(devices, inbox.queue, room.preview, room.steady);
  REQUIRE(std::get<core::ReaderChanged>(inbox.next()).condition == ReaderCondition::kMissing);
  REQUIRE(code_of(inbox.next()) == PassCode("P-1"));
  REQUIRE(std::get<core::PassGone>(inbox.next()).code == PassCode("P-1"));
}

TEST_CASE("a camera whose frames nothing can decode is no reader") {
  Room room;
  room.steady = [&room] { return kNoon + ++room.looks * 500ms; };
  PreparedCamera camera(std::deque<FrameResult>(20, frame()));
  PreparedReader reader(std::deque<ReadResult>(20, failure(ports::ReadError{"no decoder beside kiosk"})));
  app::Devices devices;
  devices.camera = &camera;
  devices.symbol_reader = &reader;
  Inbox inbox;
  const app::Reading reading(devices, inbox.queue, room.preview, room.steady);
  REQUIRE(std::get<core::ReaderChanged>(inbox.next()) ==
          core::ReaderChanged{ReaderKind::kCamera, ReaderCondition::kUnusable, "no decoder beside kiosk"});
}

TEST_CASE("a pass that is taken away from the camera is gone, and not while it lies there") {
  // It lies there for long, and then for twenty looks nothing does.
  Watch watch(60, 100ms, [](int look) { return std::vector(look < 40 ? 1U : 0U, symbol("P-1", 45)); });
  REQUIRE(code_of(watch.inbox.next()) == PassCode("P-1"));
  REQUIRE(std::get<core::PassGone>(watch.inbox.next()).code == PassCode("P-1"));
}

TEST_CASE("a pass that a scanner does not send any more is gone") {
  Room room;
  room.steady = [&room] { return kNoon + ++room.looks * 500ms; };
  PreparedScanner scanner({scan("P-1")});
  app::Devices devices;
  devices.scanner = &scanner;
  Inbox inbox;
  const app::Reading reading(devices, inbox.queue, room.preview, room.steady);
  REQUIRE(code_of(inbox.next()) == PassCode("P-1"));
  REQUIRE(std::get<core::PassGone>(inbox.next()).code == PassCode("P-1"));
}

TEST_CASE("a pass that lies before the camera is not gone because another one is scanned beside it") {
  Watch watch(150, 50ms, [](int look) {
    std::vector<ports::Symbol> symbols;
    if (look < 120) symbols.push_back(symbol("P-1", 5));
    if (look >= 50 && look < 80) symbols.push_back(symbol("P-2", 80));
    return symbols;
  });
  REQUIRE(code_of(watch.inbox.next()) == PassCode("P-1"));
  REQUIRE(code_of(watch.inbox.next()) == PassCode("P-2"));
  // Each as it is taken away.
  REQUIRE(std::get<core::PassGone>(watch.inbox.next()).code == PassCode("P-2"));
  REQUIRE(std::get<core::PassGone>(watch.inbox.next()).code == PassCode("P-1"));
}

TEST_CASE("a pass that lies there when a camera was lost for a moment is scanned anew") {
  Room room;
  const ports::CameraError lost{ports::CameraError::Kind::kGone, "camera /dev/video0 was lost"};
  std::deque<FrameResult> frames{FrameResult(frame()), FrameResult(failure(lost)), FrameResult(frame())};
  PreparedCamera camera(std::move(frames));
  PreparedReader reader({seen({symbol("P-1", 45)}), seen({symbol("P-1", 45)})});
  const auto devices = without_preview(camera, reader);
  Inbox inbox;
  const app::Reading reading(devices, inbox.queue, room.preview, room.steady);
  REQUIRE(code_of(inbox.next()) == PassCode("P-1"));
  REQUIRE(std::holds_alternative<core::ReaderChanged>(inbox.next()));
  REQUIRE(std::get<core::PassGone>(inbox.next()).code == PassCode("P-1"));
  REQUIRE(code_of(inbox.next()) == PassCode("P-1"));
}
