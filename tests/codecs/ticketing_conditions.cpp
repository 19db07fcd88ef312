// SPDX-License-Identifier: Apache-2.0
// A report of how the devices are, from both sides of the wire.
#include <string>
#include <vector>

#include "kiosk/ticketing/messages.hpp"
#include "kiosk/ticketing/names.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "tests/codecs/ticketing_samples.hpp"
#include "tests/support/catch.hpp"

namespace kiosk::ticketing {
namespace {

using Kind = ServiceError::Kind;

std::string fault(const std::string& body) { return read_conditions_body(body).error().detail; }

}  // namespace

TEST_CASE("a report of conditions is read as it was written, each condition of each device") {
  for (const auto& [part, part_name] : kDeviceParts) {
    for (const auto& [condition, name] : kPartConditions) {
      const std::vector<DeviceCondition> devices{{part, condition, "camera /dev/video0 was lost"}};
      const auto request = conditions_request(devices);
      REQUIRE(request.method == "POST");
      REQUIRE(request.path == "/v1/kiosks/conditions");
      REQUIRE(read_conditions_body(request.body).value() == devices);
    }
  }
  REQUIRE(read_conditions_body(conditions_request({}).body).value().empty());
}

TEST_CASE("whatever a device calls its trouble can be sent") {
  for (const auto& detail : {std::string("two\nlines\x7F"), std::string("half a \xC3"), std::string(5000, 'a'),
                             std::string(199, 'a') + "\xC3\xA9\xC3\xA9", std::string("\0", 1)}) {
    const auto read =
        read_conditions_body(conditions_request({{DevicePart::kCamera, PartCondition::kMissing, detail}}).body);
    REQUIRE(read.has_value());
    REQUIRE(read->front().detail.size() <= kLongestDetail);
  }
  const auto request = conditions_request({{DevicePart::kCamera, PartCondition::kMissing, "caf\xC3\xA9\xFF"}});
  REQUIRE(read_conditions_body(request.body)->front().detail == "caf\xC3\xA9?");
}

TEST_CASE("a report that is none is refused by the service, with what is wrong") {
  REQUIRE(fault("{}") == "devices: missing");
  REQUIRE(fault(R"({"devices":{}})").starts_with("devices: "));
  REQUIRE(fault(R"({"devices":[1]})") == "devices[0]: not an object");
  REQUIRE(fault(R"({"devices":[{"device":"printer"}]})") == "devices[0].condition: missing");
  REQUIRE(fault(R"({"devices":[{"device":"","condition":"ok"}]})").starts_with("devices[0].device: "));
  REQUIRE(fault(R"({"devices":[{"device":"lamp","condition":1}]})").starts_with("devices[0].condition: "));
  REQUIRE(fault(R"({"devices":[{"device":"printer","condition":"ok","pass":"p"}]})") ==
          "devices[0].pass: unknown member");
  REQUIRE(fault(R"({"devices":[{"device":"clock","condition":"ok"},{"device":"clock","condition":"wrong"}]})") ==
          "devices: one twice");
  REQUIRE(fault(R"({"devices":[{"device":"clock","condition":"ok","detail":"a\nb"}]})") ==
          "devices[0].detail: not a line of at most 200 bytes");
  REQUIRE(fault(R"({"devices":[{"device":"clock","condition":"ok","detail":")" + std::string(201, 'a') + "\"}]}") ==
          "devices[0].detail: not a line of at most 200 bytes");
  REQUIRE(fault(R"({"devices":[],"kiosk":"lobby"})") == "kiosk: unknown member");
  std::string many = R"({"devices":[)";
  for (int i = 0; i < 33; ++i) many += std::string(i == 0 ? "" : ",") + R"({"device":"lamp","condition":"ok"})";
  REQUIRE(fault(many + "]}") == "devices: more than a kiosk has");
}

TEST_CASE("what a newer kiosk has more is left out, and the rest of its report is read") {
  const auto lamp = R"({"devices":[{"device":"lamp","condition":"ok","hue":1},{"device":"clock","condition":"ok"}]})";
  const std::vector<DeviceCondition> clock{{DevicePart::kClock, PartCondition::kOk, {}}};
  REQUIRE(read_conditions_body(lamp).value() == clock);
  const auto worn = R"({"devices":[{"device":"clock","condition":"ok"},{"device":"printer","condition":"worn"}]})";
  REQUIRE(read_conditions_body(worn).value() == clock);
  // How it reaches the service is the kiosk's alone.
  REQUIRE(read_conditions_body(R"({"devices":[{"device":"service","condition":"refused"}]})").value().empty());
}

TEST_CASE("only the service's own word means that it knows") {
  REQUIRE(read_conditions(answered(204, "")));
  const auto kind = [](const Exchange& exchange) { return read_conditions(exchange).error().kind; };
  REQUIRE(kind(answered(200, "<html>Sign in</html>")) == Kind::kOutcomeUnknown);
  REQUIRE(kind(answered(302, "")) == Kind::kOutcomeUnknown);
  REQUIRE(kind(failure(HttpError{HttpError::Kind::kNotSent, "no route"})) == Kind::kUnreachable);
  // A service of an earlier version.
  REQUIRE(kind(answered(404, write_problem({404, "not_found", "", "", std::nullopt}).body)) == Kind::kRejected);
}

}  // namespace kiosk::ticketing
