// SPDX-License-Identifier: Apache-2.0
// How a passholder comes in online, and how nobody else does.
#include "platform/central/sign_in.hpp"

#include <array>
#include <cstdlib>
#include <future>
#include <vector>

#include "platform/central/random.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using house::House;
using house::post;
using house::reason_in;

namespace {

kiosk::HttpRequest ask_for_code(const std::string& code) {
  return post("/v1/online/sign-in", R"({"code":")" + code + "\"}");
}

std::int64_t mails(House& h, const std::string& pass = "amara") {
  return h.store().lease()->number("SELECT count(*) FROM outbox WHERE pass = ?", pass);
}

/// Six digits that are not these.
std::string other_than(std::string code) {
  code.back() = code.back() == '9' ? '0' : static_cast<char>(code.back() + 1);
  return code;
}

int own_pass(House& h, const std::string& token) {
  return h.ask_online({"GET", "/v1/online/pass", {}, ""}, token).status;
}

}  // namespace

TEST_CASE("The code on the pass and the one that is mailed make a session of twelve hours") {
  House h;
  REQUIRE(h.ask_online(ask_for_code("PASS-AMARA")).status == 204);
  const auto begun = h.begin_session("PASS-AMARA", h.mailed_code("amara"));
  REQUIRE(begun.status == 201);
  const auto token = house::text_in(begun, "token");
  CHECK(token.substr(0, 7) == "online-");
  CHECK(house::text_in(begun, "expires_at") == "2024-04-29T05:42:00-04:00");
  CHECK(house::text_in(begun, "pass") == "amara");
  CHECK(house::text_in(begun, "display_name") == "Amara");
  CHECK(house::text_in(begun, "category") == "Industry");
  CHECK(kiosk::find_header(begun.headers, "Cache-Control") == "no-store");
  h.at("+1 05:41:59");
  CHECK(own_pass(h, token) == 200);
  h.at("+1 05:42");
  const auto ended = h.ask_online({"GET", "/v1/online/pass", {}, ""}, token);
  CHECK(ended.status == 401);
  CHECK(reason_in(ended) == "sign_in_needed");
  CHECK(kiosk::find_header(ended.headers, "WWW-Authenticate") == "Bearer");
}

TEST_CASE("The mail says the code, until when, and that nobody asks for it, the database keeps no code") {
  House h;
  REQUIRE(h.ask_online(ask_for_code("PASS-AMARA")).status == 204);
  const auto code = h.mailed_code("amara");
  const auto db = h.store().lease();
  auto mail = db->query("SELECT recipient, subject, body FROM outbox");
  REQUIRE(mail.step());
  CHECK(mail.text(0) == "amara@example.org");
  CHECK(mail.text(1) == "Your sign-in code for Test");
  CHECK(mail.text(2).find("until 17:52 festival time") != std::string::npos);
  CHECK(mail.text(2).find("never ask for it") != std::string::npos);
  auto stored = db->query("SELECT digest FROM one_time_code");
  REQUIRE(stored.step());
  CHECK(stored.text(0).find(code) == std::string::npos);
  CHECK(stored.text(0) != central::digest_of(code));
}

TEST_CASE("Whether there is such a pass, or an address, cannot be told from any answer") {
  House h;
  const auto known = h.ask_online(ask_for_code("PASS-AMARA"));
  for (const auto* code : {"PASS-NOBODY", "PASS-GONE", "PASS-AMARA", "x'; DROP TABLE pass; --"}) {
    CHECK(house::undated(h.ask_online(ask_for_code(code))) == house::undated(known));
  }
  CHECK(h.store().lease()->number("SELECT count(*) FROM outbox") == 1);
  CHECK(h.store().lease()->number("SELECT count(*) FROM one_time_code") == 1);
  const auto wrong = h.begin_session("PASS-AMARA", other_than(h.mailed_code("amara")));
  CHECK(wrong.status == 401);
  CHECK(reason_in(wrong) == "sign_in_failed");
  CHECK(h.begin_session("PASS-NOBODY", "123456") == wrong);
  CHECK(h.begin_session("PASS-GONE", "123456") == wrong);
  CHECK(h.begin_session("PASS-BO", h.mailed_code("amara")) == wrong);
  CHECK(h.store().lease()->number("SELECT count(*) FROM outbox") == 1);
}

