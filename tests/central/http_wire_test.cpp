// SPDX-License-Identifier: Apache-2.0
// Answers on their way to the wire: what the server adds, what it keeps back.
#include "platform/central/http_wire.hpp"

#include "tests/support/catch.hpp"

namespace central::test {
namespace {

using std::chrono::system_clock;

std::string header(const WireResponse& response, const std::string& name) {
  const auto found = response.find(name);
  return found == response.end() ? "" : std::string(found->value().data(), found->value().size());
}

TEST_CASE("dates are written as HTTP writes them") {
  CHECK(http_date(system_clock::time_point{}) == "Thu, 01 Jan 1970 00:00:00 GMT");
  CHECK(http_date(system_clock::time_point{std::chrono::seconds{1714343400}}) == "Sun, 28 Apr 2024 22:30:00 GMT");
  CHECK(http_date(system_clock::time_point{std::chrono::seconds{1709251199}}) == "Thu, 29 Feb 2024 23:59:59 GMT");
}

TEST_CASE("a handler cannot break the message it is in") {
  const kiosk::HttpHeaders headers = {{"Location", "/a\r\nSet-Cookie: b"},
                                      {"X\nY", "z"},
                                      {"", "nameless"},
                                      {"Content-Length", "7"},
                                      {"connection", "x"},
                                      {"Transfer-Encoding", "chunked"},
                                      {"X-Kept", "as \xC3\xA9 is"}};
  const auto wire = write_response({200, headers, "abc"}, {}, system_clock::now());
  CHECK(wire.count("Location") == 0);
  CHECK(wire.count("Set-Cookie") == 0);
  CHECK(wire.count("Transfer-Encoding") == 0);
  CHECK(header(wire, "Content-Length") == "3");
  CHECK(header(wire, "Connection") == "close");
  CHECK(header(wire, "X-Kept") == "as \xC3\xA9 is");
  CHECK(wire.body() == "abc");
}

TEST_CASE("a header may occur twice, and the handler may set the date") {
  const auto wire = write_response({200, {{"Link", "</a>"}, {"Link", "</b>"}, {"Date", "then"}}, ""}, {11, false, true},
                                   system_clock::now());
  CHECK(wire.count("Link") == 2);
  CHECK(header(wire, "Date") == "then");
  CHECK(header(wire, "Content-Length") == "0");
  CHECK(wire.keep_alive());
}

}  // namespace
}  // namespace central::test
