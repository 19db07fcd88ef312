// SPDX-License-Identifier: Apache-2.0
// A kiosk gets its token: what it sends, what it keeps, and what it says where it does not.
#include "kiosk/enrol/enrol.hpp"

#include <optional>
#include <sstream>
#include <vector>

#include "kiosk/enrol/code_entry.hpp"
#include "kiosk/ticketing/enrolment.hpp"
#include "tests/support/catch.hpp"

using kiosk::HttpError;
using kiosk::HttpRequest;
using kiosk::HttpResponse;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A service that gives one answer, whatever is asked; of a version before, 400 to a role.
class OneAnswer final : public kiosk::ports::HttpClient {
 public:
  explicit OneAnswer(Answer answer) : answer_(std::move(answer)) {}
  void send(HttpRequest request, Done done) override {
    asked.push_back(std::move(request));
    const bool refuses = knows_no_role && has(asked.back().body, R"("role")");
    done(refuses ? HttpResponse{400, {}, R"({"reason":"malformed","detail":"role: unknown"})"} : answer_);
  }
  std::vector<HttpRequest> asked;
  bool knows_no_role = false;

 private:
  Answer answer_;
};

struct Kiosk {
  OneAnswer http;
  std::optional<std::string> token{};
  bool disk_is_full = false;

  kiosk::enrol::Answer enrol(const std::string& code, const std::string& service = "https://tickets.example") {
    return kiosk::enrol::enrol(http, service, code, [this](const auto& got) -> kiosk::Result<void, std::string> {
      if (disk_is_full) return kiosk::failure(std::string("token: no space left"));
      token = got.token;
      return {};
    });
  }
};

HttpResponse good_answer(const std::string& name = "lobby", const std::string& role = "kiosk") {
  return {
      201,
      {},
      kiosk::ticketing::write_enrolment({"d-3", "t0ken", kiosk::VenueId("bader"), "Bader Theatre", {}, name, role})};
}

}  // namespace

TEST_CASE("A code is traded for a token, which is kept and not said") {
  Kiosk kiosk{OneAnswer(good_answer())};
  const auto done = kiosk.enrol("7QK4-M2XD-9F0B-C3HZ");
  REQUIRE(done);
  CHECK(*done == "this kiosk is device d-3 (lobby) at Bader Theatre now");
  CHECK_FALSE(has(*done, "t0ken"));
  CHECK(kiosk.token == "t0ken");
  REQUIRE(kiosk.http.asked.size() == 1);
  CHECK(kiosk.http.asked[0].path == "/v1/devices/enrol");
  CHECK(kiosk.http.asked[0].body == R"({"setup_code":"7QK4-M2XD-9F0B-C3HZ","role":"kiosk"})");
}

TEST_CASE("An older service, which refuses the role, is asked without it") {
  Kiosk kiosk{OneAnswer(good_answer("", ""))};
  kiosk.http.knows_no_role = true;
  const auto done = kiosk.enrol("7QK4-M2XD-9F0B-C3HZ");
  REQUIRE(done);
  CHECK(*done == "this kiosk is device d-3 at Bader Theatre now");
  CHECK(kiosk.token == "t0ken");
  REQUIRE(kiosk.http.asked.size() == 2);
  CHECK(kiosk.http.asked[1].body == R"({"setup_code":"7QK4-M2XD-9F0B-C3HZ"})");
}

TEST_CASE("No other answer than 400 is a reason to leave the role out") {
  const int status = GENERATE(401, 403, 404, 422, 429, 500, 503);
  Kiosk kiosk{OneAnswer(HttpResponse{status, {}, "{}"})};
  CHECK_FALSE(kiosk.enrol("7QK4"));
  CHECK(kiosk.http.asked.size() == 1);
}

TEST_CASE("A door's token is not kept, though the service gave it") {
  Kiosk kiosk{OneAnswer(good_answer("deur", "door"))};
  const auto refused = kiosk.enrol("7QK4");
  REQUIRE_FALSE(refused);
  CHECK_FALSE(kiosk.token);
  CHECK(has(refused.error(), "a door (deur), not a kiosk, and is used up"));
  CHECK(has(refused.error(), "central devices enrol NAME --venue VENUE"));
}

