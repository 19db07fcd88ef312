// SPDX-License-Identifier: Apache-2.0
// The judge finds what is wrong: each case spoils one thing of an exchange that is as the document says.
#include "tests/openapi/judge.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"
#include "tests/support/source_dir.hpp"

namespace {

using kiosk::HttpHeaders;
using kiosk::HttpRequest;
using kiosk::HttpResponse;

const std::string kKey = "018f2e00-7c1a-7000-8000-5f3b1c9d2e4a";
const std::string kVerified = R"({"state":"valid","ticket":"T-7QK4-M2XD","screening":"union","serial":1})";
const std::string kRefused = R"({"type":"about:blank","title":"No","status":409,"reason":"window_closed",)"
                             R"("verdict":{"reason":"window_closed","remedy":"none","rule":"until the start"}})";

HttpRequest verify_request() {
  return {"POST", "/v1/tickets/verify", {{"Authorization", "Bearer t"}}, R"({"code":"ABC"})"};
}

HttpRequest issue_request() {
  return {"POST",
          "/v1/tickets",
          {{"Authorization", "Bearer t"}, {"Idempotency-Key", kKey}, {"Content-Type", "application/json"}},
          R"({"pass":"amara","screening":"union","channel":"in_person"})"};
}

HttpResponse json(int status, const std::string& body) {
  return {status, {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}}, body};
}

HttpResponse problem(int status, const std::string& body) {
  return {status, {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}}, body};
}

HttpResponse problem_of(int status, const std::string& reason) {
  return problem(status, R"({"type":"about:blank","title":"No","status":)" + std::to_string(status) + R"(,"reason":")" +
                             reason + "\"}");
}

/// All findings, a line each; empty: none.
std::string judged(const HttpRequest& request, const HttpResponse& response) {
  std::string lines;
  for (const auto& line : openapi::project_judge().judge(request, response)) lines += line + "\n";
  return lines;
}

bool finds(const std::string& what, const HttpRequest& request, const HttpResponse& response) {
  const auto lines = judged(request, response);
  INFO("wanted: " << what << "\nfound: " << lines);
  CHECK(lines.find(what) != std::string::npos);
  return lines.find(what) != std::string::npos;
}

}  // namespace

TEST_CASE("What is as the document says has no findings") {
  CHECK(judged(verify_request(), json(200, kVerified)) == "");
  CHECK(judged(issue_request(), problem(409, kRefused)) == "");
  CHECK(judged(issue_request(), problem_of(422, "key_reused_with_other_body")) == "");
  CHECK(judged({"GET", "/v1/nothing", {}, ""}, problem_of(404, "not_found")) == "");
  for (const auto* body : {"", "{}", R"({"reason":"ill"})"}) {
    CHECK(judged({"DELETE", "/v1/tickets/T-1", {{"Authorization", "Bearer t"}, {"Idempotency-Key", kKey}}, body},
                 {204, {{"Cache-Control", "no-store"}}, ""}) == "");
  }
}

TEST_CASE("HTTP's own headers need no description, whatever case a header is written in") {
  auto answer = json(200, kVerified);
  answer.headers.emplace_back("Date", "Sun, 28 Apr 2024 21:42:00 GMT");
  answer.headers.emplace_back("content-length", "12");
  answer.headers[1].first = "CACHE-CONTROL";
  answer.headers[0].second = "Application/JSON; charset=utf-8";
  CHECK(judged(verify_request(), answer) == "");
}

TEST_CASE("A finding names the call, the status and the place in the body") {
  const auto lines = judged(verify_request(), json(200, R"({"state":"valid","serial":"one"})"));
  CHECK(lines.find("POST /v1/tickets/verify 200: body: ") != std::string::npos);
  CHECK(lines.find("serial") != std::string::npos);
  CHECK(lines.find(R"(was: {"state":"valid","serial":"one"})") != std::string::npos);
}

TEST_CASE("A body that is not of its schema is found") {
  CHECK(finds("state", verify_request(), json(200, R"({"serial":1})")));
  CHECK(finds("extra", verify_request(), json(200, R"({"state":"forged","extra":1})")));
  CHECK(finds("serial", verify_request(), json(200, R"({"state":"valid","serial":"1"})")));
  CHECK(finds("serial", verify_request(), json(200, R"({"state":"valid","serial":0})")));
  CHECK(finds("serial", verify_request(), json(200, R"({"state":"valid","serial":1.5})")));
  CHECK(finds("state", verify_request(), json(200, R"({"state":"fine"})")));
  CHECK(finds("is no JSON", verify_request(), json(200, "state=valid")));
  CHECK(finds("is no JSON", verify_request(), json(200, "")));
  CHECK(finds("the whole", verify_request(), json(200, "[]")));
  CHECK(finds("the whole", verify_request(), json(200, "null")));
  CHECK(finds("token", {"POST", "/v1/devices/enrol", {}, R"({"setup_code":"x"})"},
              json(201, R"({"device":"d-1","token":"short","venue":"v","venue_name":"V","keys":[]})")));
}

