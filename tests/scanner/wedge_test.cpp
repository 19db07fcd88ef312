// SPDX-License-Identifier: Apache-2.0
// A scanner that types: pauses, terminators, chords, lost events, two nodes, unplugging.
#include <chrono>
#include <string>
#include <vector>

#include <linux/input-event-codes.h>

#include "kiosk/app/pass_text.hpp"
#include "platform/scanner/wedge_reader.hpp"
#include "tests/scanner/recording.hpp"
#include "tests/scanner/typist.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace std::chrono_literals;
using platform::scanner::Terminator;
using tests::Typist;
using Texts = std::vector<std::string>;

Texts typed(const Typist& typist, Terminator terminator = Terminator::kEnter) {
  tests::Recording recording;
  recording.terminator = terminator;
  recording.nodes[0] = typist.events();
  return tests::play(recording);
}

bool is_refused(const std::string& text) { return !kiosk::app::pass_text(text, {}).has_value(); }

}  // namespace

TEST_CASE("A code and its terminator are one scan, without the terminator") {
  CHECK(typed(Typist().type("TIFF24-0001").enter()) == Texts{"TIFF24-0001"});
  CHECK(typed(Typist().type("P-1").tap(KEY_KPENTER)) == Texts{"P-1"});
  CHECK(typed(Typist().type("P-1").enter().type('\n')) == Texts{"P-1"});
  CHECK(typed(Typist().type("P-1").tap(KEY_TAB), Terminator::kTab) == Texts{"P-1"});
  CHECK(typed(Typist().type("P-1"), Terminator::kNone) == Texts{"P-1"});
}

TEST_CASE("Without a terminator a short pause ends a scan") {
  CHECK(typed(Typist().type("P-1").pause(60ms).type("P-2"), Terminator::kNone) == Texts{"P-1", "P-2"});
  CHECK(typed(Typist().type("P-1").pause(30ms).type("P-2"), Terminator::kNone) == Texts{"P-1P-2"});
}

TEST_CASE("Where a terminator is to come, a short pause does not make half a code a scan, a long one does") {
  for (const auto terminator : {Terminator::kEnter, Terminator::kTab}) {
    CHECK(typed(Typist().type("P-1").pause(400ms).type("2"), terminator) == Texts{"P-12"});
    CHECK(typed(Typist().type("P-1").pause(500ms).type("P-2"), terminator) == Texts{"P-1", "P-2"});
  }
  CHECK(typed(Typist().type("P-1").enter().pause(60ms).type("P-2").enter()) == Texts{"P-1", "P-2"});
}

TEST_CASE("A pause within a code does not turn its case round") {
  Typist typist;
  typist.tap(KEY_CAPSLOCK)
      .pause(100ms)
      .type("a")
      .pause(100ms)
      .type("b")
      .tap(KEY_CAPSLOCK)
      .pause(100ms)
      .type("c")
      .enter();
  CHECK(typed(typist) == Texts{"ABc"});
}

TEST_CASE("An Enter on its own is no scan") {
  CHECK(typed(Typist().enter()).empty());
  CHECK(typed(Typist().enter().pause(1s).enter()).empty());
}

TEST_CASE("A terminator within a code cannot make two scans of it") {
  const auto texts = typed(Typist().type("P-1\rP-2").enter());
  CHECK(texts == Texts{"P-1\rP-2"});
  CHECK(is_refused(texts[0]));
}

TEST_CASE("Held keys type once: autorepeat and releases are no text") {
  Typist typist;
  typist.press(KEY_A).repeat(KEY_A).repeat(KEY_A).release(KEY_A).type("b").enter();
  CHECK(typed(typist) == Texts{"ab"});
}

TEST_CASE("A key that repeats for ever does not keep its scan from ending") {
  Typist typist;
  typist.press(KEY_A);
  for (int i = 0; i < 10; ++i) typist.pause(33ms).repeat(KEY_A);
  typist.release(KEY_A).pause(600ms).type("P-2").enter();
  CHECK(typed(typist) == Texts{"a", "P-2"});
}

TEST_CASE("What has no text refuses the scan instead of making it shorter") {
  Typist typist;
  SECTION("an Alt code") {
    typist.type("P-1").press(KEY_LEFTALT).tap(KEY_KP0).tap(KEY_KP6).tap(KEY_KP5).release(KEY_LEFTALT).type("2");
  }
  SECTION("AltGr") { typist.type("P-1").press(KEY_RIGHTALT).tap(KEY_E).release(KEY_RIGHTALT).type("2"); }
  SECTION("a logo chord") { typist.type("P-1").press(KEY_LEFTMETA).tap(KEY_R).release(KEY_LEFTMETA).type("2"); }
  SECTION("a function key at its end") { typist.type("P-1").tap(KEY_F5); }
  SECTION("an arrow at its beginning") { typist.tap(KEY_LEFT).type("P-1"); }
  SECTION("the key that US keyboards lack, dead on many others") { typist.type("P-").tap(KEY_102ND).type("1"); }
  SECTION("Control with a digit") { typist.type("P-").press(KEY_LEFTCTRL).tap(KEY_5).release(KEY_LEFTCTRL).type("1"); }
  SECTION("Control, Alt, Delete") {
    typist.type("P-1")
        .press(KEY_LEFTCTRL)
        .press(KEY_LEFTALT)
        .tap(KEY_DELETE)
        .release(KEY_LEFTALT)
        .release(KEY_LEFTCTRL);
  }
  const auto texts = typed(typist.enter());
  REQUIRE(texts.size() == 1);
  CHECK(is_refused(texts[0]));
}

