// SPDX-License-Identifier: Apache-2.0
// Kiosks, doors and desks: what each may do with tickets of its own venue and of others, and how a device gets a role.
#include <sstream>

#include "platform/central/commands.hpp"
#include "platform/central/setup_code.hpp"
#include "tests/central/columns.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using central::Role;
using house::House;
using house::post;
using house::reason_in;
using kiosk::policy::Reason;

namespace {

std::string wish(const std::string& pass, const std::string& screening, const std::string& more = "") {
  return R"({"pass":")" + pass + R"(","screening":")" + screening + R"(","channel":"in_person")" + more + "}";
}

const std::string kWhy = R"(,"reason":"the kiosk has no paper")";

std::int64_t desk_actions(House& h) { return h.store().lease()->number("SELECT count(*) FROM desk_action"); }

struct Ran {
  int status;
  std::string out;
  std::string err;
};

template <class Options>
Ran run(int (*command)(const Options&, std::ostream&, std::ostream&), const Options& options) {
  std::ostringstream out;
  std::ostringstream err;
  const int status = command(options, out, err);
  return {status, out.str(), err.str()};
}

}  // namespace

TEST_CASE("A kiosk ends and replaces no ticket of another venue") {
  House h;
  h.at("21:10");
  const auto ticket = h.get("amara", "elsewhere", "alger");
  REQUIRE(ticket);
  const auto returned = h.give_back(ticket->id);
  CHECK(returned.status == 409);
  CHECK(reason_in(returned) == "wrong_venue");
  const auto replaced = h.replace(ticket->id);
  REQUIRE_FALSE(replaced);
  CHECK(replaced.error().verdict->reason == Reason::kWrongVenue);
  CHECK(replaced.error().verdict->venue == kiosk::VenueId("alger"));
  CHECK(h.verify(ticket->code, "", "alger") == "valid");
}

TEST_CASE("Where tickets are handed out at every venue they are replaced and returned there too") {
  House h("other_venue_pickup = \"allow\"");
  h.at("21:10");
  const auto ticket = h.get("amara", "elsewhere", "alger");
  REQUIRE(ticket);
  REQUIRE(h.replace(ticket->id));
  CHECK(h.give_back(ticket->id).status == 204);
}

TEST_CASE("A swap gives up the ticket in the way, wherever its screening is") {
  House h;
  h.at("21:10");
  const auto there = h.get("amara", "elsewhere", "alger");
  REQUIRE(there);
  const auto here = h.swap("amara", "insiders", there->id);
  REQUIRE(here);
  CHECK(h.verify(there->code, "", "alger") == "void");
  CHECK(h.verify(here->code) == "valid");
  CHECK(h.audit() == "");
}

