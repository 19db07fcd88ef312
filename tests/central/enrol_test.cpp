// SPDX-License-Identifier: Apache-2.0
// Set-up codes: made by an operator, good once, for one kiosk, for a while.
#include <cctype>
#include <fstream>
#include <future>
#include <iterator>
#include <sstream>
#include <vector>

#include <ZXing/ReadBarcode.h>

#include "kiosk/ticketing/enrolment.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/device.hpp"
#include "platform/central/qr_picture.hpp"
#include "platform/central/random.hpp"
#include "platform/central/setup_code.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using house::House;
using house::post;
using house::reason_in;

namespace {

std::string make_code(House& h, const std::string& name = "porch", const std::string& venue = "bader") {
  const auto code =
      central::make_setup_code(h.store(), kiosk::VenueId(venue), name, std::chrono::hours{24}, house::local("17:42"));
  REQUIRE(code);
  return code->code;
}

kiosk::HttpResponse enrol(House& h, const std::string& code) {
  return h.ask_online(kiosk::ticketing::enrol_request(code));
}

/// A festival's file without one of its venues and all that is shown there.
std::string without_alger() {
  auto text = house::festival_text();
  const auto cut = [&](const std::string& from) {
    const auto begin = text.find(from);
    REQUIRE(begin != std::string::npos);
    text.erase(begin, text.find("\n[[", begin + 1) + 1 - begin);
  };
  cut("[[venue]]\nid = \"alger\"");
  cut("[[screening]]\nid = \"elsewhere\"");
  return text;
}

std::string text_of(const kiosk::Bitmap& symbol) {
  std::vector<std::uint8_t> pixels;
  for (int y = 0; y < symbol.height() * 4; ++y) {
    for (int x = 0; x < symbol.width() * 4; ++x) pixels.push_back(symbol.ink(x / 4, y / 4) ? 0 : 255);
  }
  const ZXing::ImageView view(pixels.data(), symbol.width() * 4, symbol.height() * 4, ZXing::ImageFormat::Lum);
  const auto bytes = ZXing::ReadBarcode(view).bytes();
  return {bytes.begin(), bytes.end()};
}

}  // namespace

TEST_CASE("A set-up code makes a device of its venue, whose token is good at once") {
  House h;
  const auto answer = enrol(h, make_code(h, "porch", "alger"));
  REQUIRE(answer.status == 201);
  const auto enrolled = kiosk::ticketing::read_enrolment(answer);
  REQUIRE(enrolled);
  CHECK(enrolled->venue == kiosk::VenueId("alger"));
  CHECK(enrolled->venue_name == "Alger Hall");
  CHECK(house::text_in(answer, "ed25519").size() == 43);
  const auto day = h.ask_online({"GET", "/v1/venue/day", {}, ""}, enrolled->token);
  CHECK(day.status == 200);
  CHECK(house::text_in(day, "venue") == "alger");
}

TEST_CASE("A code is 80 bits in Crockford's base 32, and is read however a person types it") {
  House h;
  const auto code = make_code(h);
  REQUIRE(code.size() == 19);
  for (std::size_t i = 0; i < code.size(); ++i) {
    CHECK((i % 5 == 4 ? code[i] == '-' : central::kCrockford.find(code[i]) != std::string_view::npos));
  }
  CHECK(central::canonical_setup_code("o0iL-lI1o 0000-aBcD") == "001111100000ABCD");
  CHECK_FALSE(central::canonical_setup_code("7QK4-M2XD-9F0B-C3H"));
  CHECK_FALSE(central::canonical_setup_code("7QK4-M2XD-9F0B-C3HZZ"));
  CHECK_FALSE(central::canonical_setup_code("7QK4-M2XD-9F0B-C3HU"));
  CHECK_FALSE(central::canonical_setup_code("7QK4_M2XD_9F0B_C3HZ"));
  CHECK_FALSE(central::canonical_setup_code(""));
  std::string typed;
  for (const char c : code) {
    typed += c == '-'   ? std::string(" ")
             : c == '0' ? "o"
             : c == '1' ? "l"
                        : std::string(1, static_cast<char>(std::tolower(c)));
  }
  CHECK(enrol(h, typed).status == 201);
}

