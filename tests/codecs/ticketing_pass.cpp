// SPDX-License-Identifier: Apache-2.0
// The signed pass: what is written is read, and no change of a byte goes unseen.
#include <string>

#include "kiosk/ticketing/base_text.hpp"
#include "kiosk/ticketing/pass_code.hpp"
#include "kiosk/ticketing/public_key.hpp"
#include "tests/support/catch.hpp"

namespace kiosk::ticketing {
namespace {

SignedPass pass(const std::string& code = "P-2024-0042") {
  SignedPass out{7, PassCode(code), {}};
  for (std::size_t i = 0; i < out.signature.size(); ++i) out.signature[i] = static_cast<std::uint8_t>(i * 37 + 11);
  return out;
}

CodeError error_of(const std::string& bytes) {
  const auto read = read_signed_pass("KP1:" + to_base32(bytes));
  REQUIRE(!read);
  return read.error();
}

std::string bytes_of(const SignedPass& what) { return from_base32(write_signed_pass(what).substr(4)).value(); }

TEST_CASE("base32 and base64url have the examples of RFC 4648, without padding") {
  REQUIRE(to_base32("f") == "MY");
  REQUIRE(to_base32("fooba") == "MZXW6YTB");
  REQUIRE(to_base32("foobar") == "MZXW6YTBOI");
  REQUIRE(to_base64url("fo") == "Zm8");
  REQUIRE(to_base64url("foobar") == "Zm9vYmFy");
  REQUIRE(from_base32("MZXW6YTBOI") == "foobar");
  REQUIRE(from_base64url("Zm8") == "fo");
  REQUIRE(from_base32("") == "");
}

TEST_CASE("base32 and base64url refuse what no bytes have as their text") {
  for (const auto* text : {"M", "MZ", "MZX", "my", "MY======", "M1", "MY ", "MZXW6YTBO"}) {
    CAPTURE(text);
    REQUIRE(!from_base32(text));
  }
  for (const auto* text : {"Z", "Zm", "Zm9", "Zm8=", "Zm+v", "Zm9vY"}) {
    CAPTURE(text);
    REQUIRE((!from_base64url(text) || to_base64url(*from_base64url(text)) == text));
  }
  REQUIRE(!from_base64url("Zm9"));
}

TEST_CASE("a signed pass is read as it was written, whatever its code") {
  const std::string code =
      GENERATE(std::string("1"), std::string("P-2024-0042"), std::string(64, '~'), std::string("a b"));
  const auto text = write_signed_pass(pass(code));
  REQUIRE(text.size() <= 212);
  REQUIRE(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567:1KP") == std::string::npos);
  REQUIRE(is_signed_pass(text));
  const auto read = read_signed_pass(text);
  REQUIRE(read);
  REQUIRE(*read == pass(code));
}

TEST_CASE("the bytes stand as PASS_CODE.md has them, and a ticket's are never the same") {
  const std::string fields = std::string("\x07\x0B", 2) + "P-2024-0042";
  REQUIRE(signed_bytes(7, PassCode("P-2024-0042")) == "KP1:" + fields);
  REQUIRE(bytes_of(pass()).substr(0, fields.size()) == fields);
  REQUIRE(bytes_of(pass()).size() == fields.size() + 64);
  REQUIRE(write_signed_pass(pass()).size() == 4 + 124);
  const CodeClaims ticket{7, TicketId("T"), 1, ScreeningId("S"), Instant{}};
  REQUIRE(signed_bytes(ticket).front() == '\x01');
}

TEST_CASE("a changed byte of a signed pass is refused or changes what the signature is checked against") {
  const auto genuine = bytes_of(pass());
  for (std::size_t at = 0; at < genuine.size(); ++at) {
    for (int flip = 1; flip < 256; ++flip) {
      auto changed = genuine;
      changed[at] = static_cast<char>(changed[at] ^ flip);
      const auto read = read_signed_pass("KP1:" + to_base32(changed));
      if (read && bytes_of(*read) != changed) FAIL("byte " << at << " xor " << flip << " is read as something else");
      if (read && *read == pass()) FAIL("byte " << at << " xor " << flip << " goes unseen");
    }
  }
}

TEST_CASE("a damaged signed pass says in what way") {
  const auto genuine = bytes_of(pass());
  for (std::size_t length = 0; length < genuine.size(); ++length) {
    REQUIRE(error_of(genuine.substr(0, length)) == CodeError::kTruncated);
  }
  REQUIRE(error_of(genuine + "x") == CodeError::kTrailingBytes);
  const auto with_code = [&](const std::string& code) {
    return std::string(1, '\x07') + static_cast<char>(code.size()) + code + genuine.substr(13);
  };
  for (const auto& code : {std::string(), std::string(65, 'x'), std::string(" x"), std::string("x "),
                           std::string("a\nb"), std::string("\x7F"), std::string("\xC3\xA9"), std::string("KP1:AA")}) {
    CAPTURE(code);
    REQUIRE(error_of(with_code(code)) == CodeError::kBadField);
    REQUIRE_FALSE(can_be_signed(PassCode(code)));
  }
  for (const auto* text : {"", "KP1", "kp1:AA", "KP2:AA", "KP1:aa", "KP1:A=", "KP1:!!", "P-2024-0042"}) {
    CAPTURE(text);
    REQUIRE(read_signed_pass(text).error() == CodeError::kNotACode);
  }
  REQUIRE(read_signed_pass("KP1:" + std::string(600, 'A')).error() == CodeError::kNotACode);
}

TEST_CASE("public keys are read back as they were written, and wrong ones are refused by their place") {
  const std::vector<PublicKey> keys{{1, std::string(32, 'a'), *parse_rfc3339("2024-04-01T00:00:00Z")},
                                    {255, std::string(32, '\xFF'), *parse_rfc3339("2024-05-01T00:00:00Z")}};
  REQUIRE(read_keys(write_keys(keys)) == keys);
  REQUIRE(read_keys(R"({"keys":[]})")->empty());
  const auto one = [](const std::string& id, const std::string& key) {
    return R"({"id":)" + id + R"(,"ed25519":")" + key + R"(","valid_from":"2024-04-01T00:00:00Z"})";
  };
  const auto good = to_base64url(std::string(32, 'a'));
  const auto says = [&](const std::string& list) { return read_keys(R"({"keys":[)" + list + "]}").error(); };
  REQUIRE(says(one("256", good)).find("keys[0].id") == 0);
  REQUIRE(says(one("1", good) + "," + one("1", good)).find("keys[1].id") == 0);
  REQUIRE(says(one("1", "AAAA")).find("keys[0].ed25519") == 0);
  REQUIRE(says(one("1", good + "=")).find("keys[0].ed25519") == 0);
  for (const auto* text : {"", "[]", "{}", "{\"keys\":7}", "{\"keys\":[7]}", "\xFF"}) REQUIRE(!read_keys(text));
}

}  // namespace
}  // namespace kiosk::ticketing
