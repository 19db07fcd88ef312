// SPDX-License-Identifier: Apache-2.0
// The ticket code: what is written is read, and no change of a byte or a character goes unseen.
#include <chrono>
#include <string>

#include "kiosk/ticketing/base45.hpp"
#include "kiosk/ticketing/ticket_code.hpp"
#include "tests/support/catch.hpp"

namespace kiosk::ticketing {
namespace {

using namespace std::chrono;

CodeClaims claims() {
  return {7, TicketId("T-7F3K-92QD"), 3, ScreeningId("union-2024-04-28"),
          Instant{sys_days{2024y / April / 28d}} + 22h + 30min};
}

/// Not a real one: the format carries 64 bytes whatever they are.
Signature signature() {
  Signature out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint8_t>(i * 37 + 11);
  return out;
}

std::string code_bytes() { return from_base45(write_code(claims(), signature()).str()).value(); }

CodeError error_of(const std::string& bytes) {
  const auto read = read_code(to_base45(bytes));
  REQUIRE(!read);
  return read.error();
}

TEST_CASE("base45 has the examples of RFC 9285") {
  REQUIRE(to_base45("AB") == "BB8");
  REQUIRE(to_base45("Hello!!") == "%69 VD92EX0");
  REQUIRE(to_base45("base-45") == "UJCLQE7W581");
  REQUIRE(from_base45("QED8WEX0") == "ietf!");
  REQUIRE(to_base45("").empty());
  REQUIRE(from_base45("") == "");
}

TEST_CASE("base45 refuses what no bytes have as their text") {
  for (const auto* text : {"A", "ABCD", "ABC1", "GGW", ":::", "::", "bb8", "B!8", "\xC3\xA9 "}) {
    CAPTURE(text);
    REQUIRE(!from_base45(text));
  }
  REQUIRE(from_base45("FGW") == "\xFF\xFF");
}

TEST_CASE("every pair of bytes has a base45 text of its own") {
  for (unsigned value = 0; value <= 0xFFFF; ++value) {
    const std::string bytes{static_cast<char>(value >> 8U), static_cast<char>(value & 0xFFU)};
    if (from_base45(to_base45(bytes)) != bytes) FAIL("lost the pair " << value);
  }
}

TEST_CASE("a written code is read as it was, whatever its claims") {
  auto what = claims();
  SECTION("an ordinary one") {}
  SECTION("the shortest") { what = {0, TicketId("T"), 1, ScreeningId("S"), Instant{}}; }
  SECTION("the longest") {
    what = {255, TicketId(std::string(24, '~')), 65535, ScreeningId(std::string(40, ' ')),
            Instant{sys_days{2100y / December / 31d}} + 23h + 59min};
  }
  const auto code = write_code(what, signature());
  REQUIRE(code.str().size() <= 207);
  REQUIRE(code.str().find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:") == std::string::npos);
  const auto read = read_code(code.str());
  REQUIRE(read);
  REQUIRE(read->claims == what);
  REQUIRE(read->signature == signature());
}

TEST_CASE("the bytes stand as TICKET_CODE.md has them") {
  const std::string expected = std::string("\x01\x07\x0B", 3) + "T-7F3K-92QD" + std::string("\x00\x03\x10", 3) +
                               "union-2024-04-28" + std::string("\x01\xB3\xFA\xE6", 4);
  REQUIRE(signed_bytes(claims()) == expected);
  REQUIRE(code_bytes().substr(0, expected.size()) == expected);
  REQUIRE(code_bytes().size() == expected.size() + 64);
}

TEST_CASE("seconds of the start are not in the code") {
  auto what = claims();
  what.starts_at += 59s + 999ms;
  REQUIRE(write_code(what, signature()) == write_code(claims(), signature()));
}

TEST_CASE("a changed byte is refused or changes what the signature is checked against") {
  const auto genuine = code_bytes();
  for (std::size_t at = 0; at < genuine.size(); ++at) {
    for (int flip = 1; flip < 256; ++flip) {
      auto changed = genuine;
      changed[at] = static_cast<char>(changed[at] ^ flip);
      const auto read = read_code(to_base45(changed));
      if (!read) continue;
      std::string seen = signed_bytes(read->claims);
      for (const auto byte : read->signature) seen += static_cast<char>(byte);
      if (seen != changed) FAIL("byte " << at << " xor " << flip << " is read as something else");
    }
  }
}

TEST_CASE("every truncation is refused, of the bytes and of the text") {
  const auto bytes = code_bytes();
  for (std::size_t length = 1; length < bytes.size(); ++length) {
    REQUIRE(error_of(bytes.substr(0, length)) == CodeError::kTruncated);
  }
  const auto text = write_code(claims(), signature()).str();
  for (std::size_t length = 0; length < text.size(); ++length) REQUIRE(!read_code(text.substr(0, length)));
}

TEST_CASE("what is wrong with a code is told apart") {
  REQUIRE(read_code("").error() == CodeError::kNotACode);
  REQUIRE(read_code("P-1001 lower case").error() == CodeError::kNotACode);
  REQUIRE(read_code(std::string(600, '0')).error() == CodeError::kNotACode);
  REQUIRE(read_code(std::string("BB8\0", 4)).error() == CodeError::kNotACode);
  REQUIRE(error_of(std::string("\x02", 1) + code_bytes().substr(1)) == CodeError::kUnknownVersion);
  REQUIRE(error_of(std::string("\0", 1)) == CodeError::kUnknownVersion);
  REQUIRE(error_of(code_bytes() + "x") == CodeError::kTrailingBytes);
  REQUIRE(error_of(code_bytes() + code_bytes()) == CodeError::kTrailingBytes);
}

TEST_CASE("a field out of its range is refused") {
  auto bytes = code_bytes();
  SECTION("a control character in the ticket id") { bytes[4] = '\n'; }
  SECTION("a byte over ASCII in the screening id") { bytes[20] = '\xE9'; }
  SECTION("serial 0") { bytes[15] = '\0'; }
  SECTION("a start after 2100") { bytes[33] = '\x7F'; }
  SECTION("no ticket id") { bytes = bytes.substr(0, 2) + std::string(1, '\0') + bytes.substr(14); }
  SECTION("a ticket id of 25 bytes") { bytes = bytes.substr(0, 2) + "\x19" + std::string(25, 'T') + bytes.substr(14); }
  SECTION("a screening id of 41 bytes") {
    bytes = bytes.substr(0, 16) + "\x29" + std::string(41, 'S') + bytes.substr(33);
  }
  REQUIRE(error_of(bytes) == CodeError::kBadField);
}

}  // namespace
}  // namespace kiosk::ticketing
