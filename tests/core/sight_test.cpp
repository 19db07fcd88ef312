// SPDX-License-Identifier: Apache-2.0
// What the camera sees of whoever stands there: several passes at once, live pictures, hints.
#include "tests/core/scenario.hpp"

using namespace scenario;

namespace {

SeveralSeen two_in_view(std::optional<PassCode> takes_back = {}) {
  return {{Place::kLeft, Place::kUpperRight}, std::move(takes_back)};
}

}  // namespace

TEST_CASE("two passes in view are refused politely, with where they are, and the service is asked nothing") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.post(two_in_view());
  const auto view = kiosk.sees<MessageView>();
  REQUIRE(view.headline == "Two passes are in view");
  REQUIRE(view.body == "One is at the left. One is at the upper right. Hold up one at a time.");
  kiosk.does_nothing_more();

  SECTION("one of them alone is a visit") {
    kiosk.scan("FEST-26-0001");
    REQUIRE(kiosk.expects<LookUpPass>().code == PassCode("FEST-26-0001"));
  }
  SECTION("OK leads back, and so does time") {
    kiosk.touch(Back{});
    REQUIRE(kiosk.in<Attract>());
    kiosk.post(two_in_view());
    kiosk.wait(81s);
    REQUIRE(kiosk.in<Attract>());
  }
  SECTION("a touch on something else leaves the places on the screen") {
    kiosk.touch(ChooseLook{Look::kHighContrast});
    REQUIRE(kiosk.sees<MessageView>().body == view.body);
  }
}

TEST_CASE("passes in one place, and more than two, are told in words too") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.post(SeveralSeen{{Place::kMiddle, Place::kMiddle}, {}});
  REQUIRE(kiosk.sees<MessageView>().body == "They are in the middle. Hold up one at a time.");
  kiosk.post(SeveralSeen{{Place::kBottom, Place::kBottom, Place::kBottom}, {}});
  REQUIRE(kiosk.sees<MessageView>().headline == "Several passes are in view");
  REQUIRE(kiosk.sees<MessageView>().body == "They are at the bottom. Hold up one at a time.");
  kiosk.post(SeveralSeen{{Place::kLowerLeft, Place::kTop, Place::kRight}, {}});
  REQUIRE(kiosk.sees<MessageView>().body ==
          "One is at the lower left. One is at the top. One is at the right. Hold up one at a time.");
}

TEST_CASE("a pass that was seen alone for a moment is taken back while it is looked up") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.scan("FEST-26-0001");
  kiosk.expects<LookUpPass>();

  SECTION("but not where it is another visitor's that was") {
    kiosk.post(two_in_view(PassCode("FEST-26-0002")));
    REQUIRE(kiosk.in<LookingUp>());
  }
  SECTION("where it is one of the several") {
    kiosk.post(two_in_view(PassCode("FEST-26-0001")));
    REQUIRE(kiosk.sees<MessageView>().headline == "Two passes are in view");
    kiosk.answers(good_pass());
    REQUIRE(kiosk.sees<MessageView>().headline == "Two passes are in view");
  }
  SECTION("and stays where others are waved about behind it") {
    kiosk.post(two_in_view());
    REQUIRE(kiosk.in<LookingUp>());
    kiosk.answers(good_pass());
    REQUIRE(kiosk.in<Choosing>());
  }
}

TEST_CASE("several passes in view end a visit as another pass would") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());

  SECTION("at the choices") {
    kiosk.post(two_in_view());
    REQUIRE(kiosk.in<Apology>());
    kiosk.does_nothing_more();
  }
  SECTION("not while a ticket is under way: it comes out first") {
    kiosk.gets_union_printed();
    kiosk.post(two_in_view(PassCode("FEST-26-0001")));
    REQUIRE(kiosk.in<Printing>());
    kiosk.prints(PrintOutcome::kPrinted);
    kiosk.writes<journal::Delivered>();
    kiosk.journal_is_durable();
    kiosk.expects<ReportDelivery>();
    REQUIRE(kiosk.in<Delivered>());
    kiosk.post(two_in_view());
    REQUIRE(kiosk.in<Apology>());
  }
}

TEST_CASE("a kiosk out of service stays so, whatever is held up") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.state.trouble = OutOfService::Reason::kJournal;
  kiosk.state.mode = OutOfService{OutOfService::Reason::kJournal};
  kiosk.post(two_in_view());
  REQUIRE(kiosk.in<OutOfService>());
  kiosk.state.mode = Attract{};
  kiosk.post(two_in_view());
  REQUIRE(kiosk.in<OutOfService>());
}

TEST_CASE("the scan screen is live while something moves, and says what would help") {
  Kiosk kiosk;
  kiosk.starts_up();
  REQUIRE_FALSE(kiosk.sees<ScanView>().live);
  REQUIRE(kiosk.sees<ScanView>().hint.empty());
  kiosk.post(CameraSaw{true, std::nullopt});
  REQUIRE(kiosk.sees<ScanView>().live);
  const std::vector<std::pair<Hint, std::string>> words = {{Hint::kFurtherAway, "A little further away"},
                                                           {Hint::kCloser, "A little closer"},
                                                           {Hint::kBrighter, "Turn up your phone’s brightness"},
                                                           {Hint::kHoldStill, "Hold it still, a little further away"},
                                                           {Hint::kOneAtATime, "One pass at a time"}};
  for (const auto& [hint, said] : words) {
    kiosk.post(CameraSaw{true, hint});
    REQUIRE(kiosk.sees<ScanView>().hint == said);
    REQUIRE(kiosk.sees<ScanView>().headline == "Scan your pass to get tickets");
  }
  kiosk.post(CameraSaw{});
  REQUIRE_FALSE(kiosk.sees<ScanView>().live);
  REQUIRE(kiosk.sees<ScanView>().hint.empty());
  kiosk.does_nothing_more();
}

TEST_CASE("what the camera sees changes nothing but the scan screen") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  const auto before = kiosk.view();
  kiosk.post(CameraSaw{true, Hint::kBrighter});
  REQUIRE(kiosk.view() == before);
  REQUIRE(wake_at(kiosk.state).has_value());
  kiosk.does_nothing_more();
}
