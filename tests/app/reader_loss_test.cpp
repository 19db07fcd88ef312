// SPDX-License-Identifier: Apache-2.0
// Readers that fail or are lost for a while: what is told of them, and what becomes of the pass before them.
#include "tests/app/prepared_readers.hpp"

using namespace kiosk;
using namespace kiosk::test;

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
  PreparedCamera camera({FrameResult(failure(kLost)), frame(), frame(), frame(), frame()});
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
  room.steady = [&room] { return kNoon + ++room.looks * 2s; };
  // Twice lost; what it sees in between lies there when it is lost the second time.
  std::deque<FrameResult> frames{FrameResult(failure(kLost)), FrameResult(frame()), FrameResult(failure(kLost))};
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

TEST_CASE("a pass that lies there while a camera is lost for a moment stays one scan") {
  Room room;
  room.steady = [&room] { return kNoon + ++room.looks * 200ms; };
  std::deque<FrameResult> frames{frame(), FrameResult(failure(kLost)), frame(), frame()};
  PreparedCamera camera(std::move(frames));
  PreparedReader reader({seen({symbol("P-1", 45)}), seen({symbol("P-1", 45)}), seen({symbol("P-2", 45)})});
  const auto devices = without_preview(camera, reader);
  Inbox inbox;
  const app::Reading reading(devices, inbox.queue, room.preview, room.steady);
  REQUIRE(code_of(inbox.next()) == PassCode("P-1"));
  REQUIRE(std::holds_alternative<core::ReaderChanged>(inbox.next()));
  // Neither gone nor scanned again: what comes next is another person's.
  REQUIRE(code_of(inbox.next()) == PassCode("P-2"));
}

TEST_CASE("a pass that lies there after a camera was lost for long was gone and is scanned anew") {
  Room room;
  room.steady = [&room] { return kNoon + ++room.looks * 2s; };
  std::deque<FrameResult> frames{frame(), FrameResult(failure(kLost)), FrameResult(failure(kLost)), frame()};
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
