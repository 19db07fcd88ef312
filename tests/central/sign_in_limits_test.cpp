// SPDX-License-Identifier: Apache-2.0
// Guessing one-time codes: what it gets an attacker, and that it keeps nobody else out.
#include <string>

#include "platform/central/sign_in.hpp"
#include "platform/central/sign_in_guard.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using central::SignInGuard;
using house::House;
using house::post;
using std::chrono::seconds;

namespace {

constexpr auto kHere = "192.0.2.7";
constexpr auto kThere = "198.51.100.9";

void ask_for_code(House& h, const std::string& code) {
  REQUIRE(h.ask_online(post("/v1/online/sign-in", R"({"code":")" + code + "\"}")).status == 204);
}

kiosk::HttpRequest session_request(const std::string& code, const std::string& digits, const std::string& from = "") {
  auto made = post("/v1/online/sessions", R"({"code":")" + code + R"(","one_time_code":")" + digits + "\"}");
  made.remote = from;
  return made;
}

/// As many digits that are not these.
std::string other_than(std::string digits) {
  digits.back() = digits.back() == '9' ? '0' : static_cast<char>(digits.back() + 1);
  return digits;
}

std::int64_t wrong_guesses(House& h) { return h.store().lease()->number("SELECT count(*) FROM wrong_guess"); }

/// As others left them, of passes that are not in these tests.
void leave_wrong_guesses(House& h, int count, const std::string& at) {
  const auto db = h.store().lease();
  for (int i = 0; i < count; ++i) (void)central::note_wrong_guess(*db, kiosk::PassId("other"), house::local(at));
}

SignInGuard::Time at(int second) { return SignInGuard::Time{} + seconds{1'000'000 + second}; }

}  // namespace

TEST_CASE("Once a pass was guessed at three times its next codes have ten digits, and let its holder in") {
  House h;
  ask_for_code(h, "PASS-AMARA");
  const auto first = h.mailed_code("amara");
  CHECK(first.size() == 6);
  for (int i = 0; i < 3; ++i) CHECK(h.begin_session("PASS-AMARA", other_than(first)).status == 401);
  h.at("17:43");
  ask_for_code(h, "PASS-AMARA");
  const auto second = h.mailed_code("amara");
  CHECK(second.size() == 10);
  // Guesses of six digits do not even use its tries up.
  for (int i = 0; i < 30; ++i) CHECK(h.begin_session("PASS-AMARA", other_than(first)).status == 401);
  for (int i = 1; i < central::kLongCodeTries; ++i) {
    CHECK(h.begin_session("PASS-AMARA", other_than(second)).status == 401);
  }
  CHECK(h.begin_session("PASS-AMARA", second).status == 201);
  CHECK(wrong_guesses(h) == 3);
  ask_for_code(h, "PASS-BO");
  CHECK(h.mailed_code("bo").size() == 6);
  h.at("18:43");
  ask_for_code(h, "PASS-AMARA");
  CHECK(h.mailed_code("amara").size() == 6);
}

TEST_CASE("No more than three guesses at short codes of a pass are taken in an hour, over however many codes") {
  House h;
  const auto guess = [&] { (void)h.begin_session("PASS-AMARA", other_than(h.mailed_code("amara"))); };
  ask_for_code(h, "PASS-AMARA");
  guess();
  guess();
  h.at("17:43");
  ask_for_code(h, "PASS-AMARA");
  const auto code = h.mailed_code("amara");
  CHECK(code.size() == 6);
  guess();
  CHECK(h.begin_session("PASS-AMARA", code).status == 401);
  h.at("17:44");
  ask_for_code(h, "PASS-AMARA");
  CHECK(h.mailed_code("amara").size() == 10);
}

TEST_CASE("Too many wrong guesses over all passes make short codes useless, and new ones long, for an hour") {
  House h;
  auto other_program = central::Service::open(h.store(), [] { return house::local("17:42"); });
  REQUIRE(other_program);
  leave_wrong_guesses(h, central::kWrongOfAll - 1, "17:00");
  ask_for_code(h, "PASS-AMARA");
  ask_for_code(h, "PASS-BO");
  const auto mailed = h.mailed_code("amara");
  const auto wrong = other_than(h.mailed_code("bo"));
  CHECK(h.ask(**other_program, session_request("PASS-BO", wrong)).status == 401);
  CHECK(wrong_guesses(h) == central::kWrongOfAll);

  // Right, but of six digits; it is not counted either, so that the hour ends.
  const auto late = h.begin_session("PASS-AMARA", mailed);
  CHECK(late.status == 401);
  CHECK(house::reason_in(late) == "sign_in_failed");
  CHECK(wrong_guesses(h) == central::kWrongOfAll);
  h.at("17:43");
  ask_for_code(h, "PASS-AMARA");
  const auto code = h.mailed_code("amara");
  CHECK(code.size() == 10);
  CHECK(h.begin_session("PASS-AMARA", code).status == 201);

  h.at("18:00");
  ask_for_code(h, "PASS-CY");
  CHECK(h.mailed_code("cy").size() == 6);
  CHECK(h.begin_session("PASS-CY", h.mailed_code("cy")).status == 201);
}