TEST_CASE("A code that is used, unknown, over or cancelled is refused with one answer") {
  House h;
  const auto code = make_code(h);
  const auto unknown = enrol(h, "0000-0000-0000-0000");
  CHECK(unknown.status == 401);
  CHECK(reason_in(unknown) == "device_unknown");
  CHECK(house::text_in(unknown, "detail").find("central devices enrol") != std::string::npos);
  CHECK(enrol(h, "no code at all") == unknown);
  SECTION("used") {
    REQUIRE(enrol(h, code).status == 201);
    CHECK(enrol(h, code) == unknown);
  }
  SECTION("over") {
    h.at("+1 17:41:59");
    SECTION("a second before it is good") { CHECK(enrol(h, code).status == 201); }
    SECTION("then") {
      h.at("+1 17:42");
      CHECK(enrol(h, code).body == unknown.body);  // its Date is another
    }
  }
  SECTION("cancelled") {
    REQUIRE(central::revoke_device(h.store(), "porch", house::local("18:00")));
    CHECK(enrol(h, code) == unknown);
    CHECK_FALSE(central::revoke_device(h.store(), "porch", house::local("18:00")));
  }
  SECTION("replaced by a newer one of the same name") {
    const auto newer = make_code(h);
    CHECK(enrol(h, code) == unknown);
    CHECK(enrol(h, newer).status == 201);
  }
}

TEST_CASE("A code of another role is refused with its role and name, and stays good") {
  House h;
  const auto made = [&](const std::string& name, central::Role role) {
    return central::make_setup_code(h.store(), kiosk::VenueId("bader"), name, std::chrono::hours{24},
                                    house::local("17:42"), role)
        .value()
        .code;
  };
  const auto as = [&](const std::string& code, std::string_view role) {
    return h.ask_online(kiosk::ticketing::enrol_request(code, role));
  };
  const auto door = made("deur", central::Role::kDoor);
  const auto kiosk = made("porch", central::Role::kKiosk);
  for (int again = 0; again < 3; ++again) {
    const auto refused = as(door, "kiosk");
    CHECK(refused.status == 403);
    CHECK(reason_in(refused) == "role_not_allowed");
    CHECK(
        house::text_in(refused, "detail") ==
        "this code sets up a door (deur), not a kiosk; at the service, central devices enrol NAME --venue VENUE makes "
        "a kiosk's");
  }
  CHECK(
      house::text_in(as(kiosk, "desk"), "detail") ==
      "this code sets up a kiosk (porch), not a desk; at the service, central devices enrol NAME --venue VENUE --role "
      "desk makes a desk's");
  CHECK(h.store().lease()->number("SELECT count(*) FROM device WHERE name IN ('deur', 'porch')") == 0);
  SECTION("its own program takes it") {
    const auto enrolled = kiosk::ticketing::read_enrolment(as(door, "door"));
    REQUIRE(enrolled);
    CHECK(enrolled->role == "door");
    CHECK(enrolled->name == "deur");
    CHECK(as(kiosk, "kiosk").status == 201);
  }
  SECTION("one that does not say what it is takes it, as before") { CHECK(as(door, "").status == 201); }
  SECTION("the role that the code has been given since counts") {
    REQUIRE(central::change_role(h.store(), "deur", central::Role::kKiosk));
    CHECK(as(door, "door").status == 403);
    CHECK(as(door, "kiosk").status == 201);
  }
}

TEST_CASE("Nothing is said of a code that is not good, whatever the role") {
  House h;
  const auto unknown = enrol(h, "0000-0000-0000-0000");
  const auto code = make_code(h);
  const auto as_door = [&] { return h.ask_online(kiosk::ticketing::enrol_request(code, "door")); };
  REQUIRE(as_door().status == 403);
  CHECK(h.ask_online(kiosk::ticketing::enrol_request("0000-0000-0000-0000", "door")) == unknown);
  SECTION("used") {
    REQUIRE(enrol(h, code).status == 201);
    CHECK(as_door() == unknown);
  }
  SECTION("cancelled") {
    REQUIRE(central::revoke_device(h.store(), "porch", house::local("18:00")));
    CHECK(as_door() == unknown);
  }
  SECTION("over") {
    h.at("+1 17:42");
    CHECK(as_door().body == unknown.body);
  }
}