TEST_CASE("A problem must be of its status, of a reason of that status, and a refusal must say its verdict") {
  CHECK(finds("status", issue_request(),
              problem(400, R"({"type":"about:blank","title":"No","status":422,)"
                           R"("reason":"malformed"})")));
  CHECK(finds("reason", issue_request(), problem_of(400, "not_found")));
  CHECK(finds("reason", issue_request(), problem_of(404, "gone_fishing")));
  CHECK(finds("body", issue_request(), problem_of(409, "window_closed")));
  CHECK(finds("reason", {"POST", "/v1/passes/lookup", {{"Authorization", "Bearer t"}}, R"({"code":"P-1"})"},
              problem_of(400, "key_missing")));
  CHECK(finds("content type \"application/json\" is not described", issue_request(), json(409, kRefused)));
}

TEST_CASE("A status, a call or a content type that is not described is found") {
  CHECK(finds("status is not described", verify_request(), json(201, kVerified)));
  CHECK(finds("status is not described", verify_request(), problem_of(418, "malformed")));
  CHECK(finds("is no call", {"GET", "/v1/tickets", {}, ""}, json(200, "{}")));
  CHECK(finds("is no call", {"POST", "/v1/tickets/verify?x=1", {}, ""}, json(200, kVerified)));
  CHECK(finds("reason", {"GET", "/v1/nothing", {}, ""}, problem_of(404, "malformed")));
  auto answer = json(200, kVerified);
  answer.headers[0].second = "text/html";
  CHECK(finds("text/html", verify_request(), answer));
  CHECK(finds("content type \"\"", verify_request(), {200, {{"Cache-Control", "no-store"}}, kVerified}));
}

TEST_CASE("A header that is missing, unknown, doubled or of another value is found") {
  auto answer = json(200, kVerified);
  SECTION("unknown") {
    answer.headers.emplace_back("X-Powered-By", "us");
    CHECK(finds("header X-Powered-By is not described", verify_request(), answer));
  }
  SECTION("known elsewhere") {
    answer.headers.emplace_back("ETag", "\"3f9a0b4c5d6e7f8091a2b3c4d5e6f708\"");
    CHECK(finds("header ETag is not described", verify_request(), answer));
  }
  SECTION("doubled") {
    answer.headers.emplace_back("cache-control", "no-store");
    CHECK(finds("twice", verify_request(), answer));
  }
  SECTION("missing") {
    answer.headers.pop_back();
    CHECK(finds("header Cache-Control is missing", verify_request(), answer));
    CHECK(finds("header Retry-After is missing", verify_request(), problem_of(503, "unavailable")));
    CHECK(finds("header WWW-Authenticate is missing", verify_request(), problem_of(401, "device_unknown")));
  }
  SECTION("another value") {
    answer.headers[1].second = "public";
    CHECK(finds("header Cache-Control: ", verify_request(), answer));
    auto later = problem_of(503, "unavailable");
    later.headers.emplace_back("Retry-After", "soon");
    CHECK(finds("header Retry-After: ", verify_request(), later));
  }
}

TEST_CASE("A body where none is described is found") {
  const HttpRequest request{
      "DELETE", "/v1/tickets/T-1", {{"Authorization", "Bearer t"}, {"Idempotency-Key", kKey}}, ""};
  CHECK(finds("body: there is one", request, {204, {{"Cache-Control", "no-store"}}, "{}"}));
  CHECK(finds("content type without", request, json(204, "")));
}

TEST_CASE("What was granted must have been asked for as the document says") {
  const auto granted = json(200, kVerified);
  auto request = verify_request();
  SECTION("without a token") {
    request.headers.clear();
    CHECK(finds("without a token", request, granted));
  }
  SECTION("with a member that nobody knows") {
    request.body = R"({"code":"ABC","screen":"union"})";
    CHECK(finds("request's body", request, granted));
  }
  SECTION("of another content type") {
    request.headers.emplace_back("Content-Type", "text/plain");
    CHECK(finds("text/plain", request, granted));
  }
  SECTION("without a key, or with one that is none") {
    auto change = HttpRequest{"DELETE", "/v1/tickets/T-1", {{"Authorization", "Bearer t"}}, ""};
    const HttpResponse done{204, {{"Cache-Control", "no-store"}}, ""};
    CHECK(finds("Idempotency-Key is missing", change, done));
    change.headers.emplace_back("Idempotency-Key", "1");
    CHECK(finds("Idempotency-Key: ", change, done));
  }
  SECTION("but what was refused may be anything") {
    request.body = "{";
    CHECK(judged(request, problem_of(400, "malformed")) == "");
  }
}

TEST_CASE("Every example in the document is of its schema") {
  std::string lines;
  for (const auto& line : openapi::project_judge().judge_examples()) lines += line + "\n";
  CHECK(lines == "");
}

TEST_CASE("The document's successes are known by name") {
  const auto names = openapi::project_judge().successes();
  const auto knows = [&](const std::string& name) { return std::ranges::find(names, name) != names.end(); };
  CHECK(knows("POST /v1/tickets 201"));
  CHECK(knows("GET /v1/venue/day 304"));
  CHECK_FALSE(knows("POST /v1/tickets 409"));
  CHECK(openapi::project_judge().name_of({"DELETE", "/v1/tickets/T-1", {}, ""}, 204) ==
        std::optional<std::string>("DELETE /v1/tickets/{id} 204"));
  CHECK_FALSE(openapi::project_judge().name_of({"GET", "/v1/tickets/T-1", {}, ""}, 200));
}