TEST_CASE("A one-time code works once, for ten minutes, and only the newest") {
  House h;
  REQUIRE(h.ask_online(ask_for_code("PASS-AMARA")).status == 204);
  const auto code = h.mailed_code("amara");
  SECTION("once") {
    CHECK(h.begin_session("PASS-AMARA", code).status == 201);
    CHECK(h.begin_session("PASS-AMARA", code).status == 401);
  }
  SECTION("until its time is over") {
    h.at("17:51:59");
    SECTION("a second before") { CHECK(h.begin_session("PASS-AMARA", code).status == 201); }
    SECTION("then") {
      h.at("17:52");
      CHECK(h.begin_session("PASS-AMARA", code).status == 401);
    }
  }
  SECTION("not once there is another") {
    h.at("17:43");
    REQUIRE(h.ask_online(ask_for_code("PASS-AMARA")).status == 204);
    const auto newer = h.mailed_code("amara");
    if (newer != code) CHECK(h.begin_session("PASS-AMARA", code).status == 401);
    CHECK(h.begin_session("PASS-AMARA", newer).status == 201);
  }
  SECTION("not for another pass") {
    CHECK(h.begin_session("PASS-BO", code).status == 401);
    CHECK(h.begin_session("PASS-AMARA", code).status == 201);
  }
}

TEST_CASE("After three wrong tries the right code is of no use, however they come") {
  House h;
  REQUIRE(h.ask_online(ask_for_code("PASS-AMARA")).status == 204);
  const auto code = h.mailed_code("amara");
  SECTION("two leave one") {
    for (int i = 0; i < 2; ++i) CHECK(h.begin_session("PASS-AMARA", other_than(code)).status == 401);
    CHECK(h.begin_session("PASS-AMARA", code).status == 201);
  }
  SECTION("three leave none") {
    for (int i = 0; i < 3; ++i) CHECK(h.begin_session("PASS-AMARA", other_than(code)).status == 401);
    CHECK(h.begin_session("PASS-AMARA", code).status == 401);
  }
  SECTION("many at once count each") {
    std::vector<std::future<int>> asked;
    for (int i = 0; i < 8; ++i) {
      asked.push_back(
          std::async(std::launch::async, [&] { return h.begin_session("PASS-AMARA", other_than(code)).status; }));
    }
    for (auto& one : asked) CHECK(one.get() == 401);
    CHECK(h.store().lease()->number("SELECT tries_left FROM one_time_code") == 0);
    CHECK(h.begin_session("PASS-AMARA", code).status == 401);
  }
}

TEST_CASE("Of two who come with the right code at once one gets in") {
  House h;
  REQUIRE(h.ask_online(ask_for_code("PASS-AMARA")).status == 204);
  const auto code = h.mailed_code("amara");
  std::vector<std::future<int>> asked;
  for (int i = 0; i < 6; ++i) {
    asked.push_back(std::async(std::launch::async, [&] { return h.begin_session("PASS-AMARA", code).status; }));
  }
  int in = 0;
  for (auto& one : asked) in += one.get() == 201 ? 1 : 0;
  CHECK(in == 1);
  CHECK(h.store().lease()->number("SELECT count(*) FROM session") == 1);
}

TEST_CASE("A pass is mailed once a minute and five times an hour, and the answer does not tell") {
  House h;
  const auto ask = [&] { CHECK(h.ask_online(ask_for_code("PASS-AMARA")).status == 204); };
  ask();
  const auto code = h.mailed_code("amara");
  h.at("17:42:59");
  ask();
  CHECK(mails(h) == 1);
  CHECK(h.begin_session("PASS-AMARA", code).status == 201);  // what was not mailed replaced nothing
  for (const auto* time : {"17:43", "17:44", "17:45", "17:46", "17:47", "17:48"}) {
    h.at(time);
    ask();
  }
  CHECK(mails(h) == 5);
  REQUIRE(h.ask_online(ask_for_code("PASS-BO")).status == 204);
  CHECK(mails(h, "bo") == 1);  // each has its own
  h.at("18:42");
  ask();
  CHECK(mails(h) == 6);
}

TEST_CASE("Many who ask for one pass at once get it one mail") {
  House h;
  std::vector<std::future<int>> asked;
  for (int i = 0; i < 6; ++i) {
    asked.push_back(std::async(std::launch::async, [&] { return h.ask_online(ask_for_code("PASS-AMARA")).status; }));
  }
  for (auto& one : asked) CHECK(one.get() == 204);
  CHECK(mails(h) == 1);
  CHECK(h.begin_session("PASS-AMARA", h.mailed_code("amara")).status == 201);
}

TEST_CASE("Who signs out is out, the holder's other sessions stay") {
  House h;
  const auto first = h.sign_in("PASS-AMARA");
  h.at("17:44");
  const auto second = h.sign_in("PASS-AMARA");
  REQUIRE(first != second);
  CHECK(h.ask_online({"DELETE", "/v1/online/sessions", {}, ""}, first).status == 204);
  CHECK(own_pass(h, first) == 401);
  CHECK(reason_in(h.ask_online({"DELETE", "/v1/online/sessions", {}, ""}, first)) == "sign_in_needed");
  CHECK(own_pass(h, second) == 200);
}