TEST_CASE("What could not have been right counts for nobody") {
  House h;
  for (const auto* code : {"PASS-NOBODY", "PASS-BO", "PASS-GONE"}) CHECK(h.begin_session(code, "123456").status == 401);
  CHECK(wrong_guesses(h) == 0);
}

TEST_CASE("Wrong guesses are forgotten after an hour") {
  House h;
  leave_wrong_guesses(h, 10, "17:40");
  h.at("18:40");
  ask_for_code(h, "PASS-AMARA");
  CHECK(wrong_guesses(h) == 0);
}

TEST_CASE("An address that comes with wrong codes is asked to wait, and no other") {
  House h;
  ask_for_code(h, "PASS-AMARA");
  const auto code = h.mailed_code("amara");
  for (int i = 0; i < 10; ++i) {
    CHECK(h.ask_online(session_request("PASS-NOBODY", "123456", kHere)).status == 401);
  }
  const auto refused = h.ask_online(session_request("PASS-AMARA", code, kHere));
  CHECK(refused.status == 429);
  CHECK(house::reason_in(refused) == "rate_limited");
  const auto wait = kiosk::find_header(refused.headers, "Retry-After");
  REQUIRE(wait);
  CHECK(std::stoi(*wait) >= 1);
  CHECK(std::stoi(*wait) <= 60);
  CHECK(h.ask_online(session_request("PASS-AMARA", code, kThere)).status == 201);
}

TEST_CASE("A stranger's address has ten wrong sign-ins at once and one a minute") {
  SignInGuard guard;
  for (int i = 0; i < 10; ++i) CHECK_FALSE(guard.admit(kHere, at(0)));
  CHECK(guard.admit(kHere, at(0)) == seconds{60});
  CHECK_FALSE(guard.admit(kThere, at(0)));
  CHECK_FALSE(guard.admit("", at(0)));
  CHECK_FALSE(guard.admit(kHere, at(60)));
  CHECK(guard.admit(kHere, at(60)) == seconds{60});
  // Of IPv6 the network counts.
  for (int i = 0; i < 10; ++i) CHECK_FALSE(guard.admit("2001:db8::" + std::to_string(i + 1), at(0)));
  CHECK(guard.admit("2001:db8::ffff", at(0)));
}

TEST_CASE("An address from which somebody signed in has more patience, for twelve hours") {
  SignInGuard guard;
  for (int i = 0; i < 40; ++i) {
    CHECK_FALSE(guard.admit(kHere, at(0)));
    guard.succeeded(kHere, at(0));
  }
  for (int i = 0; i < 100; ++i) CHECK_FALSE(guard.admit(kHere, at(1)));
  CHECK(guard.admit(kHere, at(1)));
  const int twelve_hours = 12 * 60 * 60;
  for (int i = 0; i < 10; ++i) CHECK_FALSE(guard.admit(kHere, at(twelve_hours)));
  CHECK(guard.admit(kHere, at(twelve_hours)));
}

TEST_CASE("While too many guesses are wrong a stranger's address has one attempt a minute") {
  SignInGuard guard;
  CHECK_FALSE(guard.admit(kThere, at(0)));
  guard.succeeded(kThere, at(0));
  CHECK(guard.set_cautious(true));
  CHECK_FALSE(guard.set_cautious(true));
  CHECK_FALSE(guard.admit(kHere, at(0)));
  CHECK(guard.admit(kHere, at(0)) == seconds{60});
  CHECK_FALSE(guard.admit(kHere, at(60)));
  for (int i = 0; i < 50; ++i) CHECK_FALSE(guard.admit(kThere, at(1)));
  CHECK(guard.set_cautious(false));
  CHECK_FALSE(guard.admit(kHere, at(61)));
}
