// SPDX-License-Identifier: Apache-2.0
// The reading workers: from frames and scanned lines to scans, each pass once.
#include "kiosk/app/reading.hpp"

#include "tests/app/prepared_readers.hpp"

using namespace kiosk;
using namespace kiosk::test;

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
  REQUIRE(reading.why_refused() == app::NotAPass::kUnprintable);
}

TEST_CASE("why a pass before the camera is refused is known") {
  Room room;
  PreparedCamera camera({frame()});
  PreparedReader reader({seen({symbol("P-1", 45)})});
  auto devices = without_preview(camera, reader);
  devices.reading.passes.signing.signed_only = true;
  Inbox inbox;
  const app::Reading reading(devices, inbox.queue, room.preview, room.steady);
  REQUIRE(std::holds_alternative<core::ScanRefused>(inbox.next()));
  REQUIRE(reading.refused() == 1);
  REQUIRE(reading.why_refused() == app::NotAPass::kUnsigned);
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