TEST_CASE("A picture's text is a code with a service, which must be the one in the settings") {
  const auto text = [](const std::string& service) {
    return kiosk::ticketing::write_setup_text({service, "7QK4-M2XD-9F0B-C3HZ"});
  };
  Kiosk kiosk{OneAnswer(good_answer())};
  SECTION("the same") { CHECK(kiosk.enrol(text("https://tickets.example"))); }
  SECTION("the same with a slash") { CHECK(kiosk.enrol(text("https://tickets.example/"))); }
  SECTION("none") { CHECK(kiosk.enrol(text(""))); }
  SECTION("another: it gets nothing of the code") {
    const auto refused = kiosk.enrol(text("https://elsewhere.example"));
    REQUIRE_FALSE(refused);
    CHECK(has(refused.error(), "https://elsewhere.example"));
    CHECK(has(refused.error(), "[service] url"));
    CHECK(kiosk.http.asked.empty());
    return;
  }
  CHECK(kiosk.token == "t0ken");
}

TEST_CASE("Where there is no token nothing is kept, and one line says why") {
  const auto refused = [](const kiosk::ports::HttpClient::Answer& answer, const std::string& code = "7QK4") {
    Kiosk kiosk{OneAnswer(answer)};
    const auto done = kiosk.enrol(code);
    REQUIRE_FALSE(done);
    CHECK_FALSE(kiosk.token);
    CHECK_FALSE(has(done.error(), "\n"));
    return done.error();
  };
  CHECK(has(refused(HttpResponse{401, {}, R"({"detail":"used; make another"})"}), "make another"));
  CHECK(refused(HttpResponse{403, {}, R"({"reason":"role_not_allowed","detail":"sets up a door: deur"})"}) ==
        "sets up a door: deur");
  CHECK(has(refused(kiosk::failure(HttpError{HttpError::Kind::kNotSent, "no route"})), "no route"));
  CHECK(has(refused(kiosk::failure(HttpError{HttpError::Kind::kNoAnswer, "cut"})), "used up"));
  CHECK(has(refused(HttpResponse{201, {}, "not json"}), "cannot be read"));
  CHECK(has(refused(good_answer(), "kiosk-setup:9?x"), "version"));
}

TEST_CASE("A token that cannot be kept is lost, and that is said with the remedy") {
  Kiosk kiosk{OneAnswer(good_answer())};
  kiosk.disk_is_full = true;
  const auto refused = kiosk.enrol("7QK4");
  REQUIRE_FALSE(refused);
  CHECK(has(refused.error(), "no space left"));
  CHECK(has(refused.error(), "used up"));
}

namespace {

kiosk::Result<std::string, std::string> typed(const std::string& text) {
  std::istringstream in(text);
  return kiosk::enrol::read_code(in, nullptr);
}

}  // namespace

TEST_CASE("A code that is typed or handed over is the first line, whichever way it ends") {
  for (const auto* text : {"7F3K-92QD\n", "7F3K-92QD", "7F3K-92QD\r\n", " \t7F3K-92QD  \nmore\n"}) {
    const auto code = typed(text);
    REQUIRE(code);
    CHECK(*code == "7F3K-92QD");
  }
}

TEST_CASE("What is no code to begin with is refused in a line that does not repeat it") {
  const std::string long_one(1025, 'A');
  for (const auto& text :
       {std::string(), std::string("\n"), std::string("  \r\n7F3K-92QD\n"), long_one, std::string("7F3K\0-92QD\n", 11),
        std::string("7F3K\x1b[2J\n"), std::string("7F3K\xc3\xa9\n")}) {
    const auto code = typed(text);
    REQUIRE_FALSE(code);
    CHECK(code.error().find('\n') == std::string::npos);
    CHECK(code.error().find("7F3K") == std::string::npos);
  }
  CHECK(typed(std::string(1024, 'A') + "\n"));
}

TEST_CASE("No more is read than a code can have, and the prompt says what for") {
  std::istringstream in(std::string(100'000, 'A'));
  std::ostringstream prompt;
  CHECK_FALSE(kiosk::enrol::read_code(in, &prompt));
  CHECK(in.tellg() < 2000);
  CHECK(prompt.str() == "Set-up code: \n");
}