TEST_CASE("What a code was made for may be gone: that is said, and the code is not used up") {
  House h;
  SECTION("the name is another device's by now") {
    const auto code = make_code(h);
    REQUIRE(central::add_device(h.store(), kiosk::VenueId("bader"), "porch", house::local("17:42")));
    const auto refused = enrol(h, code);
    CHECK(refused.status == 401);
    CHECK(refused.body.find("choose another name") != std::string::npos);
  }
  SECTION("the venue left the programme") {
    h.store().lease()->execute("DELETE FROM device WHERE venue = ?", "alger");
    const auto code = make_code(h, "porch", "alger");
    REQUIRE(h.import(without_alger()) == "");
    const auto refused = enrol(h, code);
    CHECK(refused.status == 401);
    CHECK(refused.body.find("outlived") != std::string::npos);
    REQUIRE(h.import(house::festival_text()) == "");
    CHECK(enrol(h, code).status == 201);
  }
}

TEST_CASE("Of many who come with one code at once one becomes the device") {
  House h;
  const auto code = make_code(h);
  std::vector<std::future<int>> asked;
  for (int i = 0; i < 8; ++i) asked.push_back(std::async(std::launch::async, [&] { return enrol(h, code).status; }));
  int made = 0;
  for (auto& one : asked) {
    const int status = one.get();
    CHECK((status == 201 || status == 401));
    made += status == 201 ? 1 : 0;
  }
  CHECK(made == 1);
  CHECK(h.store().lease()->number("SELECT count(*) FROM device WHERE name = 'porch'") == 1);
}

TEST_CASE("What is no body of an enrolment is 400") {
  House h;
  const std::string body =
      GENERATE(as<std::string>{}, "", "{}", "[]", R"({"setup_code":""})", R"({"setup_code":7})",
               R"({"setup_code":"X","more":1})", "\xff", R"({"code":"X"})", R"({"setup_code":"X","role":""})",
               R"({"setup_code":"X","role":7})", R"({"setup_code":"X","role":null})",
               R"({"setup_code":"X","role":["kiosk"]})", R"({"setup_code":"X","role":"Kiosk"})",
               R"({"setup_code":"X","role":"kiosk\u0000"})", R"({"setup_code":"X","role":"kiosk","role":"door"})",
               R"({"setup_code":"X","role":")" + std::string(513, 'k') + R"("})");
  const auto answer = h.ask_online(post("/v1/devices/enrol", body));
  CHECK(answer.status == 400);
  CHECK(reason_in(answer) == "malformed");
}

TEST_CASE("Who enrols with a certificate is bound to its key, who enrols without one is not") {
  House h;
  const std::string own(32, '\x01');
  const std::string other("\x01\x00", 2);
  const auto join = [&](const std::string& name, const std::string& key) {
    auto request = kiosk::ticketing::enrol_request(make_code(h, name));
    request.client_key_digest = key;
    const auto enrolled = kiosk::ticketing::read_enrolment(h.ask_online(request));
    REQUIRE(enrolled);
    return enrolled->token;
  };
  const auto ask = [&](kiosk::HttpRequest request, const std::string& token, const std::string& key) {
    request.client_key_digest = key;
    return h.ask_online(std::move(request), token);
  };
  const auto bound = join("porch", own);
  const auto free = join("hall", "");
  const kiosk::HttpRequest day{"GET", "/v1/venue/day", {}, ""};
  CHECK(ask(day, bound, own).status == 200);
  for (const auto& key : {std::string(), other, std::string(32, '\x02'), own + "x", own.substr(1)}) {
    for (const auto& request : {day, kiosk::HttpRequest{"GET", "/v1/keys", {}, ""},
                                post("/v1/passes/lookup", R"({"code":"PASS-AMARA","symbology":"QRCode"})"),
                                post("/v1/kiosks/help", R"({"language":"fr"})"), post("/v1/tickets/verify", "{}")}) {
      const auto refused = ask(request, bound, key);
      CHECK(refused.status == 403);
      CHECK(reason_in(refused) == "certificate_mismatch");
    }
  }
  CHECK(h.store().lease()->number("SELECT count(*) FROM help_call") == 0);
  for (const auto& key : {std::string(), own, other}) CHECK(ask(day, free, key).status == 200);
  // Nothing else changes: a revoked device is told that.
  REQUIRE(central::revoke_device(h.store(), "porch", house::local("18:00")));
  CHECK(reason_in(ask(day, bound, "")) == "device_revoked");
}

