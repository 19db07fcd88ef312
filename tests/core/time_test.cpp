// Time-outs, their warning, and the sleep in between.
#include <algorithm>

#include "tests/core/scenario.hpp"

using namespace scenario;

TEST_CASE("somebody who does nothing is warned, then signed out") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.wait(59s);
  REQUIRE_FALSE(kiosk.view().still_there.has_value());
  REQUIRE(kiosk.view().bar_note == "Signing out in 0:21");
  kiosk.wait(1s);
  REQUIRE(kiosk.view().still_there->seconds_left == 20);

  SECTION("a touch gives all the time back") {
    kiosk.touch(MoreTime{});
    REQUIRE_FALSE(kiosk.view().still_there.has_value());
    kiosk.wait(59s);
    REQUIRE_FALSE(kiosk.view().still_there.has_value());
  }
  SECTION("and again, as often as they like") {
    for (int i = 0; i < 10; ++i) {
      kiosk.touch(MoreTime{});
      kiosk.wait(70s);
      REQUIRE(kiosk.view().still_there.has_value());
    }
  }
  SECTION("no touch signs them out") {
    kiosk.wait(19s);
    REQUIRE(kiosk.view().still_there->seconds_left == 1);
    kiosk.wait(1s);
    REQUIRE(kiosk.in<Attract>());
  }
}

TEST_CASE("an idle kiosk wakes for its clock and its links, and for nothing else") {
  Kiosk kiosk;
  kiosk.starts_up();
  int ticks = 0;
  const auto until = kiosk.state.steady + 10min;
  while (*wake_at(kiosk.state) <= until) {
    kiosk.state.now += *wake_at(kiosk.state) - kiosk.state.steady;
    kiosk.state.steady = *wake_at(kiosk.state);
    kiosk.post(Tick{});
    ++ticks;
    while (!kiosk.effects.empty()) {
      if (std::holds_alternative<FetchDay>(kiosk.effects.front())) {
        kiosk.post(DayAnswered{kiosk.expects<FetchDay>().request, std::optional<VenueDay>(), "v1"});
      } else {
        kiosk.post(PrinterChecked{kiosk.expects<CheckPrinter>().request, PrinterCondition::kReady});
      }
    }
  }
  REQUIRE(ticks <= 40);
}

TEST_CASE("a day that does not come is asked for again, each time a little later") {
  Kiosk kiosk;
  kiosk.post(Started{});
  std::vector<Duration> pauses;
  for (int i = 0; i < 6; ++i) {
    const auto fetch = kiosk.expects<FetchDay>();
    kiosk.effects.clear();
    const auto asked = kiosk.state.now;
    kiosk.post(DayAnswered{fetch.request, failure(error(ServiceError::Kind::kUnreachable)), ""});
    while (std::ranges::none_of(kiosk.effects, [](const Effect& e) { return std::holds_alternative<FetchDay>(e); })) {
      kiosk.wait(1s);
    }
    pauses.push_back(kiosk.state.now - asked);
  }
  REQUIRE(pauses.front() == 2s);
  REQUIRE(pauses.back() == 30s);
  REQUIRE(std::is_sorted(pauses.begin(), pauses.end()));
}

TEST_CASE("a clock that is set, forwards or back, moves no time-out") {
  for (const auto jump : {-3h, 3h}) {
    Kiosk kiosk;
    kiosk.starts_up();
    kiosk.signs_in(good_pass());
    kiosk.wait(30s);
    kiosk.state.now += jump;
    kiosk.post(Tick{});
    REQUIRE(kiosk.in<Choosing>());
    REQUIRE_FALSE(kiosk.view().still_there.has_value());
    kiosk.wait(30s);
    REQUIRE(kiosk.view().still_there->seconds_left == 20);
    kiosk.wait(20s);
    REQUIRE(kiosk.in<Attract>());
  }
}
