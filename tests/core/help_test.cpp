// SPDX-License-Identifier: Apache-2.0
// A call for staff: what is sent, what is said about it, and that it is not sent twice.
#include "tests/core/scenario.hpp"

using namespace scenario;

namespace {

Kiosk with_help_open() {
  Kiosk kiosk;
  kiosk.state.settings.kiosk_name = "bader-lobby-2";
  kiosk.state.settings.languages = {{"en", "English"}, {"fr", "Français"}};
  kiosk.starts_up();
  kiosk.touch(ChooseLanguage{"fr"});
  kiosk.touch(OpenPanel{Panel::kHelp});
  return kiosk;
}

PanelGroup the_call(const Kiosk& kiosk) { return kiosk.sees<PanelView>().groups.front(); }

}  // namespace

TEST_CASE("help says what it will send, sends it once, and says what was sent") {
  auto kiosk = with_help_open();
  REQUIRE(the_call(kiosk).note ==
          "We will say: bader-lobby-2 at Isabel Bader Theatre, language Français. Nothing about you or your pass.");
  REQUIRE(the_call(kiosk).choices.front().label == "Call staff");
  kiosk.does_nothing_more();

  kiosk.touch(the_call(kiosk).choices.front().action);
  const auto call = kiosk.expects<CallForHelp>();
  REQUIRE(call.language == "fr");
  REQUIRE_FALSE(call.key.empty());
  REQUIRE(the_call(kiosk).title == "Telling staff");
  REQUIRE(the_call(kiosk).choices.empty());
  kiosk.touch(CallStaff{});
  kiosk.does_nothing_more();

  kiosk.help_is_sent();
  REQUIRE(the_call(kiosk).note ==
          "Staff have been told at 17:42. We said: bader-lobby-2 at Isabel Bader Theatre, language Français.");
  REQUIRE(the_call(kiosk).choices.empty());
  kiosk.touch(CallStaff{});
  kiosk.does_nothing_more();
}

TEST_CASE("what was said stays what was said, whatever language comes after it") {
  auto kiosk = with_help_open();
  kiosk.touch(CallStaff{});
  kiosk.expects<CallForHelp>();
  kiosk.help_is_sent();
  kiosk.touch(ChooseLanguage{"en"});
  REQUIRE(the_call(kiosk).note.find("language Français") != std::string::npos);
}

TEST_CASE("after a minute staff can be called again, under a new key") {
  auto kiosk = with_help_open();
  kiosk.touch(CallStaff{});
  const auto first = kiosk.expects<CallForHelp>();
  kiosk.help_is_sent();
  kiosk.wait(59s);
  REQUIRE(the_call(kiosk).choices.empty());
  kiosk.wait(1s);
  REQUIRE(the_call(kiosk).choices.front().label == "Call staff again");
  kiosk.touch(CallStaff{});
  REQUIRE(kiosk.expects<CallForHelp>().key != first.key);
}

TEST_CASE("a call that does not get through says so, and the way to the box office") {
  auto kiosk = with_help_open();
  kiosk.touch(CallStaff{});
  kiosk.expects<CallForHelp>();
  kiosk.help_fails();
  REQUIRE(the_call(kiosk).title == "Staff may not have been told");
  REQUIRE(kiosk.sees<PanelView>().groups.back().note == "Box office: ground floor, left of the doors.");

  SECTION("and can be tried again at once") {
    kiosk.touch(the_call(kiosk).choices.front().action);
    kiosk.expects<CallForHelp>();
    kiosk.help_is_sent();
    REQUIRE(the_call(kiosk).title == "Staff know that you are waiting");
  }
  SECTION("and is not held against the next one who opens help") {
    kiosk.touch(ClosePanel{});
    kiosk.touch(OpenPanel{Panel::kHelp});
    REQUIRE(the_call(kiosk).choices.front().label == "Call staff");
  }
}

TEST_CASE("an answer to another call changes nothing") {
  auto kiosk = with_help_open();
  kiosk.touch(CallStaff{});
  const auto call = kiosk.expects<CallForHelp>();
  const auto before = kiosk.view();
  kiosk.post(HelpAnswered{RequestId{}, std::nullopt});
  kiosk.post(HelpAnswered{RequestId{987}, std::nullopt});
  REQUIRE(kiosk.view() == before);
  kiosk.help_is_sent();
  const auto told = kiosk.view();
  kiosk.post(HelpAnswered{call.request, error(ServiceError::Kind::kUnreachable)});
  REQUIRE(kiosk.view() == told);
}

TEST_CASE("an old call is not shown to whoever comes next") {
  auto kiosk = with_help_open();
  kiosk.touch(CallStaff{});
  kiosk.expects<CallForHelp>();
  kiosk.help_is_sent();
  kiosk.touch(ClosePanel{});
  kiosk.wait(5min);
  kiosk.touch(OpenPanel{Panel::kHelp});
  REQUIRE(the_call(kiosk).choices.front().label == "Call staff");
}

TEST_CASE("staff can be called while a ticket is on its way, and neither waits for the other") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.gets_union_printed();
  kiosk.touch(OpenPanel{Panel::kHelp});
  kiosk.touch(CallStaff{});
  kiosk.expects<CallForHelp>();
  kiosk.prints(PrintOutcome::kPrinted);
  kiosk.writes<journal::Delivered>();
  kiosk.help_is_sent();
  kiosk.journal_is_durable();
  REQUIRE(kiosk.sees<DeliveredView>().headline == "Take your ticket");
  REQUIRE(kiosk.state.help.step == HelpCall::Step::kSent);
}