TEST_CASE("A session's token is for the calls of passholders alone, a device's for those of devices") {
  House h;
  const auto token = h.sign_in("PASS-AMARA");
  const auto as_passholder = [&](const std::string& method, const std::string& path, const std::string& body) {
    auto request = post(path, body);
    request.method = method;
    const auto answer = h.ask_online(request, token);
    CHECK(answer.status == 401);
    return reason_in(answer);
  };
  CHECK(as_passholder("GET", "/v1/venue/day", "") == "device_unknown");
  CHECK(as_passholder("GET", "/v1/keys", "") == "device_unknown");
  CHECK(as_passholder("POST", "/v1/passes/lookup", R"({"code":"PASS-BO","symbology":"QRCode"})") == "device_unknown");
  CHECK(as_passholder("POST", "/v1/tickets/verify", R"({"code":"X"})") == "device_unknown");
  CHECK(as_passholder("POST", "/v1/tickets/T-1/replacements", R"({"serial":1})") == "device_unknown");
  CHECK(as_passholder("POST", "/v1/tickets/T-1/deliveries", R"({"method":"print","outcome":"failed","serial":1})") ==
        "device_unknown");
  CHECK(reason_in(h.ask({"GET", "/v1/online/pass", {}, ""})) == "sign_in_needed");
  CHECK(reason_in(h.ask({"DELETE", "/v1/online/sessions", {}, ""})) == "sign_in_needed");
  CHECK(reason_in(h.ask_online({"GET", "/v1/online/pass", {}, ""})) == "sign_in_needed");
  CHECK(own_pass(h, token) == 200);
  CHECK(own_pass(h, token.substr(7)) == 401);
  CHECK(own_pass(h, other_than(token)) == 401);
}

TEST_CASE("What is no body of a sign-in is 400, and counts for nothing") {
  House h;
  const std::string path = GENERATE("/v1/online/sign-in", "/v1/online/sessions");
  const std::string body = GENERATE(
      "", "{}", "[]", "null", "{", R"({"code":""})", R"({"code":7})", R"({"code":"PASS-AMARA","more":1})",
      R"({"code":"PASS-AMARA","one_time_code":123456})", R"({"code":"PASS-AMARA","one_time_code":"12345"})",
      R"({"code":"PASS-AMARA","one_time_code":"12345a"})", R"({"code":"PASS-AMARA","one_time_code":"1234567"})",
      R"({"code":"PASS-AMARA","one_time_code":"12345678901"})");
  const auto answer = h.ask_online(post(path, body));
  CHECK(answer.status == 400);
  CHECK(reason_in(answer) == "malformed");
  CHECK(h.ask_online(post(path, R"({"code":")" + std::string(600, 'A') + "\"}")).status == 400);
  CHECK(mails(h) == 0);
}

TEST_CASE("A pass that left the festival takes its session and its mails along") {
  House h;
  const auto token = h.sign_in("PASS-CY");
  auto text = house::festival_text();
  const auto from = text.find("[[pass]]\nid = \"cy\"");
  REQUIRE(from != std::string::npos);
  text.erase(from, text.find("[[pass]]", from + 1) - from);
  REQUIRE(h.import(text) == "");
  CHECK(own_pass(h, token) == 401);
  CHECK(mails(h, "cy") == 0);
}

TEST_CASE("What has ended is forgotten") {
  House h;
  const auto token = h.sign_in("PASS-AMARA");
  REQUIRE(h.ask_online(ask_for_code("PASS-BO")).status == 204);
  h.at("+1 05:42");
  REQUIRE(h.ask_online(ask_for_code("PASS-NOBODY")).status == 204);
  const auto db = h.store().lease();
  CHECK(db->number("SELECT count(*) FROM session") == 0);
  CHECK(db->number("SELECT count(*) FROM one_time_code") == 0);
  CHECK(db->number("SELECT count(*) FROM outbox") == 2);
  h.at("+3 05:42");
  REQUIRE(h.ask_online(ask_for_code("PASS-NOBODY")).status == 204);
  CHECK(db->number("SELECT count(*) FROM outbox") == 0);
}

TEST_CASE("The digits of one-time codes come with the same chance in each place") {
  std::array<std::array<int, 10>, 6> seen{};
  for (int i = 0; i < 6000; ++i) {
    const auto code = central::random_digits(6);
    REQUIRE(code.size() == 6);
    for (std::size_t place = 0; place < 6; ++place) ++seen.at(place).at(static_cast<std::size_t>(code[place] - '0'));
  }
  // 600 expected, a deviation of 23: beyond 8 of them something is wrong.
  for (const auto& place : seen) {
    for (const int count : place) CHECK(std::abs(count - 600) < 186);
  }
}