TEST_CASE("The database keeps no code") {
  House h;
  const auto code = make_code(h);
  const auto db = h.store().lease();
  auto stored = db->query("SELECT digest FROM setup_code");
  REQUIRE(stored.step());
  CHECK(stored.text(0).size() == 32);
  CHECK(stored.text(0).find(code.substr(0, 4)) == std::string::npos);
  CHECK(stored.text(0) != central::digest_of(code));
}

TEST_CASE("The list says of each device where it stands") {
  House h;
  make_code(h, "porch");
  REQUIRE(central::make_setup_code(h.store(), kiosk::VenueId("alger"), "attic", std::chrono::hours{1},
                                   house::local("08:00")));
  REQUIRE(central::revoke_device(h.store(), "foyer", house::local("12:00")));
  const auto listed = central::list_devices(h.store(), house::local("17:42"));
  REQUIRE(listed);
  using State = central::ListedDevice::State;
  std::vector<std::pair<std::string, State>> seen;
  for (const auto& device : *listed) seen.emplace_back(device.name, device.state);
  CHECK(seen == std::vector<std::pair<std::string, State>>{{"attic", State::kExpired},
                                                           {"foyer", State::kRevoked},
                                                           {"lobby", State::kActive},
                                                           {"porch", State::kWaiting}});
  CHECK(listed->at(3).waits_until == house::local("+1 17:42"));
}

TEST_CASE("The command gives the code alone on its first line, and a picture that a kiosk reads") {
  House h;
  const house::Folder folder;
  const auto file = folder.file("setup.png");
  std::ostringstream out;
  std::ostringstream err;
  central::EnrolOptions options{h.database(), "bader", "porch", 24, "https://tickets.example/", file, "", true};
  const int status = central::run_devices_enrol(options, out, err);
  CHECK(err.str() == "");
  REQUIRE(status == 0);
  const auto code = out.str().substr(0, out.str().find('\n'));
  CHECK(code.size() == 19);
  CHECK(out.str().find("█") != std::string::npos);
  std::ifstream picture(file, std::ios::binary);
  CHECK(std::string(std::istreambuf_iterator<char>(picture), {}).substr(0, 4) == "\x89PNG");
  CHECK(enrol(h, code).status == 201);

  std::ostringstream said;
  options = {h.database(), "bader", "door", 24, "", file, "", false};
  CHECK(central::run_devices_enrol(options, out, said) == 1);
  CHECK(said.str().find("--service") != std::string::npos);
  options.picture.clear();
  const auto before = out.str();
  for (const auto& [service, told] :
       {std::pair("ftp://tickets.example", " is no address of a service; write it as "),
        std::pair("http://10.0.0.5:8080",
                  " sends passes and the token in clear text to another machine; write it with")}) {
    options.service = service;
    CHECK(central::run_devices_enrol(options, out, said) == 1);
    CHECK(said.str().find("--service " + std::string(service) + told) != std::string::npos);
  }
  CHECK(out.str() == before);  // no code was made
  options = {h.database(), "moon", "door", 24, "", "", "", false};
  CHECK(central::run_devices_enrol(options, out, said) == 1);
  CHECK(said.str().find("there is no venue \"moon\"; there are: alger (") != std::string::npos);
}

TEST_CASE("The command does not send a door's code to a kiosk") {
  House h;
  const auto says = [&](const std::string& name, const std::string& role) {
    std::ostringstream out;
    std::ostringstream err;
    central::EnrolOptions options{h.database(), "bader", name, 24, "", "", "", true};
    options.role = role;
    CHECK(central::run_devices_enrol(options, out, err) == 0);
    return out.str();
  };
  CHECK(says("porch", "kiosk").find("On the kiosk: kiosk enrol --config") != std::string::npos);
  const auto door = says("deur", "door");
  CHECK(door.find("On the kiosk") == std::string::npos);
  CHECK(door.find("For the door's own program") != std::string::npos);
}

TEST_CASE("What is drawn as a QR is read back, whatever its length") {
  for (const std::size_t length : {1U, 20U, 100U, 400U}) {
    const auto text = kiosk::ticketing::write_setup_text({"https://t.example/" + std::string(length, 'x'), "7QK4"});
    const auto symbol = central::draw_qr(text);
    REQUIRE(symbol);
    CHECK(text_of(*symbol) == text);
  }
  CHECK_FALSE(central::draw_qr(std::string(4000, 'x')));
}
