// SPDX-License-Identifier: Apache-2.0
// Kiosks tell how their devices are: kept with since when, seen by staff until it is good again.
#include <sstream>

#include "kiosk/app/timed_client.hpp"
#include "kiosk/ticketing/messages.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/conditions_command.hpp"
#include "platform/central/device.hpp"
#include "platform/central/device_conditions.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using house::House;
using house::post;
using kiosk::DeviceCondition;
using kiosk::DevicePart;
using kiosk::PartCondition;

namespace {

const DeviceCondition kNoCamera{DevicePart::kCamera, PartCondition::kMissing, "camera /dev/video0 was lost"};
const DeviceCondition kCamera{DevicePart::kCamera, PartCondition::kOk, ""};
const DeviceCondition kPrinter{DevicePart::kPrinter, PartCondition::kOk, ""};
const DeviceCondition kNoPaper{DevicePart::kPrinter, PartCondition::kPaperOut, ""};

int report(House& h, const std::vector<DeviceCondition>& devices, const std::string& venue = "bader") {
  return h.ask(kiosk::ticketing::conditions_request(devices), venue).status;
}

std::vector<central::ListedCondition> listed(House& h, bool troubles_only) {
  const auto all = central::list_conditions(h.store(), troubles_only, false);
  REQUIRE(all);
  return *all;
}

std::string help_list(House& h) {
  std::ostringstream out;
  std::ostringstream err;
  CHECK(central::run_help_list({h.database()}, out, err) == 0);
  CHECK(err.str() == "");
  return out.str();
}

std::string conditions(House& h, bool all, bool utc = false, bool json = false) {
  std::ostringstream out;
  std::ostringstream err;
  CHECK(central::run_devices_conditions({{h.database(), json, utc}, all}, out, err) == 0);
  CHECK(err.str() == "");
  return out.str();
}

}  // namespace

TEST_CASE("A condition is kept with since when, and goes on from there until it changes") {
  House h;
  CHECK(report(h, {kNoCamera, kPrinter}) == 204);
  h.at("17:50");
  CHECK(report(h, {kNoCamera, kNoPaper}) == 204);
  const auto all = listed(h, false);
  REQUIRE(all.size() == 2);
  CHECK(all[0].what == kNoCamera);
  CHECK(all[0].since == "2024-04-28T17:42:00-04:00");
  CHECK(all[0].reported_at == "2024-04-28T17:50:00-04:00");
  CHECK(all[1].what == kNoPaper);
  CHECK(all[1].since == "2024-04-28T17:50:00-04:00");

  h.at("18:00");
  CHECK(report(h, {kCamera, kNoPaper}) == 204);
  const auto troubles = listed(h, true);
  REQUIRE(troubles.size() == 1);
  CHECK(troubles[0].what == kNoPaper);
  CHECK(troubles[0].since == "2024-04-28T17:50:00-04:00");
  CHECK(h.audit() == "");
}

TEST_CASE("What a report does not name the kiosk has no more") {
  House h;
  CHECK(report(h, {kNoCamera, kNoPaper}) == 204);
  CHECK(report(h, {kNoPaper}) == 204);
  REQUIRE(listed(h, false).size() == 1);
  CHECK(report(h, {}) == 204);
  CHECK(listed(h, false).empty());
}

TEST_CASE("A journal that cannot be used is one of the devices that need staff, with why") {
  House h;
  const DeviceCondition full{DevicePart::kJournal, PartCondition::kUnusable, "its disk is full"};
  CHECK(report(h, {kCamera, kPrinter, full}) == 204);
  CHECK(help_list(h).find("journal unusable") != std::string::npos);
  CHECK(conditions(h, false).find("its disk is full") != std::string::npos);
  CHECK(report(h, {kCamera, kPrinter, {DevicePart::kJournal, PartCondition::kOk, ""}}) == 204);
  CHECK(listed(h, true).empty());
  CHECK(listed(h, false).size() == 3);
}

