// SPDX-License-Identifier: Apache-2.0
// The scripted visitor before a kiosk that answers as the tests tell it.
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "platform/sim/hand.hpp"
#include "tests/contract/sim_temp_folder.hpp"
#include "tests/support/catch.hpp"

using kiosk::Duration;
using kiosk::Point;
using kiosk::ports::ShownScreen;
using platform::sim::Hand;
using platform::sim::HandActions;

namespace {

constexpr Duration kLong{60'000};
constexpr Duration kShort{30};

const ShownScreen kScan{"scan", "Scan your pass", {{"Help", {0, 0, 100, 50}}}};
const ShownScreen kBusy{"busy", "One moment", {}};
const ShownScreen kChoices{
    "choices",
    "Today at the Lightbox",
    {{"Get ticket: Aurora", {10, 100, 200, 40}}, {"Get ticket", {10, 200, 200, 40}}, {"Done", {10, 300, 201, 41}}}};

/// Notes what the hand does, and lets a test wait for it.
class Visit {
 public:
  HandActions actions() {
    return {[this](const std::filesystem::path& file) { note("show " + file.filename().string()); },
            [this](Point at) { note("tap " + std::to_string(at.x) + "," + std::to_string(at.y)); },
            [this](kiosk::ports::Key key) { note("key " + std::to_string(static_cast<int>(key))); },
            [this](const std::string& name) { note("picture " + name); },
            [this] { note("quit"); },
            [this](const std::string& why) { note("failed " + why); },
            [this](const std::string& line) { note("waits " + line); }};
  }

  /// What was done once there were `count` doings.
  std::vector<std::string> done(std::size_t count) {
    std::unique_lock lock(mutex_);
    const bool came = noted_.wait_for(lock, kLong, [&] { return done_.size() >= count; });
    REQUIRE(came);
    return done_;
  }

 private:
  void note(std::string what) {
    {
      const std::lock_guard lock(mutex_);
      done_.push_back(std::move(what));
    }
    noted_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable noted_;
  std::vector<std::string> done_;
};

struct Stage {
  tests::TempFolder folder;
  Visit visit;
  std::unique_ptr<Hand> hand;  // last: it ends before what it uses

  explicit Stage(std::string_view script, Duration patience = kLong, Duration told_after = kLong)
      : hand(
            Hand::open(folder.write("visit.txt", script), visit.actions(), patience, Duration(0), told_after).value()) {
  }
};

using Doings = std::vector<std::string>;

std::string error_of(std::string_view script) {
  const tests::TempFolder folder;
  Visit visit;
  const auto hand = Hand::open(folder.write("visit.txt", script), visit.actions());
  REQUIRE_FALSE(hand);
  return hand.error().detail.substr(folder.path().string().size() + 1);
}

}  // namespace

TEST_CASE("a visit from the scan to the ticket") {
  Stage stage(
      "await scan\n"
      "show pass.pgm\n"
      "await busy\n"
      "await choices Lightbox\n"
      "picture choices\n"
      "press Get ticket\n"
      "await delivered\n"
      "press Done\n"
      "await scan\n"
      "quit\n");
  stage.hand->shown(kScan);
  REQUIRE(stage.visit.done(1) == Doings{"show pass.pgm"});
  stage.hand->shown(kBusy);
  stage.hand->shown(kChoices);  // the short-lived screen before it is not missed
  REQUIRE(stage.visit.done(3) == Doings{"show pass.pgm", "picture choices", "tap 110,220"});
  stage.hand->shown({"delivered", "Take your ticket", {{"Done", {0, 0, 10, 10}}}});
  REQUIRE(stage.visit.done(4).back() == "tap 5,5");
  stage.hand->shown(kScan);
  REQUIRE(stage.visit.done(5).back() == "quit");
}

TEST_CASE("a button is found by all of its words first, and else by how it begins") {
  Stage stage("await choices\npress Get ticket: A\npress Do\nquit\n");
  stage.hand->shown(kChoices);
  REQUIRE(stage.visit.done(3) == Doings{"tap 110,120", "tap 110,320", "quit"});
}

TEST_CASE("a screen that was pressed on does not count as the one that is awaited next") {
  Stage stage("await choices\npress Done\nawait choices\nquit\n");
  stage.hand->shown(kChoices);
  REQUIRE(stage.visit.done(1) == Doings{"tap 110,320"});
  stage.hand->shown(kScan);
  stage.hand->shown(kChoices);
  REQUIRE(stage.visit.done(2) == Doings{"tap 110,320", "quit"});
}

TEST_CASE("a button that comes later is waited for, on the awaited screen") {
  Stage stage("await choices\npress Help\nquit\n");
  stage.hand->shown(kChoices);
  stage.hand->shown(kScan);  // has the button, but is not the screen
  stage.hand->shown({"choices", "Today", {{"Help", {2, 2, 2, 2}}}});
  REQUIRE(stage.visit.done(2) == Doings{"tap 3,3", "quit"});
}

TEST_CASE("a screen that a press led to needs no await of its own") {
  Stage stage("await scan\npress Help\npress Call staff\nquit\n");
  stage.hand->shown(kScan);
  REQUIRE(stage.visit.done(1) == Doings{"tap 50,25"});
  stage.hand->shown(kBusy);
  stage.hand->shown({"panel", "Help", {{"Call staff", {4, 4, 2, 2}}}});
  REQUIRE(stage.visit.done(3) == Doings{"tap 50,25", "tap 5,5", "quit"});
}

TEST_CASE("a button that is scrolled away is scrolled to, first downwards and then upwards") {
  const auto at = [](std::vector<kiosk::ports::ShownTarget> targets, std::string below, std::string above) {
    return ShownScreen{"choices", "Today", std::move(targets), std::move(below), std::move(above)};
  };
  const kiosk::ports::ShownTarget below{"More below", {0, 900, 100, 100}};
  const kiosk::ports::ShownTarget above{"More above", {100, 900, 100, 100}};
  Stage stage("await choices\npress Swap\nquit\n");
  stage.hand->shown(at({below}, "More below", ""));
  REQUIRE(stage.visit.done(1) == Doings{"tap 50,950"});
  SECTION("it stands at the end") {
    stage.hand->shown(at({below, above}, "More below", "More above"));
    REQUIRE(stage.visit.done(2).back() == "tap 50,950");
    stage.hand->shown(at({{"Swap", {0, 0, 10, 10}}, above}, "", "More above"));
    REQUIRE(stage.visit.done(4) == Doings{"tap 50,950", "tap 50,950", "tap 5,5", "quit"});
  }
  SECTION("it stands above, where it was missed") {
    stage.hand->shown(at({above}, "", "More above"));
    REQUIRE(stage.visit.done(2).back() == "tap 150,950");
    stage.hand->shown(at({{"Swap", {0, 0, 10, 10}}, below}, "More below", ""));
    REQUIRE(stage.visit.done(4).back() == "quit");
  }
}

TEST_CASE("keys are pressed as often as the script says") {
  Stage stage("await choices\nkey next 2\nkey previous\nkey activate\nkey headset_in\nquit\n");
  stage.hand->shown(kChoices);
  using kiosk::ports::Key;
  const auto key = [](Key which) { return "key " + std::to_string(static_cast<int>(which)); };
  REQUIRE(stage.visit.done(6) == Doings{key(Key::kNext), key(Key::kNext), key(Key::kPrevious), key(Key::kActivate),
                                        key(Key::kHeadsetIn), "quit"});
}

TEST_CASE("what does not come is told with the line and what stood there instead") {
  Stage stage("await choices\nawait delivered Take\nquit\n", kShort);
  stage.hand->shown(kChoices);
  const auto done = stage.visit.done(1);
  REQUIRE(done.size() == 1);
  REQUIRE(done[0].find("visit.txt:2: 'await delivered Take'") != std::string::npos);
  REQUIRE(done[0].find("choices 'Today at the Lightbox'") != std::string::npos);
  REQUIRE(done[0].find("[Get ticket] [Done]") != std::string::npos);

  SECTION("and nothing is played after it") {
    stage.hand->shown({"delivered", "Take your ticket", {}});
    stage.hand.reset();
    REQUIRE(stage.visit.done(1).size() == 1);
  }
}

TEST_CASE("a button that does not come is told too, and so is a screen that stayed dark") {
  Stage pressing("await scan\npress Pay\n", kShort);
  pressing.hand->shown(kScan);
  REQUIRE(pressing.visit.done(1)[0].find("visit.txt:2: 'press Pay' did not come") != std::string::npos);

  Stage dark("await scan\n", kShort);
  REQUIRE(dark.visit.done(1)[0].find("nothing was shown yet") != std::string::npos);
}

TEST_CASE("what is waited for is told once, with the line and what stands there, and may still come") {
  Stage stage("await choices\npress Pay\nquit\n", kLong, kShort);
  REQUIRE(stage.visit.done(1)[0].find("visit.txt:1: waiting for 'await choices'; on the screen: nothing") !=
          std::string::npos);
  stage.hand->shown(kChoices);
  const auto done = stage.visit.done(2);
  REQUIRE(done[1].starts_with("waits "));
  REQUIRE(done[1].find("visit.txt:2: waiting for 'press Pay'; on the screen: choices 'Today at the Lightbox' with the "
                       "buttons [Get ticket: Aurora] [Get ticket] [Done]") != std::string::npos);
  stage.hand->shown({"choices", "Today", {{"Pay", {2, 2, 2, 2}}}});
  REQUIRE(stage.visit.done(4) == Doings{done[0], done[1], "tap 3,3", "quit"});
}

TEST_CASE("a button that is near to what is pressed in vain is named") {
  Stage stage("await choices\npress Get tiket\n", kShort);
  stage.hand->shown(kChoices);
  REQUIRE(stage.visit.done(1)[0].ends_with("[Get ticket] [Done]; did you mean [Get ticket]?"));
}

TEST_CASE("a hand that is taken away ends in the middle of a wait, and says nothing") {
  for (const auto* script : {"await scan\nquit\n", "press Help\nquit\n", "wait 3600000\nquit\n"}) {
    Stage stage(script);
    stage.hand->shown(kBusy);
    stage.hand.reset();
    REQUIRE(stage.visit.done(0).empty());
  }
}

TEST_CASE("pictures lie beside the script") {
  const tests::TempFolder folder;
  Visit visit;
  auto actions = visit.actions();
  std::filesystem::path shown;
  actions.show = [&](const std::filesystem::path& file) { shown = file; };
  const auto script = folder.write("visit.txt", "show passes/a b.pgm\nquit\n");
  const auto hand = Hand::open(script, actions).value();
  visit.done(1);
  REQUIRE(shown == folder.path() / "passes/a b.pgm");
}

TEST_CASE("a script holds pictures up where a line of it shows one") {
  const tests::TempFolder folder;
  const auto shows = [&](std::string_view script) {
    return platform::sim::shows_pictures(folder.write("visit.txt", script)).value();
  };
  REQUIRE(shows("await scan\nshow pass.pgm\nquit\n"));
  REQUIRE_FALSE(shows("# show pass.pgm\nawait scan\npress show\nquit\n"));
  REQUIRE_FALSE(shows(""));
  REQUIRE_FALSE(platform::sim::shows_pictures("/nonexistent/visit.txt"));
}

TEST_CASE("a script that cannot be played is refused whole") {
  REQUIRE(error_of("await scan\npush Done\n") ==
          "visit.txt:2: 'push' is not known; there are await, press, key, show, picture, wait and quit");
  REQUIRE(error_of("await\n").starts_with("visit.txt:1: await says not what; "));
  REQUIRE(error_of("press \n").starts_with("visit.txt:1: "));
  REQUIRE(error_of("await scan\nawait deliverd\n") ==
          "visit.txt:2: there is no screen 'deliverd'; did you mean \"delivered\"?");
  REQUIRE(error_of("await apology not_a_pass\n").starts_with("visit.txt:1: there is no screen 'apology'; use one of "));
  REQUIRE(error_of("await Scan\n").ends_with("did you mean \"scan\"?"));
  REQUIRE(error_of("wait long\n").starts_with("visit.txt:1: 'long' is no time; "));
  REQUIRE(error_of("key enter\n").starts_with("visit.txt:1: 'enter' is no key of the pad; "));
  for (const auto* times : {"0", "-1", "many", "1001", "99999999999", "2 3"}) {
    REQUIRE(error_of("key next " + std::string(times) + "\n").starts_with("visit.txt:1: "));
  }
  REQUIRE(error_of("quit now\n").starts_with("visit.txt:1: quit takes nothing; "));
  Visit visit;
  REQUIRE_FALSE(Hand::open("/nonexistent/visit.txt", visit.actions()));
}