TEST_CASE("Control with a letter is the control character") {
  Typist typist;
  typist.type("P-1").press(KEY_LEFTCTRL).tap(KEY_C).press(KEY_LEFTSHIFT).tap(KEY_V).release(KEY_LEFTSHIFT);
  CHECK(typed(typist.release(KEY_LEFTCTRL).type("2").enter()) == Texts{"P-1\x03\x16" + std::string("2")});
}

TEST_CASE("Caps Lock holds within one scan, so that no code can change those after it") {
  Typist typist;
  typist.tap(KEY_CAPSLOCK).type("Ab1").tap(KEY_CAPSLOCK).type("c").enter().pause(1s);
  typist.tap(KEY_CAPSLOCK).type("x").enter().pause(1s).type("y").enter();
  CHECK(typed(typist) == Texts{"aB1c", "X", "y"});
}

TEST_CASE("Either Shift counts until both are up") {
  Typist typist;
  typist.press(KEY_LEFTSHIFT).press(KEY_RIGHTSHIFT).tap(KEY_A).release(KEY_LEFTSHIFT).tap(KEY_B);
  CHECK(typed(typist.release(KEY_RIGHTSHIFT).tap(KEY_C).enter()) == Texts{"ABc"});
}

TEST_CASE("A scan of which events were lost is refused, and the next one is whole") {
  Typist typist;
  typist.type("P-10").say(EV_SYN, SYN_DROPPED, 0).type("1").enter().pause(1s).type("P-2").enter();
  const auto texts = typed(typist);
  CHECK(texts == Texts{"\x1A", "P-2"});
  CHECK(is_refused(texts[0]));
}

TEST_CASE("After a loss the keys that are down are known again") {
  tests::Recording recording;
  Typist typist;
  typist.press(KEY_LEFTSHIFT).tap(KEY_P).say(EV_SYN, SYN_DROPPED, 0);
  auto& events = recording.nodes[0];
  events = typist.events();
  events.push_back({typist.now(), EV_KEY, KEY_LEFTSHIFT, 0, true});
  events.push_back({typist.now(), EV_KEY, KEY_B, 1, true});
  typist.pause(1s);
  const auto before = typist.events().size();
  typist.type("p-2").enter();
  events.insert(events.end(), typist.events().begin() + static_cast<std::ptrdiff_t>(before), typist.events().end());
  CHECK(tests::play(recording) == Texts{"\x1A", "p-2"});
}

TEST_CASE("The longest scan is handed on, a longer one is refused whole") {
  const std::string longest(platform::scanner::kLongestScan, 'x');
  CHECK(typed(Typist().type(longest).enter()) == Texts{longest});
  CHECK(typed(Typist().type(longest + "x").enter().pause(1s).type("P-2").enter()) == Texts{"\x1A", "P-2"});
  const std::string spaces(longest.size(), ' ');
  CHECK(typed(Typist().type(spaces + "P-1").enter()) == Texts{"\x1A"});
}

TEST_CASE("A scanner that never pauses is waited for without keeping what it types") {
  std::vector<std::unique_ptr<platform::scanner::KeyNode>> nodes;
  auto keys = std::make_shared<tests::PlayedKeys>();
  nodes.push_back(tests::play(keys));
  platform::scanner::WedgeReader reader(std::move(nodes), Terminator::kEnter);
  platform::scanner::Scans scans;
  Typist typist;
  for (int round = 0; round < 50; ++round) {
    const auto before = typist.events().size();
    for (int i = 0; i < 1000; ++i) typist.tap(KEY_A);
    keys->events.insert(keys->events.end(), typist.events().begin() + static_cast<std::ptrdiff_t>(before),
                        typist.events().end());
    while (!keys->events.empty()) REQUIRE(reader.take(typist.now(), scans).has_value());
    REQUIRE(scans.empty());
  }
  REQUIRE(reader.take(typist.now() + 1s, scans).has_value());
  REQUIRE(scans.size() == 1);
  CHECK(scans.front().text == "\x1A");
}

TEST_CASE("The nodes of one device are one stream in the order of time") {
  Typist typist;
  typist.type("FEST-Ab9").enter();
  tests::Recording recording;
  int turn = 0;
  for (const auto& event : typist.events()) recording.nodes[turn++ / 3 % 2].push_back(event);
  CHECK(tests::play(recording) == Texts{"FEST-Ab9"});
}

TEST_CASE("An event that one node has and another may still precede is held back") {
  auto first = std::make_shared<tests::PlayedKeys>();
  auto second = std::make_shared<tests::PlayedKeys>();
  std::vector<std::unique_ptr<platform::scanner::KeyNode>> nodes;
  nodes.push_back(tests::play(first));
  nodes.push_back(tests::play(second));
  platform::scanner::WedgeReader reader(std::move(nodes), Terminator::kNone);
  platform::scanner::Scans scans;
  const auto start = tests::kStart;
  second->events = {{start, EV_KEY, KEY_A, 1, false}, {start + 4ms, EV_KEY, KEY_C, 1, false}};
  REQUIRE(reader.take(start + 1ms, scans).has_value());
  CHECK(reader.due() == start + 4ms);
  first->events = {{start + 2ms, EV_KEY, KEY_B, 1, false}};
  REQUIRE(reader.take(start + 5ms, scans).has_value());
  CHECK(reader.due() == start + 54ms);
  REQUIRE(reader.take(start + 54ms, scans).has_value());
  REQUIRE(scans.size() == 1);
  CHECK(scans.front().text == "abc");
}

TEST_CASE("Half a code is dropped when the scanner is unplugged, a whole one is not") {
  tests::Recording recording;
  recording.unplugged = true;
  recording.nodes[0] = Typist().type("P-1").enter().pause(1s).type("P-2").events();
  CHECK(tests::play(recording) == Texts{"P-1"});
  recording.nodes[0] = Typist().type("P-1").enter().events();
  CHECK(tests::play(recording) == Texts{"P-1"});
}