TEST_CASE("Each kiosk tells of itself alone, and one that is revoked is told of no more") {
  House h;
  CHECK(report(h, {kNoCamera}, "bader") == 204);
  CHECK(report(h, {kNoPaper}, "alger") == 204);
  const auto both = listed(h, true);
  REQUIRE(both.size() == 2);
  CHECK(both[0].kiosk == "foyer");
  CHECK(both[1].kiosk == "lobby");
  CHECK(both[1].venue == "Isabel Bader Theatre");
  REQUIRE(central::revoke_device(h.store(), "lobby", house::local("18:00")));
  REQUIRE(listed(h, true).size() == 1);
}

TEST_CASE("Staff see in the list of calls what needs them, the longest first, behind the people who wait") {
  House h;
  CHECK(help_list(h) == "no open calls\n");
  CHECK(report(h, {kCamera, kNoPaper}) == 204);
  h.at("17:45");
  CHECK(report(h, {kNoCamera, kNoPaper}) == 204);
  const auto call = h.ask(post("/v1/kiosks/help", R"({"language":"fr"})"));
  CHECK(help_list(h) ==
        "id        called                     kiosk  venue                 language  device\n" +
            house::text_in(call, "id") +
            "  2024-04-28T17:45:00-04:00  lobby  Isabel Bader Theatre  fr        -\n"
            "-         2024-04-28T17:42:00-04:00  lobby  Isabel Bader Theatre  -         printer paper_out\n"
            "-         2024-04-28T17:45:00-04:00  lobby  Isabel Bader Theatre  -         camera missing\n");
  h.at("17:50");
  CHECK(report(h, {kCamera, kPrinter}) == 204);
  CHECK(help_list(h).find("printer") == std::string::npos);
}

TEST_CASE("The conditions are a table, in the festival's time or in UTC, or JSON") {
  House h;
  CHECK(conditions(h, false) == "nothing needs staff\n");
  CHECK(report(h, {kNoCamera, kPrinter}) == 204);
  CHECK(conditions(h, false) ==
        "kiosk  venue                 device  condition  since                      reported                   detail\n"
        "lobby  Isabel Bader Theatre  camera  missing    2024-04-28T17:42:00-04:00  2024-04-28T17:42:00-04:00  camera "
        "/dev/video0 was lost\n");
  CHECK(conditions(h, true).find("printer  ok") != std::string::npos);
  CHECK(conditions(h, false, true).find("2024-04-28T21:42:00Z") != std::string::npos);
  CHECK(conditions(h, false, false, true).starts_with(R"([{"kiosk":"lobby","venue":"Isabel Bader Theatre","device")"));
}

TEST_CASE("A part of a newer kiosk hides none of the others") {
  House h;
  const auto body = R"({"devices":[{"device":"lamp","condition":"out"},{"device":"camera","condition":"missing"}]})";
  CHECK(h.ask(post("/v1/kiosks/conditions", body)).status == 204);
  REQUIRE(listed(h, true).size() == 1);
  CHECK(listed(h, true)[0].what.part == DevicePart::kCamera);
}

TEST_CASE("A report that is none changes nothing") {
  House h;
  CHECK(report(h, {kNoCamera}) == 204);
  for (const auto* body : {"", "{}", "[]", R"({"devices":[{"device":"tv"}]})"}) {
    CHECK(house::reason_in(h.ask(post("/v1/kiosks/conditions", body))) == "malformed");
  }
  CHECK(listed(h, false).size() == 1);
}

TEST_CASE("Every answer says what time it is by the clock that the service judges with") {
  House h;
  const auto said = [&](const kiosk::HttpResponse& answer) {
    const auto at = house::local("17:42");
    const auto bounds = kiosk::app::service_time(answer, at, at);
    return bounds && bounds->least == kiosk::Duration{} && bounds->most == std::chrono::seconds{1};
  };
  CHECK(said(h.ask({"GET", "/v1/venue/day", {}, ""})));
  CHECK(said(h.ask(kiosk::ticketing::conditions_request({kPrinter}))));
  const auto none = h.ask({"GET", "/v1/nothing", {}, ""});
  CHECK(kiosk::find_header(none.headers, "Date") == "Sun, 28 Apr 2024 21:42:00 GMT");
}
