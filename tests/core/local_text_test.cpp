// SPDX-License-Identifier: Apache-2.0
// What the festival wrote in several languages is shown in the visitor's, else in the festival's own.
#include "tests/core/scenario.hpp"

using namespace scenario;

TEST_CASE("a text by language: the very one, another form of it, else the one for all") {
  const Texts texts{{"en", "left"}, {"fr-CA", "à gauche"}, {"zh", "左"}};
  const std::string main = "main";
  REQUIRE(in_language(texts, main, "en") == "left");
  REQUIRE(in_language(texts, main, "fr") == "à gauche");
  REQUIRE(in_language(texts, main, "zh-Hans") == "左");
  REQUIRE(in_language(texts, main, "iu") == "main");
  REQUIRE(in_language({}, main, "en") == "main");
}

TEST_CASE("directions and a pass's category stand in the visitor's language where the festival gave them so") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.state.service.day->box_office_directions = "au rez-de-chaussée";
  auto answer = good_pass();
  answer.holder->category = "Professionnels";
  std::string place = "au rez-de-chaussée";
  std::string category = "Professionnels";
  SECTION("it did not") {}
  SECTION("it did") {
    place = "on the ground floor";
    category = "Industry";
    kiosk.state.service.day->box_office_directions_in = {{"en", place}, {"fr", "au rez-de-chaussée"}};
    answer.holder->category_in = {{"en", category}, {"fr", "Professionnels"}};
  }
  kiosk.touch(OpenPanel{Panel::kHelp});
  REQUIRE(kiosk.sees<PanelView>().groups.back().note == "Box office: " + place + ".");
  kiosk.touch(ClosePanel{});
  kiosk.signs_in(answer);
  REQUIRE(kiosk.sees<ChoicesView>().eyebrow == category + " pass");
  kiosk.state.trouble = OutOfService::Reason::kDeviceRefused;
  kiosk.state.mode = OutOfService{OutOfService::Reason::kDeviceRefused};
  REQUIRE(kiosk.sees<MessageView>().footnote.find("Box office: " + place + ". Tell staff") == 0);
}