TEST_CASE("A ticket of another pass is to a visit as one that does not exist") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  const auto at = "/v1/tickets/" + ticket->id.str();
  const auto as_bo = [&](kiosk::HttpRequest request) {
    request.headers.emplace_back("Visit-Token", h.visit("bo"));
    return h.ask(std::move(request));
  };
  const auto foreign = as_bo({"DELETE", at, {{"Idempotency-Key", house::fresh_key().str()}}, ""});
  const auto missing =
      as_bo({"DELETE", "/v1/tickets/T-0000-0000", {{"Idempotency-Key", house::fresh_key().str()}}, ""});
  CHECK(foreign.status == 404);
  CHECK(foreign == missing);
  CHECK(as_bo(post(at + "/replacements", R"({"serial":1})")).status == 404);
  CHECK(as_bo(post("/v1/tickets", wish("bo", "clash", R"(,"swap_for":")" + ticket->id.str() + '"'))).status == 404);
  CHECK(h.verify(ticket->code) == "valid");
}

TEST_CASE("Only the device that made a code reports what became of it") {
  House h("other_venue_pickup = \"allow\"", "[[reservation]]\npass = \"bo\"\nscreening = \"union\"\n");
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  CHECK(h.report(ticket->id, kiosk::DeliveryOutcome::kDelivered, 1, "alger") == 404);
  REQUIRE(h.replace(ticket->id, 1, "alger"));
  CHECK(h.report(ticket->id, kiosk::DeliveryOutcome::kDelivered, 2) == 404);
  CHECK(h.report(ticket->id, kiosk::DeliveryOutcome::kDelivered, 2, "alger") == 204);
  CHECK(h.report(ticket->id, kiosk::DeliveryOutcome::kFailed, 1) == 204);  // this one it made
  const auto reserved = h.scan("PASS-BO").tickets.at(0);
  CHECK(h.report(reserved.id, kiosk::DeliveryOutcome::kDelivered) == 404);  // made by the import
  CHECK(h.store().lease()->number("SELECT count(*) FROM delivery") == 2);
}

TEST_CASE("A door learns nothing of another venue's ticket but that it is one") {
  House h;
  h.at("21:10");
  const auto ticket = h.get("amara", "elsewhere", "alger");
  REQUIRE(ticket);
  const auto ask = [&] {
    return h.ask_as(post("/v1/tickets/verify", R"({"code":")" + ticket->code.str() + "\"}"), "bader", Role::kDoor);
  };
  CHECK(ask().body == R"({"state":"other_venue"})");
  CHECK(h.verify(ticket->code, "", "alger") == "valid");
  REQUIRE(h.ask(h.visited(
                    {"DELETE", "/v1/tickets/" + ticket->id.str(), {{"Idempotency-Key", house::fresh_key().str()}}, ""},
                    "alger"),
                "alger")
              .status == 204);
  CHECK(ask().body == R"({"state":"other_venue"})");
  CHECK(h.verify(ticket->code, "", "alger") == "returned");
}

TEST_CASE("Staff at a desk act for any pass of their venue and say why, which is kept") {
  House h;
  const auto desk = [&](kiosk::HttpRequest request) { return h.ask_as(std::move(request), "bader", Role::kDesk); };
  const auto request = post("/v1/tickets", wish("amara", "union", kWhy));
  const auto issued = desk(request);
  REQUIRE(issued.status == 201);
  CHECK(desk(request) == issued);
  const auto ticket = kiosk::ticketing::read_ticket(issued).value();
  const auto at = "/v1/tickets/" + ticket.id.str();
  CHECK(desk(post(at + "/deliveries", R"({"method":"print","outcome":"failed","serial":1})")).status == 204);
  CHECK(desk(post(at + "/replacements", R"({"serial":1)" + kWhy + "}")).status == 201);
  CHECK(desk(post("/v1/tickets", wish("amara", "clash", R"(,"swap_for":")" + ticket.id.str() + '"' + kWhy))).status ==
        201);
  const auto kiosks = h.get("bo", "late");
  REQUIRE(kiosks);
  CHECK(desk({"DELETE",
              "/v1/tickets/" + kiosks->id.str(),
              {{"Idempotency-Key", house::fresh_key().str()}},
              R"({"reason":"ill"})"})
            .status == 204);
  CHECK(desk_actions(h) == 4);
  CHECK(h.store().lease()->number("SELECT count(*) FROM desk_action WHERE reason = 'ill' AND device = 'd-3'") == 1);
  // What was refused was not done.
  CHECK(desk(post("/v1/tickets", wish("suspended", "union", kWhy))).status == 409);
  CHECK(desk_actions(h) == 4);
  CHECK(h.audit() == "");
}

TEST_CASE("A reason is a desk's and no other's, and a line of text") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  const auto at = "/v1/tickets/" + ticket->id.str();
  const auto bodies = [&](const std::string& more) {
    return std::vector<kiosk::HttpRequest>{
        post("/v1/tickets", wish("bo", "late", more.empty() ? "" : "," + more)),
        post(at + "/replacements", more.empty() ? R"({"serial":1})" : R"({"serial":1,)" + more + "}"),
        {"DELETE", at, {{"Idempotency-Key", house::fresh_key().str()}}, more.empty() ? "" : "{" + more + "}"}};
  };
  for (const auto& request : bodies(R"("reason":"because")")) {
    INFO(request.method << " " << request.path);
    CHECK(reason_in(h.ask(request)) == "malformed");
  }
  const std::string long_reason = R"("reason":")" + std::string(201, 'x') + '"';
  for (const std::string& wrong :
       {std::string(), std::string(R"("reason":"")"), std::string(R"("reason":"a\nb")"), long_reason}) {
    for (const auto& request : bodies(wrong)) {
      INFO(request.method << " " << request.path << " " << request.body);
      CHECK(reason_in(h.ask_as(request, "bader", Role::kDesk)) == "malformed");
    }
  }
  CHECK(reason_in(h.ask(post(at + "/deliveries", R"({"method":"print","outcome":"failed","serial":1)" + kWhy + "}"))) ==
        "malformed");
  CHECK(h.verify(ticket->code) == "valid");
  CHECK(desk_actions(h) == 0);
}

TEST_CASE("A device gets its role when it is added or enrolled, and another one later") {
  House h;
  using central::DeviceOptions;
  REQUIRE(run(central::run_devices_add, DeviceOptions{h.database(), "bader", "gate", "door"}).status == 0);
  const auto enrol = run(central::run_devices_enrol, [&] {
    central::EnrolOptions options;
    options.database = h.database();
    options.venue = "alger";
    options.name = "counter";
    options.role = "desk";
    return options;
  }());
  REQUIRE(enrol.status == 0);
  const auto list = [&] { return in_columns(run(central::run_devices_list, central::ShowOptions{h.database()}).out); };
  CHECK(list().find("gate bader door active -\n") != std::string::npos);
  CHECK(list().find("counter alger desk waiting for set-up 20") != std::string::npos);
  CHECK(list().find("lobby bader kiosk active -\n") != std::string::npos);

  const auto role = [&](const std::string& name, const std::string& to) {
    return run(central::run_devices_role, DeviceOptions{h.database(), "", name, to});
  };
  CHECK(h.ask(post("/v1/tickets/verify", R"({"code":"X"})")).status == 403);
  CHECK(role("lobby", "door").out == "lobby is a door\n");
  CHECK(h.ask(post("/v1/tickets/verify", R"({"code":"X"})")).status == 200);
  CHECK(list().find("lobby bader door active -\n") != std::string::npos);
  CHECK(role("counter", "kiosk").status == 0);
  CHECK(list().find("counter alger kiosk waiting for set-up 20") != std::string::npos);
  for (const auto& wrong : {role("nobody", "door"), role("the online channel", "desk"), role("lobby", "sheriff"),
                            run(central::run_devices_add, DeviceOptions{h.database(), "bader", "x", "Kiosk"})}) {
    CHECK(wrong.status == 1);
    CHECK(wrong.out.empty());
    CHECK(wrong.err.find("central: ") == 0);
  }
}

TEST_CASE("A set-up code makes a device of its role") {
  House h;
  const auto code = central::make_setup_code(h.store(), kiosk::VenueId("bader"), "gate", std::chrono::hours{1},
                                             house::local("17:42"), Role::kDoor);
  REQUIRE(code);
  const auto enrolled = h.ask_online(post("/v1/devices/enrol", R"({"setup_code":")" + code->code + "\"}"));
  REQUIRE(enrolled.status == 201);
  const auto device = central::find_device(*h.store().lease(), house::text_in(enrolled, "token"));
  REQUIRE(device);
  CHECK(device->role == Role::kDoor);
}
